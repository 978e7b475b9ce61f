internal import Foundation
internal import Prompts
internal import TestSupport
internal import Testing

@testable import ArticleReading
@testable import Text

/// Every kind of export cut off, blown up, nested and under a name that lies: it is read or refused
/// with a reason, in time, and what lies beside it is read all the same.
@Suite struct HostileExportTests {
  private static let reader = Result { try ArticleReader(prompts: Prompts()) }
  private static let endings = ArticleFormats.endingsInWords.split(separator: ", ").map(String.init)
  private static let lists = ExportTests.samples.filter { $0.articles.count > 1 }

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// What is read of the bytes, and what is said of the rest: reasons of the file, or of its parts.
  private func outcome(of bytes: [UInt8], as name: String) throws -> ([Document], [String]) {
    let path = try folder.write(Data(bytes), to: name)
    let file = try ArticleFolder(path: path).singleFile()
    let reader = try Self.reader.get()
    do throws(ReadingError) {
      let extraction = try reader.read(file)
      return (extraction.documents, extraction.skipped.map(\.reason))
    } catch {
      return ([], [error.reason])
    }
  }

  private func expectReadOrTold(_ bytes: [UInt8], as name: String) throws {
    let (documents, reasons) = try outcome(of: bytes, as: name)
    #expect(!documents.isEmpty || reasons.contains { !$0.isEmpty }, "\(name), \(bytes.count) bytes")
  }

  /// Expects that reading the bytes takes ten seconds of processor time at most.
  private func expectEnd(_ bytes: [UInt8], as name: String) throws {
    let path = try folder.write(Data(bytes), to: name)
    let file = try ArticleFolder(path: path).singleFile()
    let reader = try Self.reader.get()
    let hasEnded = TimeLimit(seconds: 10).run {
      _ = try? reader.read(file)
      return true
    }
    #expect(hasEnded == true, "\(name), \(bytes.count) bytes")
  }

  @Test(arguments: ExportTests.samples)
  func `an export that is cut off is read as far as it goes, or refused with a reason`(
    sample: ExportSample
  ) throws {
    for part in 0..<16 {
      let cut = sample.bytes.prefix(sample.bytes.count * part / 16)
      try expectReadOrTold(Array(cut), as: sample.file)
    }
  }

  @Test(arguments: lists)
  func `of an export whose end is missing its first article stays`(sample: ExportSample) throws {
    let (documents, _) = try outcome(of: Array(sample.bytes.dropLast(8)), as: sample.file)
    #expect(documents.first?.metadata.title == sample.articles.first?.title)
  }

  @Test(arguments: ExportTests.samples)
  func `an export under the name of any other kind is read or refused with a reason`(
    sample: ExportSample
  ) throws {
    for ending in Self.endings { try expectReadOrTold(sample.bytes, as: "lie" + ending) }
  }

  @Test(arguments: ExportTests.samples)
  func `what lies beside a broken export is read`(sample: ExportSample) throws {
    var zip = ZipFile(["a.txt": "The salt works of Arden grew by a tenth."])
    zip.entries.append((sample.file, Array(sample.bytes.prefix(sample.bytes.count / 2))))
    zip.entries.append(("z.txt", Array("The salt works of Molde shrank by a fifth.".utf8)))
    let (documents, _) = try outcome(of: zip.bytes, as: "all.zip")
    let texts = documents.map(\.text)
    #expect(texts.first?.contains("grew by a tenth") == true)
    #expect(texts.last?.contains("shrank by a fifth") == true)
  }

  @Test(arguments: ExportTests.samples)
  func `an export written out over and over ends in time`(sample: ExportSample) throws {
    let copies = 200_000 / sample.bytes.count + 1
    try expectEnd(
      Array(repeatElement(sample.bytes, count: copies).joined()), as: sample.file)
  }

  @Test(arguments: endings)
  func `nesting without end ends in every kind`(ending: String) throws {
    for opening in [
      "{\"a\":[", "<note><content>", "<div><b>", "{\\b ", "\\begin{quote}{", "* ", "> ", "((",
      ".. a::\n  ",
      "From a\nContent-Type: multipart/mixed; boundary=a\n\n--a\n", "1\n00:00:01,000 --> ",
    ] {
      let text = String(repeating: opening, count: 4_000)
      try expectEnd(Array(text.utf8), as: "deep" + ending)
    }
  }

  @Test func `archives in archives without end are told`() throws {
    var bytes = ZipFile(["a.txt": "The salt works of Arden grew by a tenth."]).bytes
    for _ in 0..<40 {
      var zip = ZipFile([:])
      zip.entries.append(("inner.zip", bytes))
      bytes = zip.bytes
    }
    let (documents, reasons) = try outcome(of: bytes, as: "deep.zip")
    #expect(documents.isEmpty && reasons.contains { !$0.isEmpty })
  }
}
