internal import Prompts
internal import Text

/// A row of the table context-times.
struct ContextTimePattern: Sendable {
  /// How the days follow from those said before.
  enum Meaning: String, Sendable {
    case before, after, same, previous, next, then, since
    /// A year before.
    case beforeYear = "before-year"
    /// By the second length of time that is named.
    case beforeLast = "before-last"
  }

  /// What one word must be.
  struct Element: Sendable {
    /// Few.
    var words: [UInt64]
    var isCount: Bool
    var isUnit: Bool
    var isOptional: Bool
  }

  let name: String
  let elements: [Element]
  let meaning: Meaning

  init(_ row: TableRow) throws(PromptsError) {
    guard let meaning = Meaning(rawValue: row["meaning"]) else {
      throw row.error("no such meaning")
    }
    name = row["name"]
    self.meaning = meaning
    elements = row.words("pattern").map { written in
      let isOptional = written.hasSuffix("?")
      let parts = written.split(separator: "|").map { $0.filter { $0 != "?" } }
      return Element(
        words: parts.map { WordHash.of($0.utf8) }, isCount: parts.contains("COUNT"),
        isUnit: parts.contains("UNIT"), isOptional: isOptional)
    }
  }
}

/// A length of time that words name.
struct TimeUnit: Sendable, Equatable {
  /// Of one unit; 0 where it counts in months.
  var days = 0
  var months = 0
}

/// What is known of a word that may stand in such a pattern.
struct ContextTimeWord {
  var hash: UInt64
  var count: Int?
  var unit: TimeUnit?
}

/// A pattern found among the words of a sentence.
struct ContextTimeMatch {
  var meaning: ContextTimePattern.Meaning
  /// Words it takes.
  var length: Int
  var count = 1
  /// The last unit named.
  var unit: TimeUnit?
}

extension ContextTimePattern {
  /// The longest way the pattern fits `words` from `start` on; nil where it does not.
  func match(_ words: [ContextTimeWord], at start: Int) -> ContextTimeMatch? {
    var match = ContextTimeMatch(meaning: meaning, length: 0)
    var place = start
    for element in elements {
      guard place < words.count, let next = element.read(words[place], &match) else {
        if element.isOptional { continue }
        return nil
      }
      place += next
    }
    match.length = place - start
    return match.length > 0 ? match : nil
  }
}

extension ContextTimePattern.Element {
  /// 1 where the word fits; nil where it does not.
  func read(_ word: ContextTimeWord, _ match: inout ContextTimeMatch) -> Int? {
    if isUnit, let unit = word.unit {
      match.unit = unit
      return 1
    }
    if isCount, let count = word.count {
      match.count = count
      return 1
    }
    return words.contains(word.hash) ? 1 : nil
  }
}
