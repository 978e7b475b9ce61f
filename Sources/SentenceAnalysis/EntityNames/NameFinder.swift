internal import Text

/// A name as it was found, before it is known whose it is.
struct FoundName {
  /// Words of the article; without titles.
  var words: Range<Int>
  var key: UInt64
  /// Titles right before it, written with capitals ("President"); empty without.
  var title: Range<Int>
  /// Nothing but the first capital of its sentence says that it is a name.
  var isDoubtful = false
  /// It opens its sentence.
  var isFirst = false
}

/// Finds names: runs of capitalised words, parted at titles and possessives.
///
/// | text | names |
/// | --- | --- |
/// | `Altsol Chief Executive Tom Iversen` | Altsol; Tom Iversen |
/// | `the University of Lund` | University of Lund |
/// | `Iversen of Altsol` | Iversen; Altsol |
struct NameFinder {
  let text: ArticleWords
  /// Whether the word at a place is known without a capital too.
  let isCommon: (Int) -> Bool
  /// Whether the capitals at a place are known to stand for something that is neither a person nor
  /// a body nor a place ("GPS").
  let isThing: (Int) -> Bool

  /// Words of a name at most.
  static let longest = 10

  /// The names of the article in order; linear.
  func find() -> [FoundName] {
    var names: [FoundName] = []
    var titled: [Range<Int>] = []
    for sentence in text.sentences {
      if isTitleCase(sentence) {
        titled.append(sentence)
      } else {
        find(in: sentence, into: &names)
      }
    }
    let known = KnownNames(names, text)
    for index in names.indices { dropOpening(of: &names[index], known) }
    let counts = doubtfulCounts(names)
    names.removeAll { $0.isDoubtful && !known.holds($0) && !isLikely($0, counts[$0.key] ?? 0) }
    joinPossessives(&names)
    for sentence in titled { findKnown(in: sentence, known, into: &names) }
    return names.sorted { $0.words.lowerBound < $1.words.lowerBound }
  }

  /// "Altsol Sells Plant in Lund": capitals tell nothing there.
  private func isTitleCase(_ sentence: Range<Int>) -> Bool {
    var letters = 0
    var capitals = 0
    for index in sentence where text[index].span.length > 3 && !text[index].tag.isPunctuation {
      letters += 1
      if text[index].isCapital { capitals += 1 }
    }
    let isClosed = sentence.last.map { text[$0].tag == .period } ?? false
    return letters > 3 && 10 * capitals >= (isClosed ? 9 : 7) * letters
  }

