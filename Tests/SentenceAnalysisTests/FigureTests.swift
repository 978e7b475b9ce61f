import Prompts
import Testing
import Text

@testable import SentenceAnalysis

/// Figures with what they are bound to, in articles of 14 February 2025.
struct FigureTests {
  /// The figures of one text.
  struct Reading {
    let text: String
    let facts: [FigureFact]

    init(_ text: String, blocks: [Block]? = nil) throws {
      self.text = text
      let analyzer = try #require(ClauseTests.analyzer)
      var memory = SentenceAnalyzer.Memory()
      let whole = Block(kind: .paragraph, span: TextSpan(0, text.utf8.count))
      let document = Document(key: "k", path: "p", text: text, blocks: blocks ?? [whole])
      let spans = try SentenceSegmenter(prompts: Prompts()).sentences(of: document).map(\.span)
      let sentences = spans.flatMap { analyzer.analyze(text, sentence: $0, memory: &memory) }
      let day = CivilDay(year: 2025, month: 2, day: 14)
      let times = try TimeReader(prompts: Prompts())
        .times(in: text, sentences: sentences, published: day)
      facts = try QuantityReader(prompts: Prompts())
        .figures(in: sentences, times: times, document: document)
    }

    func words(_ span: TextSpan?) -> String { span.flatMap { text[$0] }.map(String.init) ?? "-" }

    /// "value unit".
    var values: [String] {
      facts.map { "\($0.value)\($0.upperValue.map { "–\($0)" } ?? "") \($0.unit ?? "-")" }
    }
  }

  @Test(arguments: [
    ("The fine was 1.2 billion euros.", ["1200000000 eur"]),
    ("It cost $7.5bn, £30 or INR19,000.", ["7500000000 usd", "30 gbp", "19000 inr"]),
    ("It cost US$5 and RMB 450 million.", ["5 usd", "450000000 cny"]),
    ("She paid 20 cents.", ["0.2 usd"]),
    ("It has twelve plants and twenty-five shops.", ["12 plant", "25 shop"]),
    ("One hundred and twenty people came.", ["120 person"]),
    ("Half a million people came.", ["500000 person"]),
    ("It rose two and a half percent.", ["2.5 percent"]),
    ("A dozen ships sank.", ["12 ship"]),
    ("It rose 5 per cent, or 2 percentage points.", ["5 percent", "2 percentage point"]),
    ("Rates rose 25 basis points.", ["25 basis point"]),
    ("The road is 5 km long and covers 3 square miles.", ["5 kilometre", "3 square mile"]),
    ("It ran at 5 miles per hour for 3 hours.", ["5 mile per hour", "3 hour"]),
    ("Between 10 and 20 people died.", ["10–20 person"]),
    ("It will cost 40 to 50 million euros.", ["40000000–50000000 eur"]),
    ("It has 1,234,567 books and 2 400 sheets.", ["1234567 book", "2400 sheet"]),
    ("They owned 40³ mills and 10⁶ crowns.", ["40 mill", "1000000 crown"]),
    ("Sales fell to −5% from 3%.", ["-5 percent", "3 percent"]),
    ("A 63-year-old man lifted a 5-pound box.", ["63 year", "5 pound"]),
    ("“Rates will fall below 6.5%.”", ["6.5 percent"]),
    ("A magnitude 6.8 quake struck.", ["6.8 -"]),
    ("It has 20 old and new ships.", ["20 ship"]),
    ("It took a week or two.", ["2 week"]),
    ("It fell to $4.18 (-$0.05).", ["4.18 usd", "-0.05 usd"]),
    ("She baked 9″ pie crusts.", ["9 inch"]),
    ("He said: “We sold 5” crates.", ["5 -"]),
  ])
  func `a figure has its exact value and unit`(text: String, expected: [String]) throws {
    #expect(try Reading(text).values == expected)
  }

