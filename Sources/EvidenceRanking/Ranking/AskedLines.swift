internal import PassageIndex
internal import SentenceAnalysis
internal import Text

/// Questions that an article asks in a line of their own, an interviewer's or a heading's: what
/// answers stands behind them.
struct AskedLines {
  let table: TermTable
  let terms: QuestionTerms

  /// Candidates among which a question is replaced by its answer.
  private static let depth = 30

  /// `candidates` with the sentence behind a question of the article in its place, which keeps what
  /// the question's words count. O(`depth` times candidates).
  func answered(_ candidates: [Candidate]) -> [Candidate] {
    let asking = candidates.prefix(Self.depth).filter(Self.isAsked)
    guard !asking.isEmpty else { return candidates }
    var answers: [Candidate] = []
    var kept: [Candidate] = []
    for (index, candidate) in candidates.enumerated() {
      guard index < Self.depth, Self.isAsked(candidate) else {
        if !answers.contains(where: candidate.isSameSentence) { kept.append(candidate) }
        continue
      }
      let known = candidates.first {
        $0.article === candidate.article && $0.sentence == candidate.sentence + 1
      }
      let answer = answer(to: candidate, known: known)
      if kept.contains(where: answer.isSameSentence) { continue }
      answers.append(answer)
      kept.append(answer)
    }
    return kept
  }

  private static func isAsked(_ candidate: Candidate) -> Bool {
    let next = candidate.sentence + 1
    return next < candidate.article.stored.sentences.count
      && candidate.article.isAskedBefore(next)
  }

  /// The next sentence, with the score of its question and what that covers.
  private func answer(to asked: Candidate, known: Candidate?) -> Candidate {
    let article = asked.article
    let sentence = asked.sentence + 1
    var answer =
      known
      ?? Candidate(
        article: article, sentence: sentence, mask: 0,
        spans: SpanFinder(table: table).spans(
          in: article.tokenized, tokens: article.sentenceTokens[sentence]))
    let own = answer.features
    answer.features = asked.features
    for feature in Self.own { answer.features[feature] = own[feature] }
    answer.mask |= asked.mask
    if addresses(asked) { cover(&answer) }
    answer.score = max(answer.score, asked.score)
    answer.isAnswerToAsked = true
    return answer
  }

  /// "Why did you leave?", in an article whose title or beginning has whom the question names.
  private func addresses(_ asked: Candidate) -> Bool {
    let article = asked.article
    let opening = article.sentenceTokens.prefix(Self.openingSentences)
      .flatMap { article.terms[$0] }
    let known = terms.mask(of: article.titleTerms) | terms.mask(of: opening)
    return terms.nameMask & ~asked.mask != 0 && terms.nameMask & ~known == 0
      && asked.tokens.contains { table.terms(.addressed).contains(article.terms[$0]) }
  }

  private static let openingSentences = 3

  /// Whom the question names counts as said.
  private func cover(_ answer: inout Candidate) {
    answer.mask |= terms.nameMask
    let share = terms.share(answer.mask)
    for feature in [Feature.coverage, .coverageAll, .coverageLocal] {
      answer.features[feature] = max(answer.features[feature], share)
    }
    answer.features[.namesInSentence] = 1
    answer.features[.namesAbsent] = 0
  }

  /// What only the sentence itself tells.
  private static let own: [Feature] = [
    .answerKind, .answerCloseness, .figureMatch, .clauseAnswers, .clauseDenied,
    .clauseContradicted, .reasonCue, .definitionShape, .asksItself,
  ]
}
