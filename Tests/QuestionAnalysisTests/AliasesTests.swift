internal import Testing

@testable import QuestionAnalysis

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
}