  @Test(arguments: [
    "It opened on 3 May 2024.", "Call 215-579-0864.", "It starts at 10:55 a.m.",
    "See page 5 and Chapter 11.", "It was the 3rd or the second time.", "It was so in the 1990s.",
    "They won 23-20.", "He flew an F-16 and a Boeing 737.", "The note [3] says so.",
    "It stands at 801 Mill Road.", "No one came, and one of them left.",
    "The vote is on 12.05.2024.", "Two-thirds of it burned.", "", "5",
    "Three-quarters of the crew left.", "It sells iPhone 16 Pro covers.",
    "The so-called Silent Seven members left.",
  ])
  func `years, dates, names, notes and the like are no figures`(text: String) throws {
    #expect(try Reading(text).values == [])
  }

  @Test(arguments: [
    ("Altsol's revenue rose 5% in 2024.", "revenue", "Altsol", "2024"),
    ("Revenue of about EUR 5m at Altsol beat forecasts.", "Revenue", "Altsol", "-"),
    ("Altsol's 2,060 employees will strike.", "employees", "Altsol", "-"),
    ("Altsol had 2,060 employees at the end of 2024.", "employees", "Altsol", "end of 2024"),
    ("Altsol shares fell 3% on Tuesday.", "shares", "Altsol", "Tuesday"),
    ("Altsol cut its costs by 5%.", "costs", "its", "-"),
    ("Altsol reported EUR 5m in revenue.", "revenue", "Altsol", "-"),
    ("Altsol reported a 5% rise in revenue.", "revenue", "Altsol", "-"),
    ("The fine was EUR 5m.", "fine", "-", "-"),
    ("Basil, 63, left.", "-", "Basil", "-"),
    ("Oregon (5 shops) is far.", "shops", "Oregon", "-"),
    ("Prices are lowest in Oban (EUR 5).", "Prices", "Oban", "-"),
    ("The EUR 71 billion fund will help Halden.", "fund", "The EUR 71 billion fund", "-"),
    ("The meal is 19% more expensive than in 2019.", "more expensive", "The meal", "-"),
    ("The bridge is 5 km long.", "long", "The bridge", "-"),
    ("The fires had grown to 4,000 acres.", "grown", "The fires", "-"),
    ("Halden has 900 hours of flying experience.", "flying experience", "Halden", "-"),
    ("Stocks remain about 4% below that.", "Stocks", "-", "-"),
    ("Quakes of magnitude 6 or above came.", "magnitude", "Quakes", "-"),
    ("They asked adults under age 30.", "-", "adults", "-"),
    ("Green peas (16 ounces) are dear.", "-", "Green peas", "-"),
    ("Halden saw a 5% gain on Friday.", "gain", "Halden", "Friday"),
    ("Sales fell 5% from 2023.", "Sales", "-", "-"),
    ("It burned 50 mills, according to a report of Friday.", "mills", "It", "-"),
    ("“It cost EUR 5,” Vance said on Friday.", "cost", "It", "-"),
    ("Before the 2028 Halden Games it had 80 halls.", "halls", "it", "-"),
    ("Rates on 30-year loans rose in 2021.", "loans", "-", "-"),
    ("Halden made plans to hire five smiths.", "smiths", "Halden", "-"),
    ("What is the EUR 5 fee?", "fee", "-", "-"),
    ("Stocks of kelp fell by 2 million barrels and supplies rose.", "Stocks", "kelp", "-"),
    ("Prices declined, bringing the cost of the bird to EUR 25.", "cost", "the bird", "-"),
    ("Halden's valuation remains below EUR 1 million.", "valuation", "Halden", "-"),
    ("Brent crude went to EUR 63 per barrel.", "-", "Brent crude", "-"),
    ("Arden's average was at EUR 3 in 2024.", "average", "Arden", "2024"),
    ("Magnitude: 8.6 on land", "Magnitude", "land", "-"),
    ("It counts 93 votes that the seven towns cast.", "votes", "the seven towns", "-"),
    ("All 40 people aboard the Halden ferry left.", "people", "the Halden ferry", "-"),
    ("It gives EUR 28,000 in funding per farm.", "funding", "farm", "-"),
    ("The 6.9-magnitude quake in Lund in 2017 was felt.", "quake", "Lund", "2017"),
  ])
  func `a figure is bound to measure, party and time`(
    text: String, measure: String, party: String, time: String
  ) throws {
    let reading = try Reading(text)
    let fact = try #require(reading.facts.first)
    let measured = fact.measure?.text ?? "-"
    #expect(measured.hasSuffix(measure))
    #expect(reading.words(fact.of) == party)
    #expect(reading.words(fact.time) == time)
  }

