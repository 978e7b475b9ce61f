internal import Prompts
internal import TestSupport
internal import Testing
internal import Text

@testable import ArticleReading

/// What stands around an article and is none of it, and what stands apart and is.
@Suite struct SurroundingsTests {
  private static let rules = Result {
    let prompts = try Prompts()
    return try CleaningRules(prompts: prompts, dates: ReadingRules(prompts: prompts).dates)
  }

  private static let story = """
    <p>The salt works of Halmø will open in spring, the mayor Ada Quill said at the harbour on Monday, and its \
    first salt is to be sold before the summer, as it was a hundred years ago.</p>
    <p>The works will employ 40 people of the island, most of whom had left it for the mainland, she said, when the \
    last ferry was taken off and the school was shut.</p>
    <p>Salt was last made on Halmø in 1911, when the pans were sold to a company that wanted the quay and never made \
    a grain of it, as the parish books tell.</p>
    """

  private func read(_ page: String) throws -> Document {
    try read(Array(page.utf8))
  }

  private func read(_ bytes: [UInt8]) throws -> Document {
    let extractor = HTMLExtractor(rules: try Self.rules.get())
    let source = SourceFile(path: "page.html", key: "page.html", bytes: bytes)
    return try #require(try extractor.extract(source).documents.first)
  }

  /// The text of a page with `before` above and `after` below its article.
  private func text(before: String = "", after: String = "", around: String = "") throws -> String {
    try read(
      """
      <html><head><title>Salt works to open</title></head><body><h1>Salt works to open</h1>\(before)
      <div class="share">Share</div><div class="entry">\(Self.story)\(after)</div>\(around)</body></html>
      """
    ).text
  }

  @Test(arguments: ["div", "header"])
  func `a standfirst between headline and article is read`(tag: String) throws {
    let text = try text(
      before: """
        <\(tag) class="top"><p>The island of Halmø gets its salt works back after a hundred years.</p></\(tag)>
        """)
    #expect(text.hasPrefix("The island of Halmø gets its salt works back"))
  }

  @Test(arguments: [
    "<div class='image-caption'><p>An artist's view of the pans of Halmø at the quay in spring.</p></div>",
    "<div><p><a href='/x'>The ten oldest ferries of the coast and where to find them today.</a></p></div>",
    "<div><p>Halmø in pictures</p></div>",
  ])
  func `what is no standfirst stays out`(before: String) throws {
    #expect(try text(before: before).hasPrefix("The salt works of Halmø"))
  }

  @Test(arguments: [
    "In this May 12, 1906, file photo, made available by the parish, workers rake the pans. "
      + "Their families wait at the quay for the ferry that takes the sacks to the mainland and brings back flour and coal.",
    "Salt pans of HalmøPhoto: Carl Voss", "The works in May © Carl Voss/Norbild",
    "05/10/2025 - Posted by: Mara Quist - Category: Sea - Tags: salt works",
    "Halmø Works - CH 83.102.459/0001 - Quay 3, 1111 - 89259-565 - Box 421 - Phone: (047) 2106-8000",
    "Get Boat Monthly delivered through your letterbox every month. 12 issues for £11.99. Click here.",
    "Need more sea? Subscribe to our sister title \"Tides\" magazine for the latest news from the coast of all four seas!",
    "Möchten Sie den Artikel teilen?",
  ])
  func `what only surrounds an article is cut`(line: String) throws {
    let text = try text(after: "<p>\(line)</p>")
    #expect(!text.contains(line) && text.hasSuffix("as the parish books tell."), "\(text)")
  }

  @Test(arguments: [
    "In this photo album of the harbour nobody is named, and nobody on Halmø can say who they were.",
    "The council named three reasons: salt, work and pride. The photo: it was never found again.",
    "Hours of the ferry - every day - from spring on - are to be told in March.",
  ])
  func `a sentence that looks like it stays`(line: String) throws {
    #expect(try text(after: "<p>\(line)</p>").contains(line))
  }

  @Test func `the site's name above an old blog's entry is not its title`() throws {
    let page = try read(
      """
      <html><head><title>Halmø Notes &raquo; Blog Archive &raquo; How the salt works closed</title></head><body>
      <div id="head"><h1><a href="https://halmo.example/">Halmø Notes</a></h1></div>
      <div class="post"><h2><a href="/2025/salt">How the salt works closed</a></h2>\(Self.story)</div></body></html>
      """)
    #expect(page.metadata.title == "How the salt works closed")
  }

  @Test func `a script's character set is not the page's`() throws {
    var page = Array(
      """
      <html><head><script src="/a.js" charset="utf-8"></script>
      <meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><title>Halm
      """.utf8)
    page +=
      [0xF8] + Array("</title></head><body>\(Self.story)</body></html>".utf8.filter { $0 < 0x80 })
    #expect(try read(page).metadata.title == "Halmø")
  }

  @Test func `the Wayback Machine's address and moment are the page's`() throws {
    let page = try read(
      """
      <html><head><script>__wm.init("https://web.archive.org/web");
      __wm.wombat("http://coast.example:80/salt","20251104090000","https://web.archive.org/");</script>
      <title>Salt works to open</title></head><body>\(Self.story)</body></html>
      """)
    #expect(page.metadata.url == "http://coast.example/salt")
    #expect(page.metadata.saved == "2025-11-04T09:00:00Z")
  }

  @Test func `an author who is named twice is named once`() throws {
    let page = try read(
      """
      <html><head><title>Salt works to open</title></head><body><h1>Salt works to open</h1>
      <p><a rel="author" href="/m">Mara Quist</a></p>\(Self.story)
      <p><a rel="author" href="/m">Mara Quist →</a> <a rel="author" href="/m">Mara Quist reporter</a></p></body></html>
      """)
    #expect(page.metadata.author == "Mara Quist")
  }

  @Test func `a heading that leads to another page is cut`() throws {
    let text = try text(
      after:
        "<h3>Lesen Sie auch: Die ältesten Fähren der Küste</h3><p>Salt is sold at the quay of Halmø.</p>"
    )
    #expect(!text.contains("Lesen Sie auch") && text.hasSuffix("at the quay of Halmø."))
  }

  @Test func `an author in a class of another language is found`() throws {
    let page = try read(
      """
      <html><head><title>Obra de sal</title></head><body><h1>Obra de sal</h1>
      <div class="autor"><h6>Mara Quist | Publicado hace 3 horas</h6></div>\(Self.story)</body></html>
      """)
    #expect(page.metadata.author == "Mara Quist")
  }
}
