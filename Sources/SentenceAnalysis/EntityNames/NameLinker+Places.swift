internal import Text

/// What names in a row tell of each other.
extension NameLinker {
  /// "Halden, Norway": what stands before a known place, or behind a street, is a place.
  func locate(_ names: [FoundName], _ numbers: [Int]) {
    for place in names.indices.dropLast() {
      let comma = names[place].words.upperBound
      guard text.continues(comma), text.continues(comma + 1), text[comma].tag == .comma,
        names[place + 1].words.lowerBound == comma + 1
      else { continue }
      let (left, right) = (numbers[place], numbers[place + 1])
      if isArea(records[right]), records[left].signs.best != .organisation {
        records[left].signs.add(.place, 3)
      } else if isStreet(names[place]), records[right].words.count < 3 {
        records[right].signs.add(.place, 3)
      }
    }
  }

  /// In "Altsol, Halden and Lund" those of no known kind are what the others are.
  func align(_ names: [FoundName], _ numbers: [Int]) {
    var start = 0
    while start < names.count {
      var end = start + 1
      var hasAnd = false
      while end < names.count, end - start < Self.longestList,
        let isAnd = link(names[end - 1], names[end])
      {
        hasAnd = hasAnd || isAnd
        end += 1
      }
      if hasAnd { align(Array(Set(numbers[start..<end]))) }
      start = end
    }
  }

  static let longestList = 24

  private func align(_ members: [Int]) {
    let kinds = Set(members.map { records[$0].signs.best }).subtracting([.other])
    guard kinds.count == 1, let kind = kinds.first else { return }
    for member in members where records[member].signs.best == .other {
      records[member].signs.add(kind, 1)
    }
  }

  /// Whether "and" links two names that nothing but a comma, "and" or both stand between; nil for
  /// others.
  private func link(_ one: FoundName, _ next: FoundName) -> Bool? {
    let gap = one.words.upperBound..<(next.title.first ?? next.words.lowerBound)
    guard 1...2 ~= gap.count, text.continues(gap.upperBound),
      gap.allSatisfy({ text[$0].tag == .comma || text[$0].has(.and) })
    else { return nil }
    return text[gap.upperBound - 1].has(.and)
  }

  /// A place known by name, not by what stands beside it.
  private func isArea(_ record: NameRecord) -> Bool {
    record.signs.best == .place && lexicon(string(record.words)).points(.place) > 2
  }

  /// "12 Mill Street".
  private func isStreet(_ name: FoundName) -> Bool {
    let start = name.words.lowerBound
    guard name.words.count > 1, let last = name.words.last, text[last].has(.placeEnd) else {
      return false
    }
    return start > 0 && text.continues(start) && text[start - 1].startsWithDigit
  }
}
