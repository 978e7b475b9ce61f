internal import Prompts
internal import Text

extension FigureWords {
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

  /// The tables as they are read.
  struct Rows {
    var entries = Entries()
    var before: [BoundPhrase] = []
    var behind: [BoundPhrase] = []
    var changes: [String: FigureFact.Change.Direction] = [:]
    var percentName = ""
    var perName = ""
    var cellUnits: [UInt64: CellUnit] = [:]
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
        if named == .per { perName = row["words"] }
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

    mutating func addCellUnits(_ tables: AnalysisTables) throws(PromptsError) {
      for row in try tables.rows("cell-units") {
        let unit = CellUnit(
          name: row["unit"], isDuration: row["kind"] == FigureFact.Kind.duration.rawValue,
          under: Set(row.words("under").map { WordHash.of($0.utf8) }))
        for sign in row.words("signs") { cellUnits[WordHash.of(sign.utf8)] = unit }
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
