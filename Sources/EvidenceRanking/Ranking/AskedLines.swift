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

  /// The share of the question that a line has to hold to ask the same, and to ask just that.
  private static let leastAsked = 0.6
  private static let nearlyAll = 0.9

  /// `candidates` with the sentence behind a question of the article in its place, which keeps what
  /// the question's words count; first where just this is asked. O(`depth` times candidates).
  func answered(_ candidates: [Candidate]) -> [Candidate] {
    let asking = candidates.prefix(Self.depth).filter(Self.isAsked)
    guard let best = candidates.first, !asking.isEmpty else { return candidates }
    let answers = asking.map { asked in
      answer(
        to: asked,
        known: candidates.first {
          $0.article === asked.article && $0.sentence == asked.sentence + 1
        }, best: best.score)
    }
    let rest = candidates.filter { candidate in
      !(asking + answers).contains(where: candidate.isSameSentence)
    }
    return (answers + rest).enumerated()
      .sorted { ($0.element.score, $1.offset) > ($1.element.score, $0.offset) }.map(\.element)
  }

  private static func isAsked(_ candidate: Candidate) -> Bool {
    let next = candidate.sentence + 1
    return next < candidate.article.stored.sentences.count
      && candidate.article.isAskedBefore(next)
  }

  /// The next sentence, with the score of its question and what that covers.
  private func answer(to asked: Candidate, known: Candidate?, best: Double) -> Candidate {
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
    let share = terms.share(asked.mask | (answer.mask & terms.nameMask))
    answer.isAnswerToAsked = share >= Self.leastAsked && asksAlike(asked)
    if answer.isAnswerToAsked, share >= Self.nearlyAll { answer.score = max(answer.score, best) }
    return answer
  }

  /// Whether a line has the question's "who" or "how"; any where that has none.
  private func asksAlike(_ asked: Candidate) -> Bool {
    let word = asked.tokens.first {
      table.holds(.questionWord, table.terms[Int(asked.article.terms[$0])])
    }
    return terms.questionWords.isEmpty
      || word.map { terms.questionWords.contains(asked.article.terms[$0]) } ?? false
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
