internal import Text

// Second parties whose verb is left out because the first has it.
//
// | sentence | party of the second figure |
// | --- | --- |
// | `Arden supplied 20 of the boats, Oban 12 and Tarn 9.` | Oban, Tarn |
// | `Lind asked for 14 years and the defence for four.` | the defence |
// | `The Blues, which hold 24 seats, and the Greens, with seven, agreed.` | the Greens |
extension FigureBinder {
  /// Gives each such figure its party, and what is counted where it does not say.
  func bindGapped(_ drafts: inout [Draft]) {
    for index in drafts.indices.dropFirst() where drafts[index].party == nil {
      let last = drafts[index - 1]
      if let party = gappedParty(of: drafts[index], behind: last, at: index, drafts) {
        drafts[index].party = party
        if drafts[index].counted == nil { drafts[index].counted = last.counted }
      }
    }
  }

  /// Tokens from a party to its figure at most: "the Greens, with seven".
  private static let longestGap = 3

  /// "the Greens" behind a comma or a conjunction, with at most a preposition between it and the
  /// figure and no verb since the figure before; nil where it is none.
  private func gappedParty(of draft: Draft, behind last: Draft, at index: Int, _ drafts: [Draft])
    -> Range<Int>?
  {
    let isFollowing = drafts[..<index].contains { isLike(draft, $0) }
    guard isFollowing, let party = partyBefore(draft, last) else { return nil }
    let before = party.lowerBound - 1
    let open = last.figure.tokens.upperBound
    guard before >= open, isJoint(before), !(open..<party.lowerBound).contains(where: isVerb),
      isNamed(party), !isTime(party), !isMeasure(party),
      !figures.contains(where: { $0.tokens.overlaps(party) })
    else { return nil }
    return party
  }

  /// A figure of the same kind, or one that may be.
  private func isLike(_ draft: Draft, _ other: Draft) -> Bool {
    let isBare = draft.figure.kind == .count && (draft.figure.unit == nil || draft.isShared)
    return draft.part == nil && other.part == nil
      && (draft.figure.kind == other.figure.kind || isBare)
  }

  private func partyBefore(_ draft: Draft, _ last: Draft) -> Range<Int>? {
    let figure = draft.figure.tokens.lowerBound
    let first = start(draft.figure)
    if first < figure {
      // "Oban 12", "the defence about 4": one phrase.
      var end = figure
      while end > first, !context.tag(end - 1).isNoun { end -= 1 }
      return end > first ? first..<end : nil
    }
    let preposition = first - 1
    let isBehindPreposition = context.tag(preposition) == .preposition
    var end = isBehindPreposition ? preposition : first
    let isApart = context.tag(end - 1) == .comma
    if isApart { end -= 1 }
    guard first - end <= Self.longestGap, let chunk = context.chunk(end - 1), chunk.kind == .noun,
      chunk.tokens.upperBound == end
    else { return nil }
    if isBehindPreposition {
      let other = start(last.figure) - 1
      let isSame =
        context.text(context.span(preposition..<preposition + 1))
        == (context.tag(other) == .preposition ? context.text(context.span(other..<other + 1)) : "")
      return isSame && !isApart || isApart && context.has(preposition, .with) ? chunk.tokens : nil
    }
    return isApart ? nil : chunk.tokens
  }

  private func isJoint(_ token: Int) -> Bool {
    context.tag(token) == .comma || context.tag(token) == .conjunction
  }

  /// A name, or a phrase with a determiner or an owner: "the defence", "its rival".
  private func isNamed(_ tokens: Range<Int>) -> Bool {
    tokens.contains { context.tag($0).isProperName }
      || [.determiner, .possessivePronoun].contains(context.tag(tokens.lowerBound))
  }

  private func isMeasure(_ tokens: Range<Int>) -> Bool {
    context.has(tokens.upperBound - 1, [.measured, .gauge, .sum, .changeNoun])
      || context.entry(tokens.upperBound - 1)?.isDuration ?? false
  }

  private func isVerb(_ token: Int) -> Bool {
    let tag = context.tag(token)
    return tag.isVerb || tag == .modal
  }
}
