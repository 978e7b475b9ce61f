internal import Foundation
internal import Prompts
internal import TestSupport
internal import Testing

@testable import ArticleReading
@testable import Text

/// Reads `bytes` as a file of that name.
private func read(_ bytes: [UInt8], as name: String) throws -> Extraction {
  let folder = try TemporaryFolder()
  let path = folder.url.appendingPathComponent(name)
  try Data(bytes).write(to: path)
  return try ArticleReader(prompts: Prompts()).read(ArticleFolder(path: path.path).singleFile())
}

/// The reason why `bytes` are not read; nil when they are.
private func refusal(of bytes: [UInt8], as name: String) throws -> String? {
  do {
    _ = try read(bytes, as: name)
    return nil
  } catch let error as ReadingError {
    return error.reason
  }
}

private func read(_ text: String, as name: String) throws -> Extraction {
  try read(Array(text.utf8), as: name)
}

@Suite struct FeedTests {
  @Test func `each item of an RSS feed is an article with its line`() throws {
    let feed = """
      <?xml version="1.0"?>
      <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Coast Post</title><language>en</language>
      <item><title>Tellford grows &amp;amp; hires</title><guid>n1</guid><link>https://example.org/1</link>
      <dc:creator>Ann Roe</dc:creator><pubDate>Tue, 28 Oct 2025 09:00:00 +0100</pubDate>
      <description>Short.</description><content:encoded><![CDATA[<p>It grew by 5%.</p><ul><li>It hired.</li></ul>]]></content:encoded>
      </item>
      <item><title>Only a title</title></item>
      <item><link>https://example.org/3</link></item>
      </channel></rss>
      """
    let extraction = try read(feed, as: "a.rss")
    #expect(extraction.documents.map(\.key) == ["a.rss#n1", "a.rss#2"])
    #expect(extraction.documents.map(\.text) == ["It grew by 5%.\n\nIt hired.", "Only a title"])
    #expect(extraction.documents[0].blocks.map(\.kind) == [.paragraph, .listItem])
    #expect(extraction.documents[0].anchors.first?.number == 4)
    #expect(
      extraction.documents[0].metadata
        == ArticleMetadata(
          title: "Tellford grows & hires", author: "Ann Roe", outlet: "Coast Post",
          published: "2025-10-28", publishedSource: "feed", language: "en",
          url: "https://example.org/1"))
    #expect(extraction.skipped.map(\.reason) == ["the entry holds no text"])
  }

  @Test(arguments: [
    "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>It <b>grew</b>.</p></div></content>",
    "<content type=\"html\">&lt;p&gt;It &lt;b&gt;grew&lt;/b&gt;.&lt;/p&gt;</content>",
    "<content type=\"text\">It grew.</content>",
    "<summary>It grew.</summary>",
    "<content type=\"application/octet-stream\">SXQgZ3Jldy4=</content>",
  ])
  func `an Atom entry is read however it is written`(content: String) throws {
    let feed = """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><id>x</id><title>T</title>\
      <updated>2025-10-28T09:00:00Z</updated><author><name>Ann Roe</name></author>\
      <link rel="alternate" href="https://example.org/"/>\(content)</entry></feed>
      """
    let document = try #require(read(feed, as: "a.atom").documents.first)
    #expect(document.text == "It grew.")
    #expect(document.metadata.author == "Ann Roe")
    #expect(document.metadata.published == "2025-10-28")
    #expect(document.metadata.url == "https://example.org/")
  }

  @Test func `a JSON Feed is read and other JSON refused`() throws {
    let feed = """
      {"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [{"id": 7, "title": "T", \
      "content_text": "It < grew.\\n\\nMuch.", "authors": [{"name": "Ann"}], "date_published": "2025-10-28"}]}
      """
    let document = try #require(read(feed, as: "a.json").documents.first)
    #expect(document.key == "a.json#7")
    #expect(document.text == "It < grew.\n\nMuch.")
    #expect(document.metadata.author == "Ann")
    #expect(try refusal(of: Array("{\"a\": 1}".utf8), as: "a.json")?.contains(".jsonl") == true)
  }

  @Test(arguments: [
    "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><rss><channel><item><title>A &x; b</title></item></channel></rss>",
    "<rss><channel><item><title>A b</title></item>",
    "  <rss><channel><item><title>A b</title><x></y></item></channel></rss>",
  ])
  func `damaged feeds give what they hold and fetch nothing`(feed: String) throws {
    #expect(try read(feed, as: "a.xml").documents.map(\.text) == ["A b"])
  }

  @Test func `entities that multiply are not expanded`() throws {
    let entities = (1...30).map { "<!ENTITY e\($0) \"&e\($0 - 1);&e\($0 - 1);\">" }.joined()
    let bomb =
      "<!DOCTYPE rss [<!ENTITY e0 \"ha\">\(entities)]><rss><channel><item><title>A &e30; b</title></item></channel></rss>"
    #expect(try read(bomb, as: "a.xml").documents.allSatisfy { $0.text.utf8.count < 1000 })
  }

  @Test func `a feed a million levels deep does no harm`() throws {
    let deep = "<rss><channel>" + String(repeating: "<item>", count: 1_000_000)
    _ = try? read(deep, as: "a.xml")
  }

  @Test(arguments: ["<note><to>you</to></note>", "no xml at all", "<"])
  func `other XML is refused`(text: String) throws {
    #expect(try refusal(of: Array(text.utf8), as: "a.xml") != nil)
  }
}

