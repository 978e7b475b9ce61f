internal import Prompts

/// Short words that stand before an apostrophe and are no part of the word behind it ("l'économie",
/// "dell'arte"), from `Prompts/tables/elisions.tsv`.
struct Elisions: Sendable {
  private let words: Set<WordKey>

  /// - Throws: `PromptsError.badRow` for a word that is too long or not of plain letters.
  init(prompts: Prompts) throws(PromptsError) {
    var words: Set<WordKey> = []
    for row in try prompts.table("elisions") {
      for word in row.words("words") {
        guard let key = WordKey(word) else {
          throw row.error("an elided word has 1 to \(WordKey.longestWord) letters of ASCII")
        }
        words.insert(key)
      }
    }
    self.words = words
  }

  /// Whether `word`, in any case, is one of them.
  func holds(_ word: UnsafeBufferPointer<UInt8>.SubSequence) -> Bool {
    WordKey(word, foldingCase: true).map(words.contains) ?? false
  }

  /// The built-in table, loaded once: index and questions must agree, so no other may take its
  /// place. Nil when it is missing, which loading it with `init(prompts:)` reports.
  static let builtIn = try? Elisions(prompts: Prompts())
}
