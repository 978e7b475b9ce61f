/// Takes apart what a list of parties shares with a list of figures, each party getting its own.
///
/// | sentence | clauses |
/// | --- | --- |
/// | `A had 10 ships, B 20 and C 30.` | A had 10 ships; B had 20; C had 30 |
/// | `A and B had 10 and 20 ships, respectively.` | A had 10; B had 20 |
struct SharedPartReader {
  let tags: ArraySlice<UInt8>
  let numbers: ArraySlice<Int32>
  let classes: ClauseWords

  /// A party and its figure, as tokens.
  private struct Item {
    var party: Range<Int>
    var figure: Range<Int>
  }

  /// Longer parties are read as something else.
  private static let longestParty = 8

  /// `clauses` with a further clause for each party that shares a verb. Linear in the number of
  /// tokens and clauses.
  func takeApart(_ clauses: [Clause]) -> [Clause] {
    var result = clauses
    for index in clauses.indices {
      guard hasFigure(clauses, index) else { continue }
      let items = gapped(clauses[index], until: end(of: index, clauses))
      if !items.isEmpty {
        drop(items, from: &result[index])
        result += items.map { elided(clauses[index], item: $0) }
      }
    }
    for token in 0..<tags.count where has(token, .respective) {
      distribute(before: token, clauses, into: &result)
    }
    return result
  }

  private func tag(_ token: Int) -> PennTag {
    PennTag(rawValue: tags[tags.startIndex + token]) ?? .edge
  }

  private func has(_ token: Int, _ aspect: ClauseWords.Aspects) -> Bool {
    !classes.aspects(numbers[numbers.startIndex + token]).isDisjoint(with: aspect)
  }

  private func end(of index: Int, _ clauses: [Clause]) -> Int {
    let later = clauses[(index + 1)...].first {
      $0.verb.tokens.lowerBound > clauses[index].verb.main
    }
    return later?.verb.tokens.lowerBound ?? tags.count
  }

  /// Whether its subject has a figure, which others may have as well.
  private func hasFigure(_ clauses: [Clause], _ index: Int) -> Bool {
    guard clauses[index].subject != nil, let object = clauses[index].objects.last else {
      return false
    }
    return isFigure(object.tokens)
  }

  /// The parties with figures of their own behind the first figure of `clause`.
  private func gapped(_ clause: Clause, until end: Int) -> [Item] {
    guard clause.subject != nil, let object = clause.objects.last, isFigure(object.tokens) else {
      return []
    }
    var items: [Item] = []
    var place = afterPhrase(object.tokens.upperBound, end)
    while let start = afterSeparators(place, end), let item = item(at: start, end) {
      items.append(item)
      place = item.figure.upperBound
    }
    return items
  }

  private func isFigure(_ tokens: Range<Int>) -> Bool {
    tag(tokens.lowerBound) == .dollar || tokens.prefix(3).contains { tag($0) == .number }
  }

  /// Past prepositional phrases that still belong to the first figure ("of its votes").
  private func afterPhrase(_ start: Int, _ end: Int) -> Int {
    var place = start
    while place < end, !isSeparator(place), place - start < Self.longestParty { place += 1 }
    return place < end && isSeparator(place) ? place : start
  }

  private func isSeparator(_ token: Int) -> Bool {
    let tag = tag(token)
    return tag == .comma || tag == .conjunction || tag == .colon
  }

  /// Nil where no separator stands.
  private func afterSeparators(_ start: Int, _ end: Int) -> Int? {
    var place = start
    while place < end, isSeparator(place) { place += 1 }
    return place > start && place < end ? place : nil
  }

  /// "Corvin Steel 5,240": a noun phrase and a figure with nothing between.
  private func item(at start: Int, _ end: Int) -> Item? {
    var place = start
    while place < end, place - start < Self.longestParty, isParty(place) { place += 1 }
    guard place > start, tag(place - 1).isNoun else { return nil }
    let figure = place
    while place < end, isFigurePart(place, isFirst: place == figure) { place += 1 }
    guard (figure..<place).contains(where: { tag($0) == .number }) else { return nil }
    guard place >= end || isSeparator(place) || tag(place) == .period else { return nil }
    return Item(party: start..<figure, figure: figure..<place)
  }