@Suite struct ContainerTests {
  private static let container = """
    <container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>
    """
  private static let package = """
    <package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>On Kelp</dc:title><dc:creator>Ann Roe</dc:creator>\
    <dc:date>2024-05-01</dc:date></metadata><manifest><item id="b" href="b%20two.xhtml"/><item id="a" href="../OPS/a.xhtml"/></manifest>\
    <spine><itemref idref="a"/><itemref idref="b"/></spine></package>
    """

  @Test func `an e-book is read chapter by chapter, in the order of its spine`() throws {
    let zip = ZipFile([
      "META-INF/container.xml": Self.container, "OPS/book.opf": Self.package,
      "OPS/b two.xhtml": "<html><body><p>Second.</p></body></html>",
      "OPS/a.xhtml": "<html><body><h1>First</h1><p>It begins.</p></body></html>",
      "../outside.xhtml": "x",
    ])
    let document = try #require(read(zip.bytes, as: "a.epub").documents.first)
    #expect(document.text == "First\n\nIt begins.\n\nSecond.")
    #expect(document.placeUnit == .chapter)
    #expect(document.anchors.number(at: document.text.utf8.count - 1) == 2)
    #expect(document.metadata.title == "On Kelp")
    #expect(document.metadata.published == "2024-05-01")
  }

  @Test func `a locked e-book says so`() throws {
    let lock =
      "<encryption><EncryptedData><CipherReference URI=\"OPS/a.xhtml\"/></EncryptedData></encryption>"
    let zip = ZipFile([
      "META-INF/container.xml": Self.container, "OPS/book.opf": Self.package,
      "META-INF/encryption.xml": lock, "OPS/a.xhtml": "x",
    ])
    #expect(try refusal(of: zip.bytes, as: "a.epub")?.contains("DRM") == true)
  }

  @Test func `a word processor's document keeps headings, lists and tables`() throws {
    let body = """
      <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
      <w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Harbour</w:t></w:r></w:p>
      <w:p><w:r><w:t xml:space="preserve">It </w:t></w:r><w:del><w:r><w:delText>not </w:delText></w:r></w:del><w:r><w:t>grew.</w:t></w:r></w:p>
      <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>An item</w:t></w:r></w:p>
      <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Year</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Sales</w:t></w:r></w:p></w:tc></w:tr>
      <w:tr><w:tc><w:p><w:r><w:t>2024</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
      </w:body></w:document>
      """
    let document = try #require(
      read(ZipFile(["word/document.xml": body]).bytes, as: "a.docx").documents.first)
    #expect(document.text == "Harbour\n\nIt grew.\n\nAn item\n\nYear: 2024; Sales: 5")
    #expect(document.blocks.map(\.kind) == [.heading, .paragraph, .listItem, .tableRow])
    #expect(document.metadata.title == "Harbour")
    #expect(document.metadata.published == nil)
  }

  @Test(arguments: ["a.epub", "a.docx"])
  func `what is no container, or an empty one, is refused`(name: String) throws {
    for bytes in [Array("nonsense".utf8), ZipFile(["a": "b"]).bytes] {
      #expect(try refusal(of: bytes, as: name) != nil)
    }
    let whole = ZipFile(["word/document.xml": "<x/>", "META-INF/container.xml": "<x/>"]).bytes
    #expect(try refusal(of: Array(whole.prefix(whole.count / 2)), as: name) != nil)
  }

  @Test func `a bomb is not unpacked`() throws {
    var zip = ZipFile([:])
    zip.entries = [("word/document.xml", [UInt8](repeating: 0x20, count: 60_000_000))]
    #expect(try refusal(of: zip.bytes, as: "a.docx")?.contains("unpacks") == true)
  }

  @Test func `a password is named`() throws {
    let zip = ZipFile(["word/document.xml": "<a/>"], password: "secret")
    #expect(try refusal(of: zip.bytes, as: "a.docx")?.contains("password") == true)
  }
}

