internal import Testing

@testable import ArticleReading
@testable import Text

@Suite struct PageReaderTests {
  static let paragraphs = HTMLExtractorTests.paragraphs

  func document(_ body: String, head: String = "") throws -> Document {
    let page = "<html lang=en><head>\(head)</head><body>\(body)</body></html>"
    return try HTMLExtractor(rules: CleaningRulesTests.rules)
      .extract(SourceFile(path: "page.html", key: "page.html", bytes: Array(page.utf8))).documents[
        0]
  }

  static let article = paragraphs.map { "<p>\($0)</p>" }.joined()
  static let articleText = paragraphs.joined(separator: "\n\n")

  @Test(arguments: [
    ("<nav><a href=a>Home</a> <a href=b>Markets</a></nav>", "navigation"),
    (
      "<div class='comments-area'><p>A reader thinks, at some length, that pumps are loud.</p></div>",
      "comments"
    ),
    (
      "<div class=related-posts><h3>More</h3><a href=c>The bridge that never was</a></div>",
      "related"
    ),
    ("<div id=cookie-banner>We would like to store a file in your browser.</div>", "cookies"),
    ("<aside>Halden in figures</aside>", "sidebar"),
    ("<footer>Harbour Dispatch, 12 Quay Street</footer>", "footer"),
    ("<div style='display: none'>Hidden words of no use</div>", "hidden"),
    ("<ul><li><a href=d>One harbour</a></li><li><a href=e>Two harbours</a></li></ul>", "link-list"),
  ])
  func `boilerplate beside the paragraphs is cut for its own reason`(part: String, reason: String)
    throws
  {
    let document = try document("<div class=wrap><article>\(Self.article)\(part)</article></div>")
    #expect(document.text == Self.articleText)
    #expect(document.removed.map(\.reason).contains(reason))
  }

  @Test func `every block of the page is either kept or listed as removed`() throws {
    let document = try document(
      "<div>Top line</div><div id=main>\(Self.article)</div><div>Other line</div><p>Last line</p>")
    #expect(document.text == Self.articleText)
    #expect(Set(document.removed.map(\.text)) == ["Top line", "Other line", "Last line"])
  }

  @Test func `an article cut into sections is put together`() throws {
    let sections = (0..<4).map { section in
      let text = Self.article.replacing("<p>", with: "<p>\(section). ")
      return "<section class=part><div class=text>\(text)</div></section>"
    }
    let document = try document("<main>\(sections.joined())</main>")
    #expect(document.blocks.count == 12)
  }

  @Test func `headings, lists and tables keep their structure`() throws {
    let document = try document(
      "<article><h1>Halden backs Brightwave</h1>\(Self.article)<h2>The terms</h2><ul><li>The fund pays 450 million crowns</li><li>The works open in 2027</li></ul><table><tr><th>Year</th><th>Pumps</th></tr><tr><td>2025</td><td>9,000</td></tr><tr><td>2026</td><td>12,000</td></tr></table>\(Self.article)</article>",
      head: "<title>Halden backs Brightwave | Harbour Dispatch</title>")
    #expect(document.metadata.title == "Halden backs Brightwave")
    #expect(document.removed.contains { $0.reason == "title" })
    #expect(
      document.blocks.contains { $0.kind == .heading && document.text[$0.span] == "The terms" })
    #expect(document.blocks.count { $0.kind == .listItem } == 2)
    #expect(document.text.contains("Year: 2026; Pumps: 12,000"))
  }

  @Test(arguments: [
    (
      "in 1902<sup><a href='#n1'>1</a></sup> and 12<a href='#n2'>2</a> by 1950",
      "in 1902[1] and 12[2] by 1950"
    ),
    ("owned 40<sup>5</sup> of the mills", "owned 40[5] of the mills"),
    ("10<sup>6</sup> crowns and 3 × 10<sup>-4</sup> grams", "10⁶ crowns and 3 × 10⁻⁴ grams"),
    ("the mill covers 40 km<sup>2</sup> of land", "the mill covers 40 km² of land"),
    ("the 5<sup>th</sup> mill of all<sup>[3]</sup>", "the 5th mill of all[3]"),
    ("dry <span role=doc-pagebreak>46</span>summers", "dry summers"),
  ])
  func `raised numbers stand apart from what they are raised behind`(part: String, text: String)
    throws
  {
    let document = try document(
      "<article>\(Self.article)<p>There were mills, \(part).</p></article>")
    #expect(document.text.hasSuffix("There were mills, \(text)."))
  }

  @Test func `two line breaks end a paragraph, one does not`() throws {
    let document = try document(
      "<div>\(Self.paragraphs.joined(separator: "<br><br>"))<br>More of it.</div>")
    #expect(document.blocks.count == 3)
    #expect(document.text.hasSuffix("\nMore of it."))
  }

  @Test(arguments: [
    ("<meta property=article:published_time content=2025-11-04T06:00:00Z>", "meta"),
    (
      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2025-11-04\"}</script>",
      "json-ld"
    ),
    ("<link rel=canonical href='https://dispatch.example/2025/11/04/halden.html'>", "url"),
  ])
  func `the date says how it was found`(head: String, source: String) throws {
    let metadata = try document(Self.article, head: head).metadata
    #expect(metadata.published == "2025-11-04")
    #expect(metadata.publishedSource == source)
  }

  @Test func `a byline on the page names author and day`() throws {
    let metadata = try document(
      "<article><p>By Mara Quist</p><p>4 November 2025</p>\(Self.article)</article>"
    ).metadata
    #expect(metadata.author == "Mara Quist")
    #expect(metadata.published == "2025-11-04")
    #expect(metadata.publishedSource == "byline")
  }

  @Test func `structured data with mistakes is still read`() throws {
    let data = """
      <!-- [{"@context": "https://schema.org", "@graph": [{"@type": ["NewsArticle"], "headline": "Halden \\u201cbacks\\u201d
      Brightwave", "author": [{"@id": "#q"}, {"name": "Jon Vale"},], "datePublished": "2025-11-04T06:00",},
      {"@id": "#q", "name": "Mara Quist"}]}] -->
      """
    let metadata = try document(
      Self.article, head: "<script type=application/ld+json>\(data)</script>"
    ).metadata
    #expect(metadata.title == "Halden “backs” Brightwave")
    #expect(metadata.author == "Mara Quist, Jon Vale")
    #expect(metadata.published == "2025-11-04")
  }

  @Test(arguments: [
    "{", "[[[[", "{\"a\":", "{\"a\" \"b\"", "\"", "{\"a\":\"\\u12", "[,,,]", "{:}", "nonsense",
    "{\"@type\":\"NewsArticle\",\"author\":{\"@id\":\"x\"},\"@id\":\"x\"}",
  ])
  func `broken structured data breaks nothing`(data: String) throws {
    let document = try document(
      Self.article, head: "<script type=application/ld+json>\(data)</script>")
    #expect(document.text == Self.articleText)
  }

  @Test(arguments: [
    "<", "<p", "<p>", "<!--", "<![CDATA[", "<script>", "<p title=\"", "&", "&#", "</", "<!DOCTYPE",
  ])
  func `a page cut off anywhere keeps what came before`(end: String) throws {
    #expect(
      try document("<article>\(Self.article)</article>\(end)").text.hasPrefix(Self.paragraphs[0]))
  }

  @Test func `a page of nothing but a login form keeps its words out of the article`() throws {
    let document = try? document(
      "<form><h1>Sign in</h1><p>Enter your email address</p><input name=a><button>Log in</button></form>"
    )
    #expect(document?.blocks.isEmpty ?? true)
  }
}
