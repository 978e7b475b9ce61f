internal import Foundation
internal import Prompts
internal import Testing

@testable import Answers
@testable import EvidenceRanking
@testable import QuestionAnalysis
@testable import QuestionAnswering

/// What `.why` says, on the shipyard's articles and on bare signs.
@Suite struct ReasonsTests {
  let library: AskedLibrary

  init() throws { library = try AskedLibrary() }

  private func reasons(_ question: String) throws -> Reasons {
    try #require(try library.ask(question).reasons)
  }

  // MARK: The tables

  @Test func `every feature of ranking stands in a reason`() throws {
    let told = Set(
      try Prompts().table("reasons").filter { $0["of"] == "ranking" }.flatMap {
        $0["signs"].split(separator: " ").map { $0.drop { "+-".contains($0) } }.map(String.init)
      })
    #expect(Set(Feature.allCases.map(\.name)).subtracting(told).isEmpty)
  }

  @Test func `every reason has a phrase without figures and at least one sign that can be seen`()
    throws
  {
    for row in try Prompts().table("reasons") {
      let phrases = row["for"] + row["against"]
      #expect(!phrases.isEmpty && !phrases.contains(where: \.isNumber), "\(row["name"])")
      let isSeen = row["signs"].contains { "+-".contains($0) }
      #expect(isSeen || row["of"] == "reply", "\(row["name"])")
    }
  }

  @Test func `every kind of reply says how it was made`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let files = try ["Replies", "Comparisons"].flatMap { name in
      try FileManager.default.contentsOfDirectory(
        at: root.appending(path: "Sources/QuestionAnswering/\(name)"),
        includingPropertiesForKeys: nil)
    }
    var kinds: Set<String> = []
    for file in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      kinds.formUnion(text.matches(of: #/\bkind: "([^"]+)"/#).map { String($0.1) })
    }
    let told = Set(
      try Prompts().table("reasons").filter { $0["of"] == "reply" }.map { $0["name"] })
    #expect(kinds.contains("figures that differ"))
    #expect(kinds.symmetricDifference(told).isEmpty)
  }

  @Test func `every kind of answer has its words`() throws {
    let rows = try Prompts().table("answer-kinds")
    #expect(rows.count == AnswerType.allCases.count)
    #expect(Set(rows.map { $0["type"] }) == Set(AnswerType.allCases.map(\.rawValue)))
    #expect(rows.allSatisfy { !$0["words"].isEmpty })
  }

  // MARK: What counts as a reason

  private func told(_ changes: [(Feature, share: Double, difference: Double)]) throws
    -> ReasonRules.Told
  {
    var shares = [Double](repeating: 0, count: Feature.allCases.count)
    var differences = shares
    for (feature, share, difference) in changes {
      shares[feature.index] = share
      differences[feature.index] = difference
    }
    return try ReasonRules(.ranking, prompts: Prompts())
      .told(shares: shares, differences: differences, holes: ["kind": ""])
  }

