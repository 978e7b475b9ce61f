internal import Answers
internal import Testing

@testable import QuestionAnalysis
@testable import QuestionAnswering
@testable import SentenceAnalysis

@Suite struct AliasesTests {
  private static let aliases = Aliases([
    .init("KGF", "Kelp Growth Facility"), .init("KGF", "the facility"),
    .init("ferry line", "Coastlink"), .init("unrelated", "other thing"),
  ])

  static let questions = [
    ("Who manages the Kelp Growth Facility?", "Who manages the KGF?", ["KGF"]),
    ("Who manages KGF?", "Who manages KGF?", ["KGF"]),
    (
      "Did the facility lend Coastlink money?", "Did KGF lend Coastlink money?",
      ["KGF", "Coastlink"]
    ),
    ("What is a ferry line?", "What is a Coastlink?", ["Coastlink"]),
    ("Kelp grows where?", "Kelp grows where?", []), ("", "", []), ("???", "???", []),
    ("kelp growth facility kelp growth facility", "KGF KGF", ["KGF"]),
  ]

  @Test(arguments: questions)
  func `the shortest name stands for all of its group`(
    question: String, text: String, kept: [String]
  ) {
    let naming = Self.aliases.naming(of: question)
    #expect(naming.text == text)
    #expect(naming.groups.map(\.kept.text) == kept)
  }

  @Test func `a name keeps the capital of the one it stands for`() {
    let aliases = Aliases([.init("kgf", "kelp growth facility")])
    #expect(aliases.naming(of: "Kelp Growth Facility?").text == "Kgf?")
    #expect(aliases.naming(of: "kelp growth facility?").text == "kgf?")
  }

  @Test func `pairs that share a name are one group`() {
    let group = Self.aliases.naming(of: "KGF?").groups.first
    #expect(group?.description == "KGF = Kelp Growth Facility = the facility")
  }

  @Test(arguments: [("KGF", "kgf"), ("Ferries", "ferry"), ("A\u{301}b", "ab")])
  func `case, accents and endings do not tell names apart`(left: String, right: String) {
    #expect(Aliases.isSame(left, right))
    #expect(Aliases([.init(left, right)]).naming(of: left).groups.isEmpty)
  }

  @Test(arguments: ["", "!", "*", "\u{202E}", "\"", "🙂"])
  func `what has no word is no name`(name: String) {
    #expect(!Aliases.isUsable(name) || name == "🙂")
    #expect(Aliases([.init(name, "KGF")]).naming(of: "\(name) KGF").text == "\(name) KGF")
  }

  @Test func `other names are read as the one kept, word by word`() {
    let numbers = NameNumbers(names: [(other: [1, 2, 3], kept: [9]), (other: [5], kept: [6, 7])])
    #expect(numbers.renamed([0, 1, 2, 3, 5, 1, 2]) == [0, 9, 9, 9, 6, 1, 2])
    #expect(numbers.renamed([1, 2]) == nil)
    #expect(numbers.renamed([]) == nil)
  }

  private static let reeds = [
    "reeds.md": """
    The region's National Reed Beds Investment Fund (Reed Fund II) shows what is planned.

    Nothing was said of the weather. In the spring of 2025 Reed Fund II lent EUR 40 million to Lund Reeds.
    """,
    "growth.md": """
    # Growers

    The Kelp Growth Facility (KGF) opened in May. Its rooms are in the old customs house.

    The Kelp Growth Facility employs 340 people. The harbour office (Varde) employs nine.
    """,
  ]

  @Test(arguments: [
    ("How much did the National Reed Beds Investment Fund lend?", "EUR 40 million"),
    ("How many people does the KGF employ?", "340"),
  ])
  func `a name in brackets and the name before it are one`(question: String, expected: String)
    throws
  {
    let answer = try AskedLibrary(Self.reeds).ask(question)
    #expect(answer.citations.first?.excerpt.contains(expected) == true)
  }

  @Test(arguments: ["(A) B", "(", ")(", "Reed (", "(II", "Fund () of", "A (B (C) D", "(((A)))"])
  func `brackets of any kind are read without harm`(text: String) throws {
    let library = try AskedLibrary(["a.md": "\(text)\n\n\(text) Reed Fund\n"])
    _ = try library.ask("What did the Reed Fund and A B C buy?")
  }
}
