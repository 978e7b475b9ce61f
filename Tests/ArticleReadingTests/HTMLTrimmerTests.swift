internal import TestSupport
internal import Testing
internal import Text

@testable import ArticleReading

@Suite struct HTMLTrimmerTests {
  /// The trimmed page with its stand-ins written out.
  func trimmed(_ page: String) -> String {
    let bytes = Array(page.utf8)
    let result = HTMLTrimmer.trimmed(bytes)
    return String(decoding: result.bytes, as: UTF8.self).unicodeScalars.reduce(into: "") {
      let number = Int($1.value) - Int(HTMLTrimmer.firstStandIn)
      if result.runs.indices.contains(number) {
        $0 += String(decoding: bytes[result.runs[number]], as: UTF8.self)
      } else {
        $0.unicodeScalars.append($1)
      }
    }
  }

  @Test func `a character that could be taken for a stand-in writes nothing else`() throws {
    let document = try HTMLExtractorTests().document(
      "<p>A&#983040;&#xF0000;&#x00f0001; b \u{F0000}<b>\u{F0001}</b> &amp; \(HTMLExtractorTests.paragraphs[0])</p>"
    )
    #expect(document.text.hasSuffix("& " + HTMLExtractorTests.paragraphs[0]))
    #expect(document.text.split(separator: "Halden").count == 2)
  }

  @Test(arguments: [
    ("<p>A\t b\r\n c</p>", "<p>A b\nc</p>"),
    ("<p onclick='x > y' CLASS=\"a b\" data-x=1>t</p>", "<p CLASS=\"a b\">t</p>"),
    (
      "<a href=/x rel=author>t</a><link href=/y rel=canonical>",
      "<a rel=author>t</a><link href=/y rel=canonical>"
    ),
    ("a<script>if (a < b) { '</p>' }\n</SCRIPT>b", "a<script>\n</SCRIPT>b"),
    ("<style>p > a {}</style>t", "<style></style>t"),
    ("a<!-- <p>no</p>\n -->b", "a\nb"),
    ("<img data-x='<script>'>t", "<img>t"),
    ("<br/>1 < 2 & 3 <3", "<br/>1 < 2 & 3 <3"),
    (
      "<script type='application/ld+json'>{\"a\": \"</p>\"}</script>",
      "<script type='application/ld+json'>{\"a\": \"</p>\"}</script>"
    ),
    ("<i title='x'>&#128512;&#xE9;</i>", "<i title='x'>&#128512;&#xE9;</i>"),
    ("a\0b\u{1B}c", "a b c"),
  ])
  func `what reading never looks at goes, the rest stays`(page: String, expected: String) {
    #expect(trimmed(page) == expected)
  }

  @Test(arguments: [
    "<", "<p", "<p a", "<p a=", "<p a='", "<p a=\"x", "<!--", "<!-- x", "<script", "<script>",
    "<script>x</scr", "</", "<style>", "<!", "<?", "<p/",
  ])
  func `a page may end anywhere`(end: String) {
    #expect(trimmed("<p>text</p>" + end).hasPrefix("<p>text</p>"))
  }

  @Test func `line breaks are all kept`() {
    let page = "<p\n class=a\n data-b='\n'>\n\n x<!--\n--><script>\n\n</script>\n"
    #expect(trimmed(page).utf8.count { $0 == 0x0A } == page.utf8.count { $0 == 0x0A })
  }

  @Test(arguments: ["<!--", "<script>", "<p a='", "<a b", "< ", "<p =", "</", "<style><"])
  func `a hundred thousand openings are passed in time`(opening: String) {
    let page = Array(String(repeating: opening, count: 100_000).utf8)
    let time = processorTime { _ = HTMLTrimmer.trimmed(page) }
    #expect(time < .seconds(10))
  }
}
