package import Answers
package import Text

/// What comparing a piece of a draft with the articles came to.
package struct DraftFinding: Sendable {
  /// The outcome, from best to worst; raw values appear in output.
  package enum Verdict: String, Sendable, CaseIterable {
    case found = "FOUND"
    /// A quotation of which words differ.
    case changed = "CHANGED"
    /// A figure, date or fact that the articles give otherwise.
    case differs = "DIFFERS"
    case otherPeriod = "OTHER PERIOD"
    case otherParty = "OTHER PARTY"
    case otherSpeaker = "OTHER SPEAKER"
    /// Not in the article that the draft links.
    case otherArticle = "OTHER ARTICLE"
    /// Planned, expected or possible in the articles, and told as done.
    case plan = "PLAN"
    /// A name that the articles write otherwise.
    case otherName = "OTHER NAME"
    case absent = "ABSENT"
  }

  /// What was compared; raw values appear in output.
  package enum Kind: String, Sendable, CaseIterable {
    case quotation, figure, time, name, speaker, sentence
  }

  package var kind: Kind
  package var verdict: Verdict
  /// The piece; UTF-8 bytes of the draft's text.
  package var span: TextSpan
  /// Quotes the article's sentence; `answerSpan` is what stands there for the piece. Nil where
  /// there is none.
  package var citation: Citation?
  /// Of quotations.
  package var differences: [QuotationPlace.Difference]

  package init(
    _ kind: Kind, _ verdict: Verdict, _ span: TextSpan, citation: Citation? = nil,
    differences: [QuotationPlace.Difference] = []
  ) {
    self.kind = kind
    self.verdict = verdict
    self.span = span
    self.citation = citation
    self.differences = differences
  }
}
