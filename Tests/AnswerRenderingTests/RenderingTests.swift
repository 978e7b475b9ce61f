internal import Answers
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import QuestionAnswering
internal import Testing
internal import Text

@testable import AnswerRendering

/// An answer about an invented fund, with whatever a test wants to change.
func sampleAnswer(
  excerpt: String = "In the third quarter the Halden fund committed NOK 450 million to Brightwave.",
  answer: String? = "NOK 450 million", title: String? = "Halden backs Brightwave",
  outlet: String? = "Nordic Ledger", published: String? = "2025-11-04",
  placeUnit: PlaceUnit = .line, copies: [String] = []
) -> Answer {
  func article(_ id: Int64, _ key: String, title: String?, outlet: String?) -> ArticleSummary {
    ArticleSummary(
      id: id, key: key, path: "/articles/\(key)",
      metadata: ArticleMetadata(title: title, outlet: outlet, published: published), words: 20)
  }
  let before = answer.flatMap { excerpt.range(of: $0)?.lowerBound }
    .map { excerpt[..<$0].utf8.count }
  let span = TextSpan(100, 100 + excerpt.utf8.count)
  let citation = Citation(
    number: 1, article: article(1, "markets/halden.html", title: title, outlet: outlet), place: 12,
    placeUnit: placeUnit, excerpt: excerpt, span: span,
    answerSpan: before.map { TextSpan(100 + $0, 100 + $0 + (answer ?? "").utf8.count) },
    alsoIn: copies.enumerated().map {
      article(Int64($0.offset) + 2, "copy\($0.offset).txt", title: "Copy", outlet: $0.element)
    })
  return Answer(
    question: "How much did the Halden fund commit?", status: .answered, answerType: .money,
    answer: answer, confidence: 0.912345, citations: [citation],
    parts: [
      .lead("NOK 450 million.", answer: answer), .quotation(1), .note("Seen in one report."),
    ],
    explanation: Explanation("none"))
}

extension String {
  /// The first place of `other`, by characters; the standard library alone has no search for
  /// strings.
  fileprivate func range(of other: String) -> Range<Index>? { firstRange(of: other) }
}

func layout() throws -> ReplyLayout {
  try ReplyLayout(prompts: Prompts(), currentFolder: "/articles")
}

@Suite struct PlainRendererTests {
  @Test func `the answer comes first, then the quotation, then the source`() throws {
    let text = try PlainRenderer(layout: layout()).render(sampleAnswer())
    #expect(
      text == """
        NOK 450 million.

          "In the third quarter the Halden fund committed NOK 450 million to Brightwave." [1]
          Seen in one report.

          [1] Halden backs Brightwave — Nordic Ledger, 4 Nov 2025 · markets/halden.html:12
        """)
  }

  @Test func `a follow-up says first how it was read`() throws {
    var answer = sampleAnswer()
    answer.interpretedAs = "How much did\u{1B}[2J the Halden fund commit?"
    let text = try PlainRenderer(layout: layout()).render(answer)
    #expect(text.hasPrefix("(read as: How much did[2J the Halden fund commit?)\nNOK 450 million."))
  }

  @Test(arguments: [
    (PlaceUnit.page, "halden.html, page 12"), (.chapter, "halden.html, chapter 12"),
  ])
  func `pages and chapters are named`(unit: PlaceUnit, place: String) throws {
    let text = try PlainRenderer(layout: layout()).render(sampleAnswer(placeUnit: unit))
    #expect(text.hasSuffix(place))
  }

  @Test func `copies stand beside their original`() throws {
    let text = try PlainRenderer(layout: layout())
      .render(sampleAnswer(copies: ["Coast Post", "Harbour News"]))
    #expect(text.hasSuffix("halden.html:12; also in Coast Post, Harbour News"))
  }

  @Test func `missing title, outlet and date leave no gap`() throws {
    let text = try PlainRenderer(layout: layout())
      .render(sampleAnswer(title: nil, outlet: nil, published: nil))
    #expect(text.hasSuffix("  [1] halden.html · markets/halden.html:12"))
  }

  @Test func `sources that the reply does not use are not listed`() throws {
    var answer = sampleAnswer()
    var second = answer.citations[0]
    second.number = 2
    answer.citations.append(second)
    #expect(try !PlainRenderer(layout: layout()).render(answer).contains("[2]"))
    answer.parts.append(.note("Also reported by [2]."))
    #expect(try PlainRenderer(layout: layout()).render(answer).contains("\n  [1] [2] Halden"))
    answer.citations[1].place = 13
    #expect(try PlainRenderer(layout: layout()).render(answer).contains("\n  [2] Halden"))
  }

  @Test func `no escape sequence of an article survives`() throws {
    let answer = sampleAnswer(
      excerpt: "Line one\u{1B}]0;owned\u{7}\nNOK 450 million \u{202E}\u{9B}2J end.",
      title: "T\u{1B}[31m", outlet: "O\u{2066}\u{8}")
    for text in [
      try PlainRenderer(layout: layout()).render(answer),
      try TerminalRenderer(layout: layout(), width: { 40 }, color: false).render(answer),
    ] {
      #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !SafeText.isUnsafe($0) })
    }
  }
}

