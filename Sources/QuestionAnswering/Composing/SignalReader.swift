internal import ArticleText
internal import PassageIndex
package import Prompts

#if canImport(Glibc)
  internal import Glibc
#endif

/// Reads off the best candidate what confidence is estimated from (`Prompts/tables/confidence.tsv` says what each signal means).
package struct SignalReader {
  private let table: TermTable
  private let lexicon: Lexicon?
  private let words: ClaimWords

  /// Further candidates in which more of the question may stand than in the best.
  private static let rivals = 6
  /// The share of the question in the sentence and its surroundings below which what is missing counts once more.
  private static let halfOfQuestion = 0.5

  /// - Throws: `PromptsError` when the lists of negations and contraries cannot be used.
  package init(prompts: Prompts, table: TermTable, lexicon: Lexicon?) throws(PromptsError) {
    self.table = table
    self.lexicon = lexicon
    words = try ClaimWords(prompts: prompts, table: table)
  }

  /// The signals' values for the best candidate and the likeliest span of it; empty without candidates. O(tokens around the sentence).
  package func signals(
    _ question: AnalyzedQuestion, _ ranking: EvidenceRanker.Ranking, choice: SpanChooser.Choice?
  ) -> [ConfidenceEstimator.Signal: Double] {
    guard let lead = ranking.candidates.first else { return [:] }
    var signals: [ConfidenceEstimator.Signal: Double] = [.constant: 1]
    addCoverage(of: lead, ranking.terms, to: &signals)
    addNames(of: lead, ranking.terms, to: &signals)
    addSearch(ranking, lead, to: &signals)
    signals[.toldElsewhere] = toldElsewhere(ranking, lead, choice)
    addAnswer(choice, lead, to: &signals)
    addContradictions(question, LeadReading(lead, ranking.terms, table, lexicon), to: &signals)
    return signals
  }

  private typealias Signals = [ConfidenceEstimator.Signal: Double]

  /// How much of the question the sentence, its surroundings and related words cover.
  private func addCoverage(
    of lead: Candidate, _ terms: QuestionTerms, to signals: inout Signals
  ) {
    let features = lead.features
    let missing = max(0, 1 - features[.coverageAll])
    signals[.coverage] = features[.coverage]
    signals[.coverageAll] = features[.coverageAll]
    signals[.coverageLocal] = features[.coverageLocal]
    signals[.coverageCore] = features[.coverageCore]
    signals[.rarestMissing] = features[.rarestTerm] > 0 ? 0 : missing
    signals[.uncovered] = max(
      0, missing - features[.synonyms] - features[.derivations] - features[.hypernyms])
    signals[.mostlyMissing] = max(0, Self.halfOfQuestion - features[.coverageAll])
    signals[.greatestMissing] = greatestMissing(lead, terms) / 10
    signals[.spelledAlike] = features[.spelledAlike]
    signals[.density] = features[.density]
    signals[.mainVerb] = features[.mainVerb]
    signals[.verbMissing] =
      terms.verbMask == 0 ? 0 : 1 - max(features[.mainVerb], features[.verbKin])
    signals[.terms] = log(Double(1 + terms.numbers.count))
  }

  /// The weight of the rarest word that the sentence lacks; 0 where it lacks none.
  private func greatestMissing(_ lead: Candidate, _ terms: QuestionTerms) -> Double {
    terms.weights.indices.filter { lead.mask & 1 << UInt64($0) == 0 }.map { terms.weights[$0] }
      .max() ?? 0
  }

  /// What of the question's names, numbers and years is missing.
  private func addNames(of lead: Candidate, _ terms: QuestionTerms, to signals: inout Signals) {
    let features = lead.features
    if !terms.nameMasks.isEmpty {
      signals[.missingNames] = 1 - features[.namesInSentence] - features[.namesInContext]
      signals[.namesOutside] = 1 - features[.namesInSentence] - 0.5 * features[.refersBack]
    }
    if terms.nameMask != 0 {
      signals[.namesAbsent] = features[.namesAbsent] / max(1e-9, terms.share(terms.nameMask))
    }
    signals[.missingNumbers] = missingNumbers(lead, terms)
    signals[.otherYear] = features[.otherYear]
    signals[.refersBack] = features[.refersBack]
  }

  /// Share of the question's numbers (years, quantities) that the sentence does not hold.
  private func missingNumbers(_ lead: Candidate, _ terms: QuestionTerms) -> Double {
    guard terms.numberMask != 0 else { return 0 }
    let missing = (terms.numberMask & ~lead.mask).nonzeroBitCount
    return Double(missing) / Double(terms.numberMask.nonzeroBitCount)
  }

  /// What the search and the other candidates say.
  private func addSearch(
    _ ranking: EvidenceRanker.Ranking, _ lead: Candidate, to signals: inout Signals
  ) {
    let terms = ranking.terms
    let absent = zip(terms.weights, ranking.retrieval.terms).reduce(0.0) {
      $0 + ($1.1.passages == 0 ? $1.0 : 0)
    }
    let others = ranking.candidates.dropFirst()
    signals[.missingShare] = absent / terms.total
    signals[.passageMatch] = (ranking.retrieval.passages.first?.score ?? 0) / terms.total
    signals[.articleMatch] = (ranking.retrieval.articles.first?.score ?? 0) / terms.total
    signals[.margin] = min(2, lead.score - (others.first?.score ?? lead.score))
    signals[.leadScore] = lead.score / 10
    signals[.recency] = ranking.recency
    signals[.coverageInNews] = ranking.recency * lead.features[.coverage]
  }

  /// The share of the question in the best of the next candidates that stands in another article and does not hold the same answer: what
  /// several articles hold alike is not specific enough to be the answer. 0 where another article that holds as much agrees.
  private func toldElsewhere(
    _ ranking: EvidenceRanker.Ranking, _ lead: Candidate, _ choice: SpanChooser.Choice?
  ) -> Double {
    let answer = Set((choice?.tokens ?? 0..<0).map { lead.article.terms[$0] })
    let own = ranking.terms.share(lead.mask)
    var best = 0.0
    for rival in ranking.candidates.dropFirst().prefix(Self.rivals)
    where rival.article !== lead.article {
      let share = ranking.terms.share(rival.mask)
      let agrees =
        !answer.isEmpty && answer.isSubset(of: rival.tokens.map { rival.article.terms[$0] })
      if agrees && share >= own { return 0 }
      if !agrees { best = max(best, share) }
    }
    return best
  }

  /// Whether the kind of answer wanted is there, and how sure the choice of it is.
  private func addAnswer(
    _ choice: SpanChooser.Choice?, _ lead: Candidate, to signals: inout Signals
  ) {
    signals[.answerKind] = lead.features[.answerKind]
    signals[.answerKindNear] = lead.features[.answerKindNear]
    signals[.spanProbability] = choice?.probability ?? 0
    signals[.spanFits] = choice?.features[SpanFeature.fitsKind.index] ?? 0
    signals[.wordsAfterAnswer] = choice?.features[SpanFeature.closenessAfter.index] ?? 0
  }

  /// What nothing around the sentence has to do with, and what in it says the contrary.
  private func addContradictions(
    _ question: AnalyzedQuestion, _ reading: LeadReading, to signals: inout Signals
  ) {
    let asked = question.words.map { table.number(of: $0.token.term) }
    signals[.unrelated] = reading.unrelated
    signals[.opposed] = reading.isOpposed(asked, words) ? 1 : 0
    signals[.denialMissing] = reading.lacksDenial(asked, words) ? 1 : 0
  }
}
