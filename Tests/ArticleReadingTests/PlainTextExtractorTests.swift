internal import Foundation
internal import Prompts
internal import TestSupport
internal import Testing

@testable import ArticleReading
@testable import Text

@Suite struct PlainTextExtractorTests {
  let rules = CleaningRulesTests.rules

  func document(_ text: String, key: String = "brightwave-heat-pumps.txt") throws -> Document {
    try document(bytes: Array(text.utf8), key: key)
  }

  func document(bytes: [UInt8], key: String = "brightwave-heat-pumps.txt") throws -> Document {
    try PlainTextExtractor(rules: rules)
      .extract(SourceFile(path: key, key: key, bytes: bytes)).documents[0]
  }

  static let long =
    "Brightwave, which makes heat pumps in Halden, said on Monday that it will build a second works beside the harbour and hire two hundred people before the end of next year."

  @Test func `boilerplate of a scraped page is cut, each line with its rule`() throws {
    let text = """
      Harbour Dispatch Newsletter
      Market headlines, free to your inbox

      \(Self.long)
      The works cost 90 million crowns.

      Dec.07 2025

      Dec.07 2025
      Comments
      No comments yet
      """
    let document = try document(text)
    #expect(document.text == Self.long + "\n\nThe works cost 90 million crowns.")
    #expect(
      document.removed.map(\.reason) == [
        "newsletter-name", "newsletter-inbox", "date-line", "date-line", "comment-heading",
        "comment-none",
      ])
    #expect(document.metadata.published == "2025-12-07")
    #expect(document.metadata.publishedSource == "last-lines")
  }

  @Test func `a line that goes on after a lost link is joined and marked`() throws {
    let document = try document("According to a\n, \(Self.long)\nA second paragraph follows.")
    #expect(document.text.hasPrefix("According to a , Brightwave"))
    #expect(document.blocks.map(\.isBroken) == [true, false])
  }

  @Test(arguments: [
    ("The pumps sell well, according to a , and more are built.", true),
    ("It could replace tools from or , the note suggests.", true),
    (", the report adds.", true), ("The price rose, according to a", true),
    ("The price rose, the fund said.", false), ("He came in, sat down, and left.", false),
    ("Why \"a\", not \"the\"?", false), ("", false),
  ])
  func `a lost link is seen by the words that need another`(text: String, isBroken: Bool) {
    #expect(rules.lostLinks.areIn(text) == isBroken)
  }

  @Test func `title, byline and dateline at the top become metadata`() throws {
    let document = try document(
      "Brightwave builds a second works\nBy Mara Quist and Jon Vale\nNov. 4, 2025, 9:26 a.m. ET\n\n\(Self.long)"
    )
    #expect(document.metadata.title == "Brightwave builds a second works")
    #expect(document.metadata.author == "Mara Quist and Jon Vale")
    #expect(document.metadata.published == "2025-11-04")
    #expect(document.metadata.publishedSource == "first-lines")
    #expect(document.text == Self.long)
  }

  @Test func `a text without a title takes the file's name, written as the text writes it`() throws
  {
    let document = try document(
      Self.long + " Its e-boat sells well.", key: "news/brightwave-e-boat.txt")
    #expect(document.metadata.title == "Brightwave e-boat")
  }

  @Test func `lines broken at a fixed width are joined and keep their lines`() throws {
    let document = try document(
      "Brightwave, which makes heat pumps in Halden, said on Monday\nthat it will build a second works beside the harbour and hire\ntwo hundred people.\n"
    )
    #expect(document.blocks.count == 1)
    let offset = try #require(document.text.utf8.firstRange(of: Array("two hundred".utf8)))
    let bytes = document.text.utf8.distance(
      from: document.text.utf8.startIndex, to: offset.lowerBound)
    #expect(document.anchors.number(at: bytes) == 3)
  }

  @Test func `the note about the author at the end is cut, a quoted reporter is not`() throws {
    let note = "Mara Quist is a staff writer who covers energy. She previously lived in Halden."
    let kept = "The reporter who covers the harbour said the editor called it \"a good book\"."
    #expect(try document(Self.long + "\n\n" + note).removed.map(\.reason) == ["author-note"])
    #expect(try document(Self.long + "\n\n" + kept).text.contains("good book"))
  }

  @Test(arguments: ["", " \n\t\n ", "\u{200B}\u{FEFF}", "\0\0\0"])
  func `a text without a visible character is empty`(text: String) {
    #expect(throws: ReadingError.empty(path: "a.txt")) {
      try PlainTextExtractor(rules: rules)
        .extract(SourceFile(path: "a.txt", key: "a.txt", bytes: Array(text.utf8)))
    }
  }

  @Test func `no control, zero-width or direction character is left`() throws {
    let document = try document(
      "Halden\u{1B}[31m re\u{AD}d\u{200B} \u{202E}evil\u{2066} \u{93}no\u{94} \u{81}no\u{A0}break\r\nﬁne\u{7}"
    )
    #expect(
      document.text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value != 0x7F }
    )
    #expect(document.text == "Halden[31m red evil “no” no break\n\nfine")
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x48, 0, 0x69, 0], "Hi"), ([0xFE, 0xFF, 0, 0x48, 0, 0x69], "Hi"),
      ([0x48, 0xE9, 0x80], "Hé€"), ([0xEF, 0xBB, 0xBF, 0x48], "H"),
      ([0x48, 0xC3, 0xA9], "Hé"),
    ] as [([UInt8], String)])
  func `bytes are read by mark, as UTF-8, or as windows-1252`(bytes: [UInt8], text: String) {
    #expect(TextDecoder().text(of: bytes) == text)
  }

  @Test(
    arguments: [
      ("shift_jis", [0x83, 0x65], "テ"), ("gb2312", [0xC4, 0xE3], "你"), ("no such set", [0xE9], "é"),
    ]
      as [(String, [UInt8], String)])
  func `a declared character set is used where the bytes are not UTF-8`(
    name: String, bytes: [UInt8], text: String
  ) {
    #expect(TextDecoder().text(of: bytes, declared: name) == text)
  }

  static let seed = "seed/china-ai-self-reliance.txt"

  @Test(.enabled(if: SharedData.has(seed), "the shared development data is not here"))
  func `the seed article keeps its facts and loses its boilerplate`() throws {
    let document = try document(
      bytes: Array(Data(contentsOf: SharedData.file(Self.seed))), key: "china-ai-self-reliance.txt")
    #expect(document.metadata.title == "China AI self-reliance")
    #expect(document.metadata.published == "2025-12-07")
    for fact in [
      "RMB 450 million to Piotech Jianke", "RMB 71 billion", "910B and 910C", "parameter-efficient",
    ] {
      #expect(document.text.contains(fact))
    }
    for clutter in [
      "Newsletter", "inbox", "Comments", "No comments yet", "Dec.07", "Writing Agent",
    ] {
      #expect(!document.text.contains(clutter))
    }
  }
}
