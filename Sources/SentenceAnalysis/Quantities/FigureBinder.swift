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
    /// "magnitude 6": the noun before it says what is measured.
    var isGauged = false
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
    shorten(&drafts)
    bindGapped(&drafts)
    bindParallel(&drafts)
    distribute(&drafts)
    for index in drafts.indices { party(&drafts[index]) }
    convert(&drafts)
    var facts = drafts.map(fact)
    ChangeLinker(context: context).link(&facts, drafts)
    PeriodBinder(context: context, times: times).bind(&facts)
    return facts
  }

  private func draft(_ figure: ScannedFigure) -> Draft {
    var draft = Draft(figure: figure, role: role(figure))
    draft.isGauged = figure.kind == .count && context.has(figure.tokens.lowerBound - 1, .gauge)
    draft.counted = counted(figure) ?? told(draft)
    countUnits(&draft)
    draft.governor = governor(figure)
    readChange(&draft)
    return draft
  }

  /// What the figure is for its clause. Right behind a verb it is no subject of the next one,
  /// however that was cut ("gained 5% after a report came").
  private func role(_ figure: ScannedFigure) -> FigureContext.Role? {
    let start = sumStart(figure)
    let isSum = start != self.start(figure)
    let role = context.role(isSum ? self.start(figure) - 2 : figure.tokens.upperBound - 1)
    guard role?.place == .subject else { return role }
    let before = context.sentence.clauses.firstIndex {
      guard !$0.isElided, $0.verb.tokens.upperBound == start else { return false }
      return $0.relation == .infinitive
        || figure.kind != .count
          && (context.isCopula($0.verb.main) || context.words.changes[$0.verb.lemma] != nil)
    }
    guard let before, before != role?.clause else { return role }
    return FigureContext.Role(clause: before, place: .object)
  }

  /// The first token of the words that bound the figure, or of the figure.
  func start(_ figure: ScannedFigure) -> Int {
    guard let chunk = context.chunk(figure.tokens.lowerBound), chunk.kind == .noun else {
      return figure.tokens.lowerBound
    }
    return chunk.tokens.lowerBound
  }

  /// The same, or the first token of "a total" where the figure is that of a total.
  func sumStart(_ figure: ScannedFigure) -> Int {
    let start = start(figure)
    guard context.has(start - 1, .of), let sum = context.chunk(start - 2), sum.kind == .noun,
      context.has(sum.head, .sum)
    else { return start }
    return sum.tokens.lowerBound
  }

  /// "revenue" of "revenue of about EUR 5m"; sums say nothing ("a total of 5").
  private func governor(_ figure: ScannedFigure) -> FigureContext.Phrase? {
    if let level = levelBefore(figure) { return level }
    guard let (preposition, phrase) = context.governor(before: start(figure)),
      context.tag(phrase.head).isNoun,
      context.has(preposition, .of) || isLevel(preposition, behind: phrase, figure)
    else { return nil }
    if figure.kind != .count, isAttribute(figure) { return nil }
    let nouns = phrase.tokens.count { context.tag($0).isNoun }
    if context.has(phrase.head, .sum), nouns < 2 { return nil }
    return phrase
  }

  /// "prices" of "prices around $5", where the word that bounds the figure is in its phrase.
  private func levelBefore(_ figure: ScannedFigure) -> FigureContext.Phrase? {
    let start = start(figure)
    guard figure.kind != .count, figure.bound != nil, start < figure.tokens.lowerBound,
      let phrase = context.phrase(at: start - 1), context.has(phrase.head, .measured)
    else { return nil }
    return phrase
  }

  /// "prices around EUR 5", "a rate above 6%".
  private func isLevel(
    _ preposition: Int, behind phrase: FigureContext.Phrase, _ figure: ScannedFigure
  ) -> Bool {
    figure.kind != .count && context.has(phrase.head, .measured)
      && !context.has(preposition, [.changeEnd, .changeStart, .changeBy])
  }

  /// "the EUR 5m fund": it belongs to the noun behind it in its phrase.
  func isAttribute(_ figure: ScannedFigure) -> Bool {
    guard let chunk = context.chunk(figure.tokens.upperBound - 1), chunk.kind == .noun else {
      return false
    }
    return chunk.head >= figure.tokens.upperBound && context.tag(chunk.head).isNoun
  }

  /// A bare number beside another figure is counted in what that one is.
  private func share(_ draft: inout Draft, with last: Draft?) {
    guard draft.figure.kind == .count, draft.figure.unit == nil, draft.counted == nil else {
      return
    }
    if let unit = unitBefore(draft.figure) {
      draft.figure.unit = unit.name
      draft.figure.kind = unit.isDuration ? .duration : .quantity
      return
    }
    if let clause = context.clause(draft.role), clause.isElided, let noun = clause.measure {
      draft.counted = context.phrase(at: noun).flatMap { self.phrase($0.tokens) }
      draft.isShared = true
      return
    }
    // Two figures may be parts of one word ("4-2").
    guard let last, draft.governor == nil,
      last.figure.tokens.upperBound <= draft.figure.tokens.lowerBound,
      context.tag(draft.figure.tokens.lowerBound - 1) != .openBracket
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

  /// "week" of "a week or two".
  private func unitBefore(_ figure: ScannedFigure) -> (name: String, isDuration: Bool)? {
    let link = figure.tokens.lowerBound - 1
    guard figure.isWord, context.tag(link) == .conjunction, context.tag(link - 2) == .determiner,
      let entry = context.entry(link - 1), let name = entry.unit
    else { return nil }
    return (name, entry.isDuration)
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
    guard draft.figure.kind == .count, !draft.isGauged, let head = draft.counted?.head,
      context.tag(head).isNoun
    else { return nil }
    let word = context.text(context.sentence.tokens[head].span)
    let one = context.words.plurals.singular(word.lowercased())
    switch context.tag(head) {
    case .plural: return one
    // "Americans" are counted one by one.
    case .properPlural: return String(word.prefix(1)) + String(one.dropFirst())
    case .properName: return word
    // What there is more than one of is plural, whatever it was taken for.
    default: return draft.figure.value == ExactDecimal(1) ? word.lowercased() : one
    }
  }
}
