internal import Prompts

/// The words that question rules speak of: lists by name and single words, each known by a number so that matching compares numbers.
struct QuestionVocabulary: Sendable {
  /// The lists a word belongs to, one bit a list.
  typealias Membership = UInt64

  /// What the rules know about one word.
  struct Entry: Sendable {
    /// Number of the word where a pattern names it; -1 where none does.
    var number: Int32 = -1
    var lists: Membership = 0
  }

  private var entries: [String: Entry] = [:]
  private var bits: [String: Membership] = [:]
  private var wordCount: Int32 = 0

  /// Reads the rows `list, words`; several rows may continue one list.
  ///
  /// - Throws: `PromptsError.badRow` for more than 64 lists.
  init(rows: [TableRow]) throws(PromptsError) {
    for row in rows {
      let name = row["list"]
      if bits[name] == nil {
        guard bits.count < Membership.bitWidth else { throw row.error("more than 64 lists") }
        bits[name] = 1 << Membership(bits.count)
      }
      for word in row["words"].split(separator: " ") {
        entries[String(word), default: Entry()].lists |= bits[name] ?? 0
      }
    }
  }

  /// The bit of the list called `name`; nil when there is no such list.
  func list(_ name: some StringProtocol) -> Membership? { bits[String(name)] }

  /// The union of the lists called `names`; unknown names add nothing.
  func lists(_ names: String...) -> Membership { names.reduce(0) { $0 | (bits[$1] ?? 0) } }

  /// Whether `word` is listed as `name`.
  func isIn(_ name: String, _ word: some StringProtocol) -> Bool {
    (entries[String(word)]?.lists ?? 0) & lists(name) != 0
  }

  /// The number by which patterns know `word`, given now if it has none.
  mutating func number(for word: some StringProtocol) -> Int32 {
    let key = String(word)
    if let number = entries[key]?.number, number >= 0 { return number }
    entries[key, default: Entry()].number = wordCount
    wordCount += 1
    return wordCount - 1
  }

  /// What is known about `folded`; a plural that is not listed itself counts as its singular.
  func entry(_ folded: String) -> Entry {
    var entry = entries[folded] ?? Entry()
    if entry.lists == 0 {
      entry.lists = Self.singulars(of: folded).lazy.compactMap { entries[$0]?.lists }.first ?? 0
    }
    return entry
  }

  /// Possible singular forms of an English plural, likelier first; empty for words that do not look like one.
  static func singulars(of word: String) -> [String] {
    guard word.utf8.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss") else {
      return word.hasSuffix("men") ? [word.dropLast(2) + "an"] : []
    }
    let stem = String(word.dropLast())
    if word.hasSuffix("ies") { return [word.dropLast(3) + "y", stem] }
    if word.hasSuffix("ves") { return [stem, word.dropLast(3) + "f", word.dropLast(3) + "fe"] }
    return word.hasSuffix("es") ? [stem, String(word.dropLast(2))] : [stem]
  }
}
