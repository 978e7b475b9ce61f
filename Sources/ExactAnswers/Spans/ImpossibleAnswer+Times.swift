internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text
internal import WordNetLexicon

/// What is no time, or the time of something else.
extension ImpossibleAnswer {
  /// "EUR 6 million" for "When was it sold?", "Lind" for "On what day …?"
  func isNoTime(_ choice: SpanChooser.Choice, _ lead: Candidate) -> Bool {
    let facts = lead.article.facts
    // "EUR 2 million last year" tells no day.
    if lead.spans.contains(where: { $0.kind == .money && $0.tokens.overlaps(choice.tokens) }) {
      return true
    }
    if let time = facts.times(in: lead.span).first(where: { $0.span.overlaps(choice.span) }) {
      return isOfOtherFigure(choice, lead) || isOnlyToCome(choice, lead)
        || isOfOtherDeed(time.span, lead) || time.precision == .year && isOfNoun(time.span, lead)
    }
    let isFigure = facts.figures(in: lead.span).contains {
      $0.span.overlaps(choice.span)
        && ([.money, .percentage, .points].contains($0.kind) || $0.kind == .count && $0.unit != nil)
    }
    if isFigure || isLength(choice.tokens, lead) { return true }
    guard let noun = question.headNoun, table.holds(.timeNoun, noun) else { return false }
    return !choice.tokens.contains { token in
      isNumber(token, lead.article)
        || !table.classes(of: lead.article.terms[token])
          .isDisjoint(with: [.month, .weekday, .dayWord, .numberWord, .duration])
    }
  }

  /// "its outlook for 2025", where another time is told too.
  private func isOfNoun(_ time: TextSpan, _ lead: Candidate) -> Bool {
    lead.article.tokens(in: time).first.map { isBehindFor($0, lead) } ?? false
      && lead.article.facts.times(in: lead.span).count > 1
  }

  /// "for 20 minutes": how long, not when.
  private func isLength(_ tokens: Range<Int>, _ lead: Candidate) -> Bool {
    lead.spans.contains {
      $0.kind == .duration && $0.tokens.overlaps(tokens)
        && isBehindFor($0.tokens.lowerBound, lead)
    }
  }

  private func isBehindFor(_ token: Int, _ lead: Candidate) -> Bool {
    lead.tokens.contains(token - 1) && table.holds(.behindFor, word(token - 1, lead.article))
  }

  /// "on Wednesday" of "cut its outlook on Wednesday after a fire destroyed the mill" for "When was
  /// it destroyed?": another verb stands nearest before the time, with no comma between.
  private func isOfOtherDeed(_ time: TextSpan, _ lead: Candidate) -> Bool {
    let article = lead.article
    guard question.form.predicate?.terms.isEmpty == false, let match = lead.match,
      match.hasPredicate(of: question.form), let number = match.clause
    else { return false }
    let own = article.facts.analysis.clauses[number]
    let nearest = article.facts.clauses(in: lead.span).filter { $0.verb.end <= time.start }
      .max { $0.verb.start < $1.verb.start }
    guard let nearest, nearest.verb != own.verb, nearest.lemma != own.lemma,
      !article.bytes[nearest.verb.end..<time.start].contains(0x2C)
    else { return false }
    // "The first to cross it was Lind in 1905."
    let isCopula = table.terms(ofPhrase: nearest.lemma).contains {
      table.classes(of: $0).contains(.copula)
    }
    if isCopula { return false }
    let depends = nearest.governor == number
    return !(depends && [.infinitive, .participle].contains(nearest.relation))
  }

  /// "from 1 December" of "will take over from 1 December" for "When was she named?": what is asked
  /// to have happened is not when something else is to happen.
  private func isOnlyToCome(_ choice: SpanChooser.Choice, _ lead: Candidate) -> Bool {
    guard question.form.standing == .happened, let asked = question.form.predicate,
      let verb = asked.head, !asked.terms.isEmpty
    else { return false }
    let own = lead.article.facts.clauses(in: lead.span)
      .filter { $0.verb.start < choice.span.start }.max { $0.verb.start < $1.verb.start }
    guard let own, [.planned, .forecast].contains(own.standing), own.lemma != asked.lemma else {
      return false
    }
    let lemma = table.terms(ofPhrase: own.lemma)
    let same = table.language.lexicon?.synonyms(ofTerm: verb) ?? []
    return !same.contains { lemma.contains(table.number(of: $0)) }
  }

  /// "a year earlier" behind the second of two figures, unless that is the one named; and of the
  /// one named nothing else.
  private func isOfOtherFigure(_ choice: SpanChooser.Choice, _ lead: Candidate) -> Bool {
    let article = lead.article
    let figures = article.facts.figures(in: lead.span).filter { $0.kind != .duration }
    let back = article.facts.times(in: lead.span).first { $0.source == .context }
    guard let back, figures.count > 1,
      let owner = figures.last(where: { $0.span.end <= back.span.start }),
      owner.span != figures.first?.span,
      article.tokens(in: TextSpan(owner.span.end, back.span.start)).count <= Self.besideFigure
    else { return false }
    let isNamed = article.tokens(in: owner.span).contains {
      isNumber($0, article) && isAsked($0, article)
    }
    return isNamed != back.span.overlaps(choice.span)
  }

  /// Words between a figure and its time at most: "of yarn".
  private static let besideFigure = 2

  /// "the first quarter" for "How much were sales in the third quarter?": a figure of another of
  /// the same.
  func isOfOtherRank(_ choice: SpanChooser.Choice, _ lead: Candidate) -> Bool {
    guard
      question.answerType.isFigure || choice.tokens.contains(where: { isNumber($0, lead.article) })
    else { return false }
    let ordinals = Set(table.language.ruleWords[.ordinal].map { table.number(of: $0) })
    let asked = question.words.map { table.number(of: $0.token.term) }
    let said = lead.tokens.map { lead.article.terms[$0] }
    return zip(asked, asked.dropFirst()).contains { rank, noun in
      guard ordinals.contains(rank), !table.classes(of: noun).contains(.stopword) else {
        return false
      }
      let ranks = zip(said, said.dropFirst()).filter { ordinals.contains($0) && $1 == noun }
      return !ranks.isEmpty && !ranks.contains { $0.0 == rank }
    }
  }

  /// "Group" of "Halden Group" where the question names the rest of the name.
  func isRestOfMention(_ tokens: Range<Int>, _ lead: Candidate) -> Bool {
    let article = lead.article
    return article.facts.mentions(in: lead.span).contains { mention in
      let name = article.tokens(in: mention.span)
      guard mention.form == .name || mention.form == .short,
        name.clamped(to: tokens) == tokens, name != tokens
      else { return false }
      return name.allSatisfy { tokens.contains($0) || isAsked($0, article) }
    } || isWholeOfAsked(tokens, article)
  }

  /// "Halden Group" for "who runs halden".
  private func isWholeOfAsked(_ tokens: Range<Int>, _ article: TokenizedArticle) -> Bool {
    question.focus.isEmpty && tokens.contains { isAsked($0, article) }
      && tokens.allSatisfy {
        isAsked($0, article)
          || table.classes(of: article.terms[$0]).contains(.organisationSuffix)
      }
  }
}
