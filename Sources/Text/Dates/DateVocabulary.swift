internal import Prompts

/// What one word means in dates: its roles with their values, and its number as a word that stands
/// for itself in patterns.
final class DateWord: Sendable {
  let literal: Int
  let roles: [DateRole: Int]
  /// Means something else as well ("may").
  let isAmbiguous: Bool
  /// The groups of patterns that may take the word, alone or with the next.
  let groups: DatePattern.Groups

  init(literal: Int, roles: [DateRole: Int], isAmbiguous: Bool) {
    self.literal = literal
    self.roles = roles
    self.isAmbiguous = isAmbiguous
    groups = roles.keys.reduce(into: []) { $0.formUnion(DatePattern.Groups(takingWordOf: $1)) }
  }
}

/// What a word can be in a date; the table `date-vocabulary` lists the words.
enum DateRole: String, Sendable {
  case month, weekday, anchor, direction, count, ordinal, season, part, relation, future, measure
  case currency, day, week, weekend
  case monthUnit = "month-unit"
  case decadeName = "decade-name"
  case quarter, year, decade, century

  /// Lengths of time that can be counted.
  static let units: [DateRole] = [
    .day, .week, .weekend, .monthUnit, .quarter, .year, .decade, .century,
  ]
}

/// The words of dates, from the table `date-vocabulary` and the words that patterns name.
package struct DateVocabulary: Sendable {
  private var words = WordKeyTable<DateWord>()
  private var literals: [String: Int] = [:]
  /// The lengths of words that begin with a letter, one bit each: most words of a text are told by
  /// them to be none of these.
  private var lengths = Array(repeating: UInt32(0), count: 26)

  /// - Throws: `PromptsError` naming file and line of a row with an unknown role, a value that is
  ///   no number, or a long word.
  init(prompts: Prompts, literals patternWords: [String]) throws(PromptsError) {
    var roles: [String: [DateRole: Int]] = [:]
    var ambiguous: Set<String> = []
    for row in try prompts.table("date-vocabulary") {
      guard let role = DateRole(rawValue: row["role"]) else {
        throw row.error("unknown role \"\(row["role"])\"")
      }
      guard let value = Int(row["value"]) else { throw row.error("the value is not a number") }
      for word in row["words"].split(separator: " ") {
        let name = String(word.filter { $0 != "*" })
        guard WordKey(name) != nil else { throw row.error("\"\(name)\" is not a short ASCII word") }
        roles[name, default: [:]][role] = value
        if word.hasSuffix("*") { ambiguous.insert(name) }
      }
    }
    for word in Set(patternWords).union(roles.keys).sorted() {
      guard let key = WordKey(word), let first = word.utf8.first, first.isLetter else { continue }
      lengths[Int((first | 0x20) - 0x61)] |= 1 << UInt32(word.utf8.count)
      let number = literals.count
      literals[word] = number
      words.insert(
        DateWord(
          literal: number, roles: roles[word] ?? [:], isAmbiguous: ambiguous.contains(word)),
        for: key)
    }
  }

  /// All words, by their literals.
  var known: [DateWord] { words.values.sorted { $0.literal < $1.literal } }

  /// The number of a word that stands for itself; nil for a word the vocabulary lacks.
  func literal(_ word: String) -> Int? { literals[word] }

  /// What is known of a word, in any letter case; nil for nothing.
  func word(_ bytes: UnsafeBufferPointer<UInt8>.SubSequence) -> DateWord? {
    guard let first = bytes.first, first.isLetter, bytes.count <= WordKey.longestWord,
      lengths[Int((first | 0x20) - 0x61)] >> UInt32(bytes.count) & 1 == 1
    else { return nil }
    return WordKey(bytes, foldingCase: true).flatMap { words.value(of: $0) }
  }
}
