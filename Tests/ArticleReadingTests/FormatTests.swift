internal import Foundation
internal import Prompts
internal import TestSupport
internal import Testing

@testable import ArticleReading
@testable import Text

/// Reads `bytes` as a file of that name.
func read(_ bytes: [UInt8], as name: String) throws -> Extraction {
  let folder = try TemporaryFolder()
  let path = folder.url.appendingPathComponent(name)
  try Data(bytes).write(to: path)
  return try ArticleReader(prompts: Prompts()).read(ArticleFolder(path: path.path).singleFile())
}

/// The reason why `bytes` are not read; nil when they are.
func refusal(of bytes: [UInt8], as name: String) throws -> String? {
  do {
    _ = try read(bytes, as: name)
    return nil
  } catch let error as ReadingError {
    return error.reason
  }
}

func read(_ text: String, as name: String) throws -> Extraction {
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
