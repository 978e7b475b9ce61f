internal import Text

/// Binds the figures of one sentence to party, measure, change and period.
struct FigureBinder {
  let context: FigureContext
  let pieces: [FigurePiece]
  let figures: [ScannedFigure]
  /// The times of the sentence, in order.
  let times: ArraySlice<TimeMention>

  /// A figure on its way to a fact.
  struct Draft {
    var figure: ScannedFigure
    var role: FigureContext.Role?
    /// The noun behind it in its phrase, or behind "of": what is counted.
    var counted: FigureContext.Phrase?
    /// The phrase before "of" ("revenue of …").
    var governor: FigureContext.Phrase?
    /// What is measured.
    var measure: FigureContext.Phrase?
    var measureVerb: Range<Int>?
    var party: Range<Int>?
    var direction: FigureFact.Change.Direction?
    var part: FigureFact.Change.Part?
    /// It has unit and measure of the figure before.
    var isShared = false
  }

  /// The facts in the order of the text.
  func facts() -> [FigureFact] {
    var drafts: [Draft] = []
    for figure in figures {
      var draft = draft(figure)
      share(&draft, with: drafts.last)
      drafts.append(draft)
    }
    for index in drafts.indices { measure(&drafts[index], drafts) }
    bindParallel(&drafts)
    distribute(&drafts)
    for index in drafts.indices { party(&drafts[index]) }
    var facts = drafts.map(fact)
    ChangeLinker(context: context).link(&facts, drafts)
    PeriodBinder(context: context, times: times).bind(&facts)
    return facts
  }

  private func draft(_ figure: ScannedFigure) -> Draft {
    var draft = Draft(figure: figure, role: context.role(figure.tokens.upperBound - 1))
    draft.counted = counted(figure) ?? told(draft)
    countUnits(&draft)
    draft.governor = governor(figure)
    readChange(&draft)
    return draft
  }

  /// The first token of the words that bound the figure, or of the figure.
  func start(_ figure: ScannedFigure) -> Int {
    guard let chunk = context.chunk(figure.tokens.lowerBound), chunk.kind == .noun else {
      return figure.tokens.lowerBound
    }
    return chunk.tokens.lowerBound
  }

  /// "employees" of "2,060 employees", "ships" of "12 of its 20 ships".
  private func counted(_ figure: ScannedFigure) -> FigureContext.Phrase? {
    let end = figure.tokens.upperBound
    if let chunk = context.chunk(figure.tokens.upperBound - 1), chunk.kind == .noun,
      end < chunk.tokens.upperBound
    {
      let rest = noun(end..<chunk.tokens.upperBound)
      if let rest { return rest }
    }
    // A noun that the cutting of phrases parted from its number.
    if let chunk = context.chunk(end), chunk.kind == .noun, chunk.tokens.lowerBound == end,
      context.tag(end) == .plural
        || context.chunk(end - 1).map({ $0.kind == .adjective }) ?? false
    {
      return FigureContext.Phrase(tokens: chunk.tokens, head: chunk.head, possessor: nil)
    }
    guard context.has(end, .of), let (_, phrase) = context.prepositionalPhrase(at: end) else {
      return nil
    }
    guard figure.kind == .count || figure.kind == .percentage, context.tag(phrase.head).isNoun
    else { return nil }
    return phrase
  }

  /// "nationals" of "169 were nationals".
  private func told(_ draft: Draft) -> FigureContext.Phrase? {
    guard draft.figure.kind == .count, draft.role?.place == .subject,
      let clause = context.clause(draft.role), context.isCopula(clause.verb.main),
      let object = clause.objects.first, context.tag(object.head).isNoun
    else { return nil }
    return context.phrase(object)
  }

  /// "20 consecutive months" last.
  private func countUnits(_ draft: inout Draft) {
    guard draft.figure.kind == .count, draft.figure.unit == nil, let head = draft.counted?.head,
      let entry = context.entry(head), let unit = entry.unit,
      context.chunk(head)?.tokens.contains(draft.figure.tokens.lowerBound) ?? false
    else { return }
    draft.figure.kind = entry.isDuration ? .duration : .quantity
    draft.figure.unit = unit
  }