@Suite struct MailTests {
  @Test func `a newsletter is read from its HTML part`() throws {
    let mail = """
      From: "Coast Post" <news@example.org>\r
      Subject: =?utf-8?Q?Kelp_caf=C3=A9?= =?utf-8?B?cyBncm93?=\r
      Date: Tue, 28 Oct 2025 09:00:00 +0000\r
      Content-Type: multipart/alternative;\r
       boundary="b1"\r
      \r
      --b1\r
      Content-Type: text/plain\r
      \r
      Plain text.\r
      --b1\r
      Content-Type: text/html; charset=iso-8859-1\r
      Content-Transfer-Encoding: quoted-printable\r
      \r
      <html><body><p>The caf=E9s of Arden sold more kelp than ever in the third qua=\r
      rter, the guild of bakers said.</p></body></html>\r
      --b1--\r
      """
    let document = try #require(read(mail, as: "a.eml").documents.first)
    #expect(
      document.text
        == "The cafés of Arden sold more kelp than ever in the third quarter, the guild of bakers said."
    )
    #expect(document.metadata.title == "Kelp cafés grow")
    #expect(document.metadata.outlet == "Coast Post")
    #expect(document.metadata.published == "2025-10-28")
    #expect(document.metadata.publishedSource == "mail-header")
  }

  @Test func `the day a page was saved is not the day it was published`() throws {
    let page = """
      From: <Saved by a browser>
      Snapshot-Content-Location: https://example.org/kelp
      Subject: Kelp cafes
      Date: Tue, 28 Oct 2025 09:00:00 +0000
      Content-Type: multipart/related; boundary=b1

      --b1
      Content-Type: text/html
      Content-Transfer-Encoding: base64

      PGh0bWw+PGJvZHk+PHA+VGhlIGNhZmVzIG9mIEFyZGVuIHNvbGQgbW9yZSBrZWxwIHRoYW4gZXZlci48L3A+PC9ib2R5PjwvaHRtbD4=
      --b1--
      """
    let document = try #require(read(page, as: "a.mhtml").documents.first)
    #expect(document.text == "The cafes of Arden sold more kelp than ever.")
    #expect(document.metadata.published == nil)
    #expect(document.metadata.url == "https://example.org/kelp")
  }

  @Test func `parts inside parts without end do no harm`() throws {
    let nested = (0..<2000).map {
      "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n"
    }.joined()
    _ = try? read(nested, as: "a.eml")
    #expect(try refusal(of: Array("Content-Type: image/png\n\nx".utf8), as: "a.eml") != nil)
  }
}

