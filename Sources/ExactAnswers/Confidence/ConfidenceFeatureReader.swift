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

/// Reads off the sentence that is quoted first what confidence is estimated from
/// (`Prompts/tables/confidence.tsv` says what each feature means).
package struct ConfidenceFeatureReader {
  private let table: TermTable
  private let lexicon: Lexicon?
  private let words: ClaimWords

  /// Further candidates in which more of the question may stand than in the best.
  private static let rivals = 6
  /// The place of the candidate that the best is compared with beside the second.
  private static let further = 3
  /// A lead by more than this tells no more.
  private static let greatestMargin = 2.0
  /// - Throws: `PromptsError` when the lists of negations and contraries cannot be used.
  package init(prompts: Prompts, table: TermTable, lexicon: Lexicon?) throws(PromptsError) {
    self.table = table
    self.lexicon = lexicon
    words = try ClaimWords(prompts: prompts, table: table)
  }

  /// What the features are worth for the sentence that is quoted first and the likeliest span of
  /// it; empty without one. O(tokens of its article).
  package func features(
    _ question: AnalyzedQuestion, _ ranking: EvidenceRanker.Ranking, lead: Candidate?,
    choice: SpanChooser.Choice?
  ) -> [ConfidenceEstimator.Feature: Double] {
    guard let lead else { return [:] }
    var values: [ConfidenceEstimator.Feature: Double] = [.constant: 1]
    let age = AskedAge(question: question, matcher: ranking.matcher, table: table)
    let tellsAge = age.span(in: lead) != nil
    let answered =
      tellsAge ? ranking.terms.mask(of: ranking.terms.numbers) : answered(ranking, lead)
    let reading = LeadReading(lead, answered: answered, ranking.terms, table, lexicon)
    addCoverage(of: lead, reading.shares, ranking.terms, answered: answered, to: &values)
    addSearch(ranking, lead, to: &values)
    values[.toldElsewhere] = toldElsewhere(ranking, lead, choice)
    values[.support] = choice?.support ?? 0
    addWanted(question, ranking, lead, to: &values)
    addContradictions(question, reading, to: &values)
    addMatch(ranking, lead, to: &values)
    if tellsAge {
      for feature in Self.besideAge { values[feature] = 0 }
    }
    return values
  }

  /// What says nothing where the age of whom it is asked is told in few words: "She was 84."
  private static let besideAge: [ConfidenceEstimator.Feature] = [
    .namesAbsent, .namesUnheld, .wantedMissing, .measureMissing, .titleVotes, .opposed,
  ]

  /// The terms that the sentence answers to by other words than the question's, and those of the
  /// names of whom it speaks.
  private func answered(_ ranking: EvidenceRanker.Ranking, _ lead: Candidate) -> UInt64 {
    // The words of the question that it answers in the text.
    let asked =
      lead.features[.coverageAskedBefore] > 0
      ? lead.article.sentenceTokens[lead.sentence - 1].map { lead.article.terms[$0] } : []
    let own = ranking.terms.mask(of: asked)
    guard let matcher = ranking.matcher else { return own }
    // "Oldry's D4" tells who makes it without the word.
    if matcher.toldOwner(in: lead) != nil { return ranking.terms.mask(of: ranking.terms.numbers) }
    return own | ranking.terms.mask(of: matcher.answeredTerms(matcher.match(lead)))
      | ranking.terms.mask(of: matcher.resolvedTerms(lead))
  }

  private typealias Values = [ConfidenceEstimator.Feature: Double]

  /// How much of the question the sentence and related words cover, and where the rest stands.
  private func addCoverage(
    of lead: Candidate, _ shares: LeadReading.Shares, _ terms: QuestionTerms, answered: UInt64,
    to values: inout Values
  ) {
    // What a pronoun at the beginning stands for is as good as there.
    values[.coverage] = max(
      terms.share(lead.mask) + lead.features[.coveragePreviousReferring],
      terms.share(lead.mask | answered))
    values[.coverageLocal] = max(
      lead.features[.coverageLocal], lead.features[.coverageAskedBefore])
    values[.kin] = shares.kin
    values[.elsewhere] = shares.elsewhere
    values[.namesUnheld] = shares.namesUnheld
    values[.numbersUnheld] = shares.numbersUnheld
    values[.namesAbsent] = lead.features[.namesAbsent]
    values[.terms] = log(Double(1 + terms.numbers.count))
  }

  /// What the search and the other candidates say.
  private func addSearch(
    _ ranking: EvidenceRanker.Ranking, _ lead: Candidate, to values: inout Values
  ) {
    let others = ranking.candidates.filter { !$0.isSameSentence(as: lead) }.map(\.score)
    func margin(_ other: Double?) -> Double {
      min(Self.greatestMargin, max(0, lead.score - (other ?? lead.score)))
    }
    values[.missingShare] =
      ranking.matcher?.toldOwner(in: lead) == nil ? ranking.terms.share(ranking.unknownMask) : 0
    values[.margin] = margin(others.first)
    values[.marginFurther] = margin(others.prefix(Self.further).last)
    values[.leadScore] = lead.score / 10
    values[.recency] = ranking.recency
    values[.titleVotes] = lead.features[.titleVotes]
    values[.otherYear] = lead.features[.otherYear]
    values[.conversation] = lead.features[.conversationArticle]
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
    for rival in ranking.candidates.prefix(Self.rivals + 1)
    where rival.article !== lead.article {
      let share = ranking.terms.share(rival.mask)
      let agrees =
        !answer.isEmpty && answer.isSubset(of: rival.tokens.map { rival.article.terms[$0] })
      if agrees && share >= own { return 0 }
      if !agrees { best = max(best, share) }
    }
    return best
  }

  /// What the clauses, figures and times of the sentence say to the question's form.
  private func addMatch(
    _ ranking: EvidenceRanker.Ranking, _ lead: Candidate, to values: inout Values
  ) {
    values[.topic] = lead.features[.coverageTitle]
    values[.clauseAnswers] = lead.features[.clauseAnswers]
    guard let matcher = ranking.matcher else { return }
    let match = matcher.match(lead)
    values[.clauseMatch] = match.share
    values[.clauseContradicted] = match.contradicted
    values[.standingOther] = match.standing == .contradicted ? 1 : 0
    values[.timeOther] = match.time == .contradicted ? 1 : 0
    let figures = matcher.figures(in: lead)
    values[.figureFit] = figures.filter(\.isPossible).map(\.fit).max() ?? 0
  }

  /// Whether what is asked for stands in the sentence, and is of the party and the measure asked
  /// for.
  private func addWanted(
    _ question: AnalyzedQuestion, _ ranking: EvidenceRanker.Ranking, _ lead: Candidate,
    to values: inout Values
  ) {
    let reading = WantedReading(question: question, matcher: ranking.matcher, lead: lead)
    let lacksReason =
      question.answerType == .reason && !ReasonCues(table: table).areIn(lead)
    // What an article answers to its own question is of the kind wanted.
    if lead.isAnswerToAsked { return }
    values[.wantedMissing] = reading.isMissing || lacksReason ? 1 : 0
    guard let matcher = ranking.matcher else { return }
    values[.officeMissing] = matcher.lacksHolder(in: lead) ? 1 : 0
    values[.measureMissing] = reading.lacksMeasure ? 1 : 0
  }

  /// What in the sentence says the contrary of what is asked.
  private func addContradictions(
    _ question: AnalyzedQuestion, _ reading: LeadReading, to values: inout Values
  ) {
    let asked = question.words.map { table.number(of: $0.token.term) }
    values[.opposed] = reading.isOpposed(asked, words) ? 1 : 0
    values[.denialMissing] = reading.lacksDenial(asked, words) ? 1 : 0
  }
}
