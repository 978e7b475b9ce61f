internal import Text

extension FigureBinder {
  /// "Sales in A and B fell to 10 and 20, respectively": the first party has the first figure.
  func distribute(_ drafts: inout [Draft]) {
    for token in context.sentence.tokens.indices where context.has(token, .respective) {
      let run = run(before: token, drafts)
      guard run.count > 1, let first = run.first else { continue }
      guard let parties = parties(run.count, before: drafts[first].figure.tokens.lowerBound) else {
        continue
      }
      let model = drafts[run[run.count - 1]]
      for (place, party) in zip(run, parties) {
        let isMeasured = drafts[place].measure?.tokens.overlaps(party) ?? false
        if isMeasured {
          drafts[place].measure = FigureContext.Phrase(tokens: party, head: party.upperBound - 1)
        }
        drafts[place].party = isMeasured ? drafts[place].party : party
        drafts[place].direction = drafts[first].direction
        drafts[place].part = drafts[first].part
        complete(&drafts[place], like: model)
      }
    }
  }

  /// "400 km (250 miles)", "EUR 5 (EUR 8 for two)": the same, measured otherwise.
  func convert(_ drafts: inout [Draft]) {
    for index in drafts.indices.dropFirst()
    where drafts[index].figure.kind == .quantity || drafts[index].figure.kind == .money {
      let last = drafts[index - 1]
      let bracket = start(drafts[index].figure) - 1
      guard last.figure.kind == drafts[index].figure.kind, context.tag(bracket) == .openBracket,
        last.figure.tokens.upperBound == bracket
      else { continue }
      drafts[index].measure = last.measure
      drafts[index].measureVerb = last.measureVerb
      drafts[index].party = last.party
    }
  }

  /// "10 and 20 million": the first is counted as the last.
  private func complete(_ draft: inout Draft, like model: Draft) {
    guard draft.figure.kind == .count, draft.figure.unit == nil else { return }
    draft.figure.kind = model.figure.kind
    draft.figure.unit = model.figure.unit
    draft.counted = draft.counted ?? model.counted
    if let scale = model.figure.scale, draft.figure.scale == nil,
      let value = draft.figure.value.times(scale)
    {
      draft.figure.value = value
    }
  }

  /// The figures before `token` with nothing but commas, conjunctions and prepositions between.
  private func run(before token: Int, _ drafts: [Draft]) -> [Int] {
    var run: [Int] = []
    var end = token
    for index in drafts.indices.reversed()
    where drafts[index].figure.tokens.upperBound <= min(token, end) {
      let between = drafts[index].figure.tokens.upperBound..<end
      let isJoined = between.allSatisfy {
        let tag = context.tag($0)
        return tag == .comma || tag == .conjunction || tag == .to || run.isEmpty && tag.isNoun
      }
      guard isJoined else { break }
      run.insert(index, at: 0)
      end = start(drafts[index].figure)
      end = max(end, drafts[index].figure.tokens.lowerBound)
    }
    return run
  }

  /// The last list of `count` noun phrases before `end`, in order.
  private func parties(_ count: Int, before end: Int) -> [Range<Int>]? {
    var members: [Range<Int>] = []
    var token = end - 1
    var open: Int?
    while token >= -1 {
      let tag = context.tag(token)
      if tag.isNoun || open != nil && Self.isNominal(tag) {
        open = open ?? token + 1
      } else {
        if let last = open {
          members.insert(token + 1..<last, at: 0)
          open = nil
        }
        let isLink = tag == .comma || tag == .conjunction
        if !isLink {
          if members.count == count { return members }
          members = []
        }
      }
      token -= 1
    }
    return nil
  }

  private static func isNominal(_ tag: PennTag) -> Bool {
    tag == .adjective || tag == .determiner || tag == .possessivePronoun || tag == .number
      || tag == .possessiveEnding
  }
}
