internal import Text

extension FigureBinder {
  /// Fills in what is measured, and on the way whose it is where that stands beside it.
  func measure(_ draft: inout Draft, _ drafts: [Draft]) {
    if draft.figure.isAge { return measureAge(&draft) }
    if draft.isGauged { return measureGauge(&draft) }
    if let group = toldOfGroup(draft) {
      draft.measureVerb = group
      return
    }
    if let described = described(draft) {
      draft.measureVerb = described
      draft.party = context.clause(draft.role)?.subject?.tokens
      return
    }
    if draft.figure.kind == .count, !draft.isShared, let counted = draft.counted {
      return set(&draft, nominal(counted))
    }
    if let governor = draft.governor, !isFigure(governor, drafts) {
      return set(&draft, nominal(governor))
    }
    if let counted = draft.counted, draft.figure.kind != .percentage || !isPartOf(draft) {
      return set(&draft, nominal(counted))
    }
    if let linked = linked(draft) { return set(&draft, linked) }
    if draft.direction != nil || isTold(draft), let subject = subject(draft, drafts) {
      let isNamed = context.tag(subject.phrase.head).isCommonNoun
      if subject.isObject || isNamed && !isSize(draft, of: subject.phrase) {
        return set(&draft, subject.phrase)
      }
      draft.party = draft.party ?? subject.phrase.possessor ?? subject.phrase.tokens
    }
    if let counted = draft.counted { return set(&draft, counted) }
    if let (preposition, phrase) = context.governor(before: start(draft.figure)),
      !isFigure(phrase, drafts), context.tag(phrase.head).isCommonNoun,
      context.has(preposition, [.changeEnd, .changeBy])
    {
      return set(&draft, nominal(phrase))
    }
    if let told = toldOfAll(draft) ?? priced(draft) { return set(&draft, told) }
    draft.measureVerb = context.clause(draft.role).flatMap {
      isEmpty($0.verb) ? nil : $0.verb.main..<$0.verb.main + 1
    }
  }

  /// "is", "went", "can": it does not say what is measured.
  private func isEmpty(_ verb: VerbGroup) -> Bool {
    context.isCopula(verb.main) || context.tag(verb.main) == .modal
      || context.words.entries[WordHash.of(verb.lemma.utf8)]?.classes.contains(.emptyVerb) ?? false
  }

  private func set(_ draft: inout Draft, _ phrase: FigureContext.Phrase) {
    var measure = withoutFigures(phrase)
    let possessor = (phrase.possessor ?? context.possessor(before: start(draft.figure))).flatMap {
      isTime($0) ? nil : $0
    }
    let name = nameOpening(measure)
    if let name, possessor == nil, draft.figure.kind != .count {
      measure.tokens = name.upperBound..<measure.tokens.upperBound
      draft.party = draft.party ?? name
    }
    draft.measure = measure
    draft.party = draft.party ?? possessor
  }

  /// "Altsol" of "Altsol shares".
  private func nameOpening(_ phrase: FigureContext.Phrase) -> Range<Int>? {
    guard context.tag(phrase.head).isCommonNoun else { return nil }
    let isOpened = context.tag(phrase.tokens.lowerBound) == .determiner
    let start = isOpened ? phrase.tokens.lowerBound + 1 : phrase.tokens.lowerBound
    let end =
      (start..<max(start, phrase.head)).first { !context.tag($0).isProperName } ?? phrase.head
    let isFigure = figures.contains { $0.tokens.contains(start) }
    return end > start && !isFigure ? start..<end : nil
  }

  /// "ships" of "20 ships".
  private func withoutFigures(_ phrase: FigureContext.Phrase) -> FigureContext.Phrase {
    let own = figures.last {
      phrase.tokens.contains($0.tokens.lowerBound) && $0.tokens.upperBound <= phrase.head
    }
    guard let own else { return phrase }
    var rest = phrase
    rest.tokens = own.tokens.upperBound..<phrase.tokens.upperBound
    return rest
  }

  /// "EUR 5m in revenue".
  private func linked(_ draft: Draft) -> FigureContext.Phrase? {
    let end = draft.figure.tokens.upperBound
    guard draft.figure.kind == .money || draft.figure.kind == .percentage,
      context.has(end, .measureLink), let (_, phrase) = context.prepositionalPhrase(at: end),
      context.tag(phrase.head).isCommonNoun, !isTime(phrase.tokens),
      context.entry(phrase.head)?.unit == nil, !context.has(phrase.head, .fraction)
    else { return nil }
    return phrase
  }

