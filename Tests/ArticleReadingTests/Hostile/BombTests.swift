internal import Foundation
internal import Prompts
internal import TestSupport
internal import Testing

@testable import ArticleReading

/// Files made to take all memory or time: they are refused with a reason, and the next is read.
@Suite(.serialized) struct BombTests {
  private let folder: TemporaryFolder
  private let reader: ArticleReader

  init() throws {
    folder = try TemporaryFolder()
    var reader = try ArticleReader(prompts: Prompts())
    reader.trial = ReadingTrial(program: Program.path)
    self.reader = reader
  }

  private func reason(_ bytes: [UInt8], _ name: String) throws -> String? {
    let url = folder.url.appendingPathComponent(name)
    try Data(bytes).write(to: url)
    let file = try ArticleFolder(path: url.path).singleFile()
    do throws(ReadingError) {
      _ = try reader.read(file)
      return nil
    } catch {
      return error.reason
    }
  }

  private func repeated(_ piece: String, megabytes: Int) -> [UInt8] {
    Array(String(repeating: piece, count: megabytes * 1_000_000 / piece.utf8.count).utf8)
  }

  private static let limit = "reading it takes more than 10 seconds of processor time or 520 MB"

  @Test(arguments: [
    ("a.md", "- > 1. *a* [b](c) `d`\n\n"), ("b.html", "<p><b><i>x</i></b>"),
  ])
  func `a file that takes more than its share is refused, and nothing of it is kept`(
    name: String, piece: String
  ) throws {
    let before = Self.peak
    let reason = try reason(repeated(piece, megabytes: 40), name)
    #expect(reason?.hasPrefix(Self.limit) == true, "\(reason ?? "it was read")")
    // The file itself is held, and what is read of it is not.
    #expect(Self.peak - before < 300_000_000)
    #expect(try self.reason(Array("The harbour opened on Monday.".utf8), "next.txt") == nil)
  }

  @Test func `a document that unpacks to more than its share is refused too`() throws {
    let paragraph = "<w:p><w:r><w:t>a</w:t></w:r></w:p>"
    let xml =
      Array("<w:document xmlns:w=\"x\"><w:body>".utf8) + repeated(paragraph, megabytes: 45)
      + Array("</w:body></w:document>".utf8)
    let zip = ZipFile(["word/document.xml": String(decoding: xml, as: UTF8.self)])
    let reason = try reason(zip.bytes, "a.docx")
    // Which of its limits comes first depends on the machine.
    let isRefused = reason.map { $0.hasPrefix(Self.limit) || $0.contains("10 seconds") }
    #expect(isRefused == true, "\(reason ?? "it was read")")
  }

  @Test func `a PDF that saves its state without end takes no gigabyte`() throws {
    let operators = String(repeating: "q ", count: 5_000_000)
    let pdf = """
      %PDF-1.4
      1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
      2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj
      3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>> endobj
      4 0 obj <</Length \(operators.utf8.count)>> stream
      \(operators)
      endstream endobj
      trailer <</Root 1 0 R>>
      """
    try folder.write(pdf, to: "a.pdf")
    let run = try Program.shell(
      """
      command -v python3 >/dev/null || exit 9
      python3 - "$0" <<'END'
      import resource, subprocess, sys
      subprocess.run([sys.argv[1], "read", "a.pdf"], stdout=subprocess.DEVNULL)
      print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1000)
      END
      """, in: folder)
    guard run.status != 9 else { return }
    let megabytes = Int(run.output.filter(\.isNumber)) ?? 0
    #expect(megabytes > 0 && megabytes < 600, "\(run.output) \(run.errors)")
  }

  @Test func `a list of millions of articles that say nothing is refused, one of many is not`()
    throws
  {
    let refused = try reason(
      Array("title,text\n".utf8) + repeated("a,b\n", megabytes: 20), "a.csv")
    #expect(refused?.contains("520 MB of memory") == true, "\(refused ?? "it was read")")
    let line = "Ferry,\(String(repeating: "The ferry was late again. ", count: 20))\n"
    let read = try reason(Array("title,text\n".utf8) + repeated(line, megabytes: 4), "b.csv")
    #expect(read == nil)
  }

  @Test func `a long file of ordinary text is read after its trial`() throws {
    let text = repeated("The harbour of Arden opened on Monday, as the mayor said. ", megabytes: 3)
    #expect(try reason(text, "long.txt") == nil)
  }

  @Test func `time is that of the processor, whatever else runs`() {
    let limit = TimeLimit(seconds: 0.2)
    #expect(limit.run { Thread.sleep(forTimeInterval: 0.6) } != nil)
    let began = ContinuousClock.now
    let given: Int? = limit.run {
      var sum = 0
      while ContinuousClock.now - began < .seconds(3) { sum &+= 1 }
      return sum
    }
    #expect(given == nil)
  }

  /// Memory of this process at most so far, in bytes.
  private static var peak: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 * 1024 } ?? 0
  }
}
