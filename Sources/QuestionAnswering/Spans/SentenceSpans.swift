internal import Text

/// One sentence of a text with the values and names that were found in it.
struct SentenceSpans {
  let article: TokenizedText
  /// Position in `article.sentences`.
  let sentence: Int
  /// In reading order.
  let spans: [FoundSpan]

  /// The sentence's tokens, and its place in the text.
  var tokens: Range<Int> { article.sentenceTokens[sentence] }
  var span: TextSpan { article.sentences[sentence].span }
}
