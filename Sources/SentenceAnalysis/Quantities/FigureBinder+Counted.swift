internal import Text

extension FigureBinder {
  /// "employees" of "2,060 employees", "ships" of "12 of its 20 ships".
  func counted(_ figure: ScannedFigure) -> FigureContext.Phrase? {
    let end = figure.tokens.upperBound
    if let chunk = context.chunk(figure.tokens.upperBound - 1), chunk.kind == .noun,
      end < chunk.tokens.upperBound,
      figure.unit == nil || context.tag(end) != .conjunction && context.tag(end) != .comma
    {
      let rest = noun(end..<chunk.tokens.upperBound)
      if let rest { return rest }
    }
    // A noun that the cutting of phrases parted from its number.
    if let chunk = context.chunk(end), chunk.kind == .noun, chunk.tokens.lowerBound == end,
      context.tag(end) == .plural
        || context.chunk(end - 1).map({ $0.kind == .adjective }) ?? true
    {
      return FigureContext.Phrase(tokens: chunk.tokens, head: chunk.head, possessor: nil)
    }
    guard context.has(end, .of),
      let phrase = context.prepositionalPhrase(at: end)?.phrase ?? trade(end)
    else { return nil }
    switch figure.kind {
    case .count, .percentage: return context.tag(phrase.head).isNoun ? phrase : nil
    // "8,000 hours of training", "5 tons of coal"
    case .duration, .quantity:
      return context.tag(phrase.head).isCommonNoun && !isTime(phrase.tokens) ? phrase : nil
    case .money, .points: return nil
    }
  }

  /// "flying experience" of "900 hours of flying experience".
  private func trade(_ of: Int) -> FigureContext.Phrase? {
    guard context.tag(of + 1) == .gerund, let chunk = context.chunk(of + 2), chunk.kind == .noun,
      context.tag(chunk.tokens.lowerBound).isNoun
    else { return nil }
    return FigureContext.Phrase(
      tokens: of + 1..<chunk.tokens.upperBound, head: chunk.head, possessor: nil)
  }

  /// "nationals" of "169 were nationals".
  func told(_ draft: Draft) -> FigureContext.Phrase? {
    guard draft.figure.kind == .count, draft.role?.place == .subject,
      let clause = context.clause(draft.role), context.isCopula(clause.verb.main),
      let object = clause.objects.first, context.tag(object.head).isNoun
    else { return nil }
    return context.phrase(object)
  }

  /// "20 consecutive months" last.
  func countUnits(_ draft: inout Draft) {
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
      if tag == .conjunction, isAmongAdjectives($0, range) { return false }
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

  /// "old and new" of "20 old and new ships".
  private func isAmongAdjectives(_ token: Int, _ range: Range<Int>) -> Bool {
    token > range.lowerBound
      && (range.lowerBound..<token).allSatisfy { context.tag($0) == .adjective }
      && context.tag(token + 1) == .adjective
  }

  func phrase(_ tokens: Range<Int>) -> FigureContext.Phrase? {
    guard let head = tokens.last(where: { context.tag($0).isNoun }) else { return nil }
    return FigureContext.Phrase(tokens: tokens.lowerBound..<head + 1, head: head, possessor: nil)
  }
}