  /// The words in `range` up to a comma, a conjunction or another figure, if a noun is their last;
  /// the last noun of all where figures are listed ("10 and 20 ships").
  private func noun(_ range: Range<Int>) -> FigureContext.Phrase? {
    let stop = range.first {
      let tag = context.tag($0)
      return tag == .comma || tag == .conjunction || tag.isPunctuation || tag == .number
    }
    let end = stop ?? range.upperBound
    if end == range.lowerBound, stop != nil {
      guard context.tag(end) == .conjunction || context.tag(end) == .comma,
        let last = range.last, context.tag(last).isNoun
      else { return nil }
      let start = range.last { context.tag($0) == .number }.map { $0 + 1 } ?? last
      return start <= last ? phrase(start..<last + 1) : nil
    }
    return phrase(range.lowerBound..<end)
  }

  private func phrase(_ tokens: Range<Int>) -> FigureContext.Phrase? {
    guard let head = tokens.last(where: { context.tag($0).isNoun }) else { return nil }
    return FigureContext.Phrase(tokens: tokens.lowerBound..<head + 1, head: head, possessor: nil)
  }

  /// "revenue" of "revenue of about EUR 5m"; sums say nothing ("a total of 5").
  private func governor(_ figure: ScannedFigure) -> FigureContext.Phrase? {
    guard let (preposition, phrase) = context.governor(before: start(figure)),
      context.has(preposition, .of), context.tag(phrase.head).isNoun
    else { return nil }
    let nouns = phrase.tokens.count { context.tag($0).isNoun }
    if context.has(phrase.head, .sum), nouns < 2 { return nil }
    return phrase
  }

  /// A bare number beside another figure is counted in what that one is.
  private func share(_ draft: inout Draft, with last: Draft?) {
    guard draft.figure.kind == .count, draft.figure.unit == nil, draft.counted == nil else {
      return
    }
    if let clause = context.clause(draft.role), clause.isElided, let noun = clause.measure {
      draft.counted = context.phrase(at: noun).flatMap { self.phrase($0.tokens) }
      draft.isShared = true
      return
    }
    guard let last, draft.governor == nil,
      context.tag(draft.figure.tokens.lowerBound - 1) != .openBracket,
      // The unit of the one before may stand behind this one.
      last.figure.tokens.upperBound <= draft.figure.tokens.lowerBound
    else { return }
    let between = last.figure.tokens.upperBound..<draft.figure.tokens.lowerBound
    let hasVerb = between.contains { context.tag($0).isFinite || context.tag($0) == .base }
    guard !between.isEmpty, !hasVerb, between.count < 16 else { return }
    let isPair = draft.part != nil && last.part != nil
    let isMoney = last.figure.kind == .money
    guard last.figure.kind == .count || isMoney && draft.figure.isLong || isPair else { return }
    guard !isPair || last.part != .by else { return }
    draft.figure.kind = last.figure.kind
    draft.figure.unit = last.figure.unit
    draft.counted = last.counted
    draft.isShared = last.counted != nil || last.figure.unit != nil
  }

  private func fact(_ draft: Draft) -> FigureFact {
    let figure = draft.figure
    var fact = FigureFact(
      span: figure.span, value: figure.value.text, upperValue: figure.upper?.text,
      kind: figure.kind, unit: figure.unit ?? unit(draft), bound: figure.bound)
    fact.measure = (draft.measure?.tokens ?? draft.measureVerb).map {
      let span = context.span($0)
      return FigureFact.Measure(span: span, text: context.text(span))
    }
    fact.of = draft.party.map(context.span)
    fact.predicate = context.clause(draft.role).map { context.span($0.verb.tokens) }
    fact.standing = standing(draft)
    return fact
  }

  /// What is counted, in the singular.
  private func unit(_ draft: Draft) -> String? {
    guard draft.figure.kind == .count, let head = draft.counted?.head,
      context.tag(head).isNoun
    else { return nil }
    let word = context.text(context.sentence.tokens[head].span)
    guard context.tag(head) == .plural else {
      return context.tag(head).isProperName ? word : word.lowercased()
    }
    return context.words.plurals.singular(word.lowercased())
  }
}
