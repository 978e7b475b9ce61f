internal import Prompts
internal import Text

/// What the reading of figures knows of words: the tables figure-words, figure-units,
/// figure-bounds, figure-changes and currencies.
final class FigureWords: Sendable {
  /// Classes of the table figure-words, one bit each.
  struct Classes: OptionSet, Sendable {
    let rawValue: UInt64

    init(rawValue: UInt64) { self.rawValue = rawValue }

    private init(bit: UInt64) { rawValue = 1 << bit }

    static let number = Classes(bit: 0)
    static let scale = Classes(bit: 1)
    static let minor = Classes(bit: 2)
    static let percent = Classes(bit: 3)
    static let per = Classes(bit: 4)
    static let centi = Classes(bit: 5)
    static let point = Classes(bit: 6)
    static let basis = Classes(bit: 7)
    static let rangeLink = Classes(bit: 8)
    static let rangeOpener = Classes(bit: 9)
    static let plusLink = Classes(bit: 10)
    static let article = Classes(bit: 11)
    static let of = Classes(bit: 12)
    static let old = Classes(bit: 13)
    static let age = Classes(bit: 14)
    static let ordinal = Classes(bit: 15)
    static let decade = Classes(bit: 16)
    static let clock = Classes(bit: 17)
    static let times = Classes(bit: 18)
    static let designator = Classes(bit: 19)
    static let street = Classes(bit: 20)
    static let sum = Classes(bit: 21)
    static let changeNoun = Classes(bit: 22)
    static let changeNounUp = Classes(bit: 23)
    static let changeNounDown = Classes(bit: 24)
    static let up = Classes(bit: 25)
    static let down = Classes(bit: 26)
    static let changeEnd = Classes(bit: 27)
    static let changeStart = Classes(bit: 28)
    static let changeBy = Classes(bit: 29)
    static let home = Classes(bit: 30)
    static let pronounOne = Classes(bit: 32)
    static let unitPrefix = Classes(bit: 33)
    static let copula = Classes(bit: 34)
    static let ageUnit = Classes(bit: 35)
    static let respective = Classes(bit: 36)
    static let fraction = Classes(bit: 37)
    static let measureLink = Classes(bit: 38)
    static let counted = Classes(bit: 39)
    static let measured = Classes(bit: 49)
    static let gauge = Classes(bit: 50)
    static let than = Classes(bit: 51)
    static let source = Classes(bit: 52)
    static let price = Classes(bit: 53)
    static let amount = Classes(bit: 54)
    static let definite = Classes(bit: 46)
    static let periodEnd = Classes(bit: 47)
    static let pointOfTime = Classes(bit: 48)
    /// A currency by its code, name or sign.
    static let currency = Classes(bit: 40)
    /// A unit of the table figure-units.
    static let unit = Classes(bit: 41)
    static let plan = Classes(bit: 42)
    static let forecast = Classes(bit: 43)
    static let estimate = Classes(bit: 44)
    static let offer = Classes(bit: 45)

    /// By their names in the tables.
    static let named: [String: Classes] = [
      "number": number, "scale": scale, "minor": minor, "percent": percent, "per": per,
      "centi": centi, "point": point, "basis": basis, "range-link": rangeLink,
      "range-opener": rangeOpener, "plus-link": plusLink, "article": article, "of": of, "old": old,
      "age": age, "ordinal": ordinal, "decade": decade, "clock": clock, "times": times,
      "designator": designator, "street": street, "sum": sum, "change-noun": changeNoun,
      "change-noun-up": changeNounUp, "change-noun-down": changeNounDown, "up": up, "down": down,
      "change-end": changeEnd, "change-start": changeStart, "change-by": changeBy, "home": home,
      "unit-prefix": unitPrefix, "copula": copula, "age-unit": ageUnit, "respective": respective,
      "fraction": fraction, "measure-link": measureLink, "counted": counted,
      "measured": measured, "gauge": gauge, "than": than, "source": source,
      "price": price, "amount": amount,
      "definite": definite,
      "period-end": periodEnd,
      "point-of-time": pointOfTime, "pronoun-one": pronounOne,
    ]

    static let standings: [String: Classes] = [
      "plan": plan, "forecast": forecast, "estimate": estimate, "offer": offer,
    ]
  }

  /// What is known of one word; one for all the places where it stands. Changed only while the
  /// tables are read.
  final class Entry: @unchecked Sendable {
    fileprivate(set) var classes: Classes = []
    fileprivate(set) var number: ExactDecimal?
    fileprivate(set) var scale: ExactDecimal?
    fileprivate(set) var minor: ExactDecimal?
    fileprivate(set) var currency: String?
    fileprivate(set) var unit: String?
    fileprivate(set) var isDuration = false
  }

  /// What is known of words, by their hash.
  struct Entries: Sendable {
    private var numbers = HashTable(capacity: 1024)
    private var list: [Entry] = []
    private var hashes: [UInt64] = []

    subscript(hash: UInt64) -> Entry? {
      guard let number = numbers.value(of: hash) else { return nil }
      return list[Int(number)]
    }

