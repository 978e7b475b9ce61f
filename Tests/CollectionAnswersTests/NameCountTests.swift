internal import AnsweringSupport
internal import Answers
internal import PassageIndex
internal import Testing

/// Which names most articles have: persons, companies, other organisations, places and countries.
@Suite struct NameCountTests {
  private static func article(_ text: String, date: String, outlet: String = "Harbour Post")
    -> String
  {
    """
    ---
    title: A day in the harbour
    outlet: \(outlet)
    date: \(date)
    ---
    \(text)
    """
  }

  private static let files = [
    "a.md": article(
      "Brakvik Docks Ltd will build a ferry in Norway, said Ada Halden, who runs it. The Sjøfart Institute doubts it.",
      date: "2024-03-01"),
    "b.md": article(
      "Ostra, a maker of cranes, sold two to Brakvik Docks. Brakvik Docks' yard lies in Germany.",
      date: "2024-05-01"),
    "c.md": article(
      "Shares in Ostra fell in the U.S. on Monday. Ostra had cut its forecast. But Ostra shares recovered in Norway.",
      date: "2025-01-10", outlet: "Coast Herald"),
    "d.md": article(
      "The company Ostra and the Sjøfart Institute opened a school in the United States. Kelp grows there.",
      date: "2025-02-10", outlet: "Coast Herald"),
  ]

  private func lines(_ answer: Answer) -> [String] {
    answer.parts.compactMap {
      guard case .note(let text) = $0 else { return nil }
      return text
    }
  }

  @Test(arguments: [
    (
      "Which companies are mentioned most?", "Ostra is named in most articles: in 3 of 4.",
      ["Ostra: 3 articles [1]", "Brakvik Docks: 2 articles [2]"]
    ),
    (
      "Which organisations are mentioned most often?",
      "Ostra is named in most articles: in 3 of 4.",
      [
        "Ostra: 3 articles [1]", "Brakvik Docks: 2 articles [2]",
        "Sjøfart Institute: 2 articles [3]",
      ]
    ),
    (
      "Which companies are mentioned most in 2024?",
      "Brakvik Docks is named in most articles published from 1 Jan 2024 to 31 Dec 2024: in 2 of 2.",
      ["Brakvik Docks: 2 articles [1]", "Ostra: 1 article [2]"]
    ),
    (
      "Which companies are mentioned most by the Coast Herald?",
      "Ostra is named in most articles from Coast Herald: in 2 of 2.", ["Ostra: 2 articles [1]"]
    ),
    (
      "Which companies are mentioned most in articles that mention kelp?",
      "Ostra is named in most articles that mention “kelp”: in 1 of 1.", ["Ostra: 1 article [1]"]
    ),
  ])
  func `companies and organisations are counted by article`(
    question: String, lead: String, names: [String]
  ) throws {
    let answer = try CountedLibrary(Self.files).ask(question)
    #expect(answer.lead == lead)
    #expect(lines(answer).dropLast() == names[...])
    #expect(lines(answer).last?.contains("are told by what articles write of them") == true)
  }

  @Test func `a country counts once however an article writes it`() throws {
    let answer = try CountedLibrary(Self.files).ask("Which countries are mentioned most?")
    #expect(lines(answer).contains("United States: 2 articles [2]"))
  }

  @Test func `every name is quoted from an article that has it`() throws {
    let library = try CountedLibrary(Self.files)
    for question in ["Which companies are mentioned most?", "Who is mentioned most?"] {
      let answer = try library.ask(question)
      #expect(!answer.citations.isEmpty)
      for (citation, line) in zip(answer.citations, lines(answer)) {
        let name = line.prefix { $0 != ":" }
        #expect(citation.excerpt.contains(name), "\(line)")
      }
    }
  }

  @Test func `where no company is told by its form, that is said`() throws {
    let library = try CountedLibrary([
      "x.md": Self.article("It rained all day.", date: "2024-01-01")
    ])
    let answer = try library.ask("Which companies are mentioned most?")
    #expect(answer.status == .abstained)
    #expect(answer.lead == "No name that is told to be a company’s is found in these articles.")
  }

  @Test(arguments: [
    "Which companies are mentioned most in the treaty of the baron?",
    "Which countries are mentioned in the will?",
  ])
  func `a question about what the articles say is none about the collection`(question: String)
    throws
  {
    #expect(try CountedLibrary(Self.files).answer(question) == nil)
  }
}