@Suite(.enabled(if: SearchPath.program("pdftotext") != nil)) struct PDFTests {
  /// A document whose pages hold the lines.
  private func pdf(_ pages: [[String]]) -> [UInt8] {
    let kids = pages.indices.map { "\(10 + 2 * $0) 0 R" }.joined(separator: " ")
    var objects = """
      %PDF-1.4
      1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
      2 0 obj <</Type/Pages/Count \(pages.count)/Kids[\(kids)]>> endobj
      3 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj

      """
    for (index, lines) in pages.enumerated() {
      let text = lines.enumerated().map { number, line in
        "1 0 0 1 50 \(750 - number * 14) Tm (\(line)) Tj"
      }.joined(separator: "\n")
      let stream = "BT /F1 10 Tf\n\(text)\nET"
      objects += """
        \(10 + 2 * index) 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents \(11 + 2 * index) 0 R/Resources<</Font<</F1 3 0 R>>>>>> endobj
        \(11 + 2 * index) 0 obj <</Length \(stream.utf8.count)>> stream
        \(stream)
        endstream endobj

        """
    }
    return Array((objects + "trailer <</Root 1 0 R>>\n%%EOF\n").utf8)
  }

  @Test func `a report is read with the pages of its places`() throws {
    let bytes = pdf([
      ["The harbour report of the town of Arden", "28 October 2025"],
      ["The second page tells of kelp."],
    ])
    let document = try #require(read(bytes, as: "a.pdf").documents.first)
    #expect(document.text.contains("The second page tells of kelp."))
    #expect(document.placeUnit == .page)
    #expect(document.anchors.number(at: document.text.utf8.count - 1) == 2)
    #expect(document.metadata.published == "2025-10-28")
  }

  @Test func `running lines go, cut words and paragraphs over pages are joined`() throws {
    let pages = ["bakers", "fishmongers", "divers", "chemists"].enumerated().map { index, trade in
      [
        "Arden report", "", "",
        "The \(trade) buy state-owned kelp, and the state said that it is an inter-",
        "national good which the state-", "owned company sells to the \(trade) and",
      ] + Array(repeating: "", count: 42) + ["Page \(index + 1)"]
    }
    let document = try #require(read(pdf(pages), as: "a.pdf").documents.first)
    #expect(
      document.removed.contains { $0.text == "Arden report" && $0.reason == "running-header" })
    #expect(!document.text.contains("Arden report"))
    #expect(!document.text.contains("Page 4"))
    #expect(
      document.text.hasPrefix(
        "The bakers buy state-owned kelp, and the state said that it is an international good which the state-owned company sells to the bakers and"
      ))
  }

  /// Blocks of text as `pdftotext` places them: left edge, upper edge, height of a line, lines.
  private func layout(_ blocks: [(x: Double, y: Double, height: Double, lines: [String])])
    -> PDFLayout
  {
    let markup = blocks.map { block in
      let lines = block.lines.enumerated().map { number, line in
        let top = block.y + Double(number) * block.height * 1.2
        let box =
          "xMin=\"\(block.x)\" yMin=\"\(top)\" xMax=\"\(block.x + Double(line.count) * 5)\" yMax=\"\(top + block.height)\""
        return "<line \(box)>\n<word \(box)>\(line)</word>\n</line>\n"
      }.joined()
      return "<block x>\n\(lines)</block>\n"
    }.joined()
    return PDFLayout("<page width=\"600\" height=\"800\">\n\(markup)</page>\n")
  }

  @Test func `columns are read one after the other below a title that spans them`() {
    let left = (1...6).map { "Left line \($0) tells of the kelp of Arden and" }
    let right = (1...6).map { "right line \($0) tells of the ships of Molde." }
    let pages = PDFPages(
      layout([
        (310, 100, 10, right), (50, 100, 10, left),
        (50, 40, 20, ["The kelp and the ships of the north"]),
      ]))
    #expect(pages.titlePosition == 0)
    #expect(pages.pieces.map(\.kind) == [.heading, .paragraph])
    #expect(pages.pieces.last?.text == (left + right).joined(separator: " "))
  }

  @Test func `cells side by side are rows of a table`() {
    let rows = [["Port", "2023", "2024"], ["Arden", "1,204", "1,310"], ["Molde", "804", "790"]]
    let cells = rows.enumerated().flatMap { row, cells in
      cells.enumerated().map {
        (50 + Double($0.offset) * 90, 100 + Double(row) * 20, 10.0, [$0.element])
      }
    }
    let prose = (
      50.0, 200.0, 10.0, (1...6).map { "Line \($0) tells of the kelp of Arden and of Molde." }
    )
    let pages = PDFPages(layout(cells + [prose]))
    #expect(
      pages.pieces.prefix(2).map(\.text) == [
        "Port: Arden; 2023: 1,204; 2024: 1,310", "Port: Molde; 2023: 804; 2024: 790",
      ])
    #expect(pages.pieces.prefix(2).allSatisfy { $0.kind == .tableRow })
  }

  @Test func `a cell below empty ones keeps its own column`() throws {
    let rows = [["Firm", "2022", "2023"], ["Arden", "31", "35"], ["Molde", "", "4"]]
    let cells = rows.enumerated().flatMap { row, cells in
      cells.enumerated().filter { !$0.element.isEmpty }.map {
        (50 + Double($0.offset) * 90, 100 + Double(row) * 20, 10.0, [$0.element])
      }
    }
    let pages = PDFPages(layout(cells))
    #expect(
      pages.pieces.map(\.text) == ["Firm: Arden; 2022: 31; 2023: 35", "Firm: Molde; 2023: 4"])
  }

  @Test func `raised numbers are marks of notes, or powers of ten`() {
    func word(_ text: String, _ left: Int, raised: Bool = false) -> String {
      let (top, bottom) = raised ? (98, 104) : (100, 110)
      return
        "<word xMin=\"\(left)\" yMin=\"\(top)\" xMax=\"\(left + 9)\" yMax=\"\(bottom)\">\(text)</word>\n"
    }
    let words =
      word("in", 10) + word("1902", 20) + word("1", 30, raised: true) + word("10", 40)
      + word("6", 50, raised: true) + word("mills", 60) + word("12", 70)
    let layout = PDFLayout(
      "<page width=\"9\" height=\"9\">\n<block x>\n<line x>\n\(words)</line>\n</block>\n</page>\n")
    #expect(layout.pages.first?.blocks.first?.lines.map(\.text) == ["in 1902[1] 10⁶ mills 12"])
  }

  @Test func `a document with a password says so`() throws {
    let locked = try #require(Data(base64Encoded: Self.locked))
    let reason = try refusal(of: [UInt8](locked), as: "a.pdf")
    #expect(reason?.contains("password") == true, "\(reason ?? "it was read")")
  }

  /// An empty page, which opens with the word "secret".
  private static let locked =
    "JVBERi0xLjMKJeLjz9MKMSAwIG9iago8PAovUHJvZHVjZXIgPDViOTE4NzZmYTc+Cj4+CmVuZG9iagoyIDAgb2JqCjw8Ci9UeXBlIC9QYWdlcw"
    + "ovQ291bnQgMQovS2lkcyBbIDQgMCBSIF0KPj4KZW5kb2JqCjMgMCBvYmoKPDwKL1R5cGUgL0NhdGFsb2cKL1BhZ2VzIDIgMCBSCj4+CmVuZG9i"
    + "ago0IDAgb2JqCjw8Ci9UeXBlIC9QYWdlCi9SZXNvdXJjZXMgPDwKPj4KL01lZGlhQm94IFsgMC4wIDAuMCAxMDAgMTAwIF0KL1BhcmVudCAyID"
    + "AgUgo+PgplbmRvYmoKNSAwIG9iago8PAovViAxCi9SIDIKL0xlbmd0aCA0MAovUCA0Mjk0OTY3MjkyCi9GaWx0ZXIgL1N0YW5kYXJkCi9PIDww"
    + "Mjc0OTEyNzA5OGNhMDVmZjc0NGZkNTg5MDkxYjc0MWNmYTQ5MDliY2Y5OTMzZTQ2NjA1ZGNmOGVkZmZjNjZjPgovVSA8NzVhYTMzNTQ2OTIxZD"
    + "JjYWI1MDhiYTU0ZGVjMDNiYTQ3OWVhZjUxZGRkYjNkZmIwMzA3MWMwN2QyNjQ4ZDBlNz4KPj4KZW5kb2JqCnhyZWYKMCA2CjAwMDAwMDAwMDAg"
    + "NjU1MzUgZiAKMDAwMDAwMDAxNSAwMDAwMCBuIAowMDAwMDAwMDU5IDAwMDAwIG4gCjAwMDAwMDAxMTggMDAwMDAgbiAKMDAwMDAwMDE2NyAwMD"
    + "AwMCBuIAowMDAwMDAwMjYxIDAwMDAwIG4gCnRyYWlsZXIKPDwKL1NpemUgNgovUm9vdCAzIDAgUgovSW5mbyAxIDAgUgovSUQgWyA8NWY5NGNl"
    + "ZDY0ZWFmOGQzZjkyM2Y3OTY0OTk4YTRhZjE+IDw1Zjk0Y2VkNjRlYWY4ZDNmOTIzZjc5NjQ5OThhNGFmMT4gXQovRW5jcnlwdCA1IDAgUgo+Pg"
    + "pzdGFydHhyZWYKNDc1CiUlRU9GCg=="

  @Test func `a document without text says so`() throws {
    #expect(try refusal(of: pdf([[]]), as: "a.pdf")?.contains("pictures") == true)
  }

  @Test(arguments: ["%PDF-1.4\nnothing", "no pdf", "%PDF-1.7\n%%EOF"])
  func `a damaged document is refused`(text: String) throws {
    #expect(try refusal(of: Array(text.utf8), as: "a.pdf") != nil)
  }
}
