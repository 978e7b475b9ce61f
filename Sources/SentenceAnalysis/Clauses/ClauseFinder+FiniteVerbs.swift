// Which verb groups stand as finite verbs, whatever their tag.
extension ClauseFinder {
  /// A plain form or participle with a subject of its own is a finite verb whose tag is wrong; not
  /// after "let them".
  func isFinite(_ group: VerbGroup, at index: Int) -> Bool {
    let frame = frames[frames.count - 1]
    if group.form == .finite { return true }
    let isSure = frame.clause == nil && preposition == nil
    if group.form == .base {
      return isSure && (!frame.waiting.isEmpty || frame.awaitsVerb) || isBehindOpener(index)
    }
    guard group.form == .participle, !hasFiniteAfter(index) else { return false }
    if needsVerb(index) || continuesPast(index) { return true }
    guard !hasComma, !hasConjunction else { return false }
    return isSure && !frame.waiting.isEmpty || isReported(index)
  }

  /// "joined last year and left": behind "and" it is as finite as the active verb before it.
  private func continuesPast(_ index: Int) -> Bool {
    guard hasConjunction, index > 0, units[index - 1].kind != .noun,
      let clause = frames[frames.count - 1].clause
    else { return false }
    let verb = clauses[clause].verb
    return verb.form == .finite && verb.tense == .past && !verb.isPassive
      && verb.first == verb.main
  }

  /// A subject waits, and an object follows or nothing else can be its verb: "…, the Blues backed
  /// it"; "The plant, which opened in 1904, closed".
  private func needsVerb(_ index: Int) -> Bool {
    let hasObject =
      index + 1 < units.count && units[index + 1].kind == .noun && !units[index + 1].isTime
    if hasObject, frames.contains(where: { !$0.waiting.isEmpty }) { return true }
    return frames.count > 1 && hasComma && frames[0].clause == nil && !frames[0].waiting.isEmpty
  }

  /// "as exporters scrounge": the noun before it stands behind a preposition that may open a
  /// clause.
  private func isBehindOpener(_ index: Int) -> Bool {
    guard let noun = lastNoun, noun > 0, units[noun - 1].kind == .preposition else { return false }
    return has(units[noun - 1].head, .clausePreposition)
      && units[(noun + 1)..<index].allSatisfy { $0.kind == .adverb }
  }

  /// "said sales increased": the noun before it was taken for what is said.
  private func isReported(_ index: Int) -> Bool {
    guard let clause = frames[frames.count - 1].clause, let object = objects[clause].last else {
      return false
    }
    return has(clauses[clause].verb.main, .clauseTaking) && lastNoun == object
  }

  func hasFiniteAfter(_ index: Int) -> Bool {
    units[(index + 1)...].prefix(60).contains {
      $0.kind == .verb && groups[$0.head].form == .finite
    }
  }
}
