extension ClauseFinder {
  func visitNoun(_ index: Int) {
    defer { lastNoun = index }
    if units[index].isRelative, openRelative(index) { return }
    if let preposition { return govern(index, by: preposition) }
    if units[index].isTime { return addTime(index) }
    defer { lastFree = index }
    if isAdjacent, let clause = frames[frames.count - 1].clause {
      objects[clause].append(index)
      clearMarks()
      return
    }
    if joinsGoverned(index) {
      members[lastNoun ?? index, default: []].append(index)
      clearMarks()
      return
    }
    if joinsObjects(index) { return clearMarks() }
    frames[frames.count - 1].waiting.append(
      Waiting(
        unit: index, hasComma: hasComma, hasConjunction: hasConjunction,
        anchor: lastNoun.map(root)))
    clearMarks()
  }

  /// The first phrase of the list or apposition that `unit` goes on.
  private func root(_ unit: Int) -> Int {
    for frame in frames.reversed() {
      if let entry = frame.waiting.first(where: { $0.unit == unit }) {
        return entry.hasComma || entry.hasConjunction ? entry.anchor ?? unit : unit
      }
    }
    return unit
  }

  /// "sells A, B and C": the last member makes a list of what waited; not where it is the subject
  /// of a verb behind it.
  private func joinsObjects(_ index: Int) -> Bool {
    let top = frames.count - 1
    guard hasConjunction, let clause = frames[top].clause, let object = objects[clause].last,
      let lastNoun, lastNoun == lastFree || hasComma, let lastFree, root(lastFree) == object
    else { return false }
    let own = frames[top].waiting.filter { $0.anchor == object }
    let others = frames[top].waiting.count > own.count || frames[top].awaitsVerb
    if isBeforeFiniteVerb(index), !others { return false }
    members[object, default: []] += own.map(\.unit) + [index]
    frames[top].waiting.removeAll { $0.anchor == object }
    return true
  }

  /// Whether the phrase goes on a list behind a preposition: "of A and B".
  private func joinsGoverned(_ index: Int) -> Bool {
    guard hasConjunction, !hasComma, let lastNoun, lastNoun != lastFree else { return false }
    let frame = frames[frames.count - 1]
    let needsSubject = frame.waiting.isEmpty && !frame.awaitsVerb
    return !(needsSubject && isBeforeFiniteVerb(index))
  }

  /// Whether a finite verb follows, with at most adverbs and prepositional phrases between.
  func isBeforeFiniteVerb(_ index: Int) -> Bool {
    var place = index + 1
    while place < units.count {
      switch units[place].kind {
      case .adverb: place += 1
      case .preposition where place + 1 < units.count && units[place + 1].kind == .noun: place += 2
      case .verb: return groups[units[place].head].form == .finite
      default: return false
      }
    }
    return false
  }

  /// Opens a relative clause where a noun phrase stands before the pronoun.
  private func openRelative(_ index: Int) -> Bool {
    guard frames.count < Self.deepest, let antecedent = lastNoun, index > 0 else { return false }
    let before = units[index - 1].kind
    guard
      before == .noun || before == .comma || before == .preposition || before == .closeQuote
        || before == .adverb && tag(units[index].head) == .whDeterminer
    else { return false }
    let isDeterminer = tag(units[index].tokens.lowerBound) == .whDeterminer
    if !isDeterminer, before == .preposition { return false }
    var frame = Frame(
      relation: .relative, antecedent: antecedent, governor: frames[frames.count - 1].clause)
    frame.awaitsVerb = before != .preposition
    if units[index].tokens.count > 1 {
      frame.awaitsVerb = false
      frame.waiting = [Waiting(unit: index, hasComma: false, hasConjunction: false)]
    }
    frames.append(frame)
    preposition = nil
    isAdjacent = false
    clearMarks()
    return true
  }

  private func govern(_ index: Int, by preposition: Int) {
    self.preposition = nil
    clearMarks()
    let modifier = Modifier(
      preposition: units[preposition].tokens,
      object: NounGroup(tokens: units[index].tokens, head: units[index].head))
    if has(units[preposition].head, .of) { return }
    let frame = frames[frames.count - 1]
    if let clause = frame.clause, frame.waiting.isEmpty {
      clauses[clause].modifiers.append(modifier)
    } else if frame.waiting.isEmpty {
      pendingModifiers.append(modifier)
    }
  }