  private func isParty(_ token: Int) -> Bool {
    let tag = tag(token)
    return tag.isNoun || tag == .determiner || tag == .adjective || tag == .possessivePronoun
      || tag == .possessiveEnding
  }

  private func isFigurePart(_ token: Int, isFirst: Bool) -> Bool {
    let tag = tag(token)
    if tag == .number || tag == .dollar || tag == .hash { return true }
    return !isFirst && tag.isNoun && !tag.isProperName
  }

  /// What is now a clause of its own is no member of the first clause's list.
  private func drop(_ items: [Item], from clause: inout Clause) {
    let last = clause.objects.count - 1
    let taken = items.map { $0.party.lowerBound..<$0.figure.upperBound }
    let isFree = { (phrase: NounPhrase) in !taken.contains { $0.overlaps(phrase.tokens) } }
    clause.objects[last].members.removeAll { !isFree($0) }
    clause.objects[last].appositions.removeAll { !isFree($0) }
  }

  private func elided(_ clause: Clause, item: Item) -> Clause {
    elided(
      clause, party: NounGroup(tokens: item.party, head: item.party.upperBound - 1),
      figure: NounGroup(tokens: item.figure, head: item.figure.upperBound - 1))
  }

  private func elided(_ clause: Clause, party: NounGroup, figure: NounGroup) -> Clause {
    var elided = clause
    elided.isElided = true
    elided.sharesSubject = false
    elided.subject = party
    elided.agent = clause.verb.isPassive ? clause.agent : party
    elided.objects = [figure]
    elided.modifiers.removeAll { $0.preposition.lowerBound > clause.verb.main }
    elided.times.removeAll { $0.tokens.lowerBound > clause.verb.main }
    elided.measure = clause.measure ?? measure(of: clause, figure: figure)
    return elided
  }

  /// The noun that the first figure counts, where this one has none of its own.
  private func measure(of clause: Clause, figure: NounGroup) -> Int? {
    guard !tag(figure.head).isNoun, let object = clause.objects.last else { return nil }
    return tag(object.head).isNoun ? object.head : nil
  }

  /// "…, respectively": the parties of the clause before get the figures in their order.
  private func distribute(before token: Int, _ clauses: [Clause], into result: inout [Clause]) {
    guard let index = clauses.lastIndex(where: { $0.verb.main < token }),
      let subject = clauses[index].subject
    else { return }
    let parties = phrases(subject)
    let sources = clauses[index].objects + clauses[index].modifiers.map(\.object)
    guard parties.count > 1,
      let figures = sources.reversed().map(figures).first(where: { $0.count == parties.count })
    else { return }
    result[index].isDistributed = true
    for (party, figure) in zip(parties, figures) {
      var clause = clauses[index]
      clause.measure =
        tags.indices.contains(tags.startIndex + figure.head)
          && !tag(figure.head).isNoun ? figures.last.map(\.head) : nil
      result.append(
        elided(
          clause, party: NounGroup(tokens: party.tokens, head: party.head),
          figure: NounGroup(tokens: figure.tokens, head: figure.head)))
    }
  }

  private func phrases(_ group: NounGroup) -> [NounPhrase] {
    [NounPhrase(tokens: group.tokens, head: group.head)] + group.members
  }

  /// The figures of a list, also of one that shares its noun ("10 and 20 ships").
  private func figures(_ group: NounGroup) -> [NounPhrase] {
    let members = phrases(group)
    if members.count > 1 { return members }
    var figures: [NounPhrase] = []
    var start = group.tokens.lowerBound
    for token in group.tokens where isSeparator(token) {
      if start < token { figures.append(NounPhrase(tokens: start..<token, head: token - 1)) }
      start = token + 1
    }
    let end = group.tokens.upperBound
    if start < end { figures.append(NounPhrase(tokens: start..<end, head: end - 1)) }
    return figures.allSatisfy { isFigure($0.tokens) } ? figures : []
  }
}
