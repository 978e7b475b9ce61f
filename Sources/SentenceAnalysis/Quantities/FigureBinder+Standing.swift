internal import Text

extension FigureBinder {
  /// How the figure stands to what is so.
  func standing(_ draft: Draft) -> FigureFact.Standing {
    if let noted = noted(draft) { return noted }
    guard let clause = context.clause(draft.role) else { return .reported }
    if clause.isNegated, draft.role?.place != .subject { return .denied }
    switch clause.standing {
    case .happened, .isSo: return .reported
    case .planned: return .planned
    case .forecast: return .forecast
    case .possible: return .possible
    case .conditional: return .conditional
    case .denied: return .denied
    case .asked: return .asked
    }
  }

  /// Words of its phrase, its measure and its verb that tell an estimate, an offer, a plan.
  private func noted(_ draft: Draft) -> FigureFact.Standing? {
    var tokens = Array(start(draft.figure)..<draft.figure.tokens.lowerBound)
    tokens += draft.governor.map { Array($0.tokens) } ?? []
    tokens += draft.counted.map { Array($0.tokens) } ?? []
    if let clause = context.clause(draft.role), draft.role?.place != .subject {
      tokens.append(clause.verb.main)
      if let measure = draft.measure,
        clause.subject.map({ $0.tokens.overlaps(measure.tokens) }) ?? false
      {
        tokens += Array(measure.tokens)
      }
    }
    for token in tokens where context.tag(token) != .modal {
      guard let entry = context.entry(token) else { continue }
      if entry.classes.contains(.offer) { return .offer }
      if entry.classes.contains(.estimate) { return .estimate }
      if entry.classes.contains(.forecast) { return .forecast }
      if entry.classes.contains(.plan) { return .planned }
    }
    return nil
  }
}