  private func findKnown(
    in sentence: Range<Int>, _ known: KnownNames, into names: inout [FoundName]
  ) {
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      let most = min(6, sentence.upperBound - index)
      guard text[index].isCapital,
        let length = (1...most).reversed().first(where: {
          known.holds(key: text.key(index..<index + $0))
        })
      else {
        index += 1
        continue
      }
      let range = index..<index + length
      names.append(
        FoundName(words: range, key: text.key(range), title: index..<index))
      index += length
    }
  }

  private func find(in sentence: Range<Int>, into names: inout [FoundName]) {
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      guard opensName(index, in: sentence) else {
        index += 1
        continue
      }
      let end = runEnd(index, in: sentence)
      let isDerived = end < sentence.upperBound && text[end].isDerived
      if !isDerived {
        add(index..<end, isFirst: isFirst(index, in: sentence), into: &names)
      }
      index = isDerived ? end + 1 : end
    }
  }

  /// Whether nothing but marks or something like "3D" stands before it in its sentence, or a
  /// quotation opens with it.
  private func isFirst(_ index: Int, in sentence: Range<Int>) -> Bool {
    index == sentence.lowerBound
      || text[index - 1].startsWithDigit && text[index - 1].tag != .number
      || text[index - 1].tag.isPunctuation
        && (text[index - 1].tag != .comma && text[index - 1].tag != .openBracket)
  }

  private func opensName(_ index: Int, in sentence: Range<Int>) -> Bool {
    let word = text[index]
    guard word.isCapital, !word.tag.isPunctuation else { return false }
    guard word.has(.noName) else { return true }
    if word.isAllCapitals, word.span.length == 2, !isFirst(index, in: sentence) {
      return word.tag.isProperName
    }
    return word.has(.givenName) && index + 1 < sentence.upperBound && goesOn(index + 1)
  }

  private func goesOn(_ index: Int) -> Bool {
    let word = text[index]
    return word.isCapital && !word.tag.isPunctuation && (!word.has(.noName) || word.has(.givenName))
  }

  private func runEnd(_ start: Int, in sentence: Range<Int>) -> Int {
    var end = start + 1
    var isBody = false
    while end < min(sentence.upperBound, start + Self.longest) {
      let word = text[end]
      if goesOn(end) {
        end += 1
      } else if word.isCapital, word.has(.noName), word.span.length < 4, !word.has(.month),
        end + 1 < sentence.upperBound, goesOn(end + 1)
      {
        end += 2
      } else if word.has([.nameInside, .ampersand]), let next = joined(end, in: sentence) {
        isBody = isBody || word.has(.of)
        end = next
      } else if word.has(.and), let next = listed(end, from: start, isBody: isBody, in: sentence) {
        end = next
      } else if word.tag == .comma, end + 1 < sentence.upperBound, text[end + 1].isCapital,
        text[end + 1].has(.ordinalName)
      {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  /// Behind the word that "of", "de" or "&" at `index` joins to the run; nil where it joins none.
  private func joined(_ index: Int, in sentence: Range<Int>) -> Int? {
    if text[index].has(.of), !takesOf(text[index - 1]) { return nil }
    var next = index + 1
    while next < sentence.upperBound, next < index + 3, text[next].has([.the, .nameInside]),
      !text[next].isCapital, !text[next].has(.of)
    {
      next += 1
    }
    guard next < sentence.upperBound, goesOn(next) else { return nil }
    return next + 1
  }

  /// Behind "Drug Administration" of "Food and Drug Administration": common words and what ends the
  /// name of a body, or more of what stands behind "of".
  private func listed(
    _ index: Int, from start: Int, isBody: Bool, in sentence: Range<Int>
  ) -> Int? {
    var next = index + 1
    while next < sentence.upperBound, next < index + 4, goesOn(next), isCommon(next) { next += 1 }
    guard next > index + 1 else { return nil }
    if isBody { return next }
    let isList = index == start + 1 || text[index - 2].tag == .comma
    return isList && next > index + 2 && text[next - 1].has(.bodyEnd) && isCommon(index - 1)
      ? next : nil
  }

  private func takesOf(_ word: ArticleWord) -> Bool {
    word.has([
      .bodyEnd, .placeEnd, .eventEnd, .lawEnd, .organisationEnd, .placeNoun, .lawNoun,
    ]) || word.tag == .properPlural
  }
}

/// Names that are certain, to judge doubtful ones by.
struct KnownNames {
  private var keys: HashTable
  private var inside: HashTable
  private var ends: HashTable

  init(_ names: [FoundName], _ text: ArticleWords) {
    (keys, inside) = (HashTable(capacity: names.count), HashTable(capacity: names.count))
    ends = HashTable(capacity: names.count)
    for name in names where !name.isDoubtful {
      keys.set(name.key, to: 1)
      if !name.isFirst { inside.set(name.key, to: 1) }
      ends.set(text.key(name.words.prefix(1)), to: 1)
      ends.set(text.key(name.words.suffix(1)), to: 1)
    }
  }

  /// Whether a name has this key.
  func holds(key: UInt64) -> Bool { keys.value(of: key) != nil }

  /// Whether a name with this key stands elsewhere than at the beginning of a sentence.
  func isInside(_ key: UInt64) -> Bool { inside.value(of: key) != nil }

  func holds(_ name: FoundName) -> Bool { holds(key: name.key) || ends.value(of: name.key) != nil }
}
