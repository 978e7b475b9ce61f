internal import Text

extension FigureBinder {
  /// "25 shops in Arden, 14 in Oban": each place has its own.
  func bindParallel(_ drafts: inout [Draft]) {
    var index = 0
    while index < drafts.count {
      var end = index + 1
      guard let first = home(drafts[index]) else {
        index = end
        continue
      }
      while end < drafts.count, isListed(drafts[end], behind: drafts[end - 1]),
        let next = home(drafts[end]),
        context.text(context.span(next.preposition..<next.preposition + 1))
          == context.text(context.span(first.preposition..<first.preposition + 1))
      {
        end += 1
      }
      if end > index + 1 {
        for place in index..<end { drafts[place].party = home(drafts[place])?.phrase.tokens }
      }
      index = end
    }
  }

  /// Whether the figure goes on the list of the one before, with nothing but its place between.
  private func isListed(_ next: Draft, behind last: Draft) -> Bool {
    if next.isShared { return true }
    guard next.figure.kind == last.figure.kind, next.figure.unit == last.figure.unit,
      next.figure.unit != nil, let place = home(last)
    else { return false }
    let between =
      place.phrase.tokens
      .upperBound..<max(
        place.phrase.tokens.upperBound, start(next.figure))
    return between.count < 4
      && between.allSatisfy {
        let tag = context.tag($0)
        return tag == .comma || tag == .conjunction || tag == .dollar || tag == .to
      }
  }

  /// "in Oban" right behind a figure and what it counts.
  private func home(_ draft: Draft) -> (preposition: Int, phrase: FigureContext.Phrase)? {
    let own = draft.isShared ? draft.figure.tokens.upperBound : nil
    let end = own ?? draft.counted?.tokens.upperBound ?? draft.figure.tokens.upperBound
    let start = context.tag(end) == .adverb || context.tag(end) == .particle ? end + 1 : end
    guard let found = context.prepositionalPhrase(at: start), context.has(found.preposition, .home),
      !isTime(found.phrase.tokens), !isPeriod(found.phrase)
    else { return nil }
    return (found.preposition, upToFigure(found.phrase))
  }

  /// "the K4" of "the K4 and EUR 110".
  private func upToFigure(_ phrase: FigureContext.Phrase) -> FigureContext.Phrase {
    guard let cut = phrase.tokens.first(where: { context.tag($0) == .conjunction }),
      cut > phrase.tokens.lowerBound,
      figures.contains(where: { $0.tokens.lowerBound == cut + 1 })
    else { return phrase }
    return FigureContext.Phrase(
      tokens: phrase.tokens.lowerBound..<cut, head: cut - 1, possessor: phrase.possessor)
  }

  func isTime(_ tokens: Range<Int>) -> Bool {
    let span = context.span(tokens)
    return times.contains { $0.span.overlaps(span) }
  }

  /// Fills in whose figure it is.
  func party(_ draft: inout Draft) {
    guard draft.party == nil else { return }
    let clause = context.clause(draft.role)
    if let clause, clause.isElided, !isCounted(clause.subject) {
      draft.party = clause.subject?.tokens
    }
    if draft.isShared, let home = home(draft) { draft.party = draft.party ?? home.phrase.tokens }
    draft.party =
      draft.party ?? bracketed(draft) ?? beside(draft) ?? told(behind: draft.counted)
      ?? named(draft) ?? label(&draft)
    guard draft.party == nil, !isLine, let clause, draft.role?.place != .subject else {
      draft.party = draft.party ?? place(draft) ?? own(draft)
      return
    }
    guard let subject = subject(of: clause), isParty(subject, of: clause) else { return }
    // "Revenue rose": the measure is no party.
    if let measure = draft.measure, measure.tokens.overlaps(subject.tokens) { return }
    if context.tag(subject.head) == .existential || isTime(subject.tokens) { return }
    if context.entry(subject.head)?.isDuration ?? false { return }
    draft.party = placed(draft, subject) ?? whole(subject)
  }

