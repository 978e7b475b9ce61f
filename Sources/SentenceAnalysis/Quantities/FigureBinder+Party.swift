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
      !isTime(found.phrase.tokens)
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
    if let clause, clause.isElided { draft.party = clause.subject?.tokens }
    draft.party =
      draft.party ?? bracketed(draft) ?? beside(draft) ?? named(draft) ?? label(draft)
    guard draft.party == nil, let clause, draft.role?.place != .subject else {
      draft.party = draft.party ?? home(draft)?.phrase.tokens
      return
    }
    guard let subject = clause.subject else { return }
    // "Revenue rose": the measure is no party.
    if let measure = draft.measure, measure.tokens.overlaps(subject.tokens) { return }
    if context.tag(subject.head) == .existential || isTime(subject.tokens) { return }
    if context.entry(subject.head)?.isDuration ?? false { return }
    draft.party = subject.tokens
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
    for end in ends {
      if let (preposition, phrase) = context.prepositionalPhrase(at: end),
        context.has(preposition, .home), !isTime(phrase.tokens),
        !figures.contains(where: { $0.tokens.overlaps(phrase.tokens) })
      {
        return phrase.tokens
      }
    }
    return nil
  }

  /// "Oregon (5)".
  private func bracketed(_ draft: Draft) -> Range<Int>? {
    let first = start(draft.figure)
    guard context.tag(first - 1) == .openBracket, let chunk = context.chunk(first - 2),
      chunk.kind == .noun, context.tag(first - 2).isProperName || context.sentence.clauses.isEmpty
    else { return nil }
    // "Texas ($3.12) and Oklahoma (…)" may be one phrase.
    let mark = chunk.tokens.last {
      $0 < first - 2 && (context.tag($0).isPunctuation || context.tag($0) == .conjunction)
    }
    let start = mark.map { $0 + 1 } ?? chunk.tokens.lowerBound
    let isFigure = figures.contains { $0.tokens.overlaps(start..<first - 1) }
    return isFigure ? nil : start..<first - 1
  }

  /// "Union County: $5", "rice — $5" where nothing else is said.
  private func label(_ draft: Draft) -> Range<Int>? {
    guard context.sentence.clauses.isEmpty, draft.governor == nil else { return nil }
    let first = start(draft.figure)
    let colon = (0..<first).last { context.tag($0) == .colon }
    let end = colon ?? first
    let nouns = context.sentence.chunks.filter { $0.kind == .noun && $0.tokens.upperBound <= end }
    let free = nouns.filter { chunk in
      !figures.contains { $0.tokens.overlaps(chunk.tokens) && $0.kind != .quantity }
        && context.tag(chunk.tokens.lowerBound - 1) != .openBracket
    }
    return free.last { context.tag($0.head).isNoun }?.tokens
  }

  /// "Harris 49%": a name right before it, with no verb that the name is subject of.
  private func named(_ draft: Draft) -> Range<Int>? {
    let before = start(draft.figure) - 1
    guard let chunk = context.chunk(before), chunk.kind == .noun,
      context.tag(before).isProperName
    else { return nil }
    return chunk.tokens
  }

  /// How the figure stands to what is so.
  func standing(_ draft: Draft) -> FigureFact.Standing {
    if let noted = noted(draft) { return noted }
    guard let clause = context.clause(draft.role) else { return .reported }
    if clause.isNegated, draft.role?.place != .subject { return .denied }
    switch clause.standing {
    case .happened, .isSo: return .reported
    case .planned: return .planned
    case .forecast: return .forecast
    case .possible: return .possible
    case .conditional: return .conditional
    case .denied: return .denied
    case .asked: return .asked
    }
  }

  /// Words of its phrase, its measure and its verb that tell an estimate, an offer, a plan.
  private func noted(_ draft: Draft) -> FigureFact.Standing? {
    var tokens = Array(start(draft.figure)..<draft.figure.tokens.lowerBound)
    tokens += draft.governor.map { Array($0.tokens) } ?? []
    tokens += draft.counted.map { Array($0.tokens) } ?? []
    if let clause = context.clause(draft.role), draft.role?.place != .subject {
      tokens.append(clause.verb.main)
      if let measure = draft.measure,
        clause.subject.map({ $0.tokens.overlaps(measure.tokens) }) ?? false
      {
        tokens += Array(measure.tokens)
      }
    }
    for token in tokens where context.tag(token) != .modal {
      guard let entry = context.entry(token) else { continue }
      if entry.classes.contains(.offer) { return .offer }
      if entry.classes.contains(.estimate) { return .estimate }
      if entry.classes.contains(.forecast) { return .forecast }
      if entry.classes.contains(.plan) { return .planned }
    }
    return nil
  }
}