  /// "a 5% rise in revenue": not the rise but the revenue.
  private func nominal(_ phrase: FigureContext.Phrase) -> FigureContext.Phrase {
    guard context.has(phrase.head, .changeNoun) else { return phrase }
    if let (preposition, object) = context.prepositionalPhrase(at: phrase.tokens.upperBound),
      context.has(preposition, .home), context.tag(object.head).isCommonNoun,
      !isTime(object.tokens)
    {
      return object
    }
    // "its 5% revenue growth"
    let before = phrase.head - 1
    if phrase.tokens.contains(before), context.tag(before).isNoun,
      !figures.contains(where: { $0.tokens.contains(before) })
    {
      return FigureContext.Phrase(
        tokens: phrase.tokens.lowerBound..<before + 1, head: before, possessor: phrase.possessor)
    }
    return phrase
  }

  /// "30% of Altsol": a share, which is no measure of its own.
  private func isPartOf(_ draft: Draft) -> Bool {
    context.has(draft.figure.tokens.upperBound, .of)
  }

  /// The verb tells how much the subject is ("is", "was").
  private func isTold(_ draft: Draft) -> Bool {
    guard let clause = context.clause(draft.role), draft.role?.place != .subject else {
      return false
    }
    let isBounded =
      if case .modifier = draft.role?.place { draft.figure.bound != nil } else { false }
    return context.isCopula(clause.verb.main)
      && (draft.role?.place == .object || isBounded || isLevel(draft))
      || context.words.changes[clause.verb.lemma] != nil
  }

  /// "The average was at EUR 5."
  private func isLevel(_ draft: Draft) -> Bool {
    guard case .modifier(let preposition) = draft.role?.place,
      draft.figure.kind == .money || draft.figure.kind == .percentage,
      let subject = context.clause(draft.role)?.subject
    else { return false }
    return context.has(preposition, .price) && context.has(subject.head, [.measured, .sum])
  }

  func isFigure(_ phrase: FigureContext.Phrase, _ drafts: [Draft]) -> Bool {
    drafts.contains { $0.figure.tokens.overlaps(phrase.tokens) }
  }

  /// The object where the figure stands behind "to", "from" or "by" ("cut costs by 5%"), else the
  /// subject.
  private func subject(_ draft: Draft, _ drafts: [Draft]) -> (
    phrase: FigureContext.Phrase, isObject: Bool
  )? {
    guard let clause = context.clause(draft.role), draft.role?.place != .subject else { return nil }
    if !clause.isElided, draft.role?.place != .object {
      let object = clause.objects.first.map { context.phrase($0) }
      if let object, !isFigure(object, drafts), context.tag(object.head).isCommonNoun,
        object.tokens.upperBound <= draft.figure.tokens.lowerBound
      {
        return (object, true)
      }
    }
    if let subject = clause.subject { return (context.phrase(subject), false) }
    guard clause.relation == .participle, let index = draft.role?.clause else { return nil }
    // "Costs go on growing – rising 4% in July"
    let before = context.sentence.clauses[..<index].last { $0.subject != nil }
    return before?.subject.map { (context.phrase($0), false) }
  }

  private func measureAge(_ draft: inout Draft) {
    if let aged = aged(draft) {
      draft.party = aged
      draft.counted = nil
      return
    }
    let token = draft.figure.tokens.upperBound
    if let chunk = context.chunk(token - 1), chunk.kind == .noun, token < chunk.tokens.upperBound {
      draft.party = chunk.tokens
    } else {
      let before = draft.figure.tokens.lowerBound - 2
      let isApart = context.tag(before + 1) == .comma
      draft.party = isApart ? context.chunk(before)?.tokens : nil
      draft.party = draft.party ?? context.clause(draft.role)?.subject?.tokens
    }
    draft.counted = nil
  }
}

extension FigureContext {
  /// A form of be.
  func isCopula(_ token: Int) -> Bool { has(token, .copula) }
}

extension PennTag {
  /// Nouns that name nothing.
  var isCommonNoun: Bool { self == .noun || self == .plural }
}
