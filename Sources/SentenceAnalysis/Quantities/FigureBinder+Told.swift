internal import Text

extension FigureBinder {
  /// "41% back it, 29% who do not": the verb says what the share does.
  func toldOfGroup(_ draft: Draft) -> Range<Int>? {
    let end = draft.figure.tokens.upperBound
    guard draft.figure.kind == .percentage, context.tag(end) == .whPronoun else { return nil }
    let verb = context.sentence.clauses.first { $0.verb.main > end }?.verb.main
    return verb.map { $0..<$0 + 1 }
  }

  /// "has the cheapest meal at EUR 5", "inflation moved closer to 2%": the object that is priced,
  /// or a subject that is a measure.
  func priced(_ draft: Draft) -> FigureContext.Phrase? {
    guard draft.figure.kind == .money || draft.figure.kind == .percentage,
      let clause = context.clause(draft.role), case .modifier(let preposition) = draft.role?.place
    else { return nil }
    if draft.figure.kind == .money, context.has(preposition, .price),
      let object = clause.objects.first, context.tag(object.head).isCommonNoun,
      object.tokens.upperBound <= draft.figure.tokens.lowerBound
    {
      return context.phrase(object)
    }
    guard let subject = clause.subject, context.has(subject.head, .measured) else { return nil }
    return context.phrase(subject)
  }

  /// "19% more expensive", "65% built", "5 km long": what is said is measured, of the subject.
  func described(_ draft: Draft) -> Range<Int>? {
    let kinds: [FigureFact.Kind] = [.percentage, .quantity, .duration]
    guard kinds.contains(draft.figure.kind), draft.role?.place == .object,
      let clause = context.clause(draft.role), context.isCopula(clause.verb.main)
    else { return nil }
    let start = draft.figure.tokens.upperBound
    guard !context.has(start, [.up, .down]) || context.tag(start + 1) == .adjective else {
      return nil
    }
    // "5% more than": no quality.
    if context.has(start, .amount), !Self.describes(context.tag(start + 1)) { return nil }
    var end = start
    while Self.describes(context.tag(end)) { end += 1 }
    // "5 km long" may be taken for an adverb.
    let isLast = context.tag(end + 1) == .edge || context.tag(end + 1).isPunctuation
    if draft.figure.kind == .quantity, context.tag(end) == .adverb, isLast { end += 1 }
    return end > start && !context.tag(end).isNoun ? start..<end : nil
  }

  private static func describes(_ tag: PennTag) -> Bool {
    switch tag {
    case .adjective, .comparative, .adverbComparative, .participle, .past: true
    default: false
    }
  }

  /// "The fires grew to 5,000 acres": the subject is no measure but has the size.
  func isSize(_ draft: Draft, of phrase: FigureContext.Phrase) -> Bool {
    (draft.figure.kind == .quantity || draft.figure.kind == .duration) && draft.part != .by
      && !context.has(phrase.head, .measured)
  }

  /// "Prices are lowest in Arden (EUR 5)": the subject is measured of each.
  func toldOfAll(_ draft: Draft) -> FigureContext.Phrase? {
    guard draft.figure.kind == .money || draft.figure.kind == .percentage,
      context.tag(start(draft.figure) - 1) == .openBracket,
      let subject = context.clause(draft.role)?.subject, context.tag(subject.head).isCommonNoun
    else { return nil }
    return context.phrase(subject)
  }

  /// "earthquakes of magnitude 6", "a magnitude 6 earthquake".
  func measureGauge(_ draft: inout Draft) {
    let gauge = draft.figure.tokens.lowerBound - 1
    draft.measure = FigureContext.Phrase(tokens: gauge..<gauge + 1, head: gauge)
    draft.party =
      isAttribute(draft.figure)
      ? draft.counted?.tokens : context.governor(before: gauge)?.phrase.tokens
    draft.counted = nil
  }

  /// "adults" of "adults under age 30".
  func aged(_ draft: Draft) -> Range<Int>? {
    let age = draft.figure.tokens.lowerBound - 1
    guard context.has(age, .age) else { return nil }
    let place = context.tag(age - 1) == .preposition ? age - 2 : age - 1
    guard let chunk = context.chunk(place), chunk.kind == .noun, context.tag(place).isNoun else {
      return nil
    }
    return chunk.tokens
  }
}
