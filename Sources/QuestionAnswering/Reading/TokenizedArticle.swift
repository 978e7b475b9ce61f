package import PassageIndex
internal import Text

/// A stored article with its words as term numbers, ready for ranking.
package final class TokenizedArticle {
  package let stored: StoredArticle
  /// What reading the article's sentences needs of it.
  let tokenized: TokenizedText
  /// Position in `stored.passages` of each sentence.
  let passageOfSentence: [Int]

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
  func renamed(by names: NameNumbers?) -> TokenizedArticle {
    guard let names else { return self }
    let renamed = tokenized.renamed(by: names)
    return renamed === tokenized ? self : TokenizedArticle(self, tokenized: renamed)
  }
}

/// What is asked of the text is asked of the article as well.
extension TokenizedArticle {
  var bytes: [UInt8] { tokenized.bytes }
  var terms: [Int32] { tokenized.terms }
  var starts: [Int32] { tokenized.starts }
  var ends: [Int32] { tokenized.ends }
  var sentenceTokens: [Range<Int>] { tokenized.sentenceTokens }
  var titleTerms: [Int32] { tokenized.titleTerms }
  /// Days since 1970-01-01; nil when the day of publication is not known.
  var publishedDay: Int? { tokenized.published?.number }
  var knownNames: Set<Int32> { tokenized.knownNames }

  func counts(of tokens: Range<Int>, terms: Int) -> [Int] {
    tokenized.counts(of: tokens, terms: terms)
  }
  func isCapitalised(_ token: Int) -> Bool { tokenized.isCapitalised(token) }
  func text(of span: TextSpan) -> String { tokenized.text(of: span) }
  func byteBefore(_ token: Int) -> UInt8 { tokenized.byteBefore(token) }
  func byteAfter(_ token: Int) -> UInt8 { tokenized.byteAfter(token) }
  func isDirectlyFollowed(_ token: Int) -> Bool { tokenized.isDirectlyFollowed(token) }
  func gap(after token: Int) -> ArraySlice<UInt8> { tokenized.gap(after: token) }
}