  /// "in Oban" right behind the figure, unless it says what is measured ("in funding").
  private func place(_ draft: Draft) -> Range<Int>? {
    let tokens = home(draft)?.phrase.tokens
    return tokens.flatMap { draft.measure?.tokens.overlaps($0) ?? false ? nil : $0 }
  }

  /// No clause, or no more than what was taken for a modal ("a 30-ounce can").
  private var isLine: Bool {
    context.sentence.clauses.allSatisfy { context.tag($0.verb.main) == .modal }
  }

  /// "ships" of "20 ships, 5 boats": no party of the next figure.
  private func isCounted(_ subject: NounGroup?) -> Bool {
    guard let subject, context.tag(subject.head) == .plural, let chunk = context.chunk(subject.head)
    else { return false }
    return figures.contains { chunk.tokens.contains($0.tokens.upperBound - 1) }
  }

  /// "A magnitude 6 quake", where the number parts the phrase in two.
  private func whole(_ subject: NounGroup) -> Range<Int> {
    guard context.has(subject.head, .gauge), let rest = context.chunk(subject.tokens.upperBound),
      rest.kind == .noun
    else { return subject.tokens }
    return subject.tokens.lowerBound..<rest.tokens.upperBound
  }

  /// Who does it: of "has plans to spend 5" whoever has the plans.
  private func subject(of clause: Clause) -> NounGroup? {
    guard clause.relation == .infinitive, let own = clause.subject,
      context.has(own.head, [.plan, .offer, .forecast, .estimate])
    else { return clause.subject }
    let verb = context.sentence.clauses.last { other in
      other.objects.contains { $0.head == own.head } && other.verb.main < clause.verb.main
    }
    return verb?.subject ?? clause.subject
  }

  /// "The EUR 5m fund will close": what has the figure, where nothing else does.
  private func own(_ draft: Draft) -> Range<Int>? {
    guard draft.figure.kind == .money || draft.figure.kind == .quantity, isAttribute(draft.figure),
      let chunk = context.chunk(draft.figure.tokens.lowerBound),
      context.tag(chunk.head).isCommonNoun, !context.has(chunk.head, [.measured, .changeNoun])
    else { return nil }
    return chunk.tokens
  }

  /// Not "what" of a question, not a rise, not a number.
  private func isParty(_ subject: NounGroup, of clause: Clause) -> Bool {
    let tag = context.tag(subject.head)
    if tag == .whPronoun || tag == .whDeterminer, clause.standing == .asked { return false }
    if figures.contains(where: { $0.tokens.contains(subject.head) }) { return false }
    return !context.has(subject.head, .changeNoun)
  }

  /// "revenue at Altsol", "the price of oil", "revenue of EUR 5m at Altsol".
  private func beside(_ draft: Draft) -> Range<Int>? {
    guard let measure = draft.measure else { return nil }
    let isBefore = measure.tokens.upperBound <= draft.figure.tokens.lowerBound
    let ends =
      isBefore
      ? [measure.tokens.upperBound, draft.figure.tokens.upperBound]
      : measure.tokens.lowerBound > draft.figure.tokens.upperBound
        ? [measure.tokens.upperBound] : []
    return ends.lazy.compactMap(self.placed).first
  }

  /// The phrase behind "at", "of", "for" and the like at `end`, past a time ("in 2022 for tea").
  private func placed(at end: Int) -> Range<Int>? {
    guard let (preposition, phrase) = context.prepositionalPhrase(at: end) else { return nil }
    if isTime(phrase.tokens) || isPeriod(phrase) {
      guard let (preposition, next) = context.prepositionalPhrase(at: phrase.tokens.upperBound),
        context.has(preposition, .home), isFree(next)
      else { return nil }
      return next.tokens
    }
    let isUnit = context.has(preposition, .per) && context.entry(phrase.head)?.unit != nil
    return context.has(preposition, [.home, .per]) && !isUnit && isFree(phrase)
      ? phrase.tokens : nil
  }

