// Whose subject a finite verb takes.
extension ClauseFinder {
  /// The subject of the finite verb at `index`, looked for in this frame, then in those below.
  func takeSubject(_ index: Int) -> Found {
    while true {
      let top = frames.count - 1
      dropDangling(top)
      if !frames[top].waiting.isEmpty { return .unit(chooseWaiting(top, index)) }
      if frames[top].awaitsVerb, let antecedent = frames[top].antecedent {
        frames[top].awaitsVerb = false
        return .shared(antecedent)
      }
      if let stolen = stealObject(top) {
        isStolen = true
        return .unit(stolen)
      }
      let isOwnPredicate = hasConjunction && frames[top].clause != nil && !belowWaits(top)
      if top == 0 || isOwnPredicate { return fallback(top, index) }
      settleWaiting(of: frames.removeLast())
    }
  }

  /// Phrases between commas behind an object, and what is left over before a comma, are no subjects
  /// where another is.
  private func dropDangling(_ top: Int) {
    guard hasComma, let clause = frames[top].clause,
      frames[top].waiting.allSatisfy({ !$0.hasConjunction && $0.anchor != nil })
    else { return }
    let isReported =
      takesClause(clause) && objects[clause].last == frames[top].waiting.first?.anchor
    guard
      isReported || reportedSubject(top) != nil
        || frames[..<top].contains(where: { !$0.waiting.isEmpty })
    else { return }
    settleWaiting(of: frames[top])
    frames[top].waiting = []
  }

  /// Whether `clause` has a verb that a clause may follow, and a noun phrase that might be its
  /// subject.
  private func takesClause(_ clause: Int) -> Bool {
    has(clauses[clause].verb.main, .clauseTaking) && !objects[clause].isEmpty
  }

  /// The finite clause above infinitives and participles whose object may be the subject of a
  /// reported clause: "said the decision to sell the plant is …".
  private func reportedSubject(_ top: Int) -> Int? {
    guard let first = frames[top].clause else { return nil }
    var place: Int? = first
    while let clause = place {
      if clauses[clause].verb.form == .finite, clause != first || hasComma && !hasConjunction {
        return takesClause(clause) ? clause : nil
      }
      if clauses[clause].verb.form == .finite, !isAdjacent || !objects[clause].isEmpty {
        return nil
      }
      place = clauses[clause].governor
    }
    return nil
  }

  private func belowWaits(_ top: Int) -> Bool {
    top > 0 && hasComma && frames[top - 1].waiting.isEmpty == false
  }

  /// Of the phrases that wait, the one that is subject; the others are put beside it.
  private func chooseWaiting(_ top: Int, _ index: Int) -> Int {
    let waiting = frames[top].waiting
    if waiting.count > 1, let last = waiting.last, !last.hasComma, !last.hasConjunction, !hasComma {
      if hasFiniteAfter(index) {
        frames[top].waiting.removeLast()
        return last.unit
      }
      if isBehindGoverned(last.unit) {
        frames[top].waiting.removeLast()
        return chooseWaiting(top, index)
      }
    }
    frames[top].waiting = []
    frames[top].awaitsVerb = false
    var start = listStart(waiting, waiting.count - 1)
    let isClosed = hasComma && start > 0 && waiting[start].hasComma
    if isClosed, frames[top].clause == nil || !waiting[start].hasConjunction {
      while start > 0, waiting[start].hasComma { start -= 1 }
      start = listStart(waiting, start)
    }
    attach(Array(waiting[(start + 1)...]), to: waiting[start].unit)
    if frames[top].clause != nil, start > 0 {
      settleWaiting(
        of: Frame(
          relation: .main, waiting: Array(waiting[..<start]), clause: frames[top].clause))
    }
    return waiting[start].unit
  }

  /// Whether the phrase follows at once one that a preposition governs: mostly the same phrase cut
  /// in two.
  private func isBehindGoverned(_ unit: Int) -> Bool {
    unit > 1 && units[unit - 1].kind == .noun && units[unit - 2].kind == .preposition
  }

  /// Place of the first member of the list whose last is at `end`.
  private func listStart(_ waiting: [Waiting], _ end: Int) -> Int {
    let through = Array(waiting[...end])
    var start = end
    while start > 0,
      waiting[start].hasConjunction || waiting[start].hasComma && isListed(through, start)
    {
      start -= 1
    }
    return start
  }

  /// Whether a later member has "and" before it, so that this comma parts members of a list.
  private func isListed(_ waiting: [Waiting], _ place: Int) -> Bool {
    waiting[place...].contains { $0.hasConjunction }
  }

  /// What was taken for the object of the verb before, where this verb needs it as subject.
  private func stealObject(_ top: Int) -> Int? {
    if let clause = reportedSubject(top) { return objects[clause].removeLast() }
    guard let clause = frames[top].clause, let last = objects[clause].last, isAfterObject(last)
    else { return nil }
    let verb = clauses[clause].verb
    let takesClause = has(verb.main, .clauseTaking)
    if !takesClause, frames[..<top].contains(where: { !$0.waiting.isEmpty }) { return nil }
    objects[clause].removeLast()
    return last
  }

  /// Nothing but its own prepositional phrases since the object.
  func isAfterObject(_ unit: Int) -> Bool {
    !hasComma && !hasConjunction && lastFree == unit
  }

  /// A verb without any: it shares a subject, or has one that was read as something else.
  private func fallback(_ top: Int, _ index: Int) -> Found {
    if let spareTime, spareTime == index - 1, tag(units[spareTime].head).isProperName {
      return .unit(spareTime)
    }
    if hasConjunction || hasComma, let clause = lastFinite(frames[top].clause),
      let subject = subjects[clause]
    {
      return .shared(subject)
    }
    if isInvertedCopula(top, index) { return .none }
    if let lastNoun, lastNoun != lastFree, index > lastNoun,
      units[lastNoun + 1..<index].allSatisfy({ $0.kind == .adverb }), !hasComma
    {
      return .unit(lastNoun)
    }
    if let spareTime, frames[top].clause == nil {
      self.spareTime = nil
      return .unit(spareTime)
    }
    return .none
  }

  /// "Among them are A and B": the subject follows.
  private func isInvertedCopula(_ top: Int, _ index: Int) -> Bool {
    frames[top].clause == nil && has(groups[units[index].head].main, .be)
      && index + 1 < units.count && units[index + 1].kind == .noun
  }

  func lastFinite(_ clause: Int?) -> Int? {
    var place = clause
    while let current = place {
      if clauses[current].verb.form == .finite { return current }
      place = clauses[current].governor
    }
    return nil
  }
}
