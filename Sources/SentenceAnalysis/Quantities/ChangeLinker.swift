internal import Text

extension FigureBinder {
  /// Which way the figure went and what it is in that, by the verb, the noun and the words beside
  /// it.
  func readChange(_ draft: inout Draft) {
    let start = sumStart(draft.figure)
    let clause = context.clause(draft.role)
    let verb = clause.flatMap { context.words.changes[$0.verb.lemma] }
    if let clause, verb != nil, draft.role?.place != .subject, isNear(draft, clause) {
      draft.direction = verb
      draft.part = part(start, default: verb == .to ? .to : .by)
      if draft.counted.map({ !context.has($0.head, .changeNoun) }) ?? false, verb == .to {
        draft.direction = nil
        draft.part = nil
      }
    }
    readBeside(&draft, start)
    if let noun = draft.counted ?? draft.governor, context.has(noun.head, .changeNoun) {
      draft.direction =
        context.has(noun.head, .changeNounUp)
        ? .up
        : context.has(noun.head, .changeNounDown) ? .down : draft.direction
      draft.part = draft.direction == nil ? nil : .by
    }
    if draft.part == nil || draft.direction == nil {
      draft.direction = nil
      draft.part = nil
    }
  }

  /// Objects, and what stands behind "to", "from" and "by".
  private func isNear(_ draft: Draft, _ clause: Clause) -> Bool {
    switch draft.role?.place {
    case .object: return true
    case .modifier(let preposition): return isEnd(preposition)
    case .loose:
      return isEnd(start(draft.figure) - 1)
    default: return false
    }
  }

  private func isEnd(_ token: Int) -> Bool {
    context.has(token, [.changeEnd, .changeStart, .changeBy])
  }

  private func part(_ start: Int, default part: FigureFact.Change.Part) -> FigureFact.Change.Part {
    if context.has(start - 1, .changeEnd) { return .to }
    if context.has(start - 1, .changeStart) { return .from }
    return context.has(start - 1, .changeBy) ? .by : part
  }

  private static func isDescribing(_ tag: PennTag) -> Bool { tag == .adjective || tag.isNoun }

  /// "up 5%", "down to 3", "up from 3", "5% higher".
  private func readBeside(_ draft: inout Draft, _ start: Int) {
    if draft.figure.bound == .upTo { return }
    let behind = draft.figure.tokens.upperBound
    if context.tag(behind) == .comparative || context.tag(behind) == .adverbComparative,
      context.has(behind, [.up, .down]), !Self.isDescribing(context.tag(behind + 1))
    {
      draft.direction = context.has(behind, .up) ? .up : .down
      draft.part = .by
      return
    }
    for token in [start - 1, start - 2, start]
    where token >= 0 && token < draft.figure.tokens.lowerBound {
      if token == start - 2, !isEnd(start - 1) { continue }
      let isUp = context.has(token, .up)
      guard isUp || context.has(token, .down), !context.tag(token).isNoun else { continue }
      draft.direction = isUp ? .up : .down
      draft.part = part(start, default: .by)
      return
    }
  }
}

/// Puts the amount of a change and its two ends together.
struct ChangeLinker {
  let context: FigureContext

  private struct Group {
    var direction: FigureFact.Change.Direction
    var spans: [FigureFact.Change.Part: TextSpan] = [:]
    var members: [Int] = []
  }

  /// Fills in the changes of `facts`, which stand in the order of `drafts`.
  func link(_ facts: inout [FigureFact], _ drafts: [FigureBinder.Draft]) {
    var groups: [Group] = []
    for (index, draft) in drafts.enumerated() {
      guard let direction = draft.direction, let part = draft.part else { continue }
      if let last = groups.last, last.members.last == index - 1, last.spans[part] == nil,
        joins(drafts[index - 1], draft)
      {
        groups[groups.count - 1].spans[part] = draft.figure.span
        groups[groups.count - 1].members.append(index)
        if last.direction == .to { groups[groups.count - 1].direction = direction }
        continue
      }
      var group = Group(direction: direction, spans: [part: draft.figure.span], members: [index])
      // "5m, up from 3m"
      if part != .to, index > 0, drafts[index - 1].part == nil, isLevel(drafts[index - 1], draft) {
        group.spans[.to] = drafts[index - 1].figure.span
        group.members.insert(index - 1, at: 0)
      }
      groups.append(group)
    }
    for group in groups { write(group, to: &facts, drafts) }
  }

  private func joins(_ last: FigureBinder.Draft, _ next: FigureBinder.Draft) -> Bool {
    let between =
      last.figure.tokens
      .upperBound..<max(
        last.figure.tokens.upperBound, next.figure.tokens.lowerBound)
    return between.count < 16 && !between.contains { context.tag($0).isFinite }
  }

  private func isLevel(_ last: FigureBinder.Draft, _ next: FigureBinder.Draft) -> Bool {
    guard joins(last, next) else { return false }
    let (end, start) = (last.figure.tokens.upperBound, next.figure.tokens.lowerBound)
    return (end..<max(end, start)).contains { context.has($0, [.up, .down]) }
  }

  private func write(
    _ group: Group, to facts: inout [FigureFact], _ drafts: [FigureBinder.Draft]
  ) {
    for index in group.members {
      facts[index].change = FigureFact.Change(
        direction: group.direction, part: drafts[index].part ?? .to, by: group.spans[.by],
        from: group.spans[.from], to: group.spans[.to])
    }
    // The ends of a change are of one measure and party.
    guard let first = group.members.first else { return }
    for index in group.members.dropFirst() where index == first + 1 || facts[index].of == nil {
      if drafts[index].governor == nil, drafts[index].counted == nil || drafts[index].isShared {
        facts[index].measure = facts[first].measure ?? facts[index].measure
        facts[index].of = facts[first].of ?? facts[index].of
      }
    }
  }
}