  /// "the previous fiscal year"
  private func isPeriod(_ phrase: FigureContext.Phrase) -> Bool {
    context.entry(phrase.head)?.isDuration ?? false
  }

  /// No time, and without a figure but one that tells of its noun ("a 16-pound turkey"): of
  /// "damage of EUR 5m" the damage is measured itself.
  private func isFree(_ phrase: FigureContext.Phrase) -> Bool {
    let end = phrase.tokens.upperBound
    let isMeasured = context.has(end, .of) && figures.contains { start($0) == end + 1 }
    return !isTime(phrase.tokens) && !isPeriod(phrase) && !isMeasured
      && !figures.contains {
        $0.tokens.overlaps(phrase.tokens)
          && !($0.kind == .quantity && $0.tokens.upperBound <= phrase.head)
      }
  }

  /// "Oregon (5)".
  private func bracketed(_ draft: Draft) -> Range<Int>? {
    let first = start(draft.figure)
    guard context.tag(first - 1) == .openBracket, let chunk = context.chunk(first - 2),
      chunk.kind == .noun,
      context.tag(first - 2).isProperName || draft.figure.kind == .quantity
        || context.sentence.clauses.isEmpty
    else { return nil }
    // "Texas ($3.12) and Oklahoma (…)" may be one phrase.
    let mark = chunk.tokens.last {
      $0 < first - 2 && (context.tag($0).isPunctuation || context.tag($0) == .conjunction)
    }
    let start = mark.map { $0 + 1 } ?? chunk.tokens.lowerBound
    return behindFigures(start..<first - 1)
  }

  /// "green peas" of "$1.37 green peas"; nil where nothing is left.
  private func behindFigures(_ tokens: Range<Int>) -> Range<Int>? {
    let last = figures.last { $0.tokens.overlaps(tokens) }
    guard let end = last?.tokens.upperBound else { return tokens }
    return end < tokens.upperBound && context.tag(tokens.upperBound - 1).isNoun
      ? end..<tokens.upperBound : nil
  }

  /// "Union County: $5", "rice — $5" where nothing else is said; no label that is a measure.
  private func label(_ draft: inout Draft) -> Range<Int>? {
    guard let label = labelTokens(draft) else { return nil }
    guard draft.measure == nil, context.has(label.upperBound - 1, [.measured, .gauge]) else {
      return label
    }
    draft.measure = FigureContext.Phrase(tokens: label, head: label.upperBound - 1)
    draft.measureVerb = nil
    return nil
  }

  private func labelTokens(_ draft: Draft) -> Range<Int>? {
    guard isLine, draft.governor == nil else { return nil }
    let first = start(draft.figure)
    let colon = (0..<first).last { context.tag($0) == .colon }
    let end = colon ?? first
    let nouns = context.sentence.chunks.filter { $0.kind == .noun && $0.tokens.upperBound <= end }
    let free = nouns.filter {
      context.tag($0.tokens.lowerBound - 1) != .openBracket && context.tag($0.head).isNoun
    }
    return free.reversed().lazy.compactMap { chunk in
      let isSized = figures.contains { $0.kind == .quantity && $0.tokens.overlaps(chunk.tokens) }
      return isSized && chunk.tokens.count > 1 && isNamed(chunk)
        ? chunk.tokens : behindFigures(chunk.tokens)
    }.first
  }

  /// Its head is no part of a figure.
  private func isNamed(_ chunk: Chunk) -> Bool {
    !figures.contains { $0.tokens.contains(chunk.head) }
  }

  /// "Harris 49%": a name right before it, with no verb that the name is subject of.
  private func named(_ draft: Draft) -> Range<Int>? {
    let before = start(draft.figure) - 1
    guard let chunk = context.chunk(before), chunk.kind == .noun,
      context.tag(before).isProperName
    else { return nil }
    return chunk.tokens
  }
}
