internal import SentenceAnalysis

/// Who did what to whom, and clauses that say why, how or what.
extension SpanRules {
  /// Verb and preposition: the subject stands before the verb or after "by", the object after it.
  func roles(_ span: Range<Int>, _ set: Setter) {
    let start = span.lowerBound
    let end = span.upperBound
    if let wanted = asked.preposition {
      let isDirect = start > 0 && reading.term(start - 1) == wanted
      let isBehindArticle =
        start > 1 && parts[start - 1] == .determiner && reading.term(start - 2) == wanted
      if isDirect || isBehindArticle { set(.prepositionAgrees, 1) }
    }
    let verbBefore = reading.verbs.last { $0 < start }
    let verbAfter = reading.verbs.first { $0 >= end }
    if let verbBefore, start - verbBefore <= 3 { set(.afterVerb, 1) }
    if let verbAfter, verbAfter - end <= 2 { set(.beforeVerb, 1) }
    let isPassive = verbBefore.map { isByPhrase(start, after: $0) } ?? false
    if isPassive {
      set(.agentBy, asked.asksForSubject ? 1 : -1)
      return
    }
    if let verbAfter, !hasPhrase(in: end..<verbAfter) {
      set(asked.asksForSubject ? .subjectBeforeVerb : .objectBeforeVerb, 1)
    }
    if let verbBefore, !hasPhrase(in: verbBefore + 1..<start) {
      set(asked.asksForSubject ? .subjectAfterVerb : .objectAfterVerb, 1)
    }
  }

  /// "founded in 1987 by the …": "by" stands right before the span, after the verb.
  private func isByPhrase(_ start: Int, after verb: Int) -> Bool {
    let before = parts[start - 1] == .determiner ? start - 2 : start - 1
    return before > verb && reading.term(before) == asked.by
  }

  /// Whether another noun phrase lies wholly in the range.
  private func hasPhrase(in range: Range<Int>) -> Bool {
    range.contains { reading.phraseOf[$0] >= 0 }
  }

  /// The span stands where the question word does: the same words before it, or after it, or the
  /// question's last words before it.
  func slots(_ span: Range<Int>, _ set: Setter) {
    let before = max(0, span.lowerBound - 5)..<span.lowerBound
    let after = span.upperBound..<min(reading.count, span.upperBound + 5)
    func share(_ words: Set<Int32>, _ range: Range<Int>) -> Double {
      guard !words.isEmpty else { return 0 }
      return min(1, Double(range.count { words.contains(reading.term($0)) }) / Double(words.count))
    }
    set(.slotBefore, share(asked.slotBefore, before))
    set(.slotAfter, share(asked.slotAfter, after))
    set(.tailBefore, share(asked.tail, before))
  }

  /// Clauses that say why, how or what something is.
  func clauses(_ span: Range<Int>, _ set: Setter) {
    if asked.asksForCondition, classes[span.lowerBound].contains(.condition),
      mayEndClause(span.upperBound - 1)
    {
      set(.conditionClause, 1)
    }
    guard asked.group == .clause || asked.group == .what else { return }
    let start = span.lowerBound
    let isWhole = mayEndClause(span.upperBound - 1)
    if isWhole, opensReason(start) { set(.clauseAfterReason, 1) }
    if start > 0, reading.term(start - 1) == asked.by, parts[start] == .verb, isWhole {
      set(.gerundAfterBy, 1)
    }
    var be = start - 1
    if be > 0, parts[be] == .determiner { be -= 1 }
    if be > 0, classes[be].contains(.copula), reading.matched.contains(where: { $0.token < be }) {
      set(.definitionAfterBe, 1)
    }
  }

  /// "because it …", "due to lower costs": the span is or follows a word of reason, with a
  /// preposition between at most.
  private func opensReason(_ start: Int) -> Bool {
    if classes[start].contains(.reason) { return true }
    guard start > 0 else { return false }
    if classes[start - 1].contains(.reason) { return true }
    return start > 1 && parts[start - 1] == .preposition && classes[start - 2].contains(.reason)
  }
}
