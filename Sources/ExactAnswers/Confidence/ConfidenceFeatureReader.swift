package import EvidenceRanking
internal import PassageIndex
package import Prompts
package import QuestionAnalysis
package import SentenceAnalysis
internal import Text
package import WordNetLexicon

#if canImport(Glibc)
  internal import Glibc
#endif

/// Reads off the best candidate what confidence is estimated from (`Prompts/tables/confidence.tsv`
/// says what each feature means).
package struct ConfidenceFeatureReader {
  private let table: TermTable
  private let lexicon: Lexicon?
  private let words: ClaimWords

  /// Further candidates in which more of the question may stand than in the best.
  private static let rivals = 6
  /// Passages that are looked at for where the question's words stand.
  private static let bestPassages = 5
  /// Values that answer "how many?" and "how much?".
  private static let figures: Set<FoundSpan.Kind> = [.money, .percentage, .count, .quantity]
  /// The share of the question in the sentence and its surroundings below which what is missing
  /// counts once more.
  private static let halfOfQuestion = 0.5

  /// - Throws: `PromptsError` when the lists of negations and contraries cannot be used.
  package init(prompts: Prompts, table: TermTable, lexicon: Lexicon?) throws(PromptsError) {
    self.table = table
    self.lexicon = lexicon
    words = try ClaimWords(prompts: prompts, table: table)
  }

  /// What the features are worth for the best candidate and the likeliest span of it; empty without
  /// candidates. O(tokens around the sentence).
  package func features(
    _ question: AnalyzedQuestion, _ ranking: EvidenceRanker.Ranking, choice: SpanChooser.Choice?
  ) -> [ConfidenceEstimator.Feature: Double] {
    guard let lead = ranking.candidates.first else { return [:] }
    var values: [ConfidenceEstimator.Feature: Double] = [.constant: 1]
    addCoverage(of: lead, ranking.terms, to: &values)
    addNames(of: lead, ranking.terms, to: &values)
    addSearch(ranking, lead, to: &values)
    values[.toldElsewhere] = toldElsewhere(ranking, lead, choice)
    addAnswer(question, choice, lead, to: &values)
    addContradictions(question, LeadReading(lead, ranking.terms, table, lexicon), to: &values)
    return values
  }

  private typealias Values = [ConfidenceEstimator.Feature: Double]

  /// How much of the question the sentence, its surroundings and related words cover.
  private func addCoverage(
    of lead: Candidate, _ terms: QuestionTerms, to values: inout Values
  ) {
    let features = lead.features
    values[.coverage] = features[.coverage] + features[.derivations]
    values[.coverageCore] = features[.coverageCore]
    values[.mostlyMissing] = max(0, Self.halfOfQuestion - features[.coverageAll])
    values[.spelledAlike] = features[.spelledAlike]
    values[.terms] = log(Double(1 + terms.numbers.count))
  }

  /// What of the question's names, numbers and years is missing.
  private func addNames(of lead: Candidate, _ terms: QuestionTerms, to values: inout Values) {
    let features = lead.features
    if !terms.nameMasks.isEmpty {
      values[.missingNames] = 1 - features[.namesInSentence] - features[.namesInContext]
      values[.namesOutside] = 1 - features[.namesInSentence] - 0.5 * features[.refersBack]
    }
    values[.missingNumbers] = missingNumbers(lead, terms)
    values[.otherYear] = features[.otherYear]
    values[.refersBack] = features[.refersBack]
  }

  /// Share of the question's numbers (years, quantities) that the sentence does not hold.
  private func missingNumbers(_ lead: Candidate, _ terms: QuestionTerms) -> Double {
    guard terms.numberMask != 0 else { return 0 }
    let missing = (terms.numberMask & ~lead.mask).nonzeroBitCount
    return Double(missing) / Double(terms.numberMask.nonzeroBitCount)
  }

  /// What the search and the other candidates say.
  private func addSearch(
    _ ranking: EvidenceRanker.Ranking, _ lead: Candidate, to values: inout Values
  ) {
    let terms = ranking.terms
    let others = ranking.candidates.dropFirst()
    values[.missingShare] = terms.share(ranking.unknownMask)
    let passages = ranking.retrieval.passages.prefix(Self.bestPassages)
    values[.passageLead] =
      passages.count > 1 ? (passages[0].score - passages[1].score) / terms.total : 1
    values[.passagesTogether] = together(passages)
    values[.margin] = min(2, lead.score - (others.first?.score ?? lead.score))
    values[.leadScore] = lead.score / 10
    values[.recency] = ranking.recency
    values[.coverageInNews] = ranking.recency * lead.features[.coverage]
  }

  /// The share that passages of the best one's article have in the BM25 of all of them; 0 without
  /// passages.
  private func together(_ passages: ArraySlice<Retrieval.Passage>) -> Double {
    let own = passages.filter { $0.article == passages.first?.article }
    return own.reduce(0) { $0 + $1.score } / max(0.01, passages.reduce(0) { $0 + $1.score })
  }

  /// The share of the question in the best of the next candidates that stands in another article
  /// and does not hold the same answer: what several articles hold alike is not specific enough to
  /// be the answer. 0 where another article that holds as much agrees.
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

  /// How sure the choice of the exact answer is, and whether there is a figure where one is asked
  /// for.
  private func addAnswer(
    _ question: AnalyzedQuestion, _ choice: SpanChooser.Choice?, _ lead: Candidate,
    to values: inout Values
  ) {
    values[.support] = choice?.support ?? 0
    values[.figureMissing] = question.answerType.isFigure && !hasFigure(lead) ? 1 : 0
    values[.wordsAfterAnswer] = choice?.features[SpanFeature.closenessAfter.index] ?? 0
  }

  private func hasFigure(_ lead: Candidate) -> Bool {
    lead.spans.contains { Self.figures.contains($0.kind) }
      || lead.tokens.contains {
        !table.classes(of: lead.article.terms[$0]).isDisjoint(with: [
          .numberWord, .scale, .quantifier,
        ])
      }
  }

  /// What nothing around the sentence has to do with, and what in it says the contrary.
  private func addContradictions(
    _ question: AnalyzedQuestion, _ reading: LeadReading, to values: inout Values
  ) {
    let asked = question.words.map { table.number(of: $0.token.term) }
    values[.unrelated] = reading.unrelated
    values[.opposed] = reading.isOpposed(asked, words) ? 1 : 0
    values[.denialMissing] = reading.lacksDenial(asked, words) ? 1 : 0
  }
}
