internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// What is of another kind than is asked for, or did not come about.
extension ImpossibleAnswer {
  /// "41 of the 120 seats" for "Who …?": a figure that names nobody.
  func isBareFigure(_ choice: SpanChooser.Choice, _ lead: Candidate) -> Bool {
    let facts = lead.article.facts
    return facts.figures(in: lead.span).contains { $0.span.start == choice.span.start }
      && !facts.mentions(in: lead.span).contains { $0.span.overlaps(choice.span) }
  }

  /// "EUR 3 million" of "was fined EUR 3 million for fixing prices" for "What was it fined for?":
  /// what does not stand behind the preposition.
  func isNotBehindFor(_ tokens: Range<Int>, _ lead: Candidate) -> Bool {
    guard let preposition = question.form.wanted?.preposition else { return false }
    guard table.holds(.behindFor, preposition) else { return false }
    var place = tokens.lowerBound - 1
    while lead.tokens.contains(place), table.holds(.article, word(place, lead.article)) {
      place -= 1
    }
    return !lead.tokens.contains(place) || !table.holds(.behindFor, word(place, lead.article))
  }

  /// "half" of "half of the states" for "How many boxes?": a share, and not of what is counted.
  func isShareOfOther(_ tokens: Range<Int>, _ lead: Candidate) -> Bool {
    let article = lead.article
    let fractions = tokens.filter { table.holds(.fraction, word($0, article).lowercased()) }
    guard question.isAsked(.how, .many, table), let last = fractions.last,
      tokens.allSatisfy({
        fractions.contains($0) || isSmall($0, article)
          || table.classes(of: article.terms[$0]).contains(.hedge)
      })
    else { return false }
    let behind = (last + 1..<lead.tokens.upperBound).prefix(Self.behindShare)
    return !behind.contains { article.terms[$0] == asked.focusHead }
  }

  /// Words between "half" and what it is a half of, with that: "half of all the old boats".
  private static let behindShare = 5

  /// "in June" of "had planned to open in June; that was put off": a later clause says that it did
  /// not come about, or its own verb does.
  func isUndone(_ choice: SpanChooser.Choice, _ lead: Candidate) -> Bool {
    let article = lead.article
    let clauses = article.facts.clauses(in: lead.span)
    return clauses.contains { clause in
      guard isUndoing(clause, article), clause.standing != .denied, !clause.isNegated else {
        return false
      }
      if isCondition(choice) { return false }
      if clause.span.overlaps(choice.span) { return question.answerType == .date }
      let refersBack =
        clause.subject.map { isPointing($0.span, article) } ?? false
        && clause.isPassive
      return refersBack && choice.span.end <= clause.verb.start
    }
  }

  /// "Guards" of "Guards led him out" for "Where was he?": who does something, and no place.
  func isSubject(_ choice: SpanChooser.Choice, _ lead: Candidate) -> Bool {
    let facts = lead.article.facts
    let isPlace = facts.mentions(in: lead.span).contains {
      $0.span.overlaps(choice.span) && facts.entity($0.entity)?.kind == .place
    }
    return !isPlace
      && facts.clauses(in: lead.span).contains {
        $0.subject?.span == choice.span
          && !table.terms(ofPhrase: $0.lemma).contains {
            table.classes(of: $0).contains(.copula)
          }
      }
  }

  /// "when both have signed, or withdraw".
  private func isCondition(_ choice: SpanChooser.Choice) -> Bool {
    choice.features[SpanFeature.conditionClause.index] > 0
  }

  /// A verb of undoing that the question does not have, with its particle.
  private func isUndoing(_ clause: ArticleClause, _ article: TokenizedArticle) -> Bool {
    let behind = article.tokens(in: clause.verb).upperBound
    let next = behind < article.terms.count ? [word(behind, article).lowercased()] : []
    let particle = clause.particle.map { [article.text(of: $0).lowercased()] } ?? next
    let forms = [clause.lemma] + particle.map { "\(clause.lemma)-\($0)" }
    guard forms.contains(where: { table.holds(.undone, $0) }) else { return false }
    return !table.terms(ofPhrase: clause.lemma).contains { asked.terms.allNumbers.contains($0) }
  }

  /// "that", "this", "it".
  private func isPointing(_ span: TextSpan, _ article: TokenizedArticle) -> Bool {
    let tokens = article.tokens(in: span)
    return tokens.count == 1
      && tokens.allSatisfy {
        table.classes(of: article.terms[$0]).contains(.pronoun) || isSmall($0, article)
      }
  }
}
