internal import PassageIndex
internal import QuestionAnalysis
internal import Text
internal import WordNetLexicon

/// Puts right a common word that was typed with one letter missing, too many, other or misplaced.
/// Names are never touched, nor is what only names are like.
struct CommonSpelling {
  let store: any PassageReading
  let lexicon: Lexicon

  /// In shorter words one letter makes another word.
  private static let shortest = 6
  private static let mostSimilar = 5
  /// Articles looked at for how a word is written.
  private static let mostArticles = 3

  /// The word that the articles have instead, folded; nil for a name, a word of the language, and
  /// where nothing common is near. About 1 ms.
  func correction(of word: AnalyzedQuestion.Word) throws -> String? {
    let typed = word.token.folded
    guard !word.isName, !word.isNumber, typed.utf8.count >= Self.shortest,
      typed.utf8.allSatisfy({ 0x61...0x7A ~= $0 }), !lexicon.isCommonWord(typed)
    else { return nil }
    return try store.similarWords(to: typed, limit: Self.mostSimilar).map(\.word)
      .first { lexicon.isCommonWord($0) ? try isWrittenSmall($0) : false }
  }

  /// Whether some article writes the word without a capital: "smith" may be only a name.
  private func isWrittenSmall(_ word: String) throws -> Bool {
    let tokenizer = Tokenizer()
    let mentions = try store.mentions(of: tokenizer.tokens(in: word).map(\.term))
    return try mentions.prefix(Self.mostArticles).contains { mention in
      guard let text = try store.article(mention.id)?.text else { return false }
      return tokenizer.tokens(in: text).contains { token in
        token.folded == word && text[token.span]?.first?.isLowercase ?? false
      }
    }
  }
}
