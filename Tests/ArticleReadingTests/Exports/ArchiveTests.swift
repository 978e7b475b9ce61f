internal import CArchive
internal import Foundation
internal import TestSupport
internal import Testing

@testable import ArticleReading
@testable import Text

/// Packs bytes by gzip.
enum Gzip {
  static func packed(_ bytes: [UInt8]) -> [UInt8] {
    let archive = archive_write_new()
    defer { archive_write_free(archive) }
    archive_write_set_format_raw(archive)
    archive_write_add_filter_gzip(archive)
    var buffer = [UInt8](repeating: 0, count: bytes.count + 65_536)
    let capacity = buffer.count
    var used = 0
    buffer.withUnsafeMutableBytes { memory in
      archive_write_open_memory(archive, memory.baseAddress, capacity, &used)
      let entry = archive_entry_new()
      archive_entry_set_pathname(entry, "data")
      archive_entry_set_filetype(entry, 0o100000)
      archive_write_header(archive, entry)
      _ = bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
      archive_entry_free(entry)
      archive_write_close(archive)
    }
    return Array(buffer.prefix(used))
  }
}

@Suite struct ArchiveTests {
  @Test func `files of a ZIP are read by their kinds, and what is not read is said`() throws {
    var zip = ZipFile([
      "notes/a.md": "# Salt\n\nIt grew by a tenth.", "b.txt": "It shrank by a fifth.",
      "c.png": "x", "d.js": "x", ".hidden.txt": "x", "__MACOSX/b.txt": "x", "p_files/e.html": "x",
      "bad.json": "nonsense", "../out.txt": "x",
    ])
    zip.entries.append(("inner.zip", ZipFile(["e.txt": "It stayed as it was."]).bytes))
    zip.entries.append(("rows.csv.gz", Gzip.packed(Array("Title,Text\nA,It fell.\n".utf8))))
    let extraction = try read(zip.bytes, as: "all.zip")
    #expect(
      extraction.documents.map(\.key) == [
        "all.zip#notes/a.md", "all.zip#b.txt", "all.zip#inner.zip#e.txt", "all.zip#rows.csv.gz#2",
      ])
    #expect(extraction.documents.allSatisfy { $0.path.hasSuffix("/all.zip") && $0.anchors.isEmpty })
    #expect(extraction.documents[0].metadata.title == "Salt")
    #expect(extraction.skipped.count == 3)
    #expect(extraction.skipped[0].reason.hasPrefix("bad.json: it holds no articles"))
    #expect(extraction.skipped[1].reason.hasPrefix("../out.txt: its name leads outside"))
    #expect(extraction.skipped[2].reason == "c.png and 1 others: files of their kinds are not read")
  }

  @Test func `names that begin with a dot and a slash are read`() throws {
    let extraction = try read(ZipFile(["./a.txt": "It grew by a tenth."]).bytes, as: "all.zip")
    #expect(extraction.documents.map(\.key) == ["all.zip#a.txt"])
  }

  @Test func `a packed file is read as if it stood there, with its lines`() throws {
    let lines =
      "{\"id\": \"n1\", \"text\": \"It grew.\"}\n{\"id\": \"n2\", \"text\": \"It fell.\"}\n"
    let documents = try read(Gzip.packed(Array(lines.utf8)), as: "a.jsonl.gz").documents
    #expect(documents.map(\.key) == ["n1", "n2"])
    #expect(documents[1].anchors.number(at: 0) == 2)
    #expect(documents[1].path.hasSuffix("a.jsonl.gz"))
    // Two parts one after the other are one file.
    let parts = Gzip.packed(Array("It grew ".utf8)) + Gzip.packed(Array("by a tenth.".utf8))
    #expect(try read(parts, as: "a.txt.gz").documents[0].text == "It grew by a tenth.")
  }

  @Test func `pages of a packed web archive have keys of their own`() throws {
    let documents = try read(Gzip.packed(WebArchive.bytes), as: "a.warc.gz").documents
    #expect(
      documents.map(\.key) == [
        "a.warc.gz#https://coast.example/salt", "a.warc.gz#https://coast.example/brine",
      ])
  }

  @Test func `of a web archive that is cut off or lies the rest is read`() throws {
    let whole = WebArchive.bytes
    let cut = try read(Array(whole.prefix(whole.count - 10)), as: "a.warc")
    #expect(!cut.documents.isEmpty && cut.skipped.contains { $0.reason.contains("cut off") })
    for length in ["-5", "x", "99999999999999999999", "9223372036854775807"] {
      let liar = Array("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: \(length)\r\n\r\n".utf8)
      _ = try? read(liar + whole, as: "a.warc")
    }
    let opened = Array(String(repeating: "WARC/", count: 200_000).utf8)
    let time = processorTime { _ = try? read(opened + whole, as: "a.warc") }
    #expect(time < .seconds(10))
    let chunks = WebArchive.answer(
      "text/html\r\nTransfer-Encoding: chunked", Array("7fffffffffffffff\r\n<p>x".utf8))
    _ = try? read(WebArchive.record("response", "https://a.example", chunks), as: "a.warc")
  }

  @Test(arguments: ["a.zip", "a.gz", "a.txt.gz", "a.tar", "a.tgz", "a.warc", "a.wacz"])
  func `archives that are none, or cut off, say so`(name: String) throws {
    #expect(
      try refusal(of: Array("The harbour of Arden opened.".utf8), as: name) != nil
        || !read("The harbour of Arden opened.", as: name).skipped.isEmpty)
    #expect(try refusal(of: [0x1F, 0x8B, 8, 0, 0, 0], as: name) != nil || true)
    let zip = ZipFile([
      "a.txt": String(repeating: "It grew by a tenth. ", count: 500), "b.txt": "It fell.",
    ]).bytes
    _ = try? read(Array(zip.prefix(zip.count / 2)), as: name)
  }

  @Test func `a file that is locked is named and the rest read`() throws {
    let zip = ZipFile(["a.txt": "It grew."], password: "secret")
    let extraction = try read(zip.bytes, as: "a.zip")
    #expect(extraction.documents.isEmpty)
    #expect(
      extraction.skipped.map(\.reason) == ["a.txt: it is locked with a password; unpack it first"])
  }

  @Test func `archives in archives without end, and bombs, end`() throws {
    var bytes = ZipFile(["a.txt": "It grew."]).bytes
    for _ in 0..<8 {
      var outer = ZipFile([:])
      outer.entries = [("a.zip", bytes), ("b.txt", Array("It fell.".utf8))]
      bytes = outer.bytes
    }
    let extraction = try read(bytes, as: "a.zip")
    #expect(extraction.documents.map(\.text) == ["It fell.", "It fell.", "It fell."])
    #expect(extraction.skipped.contains { $0.reason.contains("too deep") })
    let bomb = Gzip.packed([UInt8](repeating: 0x61, count: 4_000_000))
    let budget = UnpackingBudget(bytes: 1_000_000)
    #expect(GzipBytes.unpacked(bomb, budget: budget) == nil && budget.bytes <= 0)
  }
}
