internal import Prompts

/// What the segmenter knows of words: which stops belong to an abbreviation, and which words open a sentence all the same.
///
/// Words are looked up by their bytes, packed into one number; that is what keeps the lookup cheap.
struct SentenceRules: Sendable {
  /// How a stop after an abbreviation is to be read; the table `abbreviations` explains each.
  enum Kind: String, Sendable {
    case title, company, number, month, unit, clock, never, mark
  }

  private var abbreviations: [UInt64: Kind] = [:]
  private var starters: Set<UInt64> = []
  private var clockFollowers: Set<UInt64> = []

  /// No abbreviations at all: every stop before a capital ends a sentence.
  init() {}

  /// - Throws: `PromptsError` naming file and line for a missing table, an unknown kind, or a word longer than `longestWord`.
  init(prompts: Prompts) throws(PromptsError) {
    for row in try prompts.table("abbreviations") {
      guard let kind = Kind(rawValue: row["kind"]) else {
        throw row.error("unknown kind of abbreviation \"\(row["kind"])\"")
      }
      guard let key = Self.key(row["abbreviation"].lowercased()) else {
        throw row.error("an abbreviation has 1 to \(Self.longestWord) letters of ASCII")
      }
      abbreviations[key] = kind
    }
    starters = Set(try prompts.words("sentence-starters").compactMap(Self.key))
    clockFollowers = Set(try prompts.words("clock-followers").compactMap(Self.key))
  }

  /// The rules of the built-in tables, loaded once; none when the tables are missing, which `ArticleReader` reports.
  static let builtIn = (try? SentenceRules(prompts: Prompts())) ?? SentenceRules()

  /// The longest word that can be looked up, in bytes; longer ones are in no table.
  static let longestWord = 15

  func abbreviation(_ word: UnsafeBufferPointer<UInt8>.SubSequence) -> Kind? {
    Self.key(word, folding: 0x20).flatMap { abbreviations[$0] }
  }

  func isStarter(_ word: UnsafeBufferPointer<UInt8>.SubSequence) -> Bool {
    Self.key(word).map(starters.contains) ?? false
  }

  func followsClock(_ word: UnsafeBufferPointer<UInt8>.SubSequence) -> Bool {
    Self.key(word).map(clockFollowers.contains) ?? false
  }

  private static func key(_ word: String) -> UInt64? {
    var word = word
    return word.withUTF8 { key($0[...]) }
  }

  /// The word's bytes folded into one number (FNV-1a); nil for an empty, long or non-ASCII word. `folding` is or-ed into letters.
  private static func key(
    _ word: UnsafeBufferPointer<UInt8>.SubSequence, folding: UInt8 = 0
  ) -> UInt64? {
    guard !word.isEmpty, word.count <= longestWord else { return nil }
    var key: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word {
      guard byte < 0x80 else { return nil }
      let isCapital = byte >= 0x41 && byte <= 0x5A
      key = (key ^ UInt64(isCapital ? byte | folding : byte)) &* 0x0000_0100_0000_01B3
    }
    return key
  }
}
