internal import Prompts
internal import TestSupport
internal import Testing
internal import Text

@testable import ArticleReading

/// Exports that end where they should not, or grow as they are read, end nothing else.
@Suite struct CutExportTests {
  @Test(arguments: [
    ("@article{k, title", "cut.bib"), ("@article{k,\nti", "cut.bib"),
    ("@article{k, title ", "cut.bib"), ("@string{a", "cut.bib"), ("@string{a=", "cut.bib"),
    (#"\def"#, "cut.tex"), (#"\begin{document}Salt. \def"#, "cut.tex"),
    (#"\newcommand"#, "cut.tex"), (#"\newcommand{\a}[1"#, "cut.tex"),
  ])
  func `a file that is cut behind any byte is read or told`(text: String, name: String) {
    for length in 0...text.utf8.count {
      _ = try? read(Array(text.utf8.prefix(length)), as: name)
    }
  }

  @Test func `abbreviations made of abbreviations stay short`() throws {
    var text = "@string{s0 = {lol}}\n"
    for level in 1...14 {
      let parts = Array(repeating: "s\(level - 1)", count: 10).joined(separator: " # ")
      text += "@string{s\(level) = \(parts)}\n"
    }
    text += "@article{k, title = s14, abstract = {The salt works of Halmø will open in spring.}}"
    let extraction = try read(Array(text.utf8), as: "bomb.bib")
    #expect(extraction.documents.count == 1)
  }

  @Test func `heads of a web archive that never end are looked at once`() {
    let heads = Array(String(repeating: "WARC/1.0\n", count: 200_000).utf8)
    #expect(processorTime { _ = try? read(heads, as: "heads.warc") } < .seconds(60))
  }
}
