internal import Testing

@testable import ArticleReading
@testable import Text

@Suite struct HTMLExtractorTests {
  static let paragraphs = [
    "The Halden fund said on Tuesday that it will put 450 million crowns into Brightwave, a maker of heat pumps whose works stand beside the harbour.",
    "Brightwave will use the money for a second works, for two hundred new posts, and for a line of pumps that also heat water, its chief said.",
    "The fund owns a fifth of the maker already, and it expects the price of such pumps to fall by a third before the end of the decade.",
  ]

  func document(_ page: String) throws -> Document {
    try document(bytes: Array(page.utf8))
  }

  func document(bytes: [UInt8]) throws -> Document {
    try HTMLExtractor(rules: CleaningRulesTests.rules)
      .extract(SourceFile(path: "page.html", key: "page.html", bytes: bytes)).documents[0]
  }

  @Test func `paragraphs become blocks with their lines`() throws {
    let document = try document(
      "<html><body>\n<p>\(Self.paragraphs[0])</p>\n<p>\(Self.paragraphs[1])</p>\n</body></html>")
    #expect(document.text == Self.paragraphs[0] + "\n\n" + Self.paragraphs[1])
    #expect(document.anchors.map(\.number) == [2, 3])
  }

  @Test func `lines above 65535 keep their numbers`() throws {
    let document = try document(
      "<body><p>\(Self.paragraphs[0])</p>" + String(repeating: "\n", count: 70_000)
        + "<p>\(Self.paragraphs[1])</p></body>")
    #expect(document.anchors.map(\.number) == [1, 70_001])
  }

  @Test(arguments: [
    "", " ", "<html></html>", "<script>let a = 1</script>", "\0\0", "<!-- only a comment -->",
  ])
  func `a page without text is empty`(page: String) {
    #expect(throws: ReadingError.empty(path: "page.html")) { try document(page) }
  }

  @Test func `a page cut off at any byte is read or empty`() throws {
    let page = Array(
      "<!DOCTYPE html><html><head><meta charset=utf-8><title>Zoë &amp; Co</title><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":[{\"name\":\"Zoë\"}]}</script></head><body><article class='a b'><!-- c --><p>Håland &#8211; 5 crowns</p><table><tr><th>A</th><td>1</td></tr></table></article></body></html>"
        .utf8)
    for count in 0..<page.count { _ = try? document(bytes: Array(page[..<count])) }
    #expect(try document(bytes: page).text.contains("Håland – 5 crowns"))
  }

  @Test(arguments: ["utf-8", "utf-16", "iso-2022-jp", "windows-1252", "big5", "x-unknown"])
  func `bytes that are not what they declare are read as what they are`(name: String) throws {
    let head = Array("<html><head><meta charset=\(name)></head><body><p>Caf".utf8)
    let tail = Array(" Halden: \(Self.paragraphs[0])</p></body></html>".utf8)
    #expect(try document(bytes: head + [0xE9] + tail).text.contains("450 million crowns"))
    let wide = (Array("Zoë: \(Self.paragraphs[0])".utf16)).flatMap {
      [UInt8($0 & 0xFF), UInt8($0 >> 8)]
    }
    #expect(try document(bytes: [0xFF, 0xFE] + wide).text.hasPrefix("Zoë: "))
  }

  @Test(arguments: ["<div>", "<b>", "<table><tr><td>", "<ul><li>", "<p><span>"])
  func `a page nested a million deep is read in time`(tag: String) throws {
    let page = "<p>\(Self.paragraphs[0])</p>" + String(repeating: tag, count: 1_000_000) + "deep"
    #expect(try document(page).text.contains("Halden fund"))
  }

  @Test func `entities, control and invisible characters are cleaned`() throws {
    let document = try document(
      "<p>\(Self.paragraphs[0]) A&nbsp;&amp;&nbsp;B re&shy;d &#8203;&#27;[31m\u{202E}x &undefined; &lt;b&gt;</p>"
    )
    #expect(document.text.hasSuffix("A & B red [31mx &undefined; <b>"))
  }

  @Test(arguments: [
    "<meta charset=utf-8>", "<meta charset=iso-8859-1>", "<meta charset=\"no-such-set\">",
    "<meta http-equiv=Content-Type content=\"text/html; charset=shift_jis\">", "",
  ])
  func `UTF-8 is read as UTF-8 whatever the page declares`(declaration: String) throws {
    let document = try document(
      "<html><head>\(declaration)</head><body><p>Zoë Håland: \(Self.paragraphs[0])</p></body></html>"
    )
    #expect(document.text.hasPrefix("Zoë Håland: "))
  }
}
