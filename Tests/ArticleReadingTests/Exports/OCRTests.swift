internal import Foundation
internal import Prompts
internal import TestSupport
internal import Testing

@testable import ArticleReading
@testable import Text

/// With programs that do what `ocrmypdf` and `tesseract` would.
@Suite(.enabled(if: SearchPath.program("pdftotext") != nil)) struct OCRTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let picture =
    "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Count 1/Kids[10 0 R]>> endobj\n10 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"
  private static let text = picture.replacing(
    "[0 0 600 800]>>", with: "[0 0 600 800]/Contents 11 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
  )
  .replacing(
    "trailer",
    with:
      "3 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\n11 0 obj <</Length 66>> stream\nBT /F1 10 Tf 1 0 0 1 50 750 Tm (The pans of Arden boil brine.) Tj ET\nendstream endobj\ntrailer"
  )

  /// A program that runs `script`.
  private func program(_ script: String) throws -> String {
    let url = folder.url.appendingPathComponent("tool-\(UInt32.random(in: 0 ... .max))")
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: url)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: url.path)
    return url.path
  }

  private func read(_ tools: [String: String], readsScans: Bool = true) throws -> Extraction {
    try folder.write(Self.text, to: "made.pdf")
    try folder.write(Self.picture, to: "scan.pdf")
    var rules = try CleaningRules(prompts: Prompts(), dates: recogniser)
    rules.readsScans = readsScans
    let path = folder.url.appendingPathComponent("scan.pdf").path
    return try PDFExtractor(rules: rules, scans: ScanReader { tools[$0] }).extract(
      SourceFile(path: path, key: "scan.pdf", bytes: Array(Self.picture.utf8)))
  }

  private func reason(_ tools: [String: String], readsScans: Bool = true) throws -> String? {
    do {
      _ = try read(tools, readsScans: readsScans)
      return nil
    } catch let error as ReadingError {
      return error.reason
    }
  }

  @Test func `pictures are read by ocrmypdf where it is asked for`() throws {
    let tool = try program("for last; do :; done; cp '\(folder.url.path)/made.pdf' \"$last\"")
    #expect(try read(["ocrmypdf": tool]).documents[0].text == "The pans of Arden boil brine.")
    #expect(try read(["ocrmypdf": tool]).documents[0].placeUnit == .page)
  }

  @Test func `and by tesseract where there is no other`() throws {
    let painter = try program("for last; do :; done; echo x > \"$last-1.png\"")
    let tool = try program("test -s \"$1\" && cp '\(folder.url.path)/made.pdf' \"$2.pdf\"")
    let tools = ["tesseract": tool, "pdftoppm": painter]
    #expect(try read(tools).documents[0].text == "The pans of Arden boil brine.")
  }

  @Test func `otherwise the reason names the cure`() throws {
    #expect(try reason([:], readsScans: false)?.contains("footnote index --ocr") == true)
    #expect(try reason([:])?.contains("apt-get install ocrmypdf") == true)
    #expect(try reason(["ocrmypdf": program("exit 3")])?.contains("no text could be read") == true)
    // What is made has no text either.
    let copy = try program("for last; do :; done; cp '\(folder.url.path)/scan.pdf' \"$last\"")
    #expect(try reason(["ocrmypdf": copy])?.contains("no text could be read") == true)
  }
}