  @Test(arguments: [
    (
      "Brightmoor had 1,790 employees, Corvin Steel 5,240 and Altsol 2,060.",
      ["1790 employee Brightmoor", "5240 employee Corvin Steel", "2060 employee Altsol"]
    ),
    (
      "Sales in Altsol and Corvin fell to 10 and 20 million euros, respectively.",
      ["10000000 eur Altsol", "20000000 eur Corvin"]
    ),
    (
      "It lists 25 shops in Arden, 14 in Oban and three in Narvik.",
      ["25 shop Arden", "14 shop Oban", "3 shop Narvik"]
    ),
    ("Owners get EUR 85 for the K4 and EUR 110 for the K6.", ["85 eur the K4", "110 eur the K6"]),
    ("Vance 49%, Hill 48%.", ["49 percent Vance", "48 percent Hill"]),
    (
      "Oban has the cheapest meal at EUR 50, followed by Arden at EUR 54.",
      ["50 eur Oban", "54 eur Arden"]
    ),
    (
      "Oban saw prices around EUR 5 and Arden as high as EUR 9.",
      ["5 eur Oban", "9 eur Arden"]
    ),
    ("The cheapest was in Oban at EUR 5 (EUR 8 with bread).", ["5 eur Oban", "8 eur Oban"]),
  ])
  func `each party of a list has its own figure`(text: String, expected: [String]) throws {
    let reading = try Reading(text)
    #expect(
      reading.facts.map { "\($0.value) \($0.unit ?? "-") \(reading.words($0.of))" } == expected)
  }

  @Test(arguments: [
    ("Revenue rose 5% to EUR 300m from EUR 285m.", ["by", "to", "from"]),
    ("Revenue was EUR 300m, up from EUR 285m.", ["to", "from"]),
    ("Revenue rose to 300 from 285.", ["to", "from"]),
  ])
  func `a change has both its ends`(text: String, parts: [String]) throws {
    let facts = try Reading(text).facts
    #expect(facts.map { $0.change?.part.rawValue } == parts)
    #expect(facts.allSatisfy { $0.change?.direction == .up && $0.change?.from != nil })
    #expect(Set(facts.map { $0.change?.to }).count == 1)
  }

  @Test(arguments: [
    ("Altsol plans to spend EUR 5m.", FigureFact.Standing.planned),
    ("Altsol will spend EUR 5m.", .forecast), ("Altsol spent EUR 5m.", .reported),
    ("Altsol may spend EUR 5m.", .possible), ("Altsol made an offer of EUR 5m.", .offer),
    ("Altsol did not spend EUR 5m.", .denied), ("Did Altsol spend EUR 5m?", .asked),
  ])
  func `a figure stands as its clause does`(text: String, standing: FigureFact.Standing) throws {
    #expect(try Reading(text).facts.first?.standing == standing)
  }

  @Test func `the period of a sentence holds for a change in the next`() throws {
    let facts = try Reading(
      "Altsol lost EUR 6m in the third quarter of 2024. Revenue fell to EUR 112m."
    ).facts
    #expect(Set(facts.map { $0.period?.description }) == ["2024-07-01/2024-09-30"])
  }

  @Test(arguments: [
    "Hestwick made a profit of EUR 5m, against a loss of EUR 3m a year earlier.",
    "The backlog was EUR 5m, compared with EUR 3m a year earlier.",
  ])
  func `a year earlier behind the second figure is no time of the first`(text: String) throws {
    let facts = try Reading(text).facts
    #expect(facts.map { $0.period == nil } == [true, false])
  }

  @Test func `a figure of a year earlier has the period before`() throws {
    let facts = try Reading("Sales rose to EUR 5m in 2024 from EUR 3m a year earlier.").facts
    #expect(
      facts.map { $0.period?.description } == ["2024-01-01/2024-12-31", "2023-01-01/2023-12-31"])
  }

  private static let bounds =
    (try? AnalysisTables(prompts: Prompts()).rows("figure-bounds")) ?? []

  @Test(arguments: bounds.map { ($0["bound"], $0["example"], $0["counter-example"]) })
  func `each bound is read in its example alone`(
    bound: String, example: String, counterExample: String
  ) throws {
    #expect(try Reading("It has \(example).").facts.first?.bound?.rawValue == bound)
    #expect(try Reading("It has \(counterExample).").facts.first?.bound?.rawValue != bound)
  }

  private static let units =
    (try? AnalysisTables(prompts: Prompts()).rows("figure-units")) ?? []

  @Test(arguments: units.map { ($0["unit"], $0["example"], $0["counter-example"]) })
  func `each unit is read in its example alone`(
    unit: String, example: String, counterExample: String
  ) throws {
    #expect(try Reading("It took \(example).").facts.first?.unit == unit)
    #expect(try Reading("It took \(counterExample).").facts.first?.unit != unit)
  }

  private static let plurals =
    (try? AnalysisTables(prompts: Prompts()).rows("irregular-plurals")) ?? []

  @Test(arguments: plurals.map { ($0["singular"], $0["example"]) })
  func `each plural is made singular`(singular: String, example: String) throws {
    let word = try #require(example.split(separator: " ").last)
    let ending = singular.replacing("*", with: "")
    let found = try PluralWords(prompts: Prompts()).singular(String(word))
    #expect(found.hasSuffix(ending))
  }

  private static let changes =
    (try? AnalysisTables(prompts: Prompts()).rows("figure-changes")) ?? []

  @Test(arguments: changes.map { ($0["direction"], $0["example"], $0["counter-example"]) })
  func `each direction is told in its example alone`(
    direction: String, example: String, counterExample: String
  ) throws {
    #expect(try Reading(example).facts.first?.change?.direction.rawValue == direction)
    #expect(try Reading(counterExample).facts.first?.change?.direction.rawValue != direction)
  }

  @Test(arguments: [
    "$", "5", "5 5 5 5", "%%%%", "to 5 to 5 to", "−", "$$$5", "1,2,3,4,5", "5-5-5-5",
    "a a a million",
    "99999999999999999999 trillion trillion",
    "five hundred thousand million billion trillion trillion",
    "½½½", "10⁹⁹⁹⁹", "5\u{0}%", "respectively 5 and 6 respectively", "between and and 5 and",
    String(repeating: "5 million to ", count: 200), String(repeating: "(5% ", count: 200),
  ])
  func `strange figures have places inside the text`(text: String) throws {
    for fact in try Reading(text).facts {
      #expect(fact.span.end <= text.utf8.count)
      #expect(text[fact.span] != nil)
    }
  }

  @Test(arguments: [
    (
      "Oban supplied 20 of the boats, Tarn 12 and Arden 9.",
      ["20: Oban", "12: Tarn", "9: Arden"]
    ),
    (
      "The lawyers had asked for 14 years and the mill for four.",
      ["14: The lawyers", "4: the mill"]
    ),
    (
      "The Blues, who hold 24 seats, and the Greens, with seven, agreed.",
      ["24: The Blues", "7: the Greens"]
    ),
    (
      "Halden had offered $14 million in compensation for damage of $120 million.",
      ["14000000: Halden", "120000000: Halden"]
    ),
  ])
  func `a party without a verb of its own has its own figure`(text: String, expected: [String])
    throws
  {
    let reading = try Reading(text)
    #expect(reading.facts.map { "\($0.value): \(reading.words($0.of))" } == expected)
  }
}
