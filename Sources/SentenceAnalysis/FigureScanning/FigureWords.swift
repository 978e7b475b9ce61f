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
    static let emptyVerb = Classes(bit: 55)
    static let with = Classes(bit: 56)
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
      "price": price, "amount": amount, "empty-verb": emptyVerb,
      "definite": definite, "with": with,
      "period-end": periodEnd,
      "point-of-time": pointOfTime, "pronoun-one": pronounOne,
    ]

    static let standings: [String: Classes] = [
      "plan": plan, "forecast": forecast, "estimate": estimate, "offer": offer,
    ]
  }

  /// A unit whose sign is read in cells alone.
  struct CellUnit: Sendable {
    var name: String
    var isDuration: Bool
    /// Words of a heading that make a sign in brackets this unit where it may be a scale; none
    /// where it is the unit under any.
    var under: Set<UInt64>
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
  /// "per" of "5 miles per hour".
  let perName: String
  /// By the hash of their signs as they are written.
  let cellUnits: [UInt64: CellUnit]
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
    try read.addCellUnits(tables)
    try read.addBounds(tables)
    try read.addChanges(tables)
    try read.addCurrencies(prompts)
    entries = read.entries
    before = read.before.sorted { $0.words.count > $1.words.count }
    behind = read.behind.sorted { $0.words.count > $1.words.count }
    changes = read.changes
    percentName = read.percentName
    perName = read.perName
    cellUnits = read.cellUnits
    ageUnit = read.ageUnit
    poundCode = read.poundCode
  }
}
