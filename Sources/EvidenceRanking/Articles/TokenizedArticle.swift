package import PassageIndex
package import SentenceAnalysis
package import Text

/// A stored article with its words as term numbers, ready for ranking.
package final class TokenizedArticle {
  package let stored: StoredArticle
  /// What reading the article's sentences needs of it.
  package let tokenized: TokenizedText
  /// Position in `stored.passages` of each sentence.
  package let passageOfSentence: [Int]
  /// What is understood of the article, with look-ups by place; made when it is first asked for.
  package private(set) lazy var facts = understanding(stored)
  private let understanding: (StoredArticle) -> ArticleFacts
  /// The terms of the text as it is written, before other wordings were read as the question's.
  let written: [Int32]
  /// Of the terms that other wordings are read as, those that it writes itself too.
  let ownTerms: Set<Int32>

  /// Reads the words of the text and the title. O(tokens).
  ///
  /// - Parameter understanding: gives what is understood of the article, when first asked for.
  package init(
    _ stored: StoredArticle, table: TermTable,
    understanding: @escaping (StoredArticle) -> ArticleAnalysis = { _ in ArticleAnalysis() }
  ) {
    self.stored = stored
    self.understanding = { ArticleFacts(understanding($0)) }
    let metadata = stored.summary.metadata
    tokenized = TokenizedText(
      stored.text, sentences: stored.sentences, title: metadata.title,
      published: metadata.published.flatMap { CivilDay(iso: $0) }, table: table)
    written = tokenized.terms
    ownTerms = []
    var passages = [Int](repeating: 0, count: stored.sentences.count)
    for (index, passage) in stored.passages.enumerated() {
      for sentence in passage.sentences where sentence < passages.count {
        passages[sentence] = index
      }
    }
    passageOfSentence = passages
  }

  private init(
    _ other: TokenizedArticle, tokenized: TokenizedText, written: [Int32], ownTerms: Set<Int32> = []
  ) {
    self.written = written
    self.ownTerms = ownTerms
    stored = other.stored
    understanding = { _ in other.facts }
    self.tokenized = tokenized
    passageOfSentence = other.passageOfSentence
  }

  /// The article with other names of a thing read as the one that the question has; this one when
  /// it holds none.
  package func renamed(by names: NameNumbers?) -> TokenizedArticle {
    guard let names else { return self }
    let renamed = tokenized.renamed(by: names)
    return renamed === tokenized
      ? self : TokenizedArticle(self, tokenized: renamed, written: renamed.terms)
  }

  /// The article with other terms for its words and its title's, as many as it has.
  ///
  /// - Parameter own: of these terms, those that it writes itself.
  func reading(_ terms: [Int32], title: [Int32], own: Set<Int32>) -> TokenizedArticle {
    TokenizedArticle(
      self, tokenized: tokenized.reading(terms, title: title), written: written, ownTerms: own)
  }
}

/// What is asked of the text is asked of the article as well.
extension TokenizedArticle {
  package var bytes: [UInt8] { tokenized.bytes }
  package var terms: [Int32] { tokenized.terms }
  package var starts: [Int32] { tokenized.starts }
  package var ends: [Int32] { tokenized.ends }
  package var sentenceTokens: [Range<Int>] { tokenized.sentenceTokens }
  package var titleTerms: [Int32] { tokenized.titleTerms }
  /// Days since 1970-01-01; nil when the day of publication is not known.
  package var publishedDay: Int? { tokenized.published?.number }
  package var knownNames: Set<Int32> { tokenized.knownNames }

  /// How often the article has the term of each of `tokens`. O(tokens of the article); `terms` is
  /// how many terms the table has.
  package func counts(of tokens: Range<Int>, terms: Int) -> [Int] {
    tokenized.counts(of: tokens, terms: terms)
  }
  /// Whether the token begins with an upper-case letter.
  package func isCapitalised(_ token: Int) -> Bool { tokenized.isCapitalised(token) }
  /// The text of a span that lies on the edges of words; empty for any other.
  package func text(of span: TextSpan) -> String { tokenized.text(of: span) }
  /// The word of the token, in small letters.
  package func word(_ token: Int) -> String {
    text(of: TextSpan(Int(starts[token]), Int(ends[token]))).lowercased()
  }
  /// The byte before the token; 0x20 at the text's beginning.
  package func byteBefore(_ token: Int) -> UInt8 { tokenized.byteBefore(token) }
  /// The byte after the token; 0x20 at the text's end.
  package func byteAfter(_ token: Int) -> UInt8 { tokenized.byteAfter(token) }
  /// Whether only spaces or hyphens stand between this token and the next.
  package func isDirectlyFollowed(_ token: Int) -> Bool { tokenized.isDirectlyFollowed(token) }
  /// The bytes between this token and the next; empty at the text's end.
  package func gap(after token: Int) -> ArraySlice<UInt8> { tokenized.gap(after: token) }
}
