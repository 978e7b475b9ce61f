internal import TestSupport
internal import Testing

/// `--since`, `--outlet` and the other limits of `ask`, `search`, `articles` and `chat`.
@Suite struct LimitOptionTests {
  let library: SampleLibrary

  init() throws {
    library = try SampleLibrary()
    try library.folder.write(
      """
      {"id": "a", "title": "Kelp fees rise", "text": "The kelp fee of Varde is EUR 40. Boats pay it in May.", "source": "Coast Post", "author": "Ragna Foss", "date": "2024-05-20", "url": "https://www.coastpost.example/a"}
      {"id": "b", "title": "Kelp fees again", "text": "The kelp fee of Varde is EUR 55. The harbour sets it.", "source": "feeds.coastpost.example", "author": "Ole Foss", "date": "2025-03-04"}
      {"id": "c", "title": "Kelp without a day", "text": "The kelp fee of Varde is EUR 10."}
      """, to: "articles/import.jsonl")
    try library.index()
  }

  @Test(arguments: [
    (["--since", "2025"], "EUR 55"), (["--since", "2024-06"], "EUR 55"),
    (["--until", "May 2024"], "EUR 40"), (["--until", "2024-12-31"], "EUR 40"),
    (["--author", "Ragna Foss"], "EUR 40"), (["--author", "ole"], "EUR 55"),
    (["--outlet", "Coast Post", "--since", "2025"], "EUR 55"),
    (["--outlet", "www.coastpost.example", "--until", "2024"], "EUR 40"),
    (["--title", "without a day"], "EUR 10"),
  ])
  func `a question is answered from the articles within the limits`(
    limits: [String], expected: String
  ) throws {
    let reply = try library.run(["ask"] + limits + ["How much is the kelp fee of Varde?"])
    #expect(reply.status == 0, "\(reply.output)")
    let other = ["EUR 40", "EUR 55", "EUR 10"].filter { $0 != expected }
    #expect(reply.output.contains(expected), "\(reply.output)")
    #expect(!other.contains(where: reply.output.contains), "\(reply.output)")
  }

  @Test(arguments: [
    (["--since", "soon"], "“soon” is not a date. Write 2025, 2025-03, 2025-03-01 or May 2025."),
    (["--until", "2025-02-30"], "is not a date"),
    (["--since", "2025", "--until", "2024"], "Put the earlier day under since."),
    (["--outlet", " "], "--outlet needs a value"),
    (["--outlet", "*"], "“*” holds no word to look for under outlet. Leave outlet out"),
    (["--title", "…"], "holds no word to look for under title"),
  ])
  func `a limit that cannot be meant is misuse, with its cure`(limits: [String], words: String)
    throws
  {
    for command in [["ask", "Who is Arne Vik?"], ["search", "kelp"], ["articles"]] {
      let result = try library.run(command + limits)
      #expect(result.status == 64)
      #expect(result.errors.contains(words), "\(result.errors)")
    }
  }

  @Test func `where nothing is left, that is said`() throws {
    let question = "How much is the kelp fee of Varde?"
    let reply = try library.run(["ask", "--outlet", "Zorblax", question])
    #expect(reply.status == 1)
    #expect(reply.output == "No article fits outlet:Zorblax.\n")
    #expect(try library.run(["search", "--outlet", "Zorblax", "kelp"]).status == 1)
    #expect(try library.run(["articles", "--outlet", "Zorblax"]).status == 1)
    let talk = try library.run(["chat", "--outlet", "Zorblax"], input: question + "\n")
    #expect(talk.output.contains("No article fits outlet:Zorblax."))
  }

  @Test func `JSON says the limits and how many articles they leave`() throws {
    let question = "How much is the kelp fee of Varde?"
    let limited = try library.run(["ask", "--json", "--outlet", "Coast Post", question])
    #expect(
      limited.output.contains(
        #""limits":{"since":null,"until":null,"outlet":"Coast Post","author":null,"title":null,"about":null,"folder":null,"kind":null,"articles":2}"#
      ), "\(limited.output)")
    #expect(try library.run(["ask", "--json", question]).output.contains(#""limits":null"#))
    let stated = try library.run(
      ["ask", "--json", "What did the Coast Post report about kelp in May 2024?"])
    #expect(
      stated.output.contains(
        #""limits":{"since":"2024-05-01","until":"2024-05-31","outlet":"Coast Post""#),
      "\(stated.output)")
  }

  @Test func `limits hold for passages, for lists and for a whole conversation`() throws {
    let found = try library.run(["search", "--since", "2025", "--about", "kelp", "harbour"])
    #expect(found.output.contains("Kelp fees again") && !found.output.contains("Kelp fees rise"))
    let listed = try library.run(["articles", "--author", "foss", "--outlet", "coast post"])
    #expect(listed.output.split(separator: "\n").count == 2)
    let folder = try library.run(["articles", "--folder", "articles/markets"])
    #expect(folder.output.split(separator: "\n").count == 1)
    let talk = try library.run(
      ["chat", "--until", "2024"], input: "How much is the kelp fee of Varde?\n")
    #expect(talk.output.contains("EUR 40") && !talk.output.contains("EUR 55"))
  }
}
