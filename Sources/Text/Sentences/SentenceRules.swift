package import Prompts

/// What the segmenter knows of words: which stops belong to an abbreviation, and which words open a
/// sentence all the same.
package struct SentenceRules: Sendable {
  /// How a stop after an abbreviation is to be read; the table `abbreviations` explains each.
  package enum Kind: String, Sendable {
    case title, company, number, month, unit, clock, never, mark
  }

  private var abbreviations: [WordKey: Kind] = [:]
  private var starters: Set<WordKey> = []
  private var clockFollowers: Set<WordKey> = []
  /// Words in lower case before which, and behind which, a number with a stop is an ordinal.
  private var ordinalFollowers: Set<String> = []
  private var ordinalOpenings: Set<WordKey> = []

  /// - Throws: `PromptsError` naming file and line for a missing table, an unknown kind, or a word
  ///   longer than `WordKey.longestWord`.
  package init(prompts: Prompts) throws(PromptsError) {
    for row in try prompts.table("abbreviations") {
      guard let kind = Kind(rawValue: row["kind"]) else {
        throw row.error("unknown kind of abbreviation \"\(row["kind"])\"")
      }
      guard let key = WordKey(row["abbreviation"].lowercased()) else {
        throw row.error("an abbreviation has 1 to \(WordKey.longestWord) letters of ASCII")
      }
      abbreviations[key] = kind
    }
    starters = Set(try prompts.words("sentence-starters").compactMap { WordKey($0) })
    clockFollowers = Set(try prompts.words("clock-followers").compactMap { WordKey($0) })
    for row in try prompts.table("ordinals") {
      ordinalFollowers.formUnion(row.words("before"))
      ordinalOpenings.formUnion(row.words("behind").compactMap { WordKey($0) })
    }
  }

  /// Whether a number with a stop before a word, in any case, is an ordinal.
  func followsOrdinal(_ word: UnsafeBufferPointer<UInt8>.SubSequence) -> Bool {
    word.count <= WordKey.longestWord
      && ordinalFollowers.contains(String(decoding: word, as: UTF8.self).lowercased())
  }

  /// Whether a number with a stop behind a word is an ordinal, whatever follows.
  func opensOrdinal(_ word: UnsafeBufferPointer<UInt8>.SubSequence) -> Bool {
    WordKey(word, foldingCase: true).map(ordinalOpenings.contains) ?? false
  }

  /// What kind of abbreviation a word is, its stop left out and whatever its case; nil: none.
  package func abbreviation(_ word: UnsafeBufferPointer<UInt8>.SubSequence) -> Kind? {
    WordKey(word, foldingCase: true).flatMap { abbreviations[$0] }
  }

  func isStarter(_ word: UnsafeBufferPointer<UInt8>.SubSequence) -> Bool {
    WordKey(word).map(starters.contains) ?? false
  }

  func followsClock(_ word: UnsafeBufferPointer<UInt8>.SubSequence) -> Bool {
    WordKey(word).map(clockFollowers.contains) ?? false
  }
}
