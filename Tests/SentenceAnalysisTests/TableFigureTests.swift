import Prompts
import Testing
import Text

@testable import SentenceAnalysis

/// Figures of tables, profiles, lists and definitions.
struct TableFigureTests {
  /// Blocks of a text, one a line, each of its kind.
  static func document(_ lines: [(Block.Kind, String)]) -> Document {
    var text = ""
    var blocks: [Block] = []
    for (kind, line) in lines {
      if !text.isEmpty { text += "\n\n" }
      let start = text.utf8.count
      text += line
      blocks.append(Block(kind: kind, span: TextSpan(start, text.utf8.count)))
    }
    return Document(key: "k", path: "p", text: text, blocks: blocks)
  }

  private func cells(_ lines: [(Block.Kind, String)]) throws -> [String] {
    let document = Self.document(lines)
    let reading = try FigureTests.Reading(document.text, blocks: document.blocks)
    return reading.facts.filter { $0.cell != nil }.map {
      let measure = $0.measure?.text ?? "-"
      let year = $0.period.map { "\($0.first.year)" } ?? "-"
      return "\($0.value) \($0.unit ?? "-"), \(measure), \(reading.words($0.of)), \(year)"
    }
  }

  @Test func `a cell has its row, its column and the unit of the caption`() throws {
    let found = try cells([
      (.caption, "Figures in DKK million"),
      (.tableRow, "Company: Halden; Looms 2023: 510; Looms 2024: 562; Margin: 8%"),
      (.tableRow, "Company: Corvin; Looms 2023: 41[a]; Looms 2024: (37); Margin: 9%"),
    ])
    #expect(
      found == [
        "510000000 dkk, Looms 2023, Halden, 2023", "562000000 dkk, Looms 2024, Halden, 2024",
        "8 percent, Margin, Halden, -", "41000000 dkk, Looms 2023, Corvin, 2023",
        "-37000000 dkk, Looms 2024, Corvin, 2024", "9 percent, Margin, Corvin, -",
      ])
  }

  @Test func `under years the row says what is measured, and heads are no money`() throws {
    let found = try cells([
      (.tableRow, "EUR million: Revenue; 2023: 41; 2024: 46.5"),
      (.tableRow, "EUR million: Employees; 2023: 310; 2024: 322"),
    ])
    #expect(
      found == [
        "41000000 eur, Revenue, -, 2023", "46500000 eur, Revenue, -, 2024",
        "310 -, Employees, -, 2023", "322 -, Employees, -, 2024",
      ])
  }

  @Test func `cells of words, dates and hours hold no figures`() throws {
    let found = try cells([
      (.tableRow, "Day: Tuesday; Hours: 10:00 AM - 8:00 PM; From: 3 May 2024; Year: 1904")
    ])
    #expect(found == [])
  }

  @Test func `a cell has all rows of headings, and the row says what is measured`() throws {
    let lines: [(Block.Kind, String)] = [
      (.caption, "Halden, figures in thousands of crowns"),
      (.tableRow, "Revenue; Looms / 2023: 510; Service / 2024: (12)"),
      (.tableRow, "Staff; Looms / 2023: 41; Service / 2024: 38"),
    ]
    #expect(
      try cells(lines) == [
        "510000 crown, Revenue, Looms, 2023", "-12000 crown, Revenue, Service, 2024",
        "41 -, Staff, Looms, 2023", "38 -, Staff, Service, 2024",
      ])
    let document = Self.document(lines)
    let reading = try FigureTests.Reading(document.text, blocks: document.blocks)
    let cell = try #require(reading.facts.first?.cell)
    #expect(cell.columns.map { reading.words($0) } == ["Looms", "2023"])
    #expect(reading.words(cell.unit) == "thousands of crowns")
  }

  @Test func `a row is about its label, further words before the figures and its group`() throws {
    let document = Self.document([
      (.tableRow, "Northern routes"),
      (.tableRow, "No.: 1; Route: Halden; Class: Deck; Fare: EUR 9"),
    ])
    let reading = try FigureTests.Reading(document.text, blocks: document.blocks)
    let fact = try #require(reading.facts.last)
    #expect(reading.words(fact.cell?.row) == "Halden")
    #expect(fact.cell?.labels.map { reading.words($0) } == ["Northern routes", "Deck"])
    #expect("\(fact.value) \(fact.unit ?? "-")" == "9 eur")
  }

  @Test func `records side by side, shares in brackets and calendars are told apart`() throws {
    let found = try cells([
      (.tableRow, "Rank: 1; Town: Oban; Pop.: 900; Rank: 2; Town: Arden; Pop.: 700"),
      (.tableRow, "Zinc; 18 mg; (19 %)"), (.tableRow, "7; 8; 9; 10"), (.tableRow, "31"),
    ])
    #expect(
      found == [
        "1 -, Rank, Oban, -", "900 -, Pop., Oban, -", "2 -, Rank, Arden, -",
        "700 -, Pop., Arden, -",
        "18 milligram, -, Zinc, -", "19 percent, -, Zinc, -",
      ])
  }

  @Test func `cells between bars have the headings of the first row`() throws {
    let found = try cells([
      (.tableRow, "Firm | Revenue | Share"), (.tableRow, "Halden | $5m | +8%"),
      (.tableRow, "Corvin | - | ~9%"),
    ])
    #expect(
      found == [
        "5000000 usd, Revenue, Halden, -", "8 percent, Share, Halden, -",
        "9 percent, Share, Corvin, -",
      ])
  }

  @Test func `rows of very many cells are read in part`() throws {
    let row = (0..<5000).map { "C\($0): \($0)" }.joined(separator: "; ")
    #expect(try cells([(.tableRow, row)]).count <= TableReader.mostCells)
  }

  /// The figure of the cell in an invented table of two columns, with its row.
  private func cell(_ text: String, under heading: String = "Value") throws -> String? {
    let document = Self.document([(.tableRow, "Firm: Halden; \(heading): \(text)")])
    let reading = try FigureTests.Reading(document.text, blocks: document.blocks)
    guard let fact = reading.facts.first else { return nil }
    return "\(fact.value) \(fact.unit ?? "-") of \(reading.words(fact.cell?.row))"
  }

  @Test(arguments: [
    ("7.5 MB (-40%)", "7.5 megabyte"), ("EUR 10 (EUR 25 outside)", "10 eur"),
    ("1.6[n 4]", "1.6 -"), ("4,933[5] (12th)", "4933 -"), ("33.0[7] fair", "33 -"),
    ("10 EUR", "10 eur"), ("3 million USD", "3000000 usd"), ("10 euros", "10 eur"),
    ("400 m", "400 metre"), ("15 s", "15 second"), ("5 t", "5 tonne"),
    ("0.6 kg/l", "0.6 kilogram per litre"),
    ("1.2 Mio. t", "1200000 tonne"), ("3 Mrd. EUR", "3000000000 eur"), ("12k", "12000 -"),
    ("5M", "5000000 -"), ("1 159", "1159 -"), ("- 3.5 %", "-3.5 percent"),
    ("(-9%)", "-9 percent"), ("12 of 40", "12 -"), ("4.5 / 5", "4.5 -"), ("EUR 5/month", "5 eur"),
    ("8 x 50 m", "400 metre"), ("60.2% Lund 16.5% Arden", "60.2 percent"),
    ("12 rooms (5 free)", "12 room"), ("max. 5 kg", "5 kilogram"), ("from EUR 50", "50 eur"),
  ])
  func `a cell is its first figure, and what stands behind it is a note`(
    text: String, expected: String
  ) throws {
    #expect(try cell(text) == "\(expected) of Halden")
  }

  @Test(arguments: [
    "3 May 2024", "24 May", "10:30", "3:1", "22nd", "221B Mill Lane", "1/2", "10/28", "5, 7, 9",
    "2019–20", "12 Old Men", "2 bedroom flat", "Model 5", "iso-9001",
  ])
  func `dates, hours, scores, lists and names are no figures of a cell`(text: String) throws {
    #expect(try cell(text, under: "Note") == nil)
  }

  @Test func `a pair has the first value where a unit is named`() throws {
    #expect(try cell("23/16", under: "July (°C)") == "23 degree of Halden")
    #expect(try cell("23/16", under: "July") == nil)
  }

  @Test func `a sign in brackets is a scale or a unit by what the heading measures`() throws {
    #expect(try cell("5", under: "Length (m)") == "5 metre of Halden")
    #expect(try cell("5", under: "Visits (m)") == "5000000 - of Halden")
    #expect(try cell("5", under: "Cargo (t)") == "5 tonne of Halden")
  }

  @Test func `four digits are a number where the others of the column are none of a year`() throws {
    let counts = try cells([
      (.tableRow, "Oban; 1159; 5.2%"), (.tableRow, "Arden; 860; 3.1%"),
      (.tableRow, "Lund; 12,300; 9.0%"),
    ])
    #expect(counts.filter { $0.hasPrefix("1159 -") }.count == 1)
    let years = try cells([
      (.tableRow, "Town: Oban; Since: 1904; Rank: 3"),
      (.tableRow, "Town: Arden; Since: 1950; Rank: 7"),
    ])
    #expect(!years.contains { $0.hasPrefix("19") })
    #expect(try cell("1950", under: "Employees") == "1950 - of Halden")
    #expect(try cell("1950", under: "Year of sale") == nil)
  }

  @Test func `words behind a figure make the first cell the name of its row`() throws {
    let found = try cells([(.tableRow, "100 m freestyle; 52 s"), (.tableRow, "5 km walk; 30 min")])
    #expect(found == ["52 second, 100 m freestyle, -, -", "30 minute, 5 km walk, -, -"])
  }

  @Test func `prose in a cell keeps figures with units, with row and column`() throws {
    let prose =
      "The council of the town said in its report that the new bridge would cost EUR 40 million."
    let document = Self.document([(.tableRow, "Firm: Halden; Remark: \(prose)")])
    let reading = try FigureTests.Reading(document.text, blocks: document.blocks)
    let fact = try #require(reading.facts.first)
    #expect(fact.value == "40000000")
    #expect(reading.words(fact.cell?.row) == "Halden")
    #expect(fact.cell?.columns.map { reading.words($0) } == ["Remark"])
  }

  private static let signs =
    (try? AnalysisTables(prompts: Prompts()).rows("cell-units")) ?? []

  @Test(arguments: signs.map { ($0["unit"], $0["example"], $0["counter-example"]) })
  func `each sign is a unit in its example alone`(
    unit: String, example: String, counterExample: String
  ) throws {
    func read(_ line: String) throws -> String? {
      let document = Self.document([(.tableRow, "Item: Altsol; \(line)")])
      return try FigureTests.Reading(document.text, blocks: document.blocks).facts.first?.unit
    }
    #expect(try read(example) == unit)
    #expect(try read(counterExample) != unit)
  }

  @Test func `lines of labels and values are a profile`() {
    let document = Self.document([
      (.paragraph, "Altsol is a maker of pumps."),
      (.paragraph, "Founded: 1904\nSeat: Oban\nChief executive: Marta Vance"),
      (.paragraph, "She said: it is late."),
    ])
    let facts = ProfileReader().profile(of: document).map {
      "\(document.text[$0.label] ?? "?") = \(document.text[$0.value] ?? "?")"
    }
    #expect(facts == ["Founded = 1904", "Seat = Oban", "Chief executive = Marta Vance"])
  }

  @Test func `short paragraphs by turns label and value are a profile`() {
    let document = Self.document([
      (.paragraph, "Founded"), (.paragraph, "1904"), (.paragraph, "Seat"), (.paragraph, "Oban"),
    ])
    #expect(ProfileReader().profile(of: document).count == 2)
  }

  @Test func `a list has the sentence that brings it in`() throws {
    let document = Self.document([
      (.paragraph, "It grew. Three plants will close:"), (.listItem, "Oban"), (.listItem, "Arden"),
      (.paragraph, "That is all."), (.listItem, "alone"),
    ])
    let sentences = try SentenceSegmenter(prompts: Prompts()).sentences(of: document)
    let lists = ProfileReader().lists(of: document, sentences: sentences)
    let introductions = lists.map { document.text[$0.introduction].map(String.init) }
    #expect(introductions == ["Three plants will close:"])
    #expect(lists.first?.items.count == 2)
  }

  private func definitions(_ text: String) throws -> [String] {
    let analyzer = try #require(ClauseTests.analyzer)
    var memory = SentenceAnalyzer.Memory()
    let sentences = analyzer.analyze(
      text, sentence: TextSpan(0, text.utf8.count), memory: &memory)
    let reader = try DefinitionReader(prompts: Prompts())
    var copy = text
    return copy.withUTF8 { reader.definitions(in: sentences, bytes: $0) }.map {
      "\(text[$0.term] ?? "?") = \(text[$0.definition] ?? "?")"
    }
  }

  @Test(arguments: [
    ("Altsol, a maker of pumps, closed.", "Altsol = a maker of pumps"),
    ("Altsol is a maker of pumps and valves.", "Altsol = a maker of pumps and valves"),
    (
      "Vance is a money, markets and finance reporter.",
      "Vance = a money, markets and finance reporter"
    ),
  ])
  func `what something is said to be is its definition`(text: String, expected: String) throws {
    #expect(try definitions(text) == [expected])
  }

  private static let cues =
    (try? AnalysisTables(prompts: Prompts()).rows("definition-cues")) ?? []

  @Test(arguments: cues.map { ($0["example"], $0["counter-example"]) })
  func `each verb that defines does so in its example alone`(
    example: String, counterExample: String
  ) throws {
    #expect(try definitions(example).count == 1)
    #expect(try definitions(counterExample) == [])
  }
}
