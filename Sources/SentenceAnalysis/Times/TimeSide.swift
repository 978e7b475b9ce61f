internal import Text

/// What the words around a weekday or month say of where it lies.
struct TimeSide {
  let words: TimeWords
  let sentence: AnalyzedSentence
  let bytes: UnsafeBufferPointer<UInt8>

  /// Tokens before a verb in which words of habit are looked for.
  private static let reach = 5

  /// The clause of the verb nearest to the word, counting those before it first; its number.
  func clause(of index: Int) -> Int? {
    var nearest: Int?
    for number in sentence.clauses.indices where sentence.clauses[number].verb.main < index {
      let main = sentence.clauses[number].verb.main
      if nearest.map({ sentence.clauses[$0].verb.main <= main }) ?? true { nearest = number }
    }
    return nearest ?? (sentence.clauses.isEmpty ? nil : 0)
  }

  /// "since January", "than in January": over, whatever the verb says.
  func isOver(_ index: Int) -> Bool {
    has(index - 1, .over) || tag(index - 1) == .preposition && has(index - 2, .over)
  }

  /// "often closes in January", "is more common in January": no one January.
  func isHabit(_ index: Int, _ number: Int) -> Bool {
    let clause = sentence.clauses[number]
    guard clause.verb.main < index, clause.verb.tense != .future else { return false }
    let isRelative = (clause.verb.main..<index).contains {
      tag($0) == .whDeterminer || tag($0) == .whPronoun
    }
    guard !isRelative else { return false }
    let start = clause.verb.tokens.lowerBound
    let last = sentence.clauses.map(\.verb.main).filter { $0 < start }.max() ?? -1
    return (max(start - Self.reach, last + 1, 0)..<index).contains { has($0, .habit) }
  }

  /// "Black Friday"
  func isFeast(_ index: Int) -> Bool { has(index - 1, .feast) }

  /// Whether the verb itself tells what happened.
  func hasHappened(_ number: Int) -> Bool {
    let verb = sentence.clauses[number].verb
    return verb.tense == .past && verb.form == .finite
  }

  /// The same, or the verb it hangs on does.
  func isPast(_ number: Int) -> Bool {
    var clause = sentence.clauses[number]
    if clause.verb.form != .finite, !isAhead(number, of: clause.verb.main),
      let governor = clause.governor, sentence.clauses.indices.contains(governor)
    {
      clause = sentence.clauses[governor]
    }
    return clause.verb.tense == .past && clause.verb.form == .finite
  }

  /// Whether the clause speaks of what is to come at the word `index`: "will open", "plans to
  /// open", "may open"; not "may have opened".
  func isAhead(_ number: Int, of index: Int) -> Bool {
    let clause = sentence.clauses[number]
    let verb = clause.verb
    if verb.tense == .future { return true }
    if isPlanned(clause, index) { return true }
    guard verb.form != .finite || verb.modal != nil,
      [.planned, .forecast, .possible, .conditional].contains(clause.standing)
    else { return false }
    if verb.form != .finite { return clause.standing != .conditional && isTold(clause) }
    return verb.isPassive
      ? verb.tokens.count < 4 : sentence.tokens[verb.main].tag != .participle
  }

  /// Whether the present tells of what is to come, if that is nearer than what is over: "opens in
  /// January", "is playing on Friday".
  func isComing(_ number: Int) -> Bool {
    let verb = sentence.clauses[number].verb
    guard verb.form == .finite, verb.modal == nil, verb.tense == .present, !verb.isPassive else {
      return false
    }
    return tag(verb.main) == .gerund || words.has(verb.lemma, .coming)
  }

  /// Whether a verb of the present tells what somebody does: "takes over on 1 May".
  func isPresent(_ number: Int) -> Bool {
    let verb = sentence.clauses[number].verb
    return verb.form == .finite && verb.modal == nil && verb.tense == .present && !verb.isPassive
      && tag(verb.first) == .thirdPerson && verb.first == verb.main
  }

  /// "has planned a strike in January", "is set for January", "is due in January", "set a hearing
  /// for January".
  private func isPlanned(_ clause: Clause, _ index: Int) -> Bool {
    let verb = clause.verb
    guard verb.form == .finite, verb.modal == nil, verb.main < index else { return false }
    if verb.tense == .present, (verb.main + 1..<index).contains(where: { has($0, .due) }) {
      return true
    }
    guard words.has(verb.lemma, .plan) else { return false }
    let isNow = tag(verb.first) == .present || tag(verb.first) == .thirdPerson
    return isNow && (verb.isPassive || verb.tense == .past) || has(index - 1, .planLink)
  }

  /// Not an infinitive that only says what a noun was for: "attempts to cross it in January".
  private func isTold(_ clause: Clause) -> Bool {
    let before = clause.verb.tokens.lowerBound - 1
    guard clause.verb.form == .infinitive, tag(before).isNoun, !has(before, .planNoun) else {
      return true
    }
    guard let governor = clause.governor, sentence.clauses.indices.contains(governor) else {
      return false
    }
    let verb = sentence.clauses[governor].verb
    return verb.tense != .past || words.has(verb.lemma, .ask)
  }

  private func tag(_ token: Int) -> PennTag {
    sentence.tokens.indices.contains(token) ? sentence.tokens[token].tag : .edge
  }

  private func has(_ token: Int, _ wanted: TimeWords.Classes) -> Bool {
    guard sentence.tokens.indices.contains(token) else { return false }
    let span = sentence.tokens[token].span
    return words.has(
      WordHash.of(bytes[span.start..<span.end].lazy.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }),
      wanted)
  }
}
