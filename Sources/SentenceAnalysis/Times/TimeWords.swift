internal import Prompts
internal import Text

/// Words that say on which side of the article's day a weekday or month lies: the table time-words.
struct TimeWords: Sendable {
  /// What a word is for a time.
  struct Classes: OptionSet, Sendable {
    let rawValue: UInt16

    init(rawValue: UInt16) { self.rawValue = rawValue }

    private init(bit: UInt16) { rawValue = 1 << bit }

    /// Verbs whose present tells what is to come ("opens in January").
    static let coming = Classes(bit: 0)
    /// Verbs of planning.
    static let plan = Classes(bit: 1)
    /// Words that lead from a plan to its time ("set for Friday").
    static let planLink = Classes(bit: 2)
    /// "due in January"
    static let due = Classes(bit: 3)
    /// Nouns whose infinitive is to come ("plans to open").
    static let planNoun = Classes(bit: 4)
    /// Verbs with an object whose infinitive is to come ("asked them to leave").
    static let ask = Classes(bit: 5)
    /// "since January", "than in January": always over.
    static let over = Classes(bit: 6)
    /// "often", "traditionally": no one time.
    static let habit = Classes(bit: 7)
    /// Before a weekday the name of a feast.
    static let feast = Classes(bit: 8)

    /// By their names in the table.
    static let named: [String: Classes] = [
      "coming": coming, "plan": plan, "plan-link": planLink, "due": due, "plan-noun": planNoun,
      "ask": ask, "over": over, "habit": habit, "feast": feast,
    ]
  }

  private var classes = HashTable(capacity: 256)

  /// - Throws: `PromptsError` naming the row that cannot be used.
  init(prompts: Prompts) throws(PromptsError) {
    var words: [UInt64: Classes] = [:]
    for row in try AnalysisTables(prompts: prompts).rows("time-words") {
      guard let named = Classes.named[row["class"]] else { throw row.error("no such class") }
      for word in row.words("words") { words[WordHash.of(word.utf8), default: []].insert(named) }
    }
    for (hash, found) in words { classes.set(hash, to: Int32(found.rawValue)) }
  }

  /// Whether a folded word is of any of `wanted`.
  func has(_ hash: UInt64, _ wanted: Classes) -> Bool {
    classes.value(of: hash).map { !Classes(rawValue: UInt16($0)).isDisjoint(with: wanted) } ?? false
  }

  func has(_ word: String, _ wanted: Classes) -> Bool { has(WordHash.of(word.utf8), wanted) }
}
