internal import Foundation
internal import Prompts
internal import TestSupport
internal import Testing

@testable import ArticleReading
@testable import Text

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
      ]), rules: CleaningRulesTests.rules)
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
    let pages = PDFPages(layout(cells + [prose]), rules: CleaningRulesTests.rules)
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
    let pages = PDFPages(layout(cells), rules: CleaningRulesTests.rules)
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
