internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import Testing
internal import Text

@testable import AnswerRendering
@testable import Answers
@testable import QuestionAnswering

@Suite struct ReasonsLayoutTests {
  /// What came second, of a hostile article.
  static let rival = Reasons.Rival.sentence(
    article: ArticleSummary(
      id: 9, key: "rival.txt", path: "/articles/rival.txt",
      metadata: ArticleMetadata(title: "Halden \u{1B}[31mred", outlet: nil, published: nil),
      words: 20),
    excerpt:
      "The fund \u{1B}]0;title\u{7} of Halden paid Brightwave and many others in the course of years."
  )

  static func reasons() -> Reasons {
    var reading = Reasons.Reading(kind: "an amount of money", focus: nil)
    reading.names = ["Halden \u{202E}fund"]
    reading.limits.since = "2025-07-01"
    reading.limits.until = "2025-09-30"
    var reasons = Reasons(making: .ranked, reading: reading)
    reasons.first = Reasons.First(
      rival: rival, lead: .clear,
      reasons: ["it holds more of the question's words", "it opens a paragraph"],
      objections: ["it says more besides what was asked"])
    reasons.exact = .chosen(
      value: "an amount of money", isOnly: true, isNearest: true, isSure: true)
    (reasons.agreeing, reasons.differing) = (2, 1)
    reasons.doubts = ["it lacks “commit”"]
    return reasons
  }

  private func text(_ reasons: Reasons, width: Int = 80, status: Answer.Status = .answered) throws
    -> String
  {
    var answer = sampleAnswer()
    answer.reasons = reasons
    answer.status = status
    answer.sureness = .sure
    let wrapper = LineWrapper(width: width)
    return try ReasonsLayout(prompts: Prompts()).lines(of: answer).flatMap(wrapper.wrap)
      .map {
        String($0.unicodeScalars.filter { StyleMark(rawValue: $0) == nil }.map(Character.init))
      }
      .joined(separator: "\n")
  }

  @Test func `reasons are few lines of words`() throws {
    #expect(
      try text(Self.reasons()) == """
        Read as a question for an amount of money, about “Halden fund”. The time asked
        about: 1 Jul 2025 to 30 Sep 2025.
        [1] came before “The fund ]0;title of Halden paid Brightwave and many others …”
        (Halden [31mred) because:
          - it holds more of the question's words
          - it opens a paragraph
        Against it: it says more besides what was asked.
        “NOK 450 million” is an amount of money, the only one in the sentence that the
        question does not name itself. 2 other articles give the same. 1 other article
        gives something else.
        The answer is sure. What holds it down: it lacks “commit”.
        (.why all shows the whole, with its figures.)
        """)
  }

  @Test func `where no kind of answer was looked for, only the names are told`() throws {
    var reasons = Reasons(
      making: .ownWay("It was counted."), reading: Reasons.Reading(kind: nil, names: ["Halden"]))
    #expect(try text(reasons).hasPrefix("Read as a question about “Halden”.\nIt was counted."))
    reasons.reading?.names = []
    #expect(try text(reasons).hasPrefix("It was counted."))
  }

  @Test(arguments: [40, 60, 80, 200])
  func `reasons fit every width, and nothing hostile gets through`(width: Int) throws {
    let text = try text(Self.reasons(), width: width)
    #expect(text.split(separator: "\n").allSatisfy { CharacterWidth.columns(of: $0) <= width })
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !SafeText.isUnsafe($0) })
  }

  @Test func `a refusal says what is missing, once`() throws {
    var reasons = Self.reasons()
    reasons.missing = ["Zorblatt"]
    let refusal = try text(reasons, width: 200, status: .abstained)
    #expect(refusal.contains("Nothing was sure enough to be given as an answer"))
    #expect(refusal.contains("Found in no article: “Zorblatt”."))
    #expect(!refusal.contains("came before") && !refusal.contains("The answer is"))
    #expect(!refusal.contains("NOK 450 million"))
  }

  @Test func `yes and no say what affirms and what denies`() throws {
    var reasons = Self.reasons()
    reasons.exact = nil
    reasons.verdict = Reasons.Verdict(
      isYes: false, forYes: ["it holds what was asked"], forNo: ["it says the contrary"])
    #expect(
      try text(reasons).contains(
        "No: it says the contrary. Against it: it holds what was asked."))
    reasons.verdict?.isYes = nil
    #expect(
      try text(reasons, width: 200, status: .abstained).contains(
        "Neither yes nor no. For yes: it holds what was asked. For no: it says the contrary."))
  }

  @Test func `a reply without reasons has no lines`() throws {
    #expect(try ReasonsLayout(prompts: Prompts()).lines(of: sampleAnswer()).isEmpty)
  }
}
