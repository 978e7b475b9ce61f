extension ClauseFinder {
  /// Who a verb's subject is, and how it was found.
  enum Found {
    case unit(Int)
    /// Already the subject of another verb.
    case shared(Int)
    case none
  }

  func visitVerb(_ index: Int) {
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

  /// "Did Iversen resign": the verb joins the auxiliary before its subject.
  private func completeQuestion(_ index: Int) -> Bool {
    let own = groups[units[index].head]
    guard own.form != .infinitive, let clause = frames[frames.count - 1].clause, isAdjacent,
      clauses[clause].verb.isAuxiliaryOnly, subjects[clause] == nil || isQuestionWord(clause),
      objects[clause].count == 1
    else { return false }
    let reader = VerbGroupReader(tags: tags, classes: classes, numbers: numbers)
    let verb = SentenceUnits.joined(clauses[clause].verb, own, reader: reader)
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

  private func visitFinite(_ index: Int) {
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

  private func add(_ index: Int, subject found: Found, isInverted: Bool) {
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

  /// A participle that stands as a finite verb is one of the past; passive only where it says by
  /// whom.
  private func finite(_ group: VerbGroup, _ index: Int) -> VerbGroup {
    guard group.form == .participle else { return group }
    var finite = group
    finite.form = .finite
    finite.tense = .past
    finite.isPassive = index + 1 < units.count && has(units[index + 1].head, .by)
    return finite
  }

  /// How a further clause of a frame hangs together with the one before it.
  private func relate(_ clause: inout Clause, _ top: Int, _ found: Found, _ index: Int) {
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
    guard let governor = frames[top].governor else { return false }
    return clauses[governor].verb.form == .finite
  }

  /// Whether a comma parts the subject from the clause before.
  private func hasCommaBefore(_ found: Found) -> Bool {
    guard case .unit(let unit) = found, unit > 0 else { return false }
    return units[..<unit].last { $0.kind != .conjunction && $0.kind != .openQuote }?.kind == .comma
  }

  func append(_ clause: consuming Clause, subject: Int?, top: Int) {
    frames[top].clause = clauses.count
    clauses.append(clause)
    subjects.append(subject)
    objects.append([])
  }

  /// The subject after its verb is read as done.
  private func skipInvertedSubject(_ index: Int) {
    units[index + 1].kind = .other
    lastNoun = index + 1
    lastFree = index + 1
  }
}
