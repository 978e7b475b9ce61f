package import Text

/// One sentence of a text with the values and names that were found in it.
package struct SentenceSpans {
  package let article: TokenizedText
  /// Position in `article.sentences`.
  package let sentence: Int
  /// In reading order.
  package let spans: [FoundSpan]

  package init(article: TokenizedText, sentence: Int, spans: [FoundSpan]) {
    self.article = article
    self.sentence = sentence
    self.spans = spans
  }

  /// The sentence's tokens, and its place in the text.
  package var tokens: Range<Int> { article.sentenceTokens[sentence] }
  package var span: TextSpan { article.sentences[sentence].span }
}
