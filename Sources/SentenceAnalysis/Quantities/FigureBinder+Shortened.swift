internal import Text

// Second parts that leave out what the first said.
//
// | sentence | party and measure of the second |
// | --- | --- |
// | `Oban has the cheapest meal at EUR 5, followed by Arden at EUR 6.` | Arden, meal |
// | `Oban saw prices around EUR 5 and Arden as high as EUR 9.` | Arden, prices |
extension FigureBinder {
  /// Tokens between a party and its figure at most ("as high as").
  private static let longestLead = 4

  /// Gives shortened parts the name before them as party, and the measure of the part before.
  func shorten(_ drafts: inout [Draft]) {
    for index in drafts.indices.dropFirst() {
      let last = drafts[index - 1]
      guard isSame(drafts[index].figure, last.figure), last.measure != nil,
        let party = party(of: drafts[index], behind: last)
      else { continue }
      drafts[index].party = party
      drafts[index].measure = last.measure
      drafts[index].measureVerb = nil
      drafts[index].direction = last.direction
      drafts[index].part = last.part
    }
  }

  private func isSame(_ figure: ScannedFigure, _ other: ScannedFigure) -> Bool {
    figure.kind == other.kind && figure.unit == other.unit && figure.kind != .count
      && figure.kind != .duration
  }

  /// "Arden" of "and Arden at EUR 6": behind a comma, a conjunction or a verb with "by", with no
  /// other verb since the figure before.
  private func party(of draft: Draft, behind last: Draft) -> Range<Int>? {
    let first = start(draft.figure)
    let open = last.figure.tokens.upperBound
    guard open < first,
      let end = (max(open, first - Self.longestLead)..<first).last(where: {
        context.tag($0).isNoun || isSeparator($0)
      }), end + 1 < first, context.tag(end).isProperName, let chunk = context.chunk(end),
      chunk.kind == .noun, chunk.tokens.lowerBound >= open,
      isPreposition(first - 1)
    else { return nil }
    let before = chunk.tokens.lowerBound - 1
    let isListed = isSeparator(before) || context.has(before, .changeBy) && isVerb(before - 1)
    let verbs = (open..<first).filter { isVerb($0) && !context.has($0 + 1, .changeBy) }
    return isListed && verbs.isEmpty && !isTime(chunk.tokens) ? chunk.tokens : nil
  }

  private func isPreposition(_ token: Int) -> Bool {
    let tag = context.tag(token)
    return (tag == .preposition || tag == .adverb) && !context.has(token, .home)
      || context.has(token, .price)
  }

  private func isSeparator(_ token: Int) -> Bool {
    let tag = context.tag(token)
    return tag == .comma || tag == .conjunction || tag == .colon
  }

  private func isVerb(_ token: Int) -> Bool {
    let tag = context.tag(token)
    return tag.isVerb || tag == .modal
  }

  /// "votes that the three towns cast": whose relative clause follows what is counted.
  func told(behind counted: FigureContext.Phrase?) -> Range<Int>? {
    guard let end = counted?.tokens.upperBound, context.has(end, .pronounOne) else { return nil }
    let clause = context.sentence.clauses.first {
      $0.verb.form == .finite && $0.objects.isEmpty && $0.subject?.tokens.lowerBound == end + 1
    }
    return clause?.subject?.tokens
  }

  /// "Oban" of "The cheapest was in Oban at EUR 5", where the subject names no thing.
  func placed(_ draft: Draft, _ subject: NounGroup) -> Range<Int>? {
    let link = start(draft.figure) - 1
    guard [.adjective, .superlative, .comparative].contains(context.tag(subject.head)),
      context.has(link, .price), draft.figure.kind == .money, let chunk = context.chunk(link - 1),
      chunk.kind == .noun,
      context.has(chunk.tokens.lowerBound - 1, .home)
    else { return nil }
    return chunk.tokens
  }
}
