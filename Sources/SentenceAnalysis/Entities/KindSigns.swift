internal import Text

/// What speaks for each kind of a name; sums of points.
struct KindSigns {
  private var points: [Int] = Array(repeating: 0, count: EntityKind.allCases.count)

  mutating func add(_ kind: EntityKind, _ count: Int) { points[Int(kind.rawValue)] += count }

  mutating func add(_ other: KindSigns) {
    for index in points.indices { points[index] += other.points[index] }
  }

  func points(_ kind: EntityKind) -> Int { points[Int(kind.rawValue)] }

  /// The kind with most points; `other` where nothing tells, and where next to nothing tells of a
  /// person. Of equal ones the first.
  var best: EntityKind {
    var best = EntityKind.other
    for kind in EntityKind.allCases where points(kind) > max(0, points(best)) { best = kind }
    return best == .person && points(best) < 2 ? .other : best
  }
}

/// Reads what a name and the words beside it say of its kind.
struct KindSignReader {
  let text: ArticleWords

  /// What the words of the name itself say.
  func ofWords(_ name: FoundName) -> KindSigns {
    var signs = KindSigns()
    let words = name.words
    guard let first = words.first, let last = words.last else { return signs }
    if !name.title.isEmpty { signs.add(.person, 6) }
    let end = text[last]
    for (classes, kind, count) in Self.ends where end.has(classes) && words.count > 1 {
      signs.add(kind, count)
    }
    let hasOf = words.contains { text[$0].has(.of) }
    if hasOf, text[first].has(.organisationEnds) { signs.add(.organisation, 5) }
    if hasOf, text[first].has([.placeEnd, .placeNoun]) { signs.add(.place, 5) }
    if hasOf, text[first].has([.eventEnd]) { signs.add(.event, 5) }
    if words.contains(where: { text[$0].has(.ampersand) }) { signs.add(.organisation, 3) }
    let isSeveral = end.tag == .properPlural
    if text[first].has(.givenName), !hasOf, !isSeveral, !text[first].isAllCapitals {
      signs.add(.person, words.count > 1 ? 4 : 2)
    } else if words.count == 2 || words.count == 3, !hasOf, !text[first].has(.demonym) {
      signs.add(.person, 2)
    }
    if words.count == 1, isSeveral { signs.add(.person, -3) }
    if words.count == 1, end.isAllCapitals { signs.add(.organisation, 2) }
    return signs
  }

  private static let ends: [(EntityWords.Classes, EntityKind, Int)] = [
    (.organisationEnds, .organisation, 6), (.placeEnd, .place, 6), (.eventEnd, .event, 6),
    (.lawEnd, .law, 6), (.workEnd, .work, 6),
  ]

  /// What stands before and behind it.
  func beside(_ name: FoundName) -> KindSigns {
    var signs = KindSigns()
    let start = name.title.isEmpty ? name.words.lowerBound : name.title.lowerBound
    let sentence = text.sentence(of: name.words.lowerBound)
    if start > sentence.lowerBound { before(start, name, &signs) }
    let end = name.words.upperBound
    let isQuoted =
      start > sentence.lowerBound && text[start - 1].tag == .openQuote && end < sentence.upperBound
      && text[end].tag == .closeQuote
    if isQuoted { signs.add(.work, 3) }
    guard end < sentence.upperBound else { return signs }
    let next = text[end]
    if next.has(.companyAfter) { signs.add(.organisation, 2) }
    if next.has(.who) { signs.add(.person, 2) }
    guard end + 1 < sentence.upperBound else { return signs }
    let second = text[end + 1]
    if next.tag == .possessiveEnding {
      if second.has(.kin) { signs.add(.person, 2) }
      if second.has(.companyAfter) { signs.add(.organisation, 2) }
      if second.has(.office) { signs.add(.organisation, 1) }
    } else if next.tag == .comma {
      if second.has(.who) { signs.add(.person, 3) }
      if second.tag == .number, second.span.length == 2, end + 2 < sentence.upperBound,
        text[end + 2].tag.isPunctuation
      {
        signs.add(.person, 4)
      }
    }
    return signs
  }

  private func before(_ start: Int, _ name: FoundName, _ signs: inout KindSigns) {
    let word = text[start - 1]
    if word.isCapital { return }
    if start > 1, text[start - 2].has(.companyAfter), word.tag == .preposition {
      signs.add(.organisation, 3)
    }
    if word.has(.placeBefore) {
      signs.add(.place, 2)
      signs.add(.person, -1)
    }
    let last = text[name.words.upperBound - 1]
    guard last.chunk < 0 || text.chunks[Int(last.chunk)].head == name.words.upperBound - 1 else {
      return
    }
    for (classes, kind) in Self.nouns where word.has(classes) && word.tag.isNoun {
      signs.add(kind, 3)
    }
    if word.has([.office, .personNoun, .kin]), word.tag.isNoun, !word.has(.organisationNoun) {
      signs.add(.person, 4)
    }
  }

  /// The kinds that nouns name ("the carmaker Halden", "Halden, a town").
  static let nouns: [(EntityWords.Classes, EntityKind)] = [
    (.organisationNoun, .organisation), (.placeNoun, .place), (.eventNoun, .event),
    (.lawNoun, .law), (.workNoun, .work), (.productNoun, .product),
  ]
}