@Suite struct TerminalRendererTests {
  @Test func `the lead is bold and the answer is marked in the quotation`() throws {
    let text = try TerminalRenderer(layout: layout(), width: { 200 }, color: true).render(
      sampleAnswer())
    #expect(text.hasPrefix("\u{1B}[1mNOK 450 million.\u{1B}[0m\n"))
    #expect(text.contains("committed \u{1B}[30;103mNOK 450 million\u{1B}[0m to"))
  }

  @Test(arguments: [16, 24, 40, 80, 200])
  func `no line is wider than the terminal`(width: Int) throws {
    let answer = sampleAnswer(
      excerpt:
        "株式会社ブライトウェーブは第三四半期に、NOK 450 million を受け取った。 A-very-long-word-"
        + String(repeating: "x", count: 120) + " cafe\u{301} 👩‍🔬 end.")
    let text = try TerminalRenderer(layout: layout(), width: { width }, color: false).render(answer)
    for line in text.split(separator: "\n") {
      #expect(CharacterWidth.columns(of: line) <= width)
    }
  }

  @Test func `wrapping loses no character`() throws {
    let excerpt = "One two three four five six seven eight nine ten eleven twelve thirteen."
    let wide = try TerminalRenderer(layout: layout(), width: { 200 }, color: false)
    let narrow = try TerminalRenderer(layout: layout(), width: { 20 }, color: false)
    let words = { (text: String) in text.split(whereSeparator: \.isWhitespace).joined() }
    let answer = sampleAnswer(excerpt: excerpt, answer: nil)
    #expect(try words(wide.render(answer)) == words(narrow.render(answer)))
  }

  @Test func `emphasis is closed at the end of a line and opened again after the indent`() throws {
    let text = try TerminalRenderer(layout: layout(), width: { 24 }, color: true)
      .render(sampleAnswer(answer: "the Halden fund committed NOK 450 million to Brightwave"))
    for line in text.split(separator: "\n") where line.contains("\u{1B}") {
      #expect(
        line.components("\u{1B}[0m") == line.components("\u{1B}") - line.components("\u{1B}[0m"))
    }
  }
}

extension Substring {
  /// How often `part` occurs.
  fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}

@Suite struct CharacterWidthTests {
  @Test(arguments: [
    ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한국", 4), ("👩‍🔬", 2), ("🇳🇴", 2), ("❤️", 2),
    ("ｆｕｌｌ", 8), ("\u{11}x\u{14}", 1), ("עברית", 5), ("—", 1),
  ])
  func `columns are counted as terminals do`(text: String, columns: Int) {
    #expect(CharacterWidth.columns(of: text) == columns)
  }
}

@Suite struct JSONRendererTests {
  @Test func `keys and their order are the contract's`() throws {
    let object = try JSONRenderer(layout: layout()).object(
      of: sampleAnswer(), id: .string("q1"), elapsedMilliseconds: 4.2345)
    #expect(
      object.text == """
        {"id":"q1","question":"How much did the Halden fund commit?","interpretedAs":null,\
        "status":"answered","answerType":"money","answer":"NOK 450 million","confidence":0.9123,\
        "answerConfidence":0.9123,\
        "reply":"NOK 450 million.\\n\\n  \\"In the third quarter the Halden fund committed NOK 450 million \
        to Brightwave.\\" [1]\\n  Seen in one report.","citations":[{"number":1,"key":"markets/halden.html",\
        "path":"/articles/markets/halden.html","line":12,"page":null,"chapter":null,"chapterName":null,"time":null,\
        "title":"Halden backs Brightwave","outlet":"Nordic Ledger","author":null,"published":"2025-11-04",\
        "excerpt":"In the third quarter the Halden fund committed NOK 450 million to Brightwave.",\
        "start":100,"end":177,"answerStart":147,"answerEnd":162,"alsoIn":[],"pronoun":null,\
        "pronounFor":null}],"missing":[],"count":null,"operands":[],\
        "parts":[],"limits":null,"elapsedMilliseconds":4.23}
        """)
  }
}

@Suite struct TerminalLinkTests {
  @Test func `a path is encoded, and a relative one is not linked`() throws {
    let link = try #require(TerminalLink(text: "[1]", path: "/a b/é\u{1B}]8;;x.txt"))
    #expect(link.address == "file:///a%20b/%C3%A9%1B%5D8%3B%3Bx.txt")
    #expect(
      link.linked("see [1].") == "see \u{1B}]8;;\(link.address)\u{1B}\\[1]\u{1B}]8;;\u{1B}\\.")
    #expect(link.linked("none") == "none")
    #expect(TerminalLink(text: "[1]", path: "a.txt") == nil)
  }
}
