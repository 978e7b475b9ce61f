package import EvidenceRanking

/// What was chosen for a reply.
package struct Evidence {
  /// Quoted in this order; the first is the lead.
  package var quoted: [Quotation]
  /// The sentence that was found to answer, where the lead is another one that names who says it;
  /// nil otherwise.
  package var told: Candidate?
  /// The exact answer inside the lead; nil where no span is sure enough or none could be the whole
  /// answer.
  package var choice: SpanChooser.Choice?
  /// The spans of the lead, sure enough or not: the one to answer with, then the best others; at
  /// most `shownChoices`.
  package var choices: [SpanChooser.Choice] = []

  /// An exact answer was left out because it is told of somebody else.
  package var isToldOfOther = false
  /// An age is asked for, and the first sentence tells none.
  package var lacksAge = false

  /// Spans that are kept to be explained.
  static let shownChoices = 3

  /// The likeliest span of the lead; nil when the lead has none.
  package var likeliest: SpanChooser.Choice? { choices.first }
  /// What other articles give for the same question.
  package var others = SourceComparison.Result()
  /// For a yes/no question, what the lead says of it; nil for other questions and without evidence.
  package var judgement: YesNoJudge.Judgement?
}
