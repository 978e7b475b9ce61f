internal import TestSupport
internal import Testing

/// Questions about the collection through the commands.
@Suite struct CollectionCommandTests {
  private let library: SampleLibrary

  init() throws { library = try SampleLibrary() }

  @Test func `a count is given in words and as a number in JSON`() throws {
    let words = try library.run(["ask", "How many articles mention Brightwave?"])
    #expect(words.status == 0)
    #expect(words.output.hasPrefix("1 article mentions “Brightwave”.\n"))
    let json = try library.run(["ask", "--json", "How many articles mention Brightwave?"])
    #expect(json.output.contains(#""answerType":"articles","answer":null,"confidence":1"#))
    #expect(json.output.contains(#""count":1"#))
    let other = try library.run(["ask", "--json", "How many people does the plant employ?"])
    #expect(other.output.contains(#""count":null"#))
  }

  @Test func `the articles that a reply has no room for are listed by the command it names`() throws
  {
    for number in 1...12 {
      try library.folder.write(
        """
        Note \(number)

        \(number) May 2025

        The harbour of Narvik saw storm number \(number) of the season pass over its \(number) piers.
        """,
        to: "articles/notes/note-\(number).txt")
    }
    try library.index()
    let reply = try library.run(["ask", "Which articles mention Narvik?"])
    #expect(reply.output.hasPrefix("13 articles mention “Narvik”.\n"))
    #expect(reply.output.contains("All of them: footnote articles --mention 'Narvik'"))
    let listed = try library.run(["articles", "--mention", "Narvik"])
    #expect(listed.output.split(separator: "\n").count == 13)
    let both = try library.run(["articles", "--mention", "Narvik", "--since", "2025-05-10"])
    #expect(both.output.split(separator: "\n").count == 4)
    #expect(
      try library.run(["articles", "--about", "Brightwave"]).output.contains("brightwave.txt"))
  }

  @Test func `a topic with quotation marks is passed on as a shell takes it`() throws {
    let reply = try library.run(["ask", "Which articles mention 'Narvik'; rm -rf \"x\"?"])
    #expect(reply.status == 1)
    #expect(!reply.output.contains("footnote articles"))
  }

  @Test func `nothing found is exit status 1 for a list and a counted zero for how many`() throws {
    #expect(try library.run(["ask", "Which articles mention Zorblax?"]).status == 1)
    #expect(try library.run(["ask", "How many articles mention Zorblax?"]).status == 0)
  }
}
