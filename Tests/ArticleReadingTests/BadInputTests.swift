internal import Foundation
internal import Prompts
internal import TestSupport
internal import Testing
internal import Text

@testable import ArticleReading

#if canImport(Glibc)
  internal import Glibc
#endif

/// Files that are broken, hostile, or not what their names say: read as far as possible, or refused
/// with a reason; nothing is fetched, nothing written, nobody waits.
@Suite struct BadInputTests {
  private let folder: TemporaryFolder
  private let reader: ArticleReader

  init() throws {
    folder = try TemporaryFolder()
    reader = try ArticleReader(prompts: Prompts())
  }

  private func file(_ bytes: [UInt8], _ name: String) throws -> ArticleFile {
    let url = folder.url.appendingPathComponent(name)
    try Data(bytes).write(to: url)
    return try ArticleFolder(path: url.path).singleFile()
  }

  private func text(_ bytes: [UInt8], _ name: String) throws -> String? {
    try reader.read(file(bytes, name)).documents.first?.text
  }

  private func reason(_ bytes: [UInt8], _ name: String) throws -> String? {
    let file = try file(bytes, name)
    do throws(ReadingError) {
      _ = try reader.read(file)
      return nil
    } catch {
      return error.reason
    }
  }

  // MARK: - Files that are none

  @Test func `pipes and devices in a folder are passed over with a reason, and nobody waits`()
    throws
  {
    #expect(mkfifo(folder.url.appendingPathComponent("wait.txt").path, 0o600) == 0)
    _ = try file(Array("The harbour opened on Monday.".utf8), "a.txt")
    let listing = try ArticleFolder(path: folder.url.path).listing()
    #expect(listing.files.map(\.key) == ["a.txt"])
    #expect(listing.skipped.map(\.reason) == ["it is not a file"])
    #expect(throws: ReadingError.self) { try ArticleFolder(path: "/dev/zero").singleFile() }
  }

