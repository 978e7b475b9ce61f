import Foundation

extension CoreferenceResolver {
  /// Fills `found` with the entities mentioned before `anaphor` that fit, with what speaks for
  /// each.
  func findCandidates(_ anaphor: Anaphor, where fits: (Int) -> Bool) {
    found.removeAll(keepingCapacity: true)
    weighed += 1
    var hasSubject = false
    var place = mentions.count
    let first = max(0, place - Self.window)
    while place > first {
      place -= 1
      let mention = mentions[place]
      if weighings[mention.draft].anaphor == weighed {
        let known = weighings[mention.draft].place
        if known >= 0 { add(mention, to: &found[known], anaphor) }
        continue
      }
      guard found.count < Self.mostCandidates else { continue }
      weighings[mention.draft] = Weighing(anaphor: weighed)
      guard fits(mention.draft) else { continue }
      weighings[mention.draft].place = found.count
      var candidate = CoreferenceCandidate(draft: mention.draft, last: mention.words.lowerBound)
      candidate.features[.rank] = Float(min(found.count, 5))
      setLast(mention, of: &candidate, anaphor)
      if mention.role == .subject, !hasSubject {
        hasSubject = true
        candidate.features[.nearestSubject] = 1
      }
      add(mention, to: &candidate, anaphor)
      describe(&candidate, anaphor)
      found.append(candidate)
    }
  }

  /// Whether grammar forbids that the mention and the anaphor are the same: "Lunde met him".
  func binds(_ mention: ResolvedMention, _ anaphor: Anaphor) -> Bool {
    guard !anaphor.isPossessive, !anaphor.isReflexive, mention.role != .possessor else {
      return false
    }
    return mention.clause >= 0 && mention.clause == anaphor.clause || isSubject(mention, anaphor)
  }

  /// Whether the mention is the subject, written or shared, of the clause that the anaphor stands
  /// in.
  private func isSubject(_ mention: ResolvedMention, _ anaphor: Anaphor) -> Bool {
    anaphor.clause >= 0 && text.hasSubject(of: Int(anaphor.clause), in: mention.words)
  }

  func setLast(
    _ mention: ResolvedMention, of candidate: inout CoreferenceCandidate, _ anaphor: Anaphor
  ) {
    let distance = text[anaphor.head].sentence - mention.sentence
    candidate.features[.same] = distance == 0 ? 1 : 0
    candidate.features[.distance] = Float(min(distance, 6))
    candidate.features[.words] = log2(Float(1 + anaphor.head - mention.words.lowerBound))
    switch mention.role {
    case .subject: candidate.features[.lastSubject] = 1
    case .object: candidate.features[.lastObject] = 1
    case .oblique: candidate.features[.lastOblique] = 1
    case .possessor: candidate.features[.lastPossessor] = 1
    case .other: break
    }
    if mention.role == anaphor.role { candidate.features[.lastParallel] = 1 }
    if mention.role == .subject {
      if anaphor.isPossessive, distance == 0 { candidate.features[.possessiveSubject] = 1 }
    }
    let end = mention.words.upperBound
    if end + 1 == anaphor.head, text[end].has(.and) { candidate.features[.joined] = 1 }
    let isQuoted = text[anaphor.head].isQuoted
    candidate.features[.quotation] = isQuoted == mention.isQuoted ? 0 : 1
    candidate.features[.coordinate] = isCoordinated(mention.words) ? 1 : 0
    candidate.features[.opening] = opens(mention.words) ? 1 : 0
    candidate.features[.pronoun] = mention.form == .pronoun ? 1 : 0
    candidate.features[.fullName] = mention.form == .name ? 1 : 0
  }

  private func opens(_ words: Range<Int>) -> Bool {
    text.sentence(of: words.lowerBound).lowerBound >= words.lowerBound - 1
  }

  private func isCoordinated(_ words: Range<Int>) -> Bool {
    let sentence = text.sentence(of: words.lowerBound)
    let before = words.lowerBound - 1
    if before > sentence.lowerBound, text[before].has(.and) { return true }
    return words.upperBound + 1 < sentence.upperBound && text[words.upperBound].has(.and)
      && text[words.upperBound + 1].isCapital
  }

  /// What any of the mentions shows.
  func add(
    _ mention: ResolvedMention, to candidate: inout CoreferenceCandidate, _ anaphor: Anaphor
  ) {
    let distance = text[anaphor.head].sentence - mention.sentence
    if binds(mention, anaphor) { candidate.isExcluded = true }
    if anaphor.role == mention.role, distance < 2 {
      if mention.role == .subject { candidate.features[.parallelSubject] = 1 }
      if mention.role == .object || mention.role == .oblique {
        candidate.features[.parallelObject] = 1
      }
    }
    if isSubject(mention, anaphor) { candidate.features[.ownSubject] = 1 }
    guard mention.role == .subject else { return }
    if distance == 0 { candidate.features[.subjectSame] = 1 }
    if distance == 1 {
      candidate.features[.subjectPrevious] = 1
      if opens(anaphor.words) { candidate.features[.openingSubject] = 1 }
    }
  }

  /// 1 where the gender is known and fits, −1 where a pronoun alone spoke against it.
  private func gender(_ gender: Gender?, _ anaphor: Anaphor) -> Float {
    guard let gender else { return 0 }
    return (gender == .male) == (anaphor.kind == .he) ? 1 : -1
  }

  /// What the entity itself shows.
  func describe(_ candidate: inout CoreferenceCandidate, _ anaphor: Anaphor) {
    candidate.features[.knownGender] = gender(drafts[candidate.draft].traits.gender, anaphor)
    candidate.features[.person] = drafts[candidate.draft].traits.looksLikePerson ? 1 : 0
    candidate.features[.first] = candidate.draft == firstPerson ? 1 : 0
    candidate.features[.count] = log2(Float(1 + counts[candidate.draft]))
    candidate.features[.anonymous] = drafts[candidate.draft].traits.hasName ? 0 : 1
    if let meant = lastMeant[Int(anaphor.kind.rawValue)], meant.draft == candidate.draft,
      text[anaphor.head].sentence - meant.sentence < 3
    {
      candidate.features[.chain] = 1
    }
  }
}
