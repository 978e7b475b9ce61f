// Infinitives and participles.
extension ClauseFinder {
  func visitNonFinite(_ index: Int) {
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

  /// "wants the board to sell", "let them go": what stands between is who sells and who goes, not
  /// what is wanted.
  private func raisedObject(_ top: Int, isBase: Bool) -> Int? {
    guard let clause = frames[top].clause, let last = objects[clause].last, isAfterObject(last),
      has(clauses[clause].verb.main, isBase ? [.causative, .raising] : .raising)
    else { return nil }
    objects[clause].removeLast()
    return last
  }

  /// Of an infinitive: the object of the verb before it, else its subject. Of a participle: the
  /// noun it follows at once, else the subject of the finite verb.
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