  /// What a listing found may be a pipe by the time it is read.
  @Test func `a file that became a pipe is refused at once`() throws {
    var article = try file(Array("x".utf8), "a.txt")
    let pipe = folder.url.appendingPathComponent("pipe.txt").path
    #expect(mkfifo(pipe, 0o600) == 0)
    article.path = pipe
    #expect(throws: ReadingError.unreadable(path: pipe, reason: "it is not a plain file")) {
      try reader.read(article)
    }
  }

  @Test func `a file beyond the limit names its size and the cure`() throws {
    let url = folder.url.appendingPathComponent("a.txt")
    #expect(FileManager.default.createFile(atPath: url.path, contents: nil))
    #expect(truncate(url.path, 300_000_000) == 0)
    let file = try ArticleFolder(path: url.path).singleFile()
    do throws(ReadingError) {
      _ = try reader.read(file)
      Issue.record("it was read")
    } catch {
      #expect(error.reason.contains("300 MB"))
      #expect(error.reason.contains("cut it into smaller files"))
    }
  }

  // MARK: - Names and encodings that lie

  @Test(arguments: [
    ("a.pdf", "not"), ("a.epub", "not"), ("a.docx", "not"), ("a.xml", "XML"), ("a.json", "JSON"),
  ])
  func `a text under the name of another kind is refused with a reason`(name: String, word: String)
    throws
  {
    let reason = try reason(Array("The harbour of Arden opened on Monday.".utf8), name)
    #expect(reason?.isEmpty == false, "\(name)")
  }

  @Test(arguments: ["a.txt", "a.md", "a.html", "a.eml"])
  func `a PDF under the name of a text is refused`(name: String) throws {
    let bytes = Array("%PDF-1.7\n".utf8) + (0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    #expect(try reason(bytes, name) == "it holds binary data, not text")
  }

  @Test func `a page that says it is UTF-8 and is not is read by its bytes`() throws {
    let page =
      "<html><head><meta charset=\"utf-8\"></head><body><p>The cafés of Arden sold more than ever, the guild of bakers said.</p></body></html>"
    let bytes = try #require(page.data(using: .windowsCP1252))
    #expect(try text([UInt8](bytes), "a.html")?.contains("cafés") == true)
  }

  @Test func `a page that says it is Latin and is UTF-8 is read by its bytes`() throws {
    let page =
      "<html><head><meta charset=\"iso-8859-1\"></head><body><p>The cafés of Arden — and Ålesund — sold more than ever.</p></body></html>"
    #expect(try text(Array(page.utf8), "a.html")?.contains("cafés of Arden — and Ålesund") == true)
  }

  @Test func `half a character at the end does no harm`() throws {
    let bytes = Array("The cafés of Arden sold more kelp.".utf8) + [0xE2, 0x80]
    #expect(try text(bytes, "a.txt")?.hasPrefix("The cafés of Arden sold more kelp.") == true)
  }

  // MARK: - Containers

  private static let container =
    "<container><rootfiles><rootfile full-path=\"p.opf\"/></rootfiles></container>"
  private static let package = """
    <package><metadata/><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>
    """

  private func book(_ chapter: String, package: String = package) -> [UInt8] {
    ZipFile(["META-INF/container.xml": Self.container, "p.opf": package, "a.xhtml": chapter]).bytes
  }

  @Test func `entities of an e-book fetch no file and do not multiply`() throws {
    let secret = folder.url.appendingPathComponent("secret")
    try Data("hidden words".utf8).write(to: secret)
    let bomb = (1...30).map { "<!ENTITY e\($0) \"&e\($0 - 1);&e\($0 - 1);\">" }.joined()
    let head =
      "<!DOCTYPE html [<!ENTITY x SYSTEM \"file://\(secret.path)\"><!ENTITY e0 \"ha\">\(bomb)]>"
    let chapter = "\(head)<html><body><p>The kelp &x; of &e30; Arden.</p></body></html>"
    let found = try text(book(chapter), "a.epub")
    #expect(found?.contains("hidden") == false)
    #expect((found?.utf8.count ?? 0) < 1000)
    let package =
      head
      + Self.package.replacing("<metadata/>", with: "<metadata><title>&x;&e30;</title></metadata>")
    let document = try? reader.read(
      file(book("<p>It grew.</p>", package: package), "b.epub")
    ).documents.first
    #expect(document?.metadata.title?.contains("hidden") != true)
    #expect((document?.metadata.title?.utf8.count ?? 0) < 1000)
  }

  @Test func `entities of a word processor's document do not multiply`() throws {
    let bomb = (1...30).map { "<!ENTITY e\($0) \"&e\($0 - 1);&e\($0 - 1);\">" }.joined()
    let body =
      "<!DOCTYPE d [<!ENTITY e0 \"ha\">\(bomb)]><document><body><p><r><t>It grew &e30;.</t></r></p></body></document>"
    #expect(
      (try text(ZipFile(["word/document.xml": body]).bytes, "a.docx")?.utf8.count ?? 0) < 1000)
  }

  @Test func `entries that point outside the container write nothing there`() throws {
    let bytes = ZipFile([
      "META-INF/container.xml": Self.container, "p.opf": Self.package, "a.xhtml": "<p>It grew.</p>",
      "../outside.xhtml": "<p>Outside.</p>", "/tmp/outside-of-footnote.xhtml": "<p>Outside.</p>",
    ]).bytes
    #expect(try text(bytes, "a.epub") == "It grew.")
    #expect(!FileManager.default.fileExists(atPath: "/tmp/outside-of-footnote.xhtml"))
    let parent = folder.url.deletingLastPathComponent().appendingPathComponent("outside.xhtml")
    #expect(!FileManager.default.fileExists(atPath: parent.path))
  }

  @Test func `a chapter that leads out of the container is not read from the disk`() throws {
    let secret = folder.url.appendingPathComponent("secret.xhtml")
    try Data("<p>hidden words</p>".utf8).write(to: secret)
    let package = Self.package.replacing("a.xhtml", with: "../../../../\(secret.path)")
    #expect(try reason(book("<p>x</p>", package: package), "a.epub") != nil)
  }

  // MARK: - Nesting and cutting off

  @Test(arguments: ["a.md", "a.txt", "a.html", "a.xml", "a.json", "a.eml", "a.jsonl"])
  func `deep nesting of every kind ends in time`(name: String) throws {
    let nested = ["> ", "[", "<div><b>", "{\"a\":[", "(", "* "].map {
      String(repeating: $0, count: 30_000)
    }
    for text in nested { _ = try? reader.read(file(Array(text.utf8), name)) }
  }

  @Test func `a line of two million bytes is read`() throws {
    let words = String(repeating: "the kelp of Arden grew and ", count: 75_000)
    #expect((try text(Array(words.utf8), "a.txt")?.utf8.count ?? 0) > 1_900_000)
  }

  @Test(arguments: [
    "a.txt", "a.md", "a.html", "a.epub", "a.pdf", "a.jsonl", "a.xml", "a.eml", "a.docx", "a.json",
  ])
  func `an empty file of every kind says so`(name: String) throws {
    #expect(try reason([], name) == "it holds no text")
  }
}
