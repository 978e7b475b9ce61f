/// What the words of a name, and those before and behind it, say of its kind.
extension NameScanner {
  /// What the words of a name itself say.
  func ofParts(_ range: Range<Int>) -> NameEvidence {
    guard range.count > 1 else { return [] }
    let (first, last) = (kind(range.lowerBound), kind(range.upperBound - 1))
    if last.contains(.companyWord) { return .company }
    if first.contains(.honorific) { return [] }
    return last.contains(.bodyWord) || range.contains { kind($0).contains(.of) } ? .body : []
  }

  /// What the words right before a name say.
  package func before(_ start: Int) -> NameEvidence {
    guard start > 0, text.words[start - 1].gap == .space, !text.words[start - 1].isCapitalised
    else { return [] }
    let last = kind(start - 1)
    if last.contains(.companyNoun) { return .company }
    if last.contains(.bodyNoun) { return .body }
    if last.contains(.companyVerb) { return .companyLike }
    guard last.contains(.preposition), start > 1, text.words[start - 2].gap == .space else {
      return last.contains(.placeBefore) ? .placeLike : []
    }
    let head = kind(start - 2)
    if head.contains(.companyBefore) { return .companyLike }
    if last.contains(.of), head.contains(.placeNoun) { return .place }
    return last.contains(.placeBefore) ? .placeLike : []
  }

  /// What the words behind a name say.
  package func behind(_ end: Int) -> NameEvidence {
    guard end < text.words.count else { return [] }
    let gap = text.words[end - 1].gap
    let next = kind(end)
    switch gap {
    case .comma: return apposition(from: end)
    case .space, .possessive:
      if gap == .space, next.contains(.plainForm) { return .company }
      return next.contains(.companyAfter) ? .companyLike : []
    default: return []
    }
  }

  /// "a maker of film", "the Norwegian grower": the kind of the noun that ends the phrase. ", the
  /// company said" is no such phrase.
  private func apposition(from start: Int) -> NameEvidence {
    guard kind(start).contains(.determiner) else { return [] }
    var found: NameEvidence = []
    for index in start + 1..<max(start + 1, min(start + Self.reach, text.words.count)) {
      let here = kind(index)
      if here.contains(.preposition) { return found }
      found = noun(here)
      switch text.words[index].gap {
      case .space: continue
      // "the company's chief executive": the head comes later.
      case .possessive: found = []
      default: return found
      }
    }
    return []
  }

  private func noun(_ kinds: NameWordKinds) -> NameEvidence {
    if kinds.contains(.companyNoun) { return .company }
    if kinds.contains(.bodyNoun) { return .body }
    if kinds.contains(.office) { return [] }
    return kinds.contains(.placeNoun) ? .place : []
  }

  /// What the words before and behind say of a person.
  package func beside(_ range: Range<Int>) -> NameEvidence {
    var evidence: NameEvidence = []
    if range.lowerBound > 0, text.words[range.lowerBound - 1].gap == .space {
      let before = kind(range.lowerBound - 1)
      if before.contains(.speech) { evidence.insert(.speech) }
      if persons.isTitle(before) { evidence.insert(.office) }
    }
    guard range.upperBound < text.words.count else { return evidence }
    let gap = text.words[range.upperBound - 1].gap
    let next = kind(range.upperBound)
    if next.contains(.speech), gap == .space || gap == .comma { evidence.insert(.speech) }
    guard gap == .comma else { return evidence }
    if next.contains(.who) { evidence.insert(.who) }
    if next.contains(.age) { evidence.insert(.office) }
    for index in range.upperBound..<min(range.upperBound + 6, text.words.count) {
      if kind(index).contains(.office) { evidence.insert(.office) }
      if text.words[index].gap != .space { break }
    }
    return evidence
  }
}
