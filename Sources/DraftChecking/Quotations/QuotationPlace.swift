package import Answers
package import PassageIndex
package import Text

/// Where the words of a quotation stand, or stand nearly.
package struct QuotationPlace: Sendable {
  /// One difference, word by word.
  package struct Difference: Sendable, Equatable {
    /// As quoted; empty for words that only the article has.
    package var quoted: String
    /// The article's, a slice of it; empty for words that it has not.
    package var found: String
    /// Of `found`; of the place between words where it is empty.
    package var span: TextSpan
  }

  /// Quotes the sentences; its `answerSpan` are the words found.
  package var citation: Citation
  /// The words found.
  package var span: TextSpan
  /// None where the words are the quotation's.
  package var differences: [Difference]
  /// The share of the quotation's words that stand there, 0 to 1.
  package var share: Double

  package var article: ArticleSummary { citation.article }
}

/// What came of looking for a quotation.
package struct QuotationPlaces: Sendable {
  /// Where exactly its words stand, in order of the articles' days, copies once.
  package var exact: [QuotationPlace] = []
  /// How many such places there are; more than `exact` has where a limit was reached.
  package var count = 0
  /// Where the words stand nearly, the nearest first; only where they stand nowhere exactly.
  package var nearest: [QuotationPlace] = []
}
