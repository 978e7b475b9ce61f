internal import Text

@testable import SentenceAnalysis

extension TokenizedText {
  /// A text of one sentence.
  static func ofOneSentence(_ text: String, table: TermTable) -> TokenizedText {
    let whole = TextSpan(0, text.utf8.count)
    return TokenizedText(
      text, sentences: [Sentence(span: whole, block: 0, kind: .paragraph)], table: table)
  }
}
