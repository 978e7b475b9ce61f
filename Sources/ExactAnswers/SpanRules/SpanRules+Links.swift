internal import SentenceAnalysis

/// How a span is tied to the question's words by what stands between.
extension SpanRules {
  func links(_ span: Range<Int>, _ set: Setter) {
    let before = links.before[span.lowerBound]
    let after = links.after[span.upperBound]
    set(.link, before.link + after.link)
    set(.linkBefore, before.link)
    set(.linkAfter, after.link)
    set(.nearestBefore, before.nearest)
    set(.nearestAfter, after.nearest)
    set(.focusNear, max(before.focus, after.focus))
    if let gap = asked.gap { set(gap.feature, before.order + after.order) }
    let isSubject = asked.asksForSubject
    set(isSubject ? .askedVerbBefore : .otherVerbBefore, before.verb)
    set(isSubject ? .askedVerbAfter : .otherVerbAfter, after.verb)
    set(.kinBefore, before.related)
    set(.kinAfter, after.related)
    set(.standInBefore, before.standIn)
    set(.standInAfter, after.standIn)
    if span.upperBound <= links.firstVerb { set(isSubject ? .openingAsked : .openingOther, 1) }
  }

  /// The word before the span, a determiner between left out.
  func behind(_ span: Range<Int>, _ set: Setter) {
    var before = span.lowerBound - 1
    if before >= 0, parts[before] == .determiner, reading.isPlainGap[before] { before -= 1 }
    guard before >= 0 else { return }
    switch parts[before] {
    case .verb: set(.behindVerb, 1)
    case .auxiliary: set(.behindAuxiliary, 1)
    case .conjunction: set(.behindConjunction, 1)
    case .subordinator: set(.behindSubordinator, 1)
    default: break
    }
    guard let feature = asked.prepositions[reading.term(before)] else { return }
    set(feature, 1)
    if feature == .behindTo, parts[span.lowerBound] == .verb { set(.infinitive, 1) }
  }
}