  private func addTime(_ index: Int) {
    let time = NounGroup(tokens: units[index].tokens, head: units[index].head)
    let frame = frames[frames.count - 1]
    if let clause = frame.clause, !hasComma {
      clauses[clause].times.append(time)
    } else {
      pendingTimes.append(time)
    }
    spareTime = index
    // A comma before it stays a comma before what follows.
  }

  /// Gives what no verb took to the noun phrase it stands beside.
  func settleWaiting(of frame: Frame) {
    guard frame.waiting.count > 1 else {
      if let only = frame.waiting.first { attach(frame.waiting, to: only.anchor ?? -1) }
      return
    }
    let groups = Dictionary(grouping: frame.waiting) { $0.anchor ?? -1 }
    for (anchor, waiting) in groups { attach(waiting, to: anchor) }
  }

  /// `waiting` as members of the list that `anchor` begins, or as its appositions.
  func attach(_ waiting: [Waiting], to anchor: Int) {
    guard anchor >= 0, !waiting.isEmpty else { return }
    let last = waiting.last { $0.hasConjunction }?.unit ?? -1
    for entry in waiting where entry.unit > anchor {
      if entry.unit <= last {
        members[anchor, default: []].append(entry.unit)
      } else if entry.hasComma {
        appositions[anchor, default: []].append(entry.unit)
      }
    }
  }

  /// The noun phrase of `unit` with what was put beside it.
  func nounGroup(_ unit: Int) -> NounGroup {
    var group = NounGroup(tokens: units[unit].tokens, head: units[unit].head)
    if isList(unit) {
      let own = members(of: unit)
      group = NounGroup(tokens: own[0].tokens, head: own[0].head)
      if own.count > 1 { group.members = Array(own.dropFirst()) }
    }
    if members.isEmpty && appositions.isEmpty { return group }
    for member in members[unit] ?? [] { group.members += members(of: member) }
    for beside in appositions[unit] ?? [] {
      group.appositions.append(NounPhrase(tokens: units[beside].tokens, head: units[beside].head))
    }
    return group
  }

  /// The members of a list that is one chunk ("valves and pipes"); the whole where it is none
  /// ("sales and marketing staff").
  private func members(of unit: Int) -> [NounPhrase] {
    let whole = NounPhrase(tokens: units[unit].tokens, head: units[unit].head)
    guard isList(unit) else { return [whole] }
    let marks = whole.tokens.filter { tag($0) == .conjunction || tag($0) == .comma }
    var phrases: [NounPhrase] = []
    var start = whole.tokens.lowerBound
    for end in marks + [whole.tokens.upperBound] {
      if start < end {
        guard tag(end - 1).isNoun || tag(end - 1) == .pronoun else { return [whole] }
        phrases.append(NounPhrase(tokens: start..<end, head: end - 1))
      }
      start = end + 1
    }
    let kinds = Set(phrases.map { kind($0) })
    return kinds.count == 1 && phrases.count > 1 ? phrases : [whole]
  }

  /// Whether the chunk may be a list: "and" stands in it.
  private func isList(_ unit: Int) -> Bool {
    units[unit].tokens.count > 2 && units[unit].tokens.contains { tag($0) == .conjunction }
  }

  /// Members of one list are of one kind: names, things, or several things.
  private func kind(_ phrase: NounPhrase) -> PennTag {
    if phrase.tokens.count > 1, tag(phrase.tokens.lowerBound) == .determiner { return .determiner }
    return tag(phrase.head) == .properPlural ? .properName : tag(phrase.head)
  }

  /// Writes subjects and objects, now that all their parts are known.
  func fillNouns() {
    for index in clauses.indices {
      if let subject = subjects[index] { set(subject: nounGroup(subject), of: index) }
      if !objects[index].isEmpty { clauses[index].objects = objects[index].map(nounGroup) }
      if clauses[index].verb.isPassive {
        clauses[index].agent =
          clauses[index].modifiers.first {
            has($0.preposition.upperBound - 1, .by)
          }?.object
      } else {
        clauses[index].agent = clauses[index].subject
      }
    }
  }

  private func set(subject: NounGroup, of clause: Int) {
    if !clauses[clause].sharesSubject, has(subject.tokens.lowerBound, .negativeDeterminer) {
      clauses[clause].isNegated = true
    }
    clauses[clause].subject = subject
  }
}
