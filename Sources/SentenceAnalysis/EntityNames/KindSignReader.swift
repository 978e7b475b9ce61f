internal import Text

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
    let link = words.dropFirst().first { text[$0].tag == .preposition && !text[$0].isCapital }
    let hasOf = link != nil
    let head = text[(link ?? words.upperBound) - 1]
    for (classes, kind, count) in Self.ends where head.has(classes) && words.count > 1 {
      signs.add(kind, count)
    }
    if hasOf, head.has(.placeNoun) { signs.add(.place, 5) }
    if end.tag == .possessiveEnding { signs.add(.organisation, 8) }
    if words.count == 1, head.has(.bodyEnd) { signs.add(.organisation, 3) }
    if words.contains(where: { text[$0].has(.ampersand) }) { signs.add(.organisation, 3) }
    let isSeveral = end.tag == .properPlural
    if text[first].has(.givenName), !hasOf, !isSeveral, !text[first].isAllCapitals {
      signs.add(.person, words.count > 1 ? 4 : 2)
    } else if words.count == 2 || words.count == 3, !hasOf, !text[first].has(.demonym),
      !end.isAllCapitals
    {
      signs.add(.person, 1)
    }
    if words.count == 1, isSeveral { signs.add(.person, -3) }
    if end.has(.demonym) { signs.add(.person, -4) }
    if words.count == 1, end.hasInnerCapital {
      signs.add(.organisation, 1)
      signs.add(.person, -2)
    }
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
    if start > sentence.lowerBound {
      before(start, name, &signs)
      if let kind = exampleKind(start, in: sentence) { signs.add(kind, 4) }
    }
    let end = name.words.upperBound
    if isTicker(end, in: sentence) { signs.add(.organisation, 2) }
    let isQuoted =
      start > sentence.lowerBound && text[start - 1].tag == .openQuote && end < sentence.upperBound
      && text[end].tag == .closeQuote
    if isQuoted { signs.add(.work, 3) }
    guard end < sentence.upperBound else { return signs }
    let next = text[end]
    if next.has(.companyAfter) { signs.add(.organisation, 2) }
    if next.has(.who) { signs.add(.person, next.has(.possessive) ? 1 : 2) }
    if next.has(.reignNoun), name.words.count == 1 { signs.add(.person, 2) }
    if next.has([.placeEnd, .placeNoun]), next.tag == .noun, !next.isCapital {
      signs.add(.place, 2)
    }
    guard end + 1 < sentence.upperBound else { return signs }
    let second = text[end + 1]
    if next.tag == .possessiveEnding {
      if second.has(.kin) { signs.add(.person, 2) }
      let owned = second.chunk < 0 ? second : text[text.chunks[Int(second.chunk)].head]
      if owned.has([.companyAfter, .ownedNoun]) { signs.add(.organisation, 2) }
      if second.has(.office) { signs.add(.organisation, 1) }
    } else if next.tag == .comma {
      if second.has(.who) { signs.add(.person, second.has(.possessive) ? 1 : 3) }
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
    let last = text[name.words.upperBound - 1]
    let isShare = start > 1 && text[start - 2].has(.companyAfter) && word.tag == .preposition
    if isShare { signs.add(.organisation, 3) }
    if word.has(.the), name.words.count == 1, standsAlone(name) {
      if last.isAllCapitals { signs.add(.organisation, 2) }
    }
    if word.has(.bodyBefore), standsAlone(name) { signs.add(.organisation, 1) }
    if word.has(.placeBefore), !isShare {
      signs.add(.place, 2)
      signs.add(.person, -1)
    }
    guard standsAlone(name) else { return }
    for (classes, kind) in Self.nouns where word.has(classes) && word.tag.isNoun {
      signs.add(kind, 3)
    }
    if word.has([.office, .personNoun, .kin]), word.tag.isNoun, !word.has(.organisationNoun) {
      signs.add(.person, 4)
    }
  }

  /// Whether the name is what its phrase is about, not what describes it: not "Halden" of "Halden
  /// shares".
  private func standsAlone(_ name: FoundName) -> Bool {
    let last = text[name.words.upperBound - 1]
    return last.chunk < 0
      || text.chunks[Int(last.chunk)].head == name.words.upperBound - 1
  }

  /// The kind of "companies such as Altsol, Halden and Lund" for each of them; nil for none.
  private func exampleKind(_ start: Int, in sentence: Range<Int>) -> EntityKind? {
    var place = start - 1
    let first = max(sentence.lowerBound, start - 14)
    while place > first, text[place].isCapital || text[place].tag == .comma || text[place].has(.and)
    {
      place -= 1
    }
    guard place > first, text[place].has(.exampleLink) else { return nil }
    while place > first, text[place].has(.exampleLink) || text[place].tag == .comma { place -= 1 }
    guard text[place].tag == .plural else { return nil }
    return Self.nouns.first { text[place].has($0.0) }?.1
  }

  /// "(NASD: HLDN)": capitals in brackets behind a name.
  private func isTicker(_ place: Int, in sentence: Range<Int>) -> Bool {
    guard place + 2 < sentence.upperBound, text[place].tag == .openBracket,
      text[place + 1].isAllCapitals
    else { return false }
    return text[place + 2].tag == .closeBracket
      || text[place + 2].tag == .colon && place + 4 < sentence.upperBound
        && text[place + 3].isAllCapitals && text[place + 4].tag == .closeBracket
  }

  /// The kinds that nouns name ("the carmaker Halden", "Halden, a town").
  static let nouns: [(EntityWords.Classes, EntityKind)] = [
    (.organisationNoun, .organisation), (.placeNoun, .place), (.eventNoun, .event),
    (.lawNoun, .law), (.workNoun, .work), (.productNoun, .product),
  ]
}
