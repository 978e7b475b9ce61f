/// What was chosen for a reply.
struct Evidence {
  /// Quoted in this order; the first is the lead.
  var quoted: [Quotation]
  /// The exact answer inside the lead; nil where no span is sure enough or none could be the whole answer.
  var choice: SpanChooser.Choice?
  /// The likeliest span of the lead, sure enough or not; nil when the lead has none.
  var likeliest: SpanChooser.Choice?
  /// What other articles give for the same question.
  var others = SourceComparison.Result()
  /// For a yes/no question, what the lead says of it; nil for other questions and without evidence.
  var judgement: YesNoJudge.Judgement?
}
