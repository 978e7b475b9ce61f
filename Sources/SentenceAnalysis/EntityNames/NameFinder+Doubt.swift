internal import Text

extension NameFinder {
  /// How often each doubtful name stands in the article; 0 for one that opens with a word which
  /// also stands there without a capital.
  func doubtfulCounts(_ names: [FoundName]) -> [UInt64: Int] {
    var counts: [UInt64: Int] = [:]
    var words = HashTable(capacity: 64)
    for name in names where name.isDoubtful {
      counts[name.key, default: 0] += 1
      words.set(text[name.words.lowerBound].hash, to: 1)
    }
    guard words.count > 0 else { return counts }
    var small: Set<UInt64> = []
    for index in text.words.indices where !text[index].isCapital {
      if words.value(of: text[index].hash) != nil { small.insert(text[index].hash) }
    }
    for name in names where name.isDoubtful && small.contains(text[name.words.lowerBound].hash) {
      counts[name.key] = 0
    }
    return counts
  }

  /// Whether a doubtful name is tagged as one, and no common word or written several times.
  func isLikely(_ name: FoundName, _ count: Int) -> Bool {
    let word = text[name.words.lowerBound]
    guard word.tag.isProperName || word.has(.givenName) && word.tag != .preposition else {
      return false
    }
    if name.words.count > 1 { return count > 1 }
    return count > 2 && word.tag == .properName || !isCommon(name.words.lowerBound)
      || word.tag == .properName && holdsOffice(name.words.upperBound)
  }

  /// Whether an office or what a company has stands at `index`: "Halden chief executive …".
  private func holdsOffice(_ index: Int) -> Bool {
    guard text.continues(index) else { return false }
    if text[index].has([.companyAfter, .office]) { return !text[index].isCapital }
    return text[index].has(.officeModifier) && text.continues(index + 1)
      && text[index + 1].has(.office)
  }

  /// "Will Tom Iversen", where the article has "Tom Iversen" elsewhere.
  func dropOpening(of name: inout FoundName, _ known: KnownNames) {
    guard name.isFirst, name.words.count > 1, name.title.isEmpty, !known.isInside(name.key),
      isCommon(name.words.lowerBound) || text[name.words.lowerBound].has(.noName)
    else { return }
    let rest = name.words.dropFirst()
    let key = text.key(rest)
    guard known.isInside(key) else { return }
    name.words = rest
    name.key = key
    name.title = rest.prefix(0)
  }

  /// Makes "Halden's" the name where it stands so without a noun behind ("at Halden's"), and
  /// seldom as "Halden" alone.
  func joinPossessives(_ names: inout [FoundName]) {
    var uses: [UInt64: (alone: Int, bare: Int)] = [:]
    for name in names where name.words.count < 3 {
      let end = name.words.upperBound
      let isOwner = text.continues(end) && text[end].tag == .possessiveEnding
      if !isOwner {
        uses[name.key, default: (0, 0)].bare += 1
      } else if endsPhrase(end + 1) {
        uses[name.key, default: (0, 0)].alone += 1
      }
    }
    for index in names.indices {
      guard let use = uses[names[index].key], use.alone > least(names[index]),
        use.alone > 2 * use.bare,
        text.continues(names[index].words.upperBound),
        text[names[index].words.upperBound].tag == .possessiveEnding
      else { continue }
      names[index].words = names[index].words.lowerBound..<names[index].words.upperBound + 1
      names[index].key = text.key(names[index].words)
    }
  }

  /// A person's things are seldom meant by the name alone ("at Ada's").
  private func least(_ name: FoundName) -> Int {
    text[name.words.lowerBound].has(.givenName) ? 1 : 0
  }

  /// Whether nothing that can be owned stands at `index`.
  private func endsPhrase(_ index: Int) -> Bool {
    guard text.continues(index) else { return true }
    let tag = text[index].tag
    return tag.isFinite || tag == .modal || tag == .preposition || tag == .conjunction
      || tag == .to || tag.isPunctuation && tag != .openQuote
  }
}
