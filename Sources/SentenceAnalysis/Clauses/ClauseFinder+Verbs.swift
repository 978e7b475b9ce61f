extension ClauseFinder {
  /// Who a verb's subject is, and how it was found.
  private enum Found {
    case unit(Int)
    /// Already the subject of another verb.
    case shared(Int)
    case none
  }

  mutating func visitVerb(_ index: Int) {
    let place = units[index].head
    groups[place].isNegated = groups[place].isNegated || hasNegation
    hasNegation = false
    let group = groups[place]
    let isPlain = group.form != .finite || tag(group.first) == .present && group.first == group.main
    if isPlain, completeQuestion(index) { return }
    if isFinite(group, at: index) {
      visitFinite(index)
    } else {
      visitNonFinite(index)
    }
    preposition = nil
    isAdjacent = true
    clearMarks()
  }

  /// A plain form or participle with a subject of its own is a finite verb whose tag is wrong; not after "let them".
  private func isFinite(_ group: VerbGroup, at index: Int) -> Bool {
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

  /// A subject waits, and an object follows or nothing else can be its verb: "…, the Blues backed it"; "The plant, which
  /// opened in 1904, closed".
  private func needsVerb(_ index: Int) -> Bool {
    let hasObject =
      index + 1 < units.count && units[index + 1].kind == .noun && !units[index + 1].isTime
    if hasObject, frames.contains(where: { !$0.waiting.isEmpty }) { return true }
    return frames.count > 1 && hasComma && frames[0].clause == nil && !frames[0].waiting.isEmpty
  }

  /// "as exporters scrounge": the noun before it stands behind a preposition that may open a clause.
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

  private func hasFiniteAfter(_ index: Int) -> Bool {
    units[(index + 1)...].prefix(60).contains {
      $0.kind == .verb && groups[$0.head].form == .finite
    }
  }

  /// "Did Iversen resign": the verb joins the auxiliary before its subject.
  private mutating func completeQuestion(_ index: Int) -> Bool {
    let own = groups[units[index].head]
    guard own.form != .infinitive, let clause = frames[frames.count - 1].clause, isAdjacent,
      clauses[clause].verb.isAuxiliaryOnly, subjects[clause] == nil || isQuestionWord(clause),
      objects[clause].count == 1
    else { return false }
    let reader = VerbGroupReader(tags: tags, classes: classes, numbers: numbers)
    let verb = SentenceUnits.joined(clauses[clause].verb, own, reader: reader) { self.tag($0) }
    let asked = subjects[clause]
    clauses[clause].verb = verb
    clauses[clause].isNegated = verb.isNegated
    clauses[clause].isInverted = true
    asksByOrder = true
    subjects[clause] = objects[clause][0]
    objects[clause] = asked.map { [$0] } ?? []
    clearMarks()
    return true
  }

  private func isQuestionWord(_ clause: Int) -> Bool {
    subjects[clause].map { units[$0].isRelative } ?? false
  }

  private mutating func visitFinite(_ index: Int) {
    isStolen = false
    if isInvertedSpeech(index) { return add(index, subject: .none, isInverted: true) }
    let found = takeSubject(index)
    add(index, subject: found, isInverted: false)
  }

  /// "… , '' said Iversen": the subject follows.
  private func isInvertedSpeech(_ index: Int) -> Bool {
    let group = groups[units[index].head]
    guard has(group.main, .speech), group.first == group.main, hasComma || hasCloseQuote,
      !hasConjunction, index + 1 < units.count, units[index + 1].kind == .noun,
      !units[index + 1].isTime, !isBeforeFiniteVerb(index + 1)
    else { return false }
    let waiting = frames[frames.count - 1].waiting
    if waiting.count > 1, waiting.last?.hasComma == true { return false }
    return index > 0 && units[index - 1].kind != .noun && !frames[frames.count - 1].awaitsVerb
  }

  /// The subject of the finite verb at `index`, looked for in this frame, then in those below.
  private mutating func takeSubject(_ index: Int) -> Found {
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

  /// Phrases between commas behind an object, and what is left over before a comma, are no subjects where another is.
  private mutating func dropDangling(_ top: Int) {
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

  /// Whether `clause` has a verb that a clause may follow, and a noun phrase that might be its subject.
  private func takesClause(_ clause: Int) -> Bool {
    has(clauses[clause].verb.main, .clauseTaking) && !objects[clause].isEmpty
  }

  /// The finite clause above infinitives and participles whose object may be the subject of a reported clause: "said the
  /// decision to sell the plant is …".
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
  private mutating func chooseWaiting(_ top: Int, _ index: Int) -> Int {
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

  /// Whether the phrase follows at once one that a preposition governs: mostly the same phrase cut in two.
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
  private mutating func stealObject(_ top: Int) -> Int? {
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
  private func isAfterObject(_ unit: Int) -> Bool {
    !hasComma && !hasConjunction && lastFree == unit
  }

  /// A verb without any: it shares a subject, or has one that was read as something else.
  private mutating func fallback(_ top: Int, _ index: Int) -> Found {
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

  private func lastFinite(_ clause: Int?) -> Int? {
    var place = clause
    while let current = place {
      if clauses[current].verb.form == .finite { return current }
      place = clauses[current].governor
    }
    return nil
  }

  private mutating func add(_ index: Int, subject found: Found, isInverted: Bool) {
    let top = frames.count - 1
    let group = finite(groups[units[index].head], index)
    var clause = Clause(verb: group, relation: frames[top].relation, isNegated: group.isNegated)
    if frames[top].clause == nil || hasConjunction && !isStolen {
      clause.opener = frames[top].opener
    }
    clause.governor = frames[top].relation == .main ? nil : frames[top].governor
    relate(&clause, top, found, index)
    clause.modifiers = pendingModifiers
    clause.times = pendingTimes
    pendingModifiers = []
    pendingTimes = []
    var subject: Int?
    switch found {
    case .unit(let unit): subject = unit
    case .shared(let unit):
      subject = unit
      clause.sharesSubject = true
    case .none: break
    }
    if isInverted {
      subject = index + 1
      clause.isInverted = true
    }
    append(clause, subject: subject, top: top)
    if isInverted { skipInvertedSubject(index) }
  }

  /// A participle that stands as a finite verb is one of the past; passive only where it says by whom.
  private func finite(_ group: VerbGroup, _ index: Int) -> VerbGroup {
    guard group.form == .participle else { return group }
    var finite = group
    finite.form = .finite
    finite.tense = .past
    finite.isPassive = index + 1 < units.count && has(units[index + 1].head, .by)
    return finite
  }

  /// How a further clause of a frame hangs together with the one before it.
  private mutating func relate(_ clause: inout Clause, _ top: Int, _ found: Found, _ index: Int) {
    guard let before = frames[top].clause else { return }
    if isStolen {
      clause.governor = before
      clause.relation = .complement
      return
    }
    let verb = groups[units[index].head]
    if hasCommaBefore(found), frames[top].relation == .adverbial || !isGoverned(top) {
      clause.relation = .main
    }
    let isLast = index + 1 >= units.count || units[index + 1].kind != .opener
    if !hasConjunction, isLast, has(verb.main, .speech), top == 0 { reports.insert(clauses.count) }
  }

  /// Whether a finite verb stands above the frame.
  private func isGoverned(_ top: Int) -> Bool {
    frames[top].governor.map { clauses[$0].verb.form == .finite } ?? false
  }

  /// Whether a comma parts the subject from the clause before.
  private func hasCommaBefore(_ found: Found) -> Bool {
    guard case .unit(let unit) = found, unit > 0 else { return false }
    return units[..<unit].last { $0.kind != .conjunction && $0.kind != .openQuote }?.kind == .comma
  }

  private mutating func append(_ clause: Clause, subject: Int?, top: Int) {
    frames[top].clause = clauses.count
    clauses.append(clause)
    subjects.append(subject)
    objects.append([])
  }

  /// The subject after its verb is read as done.
  private mutating func skipInvertedSubject(_ index: Int) {
    units[index + 1].kind = .other
    lastNoun = index + 1
    lastFree = index + 1
  }

  private mutating func visitNonFinite(_ index: Int) {
    let top = frames.count - 1
    let group = groups[units[index].head]
    let relation: Clause.Relation =
      group.form == .infinitive || group.form == .base ? .infinitive : .participle
    var clause = Clause(verb: group, relation: relation, isNegated: group.isNegated)
    clause.governor = frames[top].clause
    if relation == .infinitive, let raised = raisedObject(top, isBase: group.form == .base) {
      return append(clause, subject: raised, top: top)
    }
    clause.sharesSubject = true
    let subject = borrowedSubject(top, isParticiple: relation == .participle)
    append(clause, subject: subject, top: top)
  }

  /// "wants the board to sell", "let them go": what stands between is who sells and who goes, not what is wanted.
  private mutating func raisedObject(_ top: Int, isBase: Bool) -> Int? {
    guard let clause = frames[top].clause, let last = objects[clause].last, isAfterObject(last),
      has(clauses[clause].verb.main, isBase ? [.causative, .raising] : .raising)
    else { return nil }
    objects[clause].removeLast()
    return last
  }

  /// Of an infinitive: the object of the verb before it, else its subject. Of a participle: the noun it follows at once, else
  /// the subject of the finite verb.
  private func borrowedSubject(_ top: Int, isParticiple: Bool) -> Int? {
    if let waiting = frames[top].waiting.last { return waiting.unit }
    let isDetached = hasComma || hasConjunction || preposition != nil
    if isParticiple, !isDetached, let lastNoun { return lastNoun }
    guard let clause = frames[top].clause else { return frames[top].antecedent }
    if isParticiple, preposition != nil || hasComma, let finite = lastFinite(clause) {
      return subjects[finite]
    }
    if !hasConjunction, isAfterLast(clause) { return objects[clause].last }
    return subjects[clause]
  }

  private func isAfterLast(_ clause: Int) -> Bool { !objects[clause].isEmpty && !hasComma }
}
