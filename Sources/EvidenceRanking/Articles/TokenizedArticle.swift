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

  init(_ stored: StoredArticle, table: TermTable) {
    self.stored = stored
    let metadata = stored.summary.metadata
    tokenized = TokenizedText(
      stored.text, sentences: stored.sentences, title: metadata.title,
      published: metadata.published.flatMap { CivilDay(iso: $0) }, table: table)
    var passages = [Int](repeating: 0, count: stored.sentences.count)
    for (index, passage) in stored.passages.enumerated() {
      for sentence in passage.sentences where sentence < passages.count {
        passages[sentence] = index
      }
    }
    passageOfSentence = passages
  }

  private init(_ other: TokenizedArticle, tokenized: TokenizedText) {
    stored = other.stored
    self.tokenized = tokenized
    passageOfSentence = other.passageOfSentence
  }

  /// The article with other names of a thing read as the one that the question has; this one when it holds none.
  package func renamed(by names: NameNumbers?) -> TokenizedArticle {
    guard let names else { return self }
    let renamed = tokenized.renamed(by: names)
    return renamed === tokenized ? self : TokenizedArticle(self, tokenized: renamed)
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

  package func counts(of tokens: Range<Int>, terms: Int) -> [Int] {
    tokenized.counts(of: tokens, terms: terms)
  }
  package func isCapitalised(_ token: Int) -> Bool { tokenized.isCapitalised(token) }
  package func text(of span: TextSpan) -> String { tokenized.text(of: span) }
  package func byteBefore(_ token: Int) -> UInt8 { tokenized.byteBefore(token) }
  package func byteAfter(_ token: Int) -> UInt8 { tokenized.byteAfter(token) }
  package func isDirectlyFollowed(_ token: Int) -> Bool { tokenized.isDirectlyFollowed(token) }
  package func gap(after token: Int) -> ArraySlice<UInt8> { tokenized.gap(after: token) }
}