  @Test func `the weightiest reason comes first, and what speaks against stands apart`() throws {
    let told = try told([
      (.opensParagraph, share: 0.2, difference: 1), (.coverage, share: 1.5, difference: 0.4),
      (.refersBack, share: -0.9, difference: 1),
    ])
    #expect(
      told.reasons == ["it holds more of the question's words", "it opens a paragraph"])
    #expect(told.objections == ["it opens with a word that points back"])
  }

  @Test func `a weight that speaks for what the sentence has less of is no reason`() throws {
    #expect(try told([(.coverage, share: 1, difference: -0.4)]) == ReasonRules.Told())
    #expect(try told([(.coverage, share: 0.01, difference: 0.4)]) == ReasonRules.Told())
  }

  @Test func `a phrase whose hole stays empty is not said`() throws {
    #expect(try told([(.answerKind, share: 1, difference: 1)]) == ReasonRules.Told())
  }

  // MARK: Whole answers

  @Test func `an answer tells how its question was read and why its sentence came first`() throws {
    let reasons = try reasons("How much did the dry dock of Varde Shipyard cost in March 2025?")
    #expect(reasons.making == .ranked)
    #expect(reasons.reading?.kind == "an amount of money")
    #expect(reasons.reading?.names == ["Varde Shipyard"])
    #expect(reasons.reading?.limits.since == "2025-03-01")
    let first = try #require(reasons.first)
    #expect(first.reasons.contains("it holds more of the question's words"))
    #expect((1...3).contains(first.reasons.count) && first.objections.count <= 2)
    guard case .chosen(let value, let isOnly, _, _)? = reasons.exact else {
      Issue.record("no exact answer: \(reasons)")
      return
    }
    #expect(value == "an amount of money" && isOnly)
  }

  /// Two reports on one invented storm.
  static let storm = [
    "first.md": """
    ---
    title: Storm tears at Halden Kelp
    outlet: Harbour Post
    date: 2025-03-04
    ---
    The storm destroyed about 30 percent of the kelp lines of Halden Kelp, the grower said on Monday.

    Ferries stayed in port for two days, and the school in Vik lost its roof.
    """,
    "later.md": """
    ---
    title: Divers count the lines
    outlet: Coast Herald
    date: 2025-05-20
    ---
    Insurers sent five divers to the bay in April, when the water had cleared.

    The March storm destroyed 45 percent of the kelp lines of Halden Kelp, they found.
    """,
  ]

  @Test
  func
    `the next sentence is named by its number when it is quoted too`() throws
  {
    let answer = try AskedLibrary(Self.storm)
      .ask("What percentage of the kelp lines of Halden Kelp did the storm destroy?")
    #expect(answer.reasons?.first?.rival == .citation(2))
  }

  @Test func `a refusal names the words that no article holds`() throws {
    let reasons = try reasons("Who is the zeppelin captain of Qwilleran?")
    #expect(reasons.missing.contains("Qwilleran") && reasons.missing.contains("zeppelin"))
    #expect(reasons.reading?.kind == "a person")
  }

  @Test func `doubts name the words that the sentence lacks`() throws {
    let answer = try library.ask("How much did the dry dock in Gdynia cost the cheerful mayor?")
    let doubts = try #require(answer.reasons).doubts
    #expect(doubts.contains { $0.hasPrefix("it lacks ") && $0.contains("“Gdynia”") }, "\(doubts)")
  }

  @Test func `another number speaks for no`() throws {
    let verdict = try #require(try reasons("Does the yard employ 510 people?").verdict)
    #expect(verdict.forNo.contains("it gives another number or year"))
    let yes = try #require(try reasons("Does the yard employ 410 people?").verdict)
    #expect(yes.isYes == true && yes.forYes.contains("it holds what was asked"))
  }

  @Test func `replies that are not ranked say what made them`() throws {
    #expect(
      try reasons("How many articles mention Ostra Marine?").making
        == .counted(within: 3, fitting: 1, topic: "Ostra Marine", isAbout: false))
    guard case .ownWay(let way?) = try reasons("Tell me about Varde Shipyard").making else {
      Issue.record("no way of its own")
      return
    }
    #expect(way.hasPrefix("The sentences quoted"))
  }

  @Test func `no kind of answer is told where the wording asks for a reply`() throws {
    let reasons = try reasons("Where do the sources disagree about Varde Shipyard?")
    #expect(reasons.reading?.kind == nil)
    #expect(reasons.reading?.names == ["Varde Shipyard"])
    guard case .ownWay(let way?) = reasons.making else {
      Issue.record("no way of its own")
      return
    }
    #expect(way.hasPrefix("Figures that the articles give"))
  }

  @Test func `a question without words has no reasons but that`() throws {
    #expect(try reasons("the of?").hasContent == false)
  }
}
