internal import Testing

@testable import ArticleReading
@testable import Text

@Suite struct PDFLineTests {
  /// Pages of lines: left edge, upper edge, height of the type, text; each line is a block.
  private func pieces(_ pages: [[(x: Int, y: Int, height: Double, text: String)]]) -> [String] {
    let markup = pages.map { lines in
      let blocks = lines.map { line in
        let box =
          "xMin=\"\(line.x)\" yMin=\"\(line.y)\" xMax=\"\(line.x + 5 * line.text.count)\" yMax=\"\(Double(line.y) + line.height)\""
        return "<block x>\n<line \(box)>\n<word \(box)>\(line.text)</word>\n</line>\n</block>\n"
      }
      return "<page width=\"600\" height=\"800\">\n\(blocks.joined())</page>\n"
    }
    return PDFPages(PDFLayout(markup.joined()), rules: CleaningRulesTests.rules).pieces.map(\.text)
  }

  private var joiner: WordJoiner { CleaningRulesTests.rules.joiner(["a-"]) }

  @Test(arguments: [
    ("The COVID-", "19 wave", "The COVID-19 wave"), ("In 2024-", "25 it", "In 2024-25 it"),
    ("Mrs. Anna-", "Lena Marsh", "Mrs. Anna-Lena Marsh"), ("two F-", "16 jets", "two F-16 jets"),
    ("the mid-", "2024 review", "the mid-2024 review"), ("for 4-", "5 a tonne", "for 4-5 a tonne"),
    ("a short-", "term loan", "a short-term loan"),
    ("a far-", "reaching plan", "a far-reaching plan"),
    ("risk-", "reward ratio", "risk-reward ratio"),
    ("eleven vil-", "lages", "eleven villages"), ("many house-", "holds", "many households"),
    ("a mem-", "ber of it", "a member of it"),
    ("die Wasser-", "versorgung", "die Wasserversorgung"),
    ("pre-", "and postwar", "pre- and postwar"),
    ("the pump -", "which broke", "the pump - which broke"),
    ("the MANAGE-", "MENT", "the MANAGEMENT"), ("an mRNA-", "DNA hybrid", "an mRNA-DNA hybrid"),
  ])
  func `a hyphen at a line's end stays where it belongs to the word`(
    line: String, next: String, wanted: String
  ) {
    var text = line
    joiner.append(next, to: &text)
    #expect(text == wanted)
  }

  @Test func `page numbers do not stand inside sentences`() {
    let first = "The salt works of Arden opened on Monday with forty people, who boil the"
    for number in ["7", "- 7 -", "vii"] {
      let read = pieces([
        [(50, 100, 10, first), (290, 770, 8, number)],
        [(50, 60, 10, "brine in the old shaft."), (290, 770, 8, "8")],
      ])
      #expect(read == ["\(first) brine in the old shaft."])
    }
  }

  @Test func `a number beside others at the foot of a page stays`() {
    let read = pieces([
      [
        (50, 100, 10, "The salt works of Arden opened."), (50, 770, 10, "Total"),
        (290, 770, 10, "7"),
      ]
    ])
    #expect(read.joined(separator: " ").contains("7"))
  }

  @Test(arguments: [
    "1 List of pans, box 14.", "* List of pans, box 14 of it.", "[3] List of pans, box 14.",
  ])
  func `notes at the foot of a page stand behind the paragraph that goes on`(note: String) {
    let first = "The salt works of Arden opened on Monday with forty people, who boil the"
    let read = pieces([
      [(50, 100, 10, first), (50, 740, 7, note)],
      [
        (50, 60, 10, "brine in the old shaft."),
        (50, 90, 10, "The council of Arden is glad of it."),
      ],
    ])
    #expect(read.first == "\(first) brine in the old shaft.")
    #expect(read.contains(note))
  }

  private static let prose = String(
    repeating: "The salt works of Arden opened on Monday with forty people, who boil the brine. ",
    count: 6)

  @Test func `text whose letters cannot be known is told`() {
    let shifted = String(
      Self.prose.unicodeScalars.map {
        $0.value > 0x40 ? Unicode.Scalar(UInt8($0.value) - 29).description : " "
      }
      .joined())
    #expect(GarbledText.isGarbled(shifted))
    #expect(GarbledText.isGarbled(String(repeating: "\u{F021}\u{F045} \u{F03A}", count: 200)))
  }

  @Test(arguments: [
    prose, String(repeating: "13.4 27.9 1,204 ", count: 40),
    String(repeating: "Соль Ардена снова варят. ", count: 20),
    String(repeating: "塩の工場が再び開いた。", count: 30), "Kurz.",
  ])
  func `other texts are not taken for garbled ones`(text: String) {
    #expect(!GarbledText.isGarbled(text))
  }
}