    mutating func change(_ hash: UInt64, _ body: (Entry) -> Void) {
      let number = Int(numbers.value(of: hash) ?? Int32(list.count))
      if number == list.count {
        numbers.set(hash, to: Int32(number))
        list.append(Entry())
        hashes.append(hash)
      }
      body(list[number])
    }

    /// The hashes of the words of any of `classes`.
    func hashes(of classes: Classes) -> Set<UInt64> {
      Set(list.indices.filter { !list[$0].classes.isDisjoint(with: classes) }.map { hashes[$0] })
    }
  }

  /// A phrase that bounds a figure, as hashes of its words.
  struct BoundPhrase: Sendable {
    var bound: FigureFact.Bound
    var words: [UInt64]
  }

  let entries: Entries
  /// Longest first.
  let before: [BoundPhrase]
  let behind: [BoundPhrase]
  /// By the dictionary's form of the verb.
  let changes: [String: FigureFact.Change.Direction]
  let plurals: PluralWords
  /// The name of the unit of percentages, the first word of its class.
  let percentName: String
  /// What ages are counted in.
  let ageUnit: String
  /// The code whose name is a weight too.
  let poundCode: String

  /// - Throws: `PromptsError` naming the row that cannot be used.
  init(prompts: Prompts) throws(PromptsError) {
    let tables = AnalysisTables(prompts: prompts)
    plurals = try PluralWords(prompts: prompts)
    var read = Rows()
    try read.addWords(tables)
    try read.addUnits(tables)
    try read.addBounds(tables)
    try read.addChanges(tables)
    try read.addCurrencies(prompts)
    entries = read.entries
    before = read.before.sorted { $0.words.count > $1.words.count }
    behind = read.behind.sorted { $0.words.count > $1.words.count }
    changes = read.changes
    percentName = read.percentName
    ageUnit = read.ageUnit
    poundCode = read.poundCode
  }
}

extension FigureWords {
  /// The tables as they are read.
  private struct Rows {
    var entries = Entries()
    var before: [BoundPhrase] = []
    var behind: [BoundPhrase] = []
    var changes: [String: FigureFact.Change.Direction] = [:]
    var percentName = ""
    var ageUnit = ""
    var poundCode = ""

    mutating func addChanges(_ tables: AnalysisTables) throws(PromptsError) {
      for row in try tables.rows("figure-changes") {
        guard let direction = FigureFact.Change.Direction(rawValue: row["direction"]) else {
          throw row.error("no such direction")
        }
        for lemma in row.words("lemmas") { changes[lemma] = direction }
      }
    }

    mutating func addCurrencies(_ prompts: Prompts) throws(PromptsError) {
      for row in try prompts.table("currencies") {
        for word in row.words("words") {
          change(word) {
            $0.classes.insert(.currency)
            $0.currency = row["code"]
          }
          if word.utf8.elementsEqual([0xC2, 0xA3]) { poundCode = row["code"] }
        }
      }
      for row in try prompts.table("claim-status") {
        guard let standing = Classes.standings[row["name"]] else { continue }
        for word in row.words("words") { change(word) { $0.classes.insert(standing) } }
      }
    }

    private mutating func change(_ word: String, _ body: (Entry) -> Void) {
      entries.change(WordHash.of(word.utf8), body)
    }

    mutating func addWords(_ tables: AnalysisTables) throws(PromptsError) {
      for row in try tables.rows("figure-words") {
        guard let named = Classes.named[row["class"]] else { throw row.error("no such class") }
        let value = ExactDecimal(row["value"].utf8)
        let isValued = !named.isDisjoint(with: [.number, .scale, .minor])
        guard !isValued || value != nil else { throw row.error("a number is wanted") }
        if named == .percent { percentName = row.words("words").first { $0.utf8.count > 1 } ?? "" }
        if named == .ageUnit { ageUnit = row["words"] }
        for word in row.words("words") {
          change(word) {
            $0.classes.insert(named)
            if named == .number { $0.number = value }
            if named == .scale { $0.scale = value }
            if named == .minor { $0.minor = value }
          }
        }
      }
    }

    mutating func addUnits(_ tables: AnalysisTables) throws(PromptsError) {
      for row in try tables.rows("figure-units") {
        for word in row.words("words") {
          change(word) {
            $0.classes.insert(.unit)
            $0.unit = row["unit"]
            $0.isDuration = row["kind"] == FigureFact.Kind.duration.rawValue
          }
        }
      }
    }

    mutating func addBounds(_ tables: AnalysisTables) throws(PromptsError) {
      for row in try tables.rows("figure-bounds") {
        guard let bound = FigureFact.Bound(rawValue: row["bound"]) else {
          throw row.error("no such bound")
        }
        for phrase in row["words"].split(separator: "|") {
          let words = phrase.split(separator: " ").map { WordHash.of($0.utf8) }
          let found = BoundPhrase(bound: bound, words: words)
          if row["place"] == "before" { before.append(found) } else { behind.append(found) }
        }
      }
    }
  }
}
