package import EvidenceRanking
package import QuestionAnalysis
package import SentenceAnalysis
internal import Text

/// Whether a sentence and a phrase in it tell a reason: "because", "due to", "in order to" and the
/// like.
///
/// "Prices rose all the same" answers no "Why did prices rise?", though it has all of its words.
package struct ReasonCues {
  package let table: TermTable

  package init(table: TermTable) {
    self.table = table
  }

  /// Sentences looked at for a better one.
  private static let depth = 12
  /// How much lower a sentence that tells a reason may score.
  private static let gap = 4.5
  /// The share of what the best one and its surroundings hold of the question that the other must
  /// hold.
  private static let minimumShare = 0.7

  /// Whether the sentence has a word that tells a reason.
  package func areIn(_ candidate: Candidate) -> Bool {
    candidate.tokens.contains { isCue($0, candidate.article) }
  }

  /// Whether the phrase can be given as a reason: it opens with a cue or stands right behind one,
  /// or is a clause of its own, not torn out of a quotation.
  ///
  /// "One big thing in common" has no verb; with "Meanwhile, the mill sold its boats" a sentence
  /// begins that tells no reason at all.
  func mayBeReason(_ tokens: Range<Int>, in candidate: Candidate) -> Bool {
    let article = candidate.article
    let opensSentence = tokens.lowerBound == candidate.tokens.lowerBound && !areIn(candidate)
    let isTorn =
      article.tokenized.isQuoted(tokens.lowerBound, from: candidate.tokens.lowerBound)
      && tokens.dropLast().contains { token in
        let gap = article.gap(after: token)
        return gap.contains(0x22) || gap.firstRange(of: [0xE2, 0x80, 0x9D]) != nil
      }
    return open(tokens, in: candidate)
      || tokens.count >= Self.shortestClause && !isTorn && !opensSentence
        && hasVerb(tokens, in: candidate)
  }

  private func hasVerb(_ tokens: Range<Int>, in candidate: Candidate) -> Bool {
    let article = candidate.article
    return article.facts.clauses(in: candidate.span).contains { clause in
      article.tokens(in: clause.verb).contains(where: tokens.contains)
    }
  }

  /// Words of a clause, at least.
  private static let shortestClause = 5

  private func open(_ tokens: Range<Int>, in candidate: Candidate) -> Bool {
    [tokens.lowerBound - 1, tokens.lowerBound].contains { token in
      guard candidate.tokens.contains(token) else { return false }
      return isCue(token, candidate.article)
        || table.holds(.looseReason, word(token, candidate.article))
    }
  }

  /// The sentence to quote instead of the best, where that tells no reason and one nearly as good
  /// does; nil otherwise.
  package func lead(among candidates: [Candidate], for question: AnalyzedQuestion) -> Candidate? {
    guard question.answerType == .reason, let best = candidates.first, !areIn(best),
      !isLinked(best, question)
    else { return nil }
    return candidates.prefix(Self.depth).dropFirst().first { other in
      other.score > best.score - Self.gap && areIn(other)
        && (question.mainVerb == nil || other.features[.mainVerb] > 0)
        && other.features[.coverageAll] >= Self.minimumShare * best.features[.coverageAll]
    }
  }

  /// "Sales fell after the mill had burnt": what stands behind the verb that is asked about, where
  /// nearly all of the question is told.
  private func isLinked(_ candidate: Candidate, _ question: AnalyzedQuestion) -> Bool {
    let article = candidate.article
    let asked = Set(
      question.words.filter { !$0.isStopword }.map { table.number(of: $0.token.term) })
    guard candidate.features[.coverage] >= Self.minimumShare,
      let place = candidate.tokens.first(where: { asked.contains(article.terms[$0]) })
    else { return false }
    return (place..<candidate.tokens.upperBound).dropLast().contains {
      table.holds(.reasonLink, word($0, article)) && article.isDirectlyFollowed($0)
        && table.classes(of: article.terms[$0 + 1])
          .isDisjoint(with: [.number, .numberWord, .month, .dayWord])
    }
  }

  private func isCue(_ token: Int, _ article: TokenizedArticle) -> Bool {
    guard !table.classes(of: article.terms[token]).isDisjoint(with: [.reason, .cause]) else {
      return false
    }
    return !table.holds(.since, word(token, article)) || isReasonSince(token, article)
  }

  /// "since it turned brittle", not "since 2019" or "since then".
  func isReasonSince(_ token: Int, _ article: TokenizedArticle) -> Bool {
    guard token + 1 < article.terms.count, table.holds(.since, word(token, article)) else {
      return false
    }
    return table.holds(.reasonSubject, word(token + 1, article))
  }

  private func word(_ token: Int, _ article: TokenizedArticle) -> String {
    article.word(token)
  }
}
