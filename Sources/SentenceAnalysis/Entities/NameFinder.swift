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
    var counts: [UInt64: Int] = [:]
    for name in names where name.isDoubtful { counts[name.key, default: 0] += 1 }
    names.removeAll { $0.isDoubtful && !known.holds($0) && !isLikely($0, counts[$0.key] ?? 0) }
    for sentence in titled { findKnown(in: sentence, known, into: &names) }
    return names.sorted { $0.words.lowerBound < $1.words.lowerBound }
  }

  /// Whether a doubtful name is tagged as one, and no common word or written several times.
  private func isLikely(_ name: FoundName, _ count: Int) -> Bool {
    let word = text[name.words.lowerBound]
    guard word.tag.isProperName || word.has(.givenName) else { return false }
    return count > 2 && word.tag == .properName || !isCommon(name.words.lowerBound)
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
      let length = (1...most).reversed().first { known.keys.contains(text.key(index..<index + $0)) }
      guard text[index].isCapital, let length else {
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
      add(index..<end, isFirst: isFirst(index, in: sentence), into: &names)
      index = end
    }
  }

  /// Whether nothing but marks stands before it in its sentence, or a quotation opens with it.
  private func isFirst(_ index: Int, in sentence: Range<Int>) -> Bool {
    index == sentence.lowerBound
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
      } else if word.has([.nameInside, .ampersand]) || isBody && word.has(.and),
        let next = joined(end, in: sentence)
      {
        isBody = isBody || word.has(.of)
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

  private func takesOf(_ word: ArticleWord) -> Bool {
    word.has([
      .bodyEnd, .placeEnd, .eventEnd, .lawEnd, .organisationEnd, .placeNoun, .lawNoun,
    ]) || word.tag == .properPlural
  }

  // MARK: Parting runs

  private func add(_ run: Range<Int>, isFirst: Bool, into names: inout [FoundName]) {
    var run = run
    let first = text[run.lowerBound]
    if isFirst, run.count > 1, !first.tag.isProperName, !first.has(.givenName),
      first.classes.isEmpty
    {
      run = run.dropFirst()
    } else if isFirst, run.count == 1, !first.isAllCapitals {
      add(run, title: run.prefix(0), isDoubtful: true, into: &names)
      return
    }
    if run.count > 1, first.has(.demonym), isTitle(text[run.lowerBound + 1]) {
      run = run.dropFirst()
    }
    part(run, into: &names)
  }

  private func isTitle(_ word: ArticleWord) -> Bool {
    word.has([.office, .officeModifier]) || word.has(.honorifics)
  }

  /// Parts "Altsol Chief Executive Tom Iversen" at its title.
  private func part(_ run: Range<Int>, into names: inout [FoundName]) {
    guard let last = run.last else { return }
    let isOrganisation = text[last].has(.organisationEnds.union([.placeEnd, .eventEnd, .lawEnd]))
    let head = run.dropLast().last { isTitleHead($0, in: run) }
    guard let head, !isOrganisation || run.count > 3, !text[head + 1].has(.ordinalName) else {
      return addUntitled(run, into: &names)
    }
    var titleStart = head
    while titleStart > run.lowerBound, isTitle(text[titleStart - 1]) { titleStart -= 1 }
    let titleEnd = head + 1
    if titleStart > run.lowerBound {
      add(run.lowerBound..<titleStart, title: titleStart..<titleStart, into: &names)
    }
    guard titleEnd < run.upperBound, !text[titleEnd].has(.nameInside) else { return }
    add(titleEnd..<run.upperBound, title: titleStart..<titleEnd, into: &names)
  }

  /// "Chairman" of "Fed Chairman Odd Lunde"; not "King" of "Tom King Berg".
  private func isTitleHead(_ index: Int, in run: Range<Int>) -> Bool {
    guard text[index].has(EntityWords.Classes.honorifics.union(.office)) else { return false }
    return index == run.lowerBound
      || !text[index].has(.givenName) && !text[index - 1].has(.givenName)
  }

  /// A run without a person behind a title; offices at its end are no part of the name ("Altsol
  /// CEO").
  private func addUntitled(_ run: Range<Int>, into names: inout [FoundName]) {
    var end = run.upperBound
    while end > run.lowerBound, isTitle(text[end - 1]), !text[end - 1].has(.givenName) { end -= 1 }
    let hasHead = end < run.upperBound && text[run.upperBound - 1].has(.office)
    if hasHead, end == run.lowerBound { return }
    let words = hasHead ? run.lowerBound..<end : run
    add(words, title: words.prefix(0), into: &names)
  }

  private func add(
    _ words: Range<Int>, title: Range<Int>, isDoubtful: Bool = false,
    into names: inout [FoundName]
  ) {
    guard let first = words.first else { return }
    // "Norwegian" alone is no name.
    if words.count == 1, text[first].has(.demonym) || text[first].has(.month) { return }
    names.append(
      FoundName(words: words, key: text.key(words), title: title, isDoubtful: isDoubtful))
  }
}

/// Names that are certain, to judge doubtful ones by.
struct KnownNames {
  private(set) var keys: Set<UInt64> = []
  private var ends: Set<UInt64> = []

  init(_ names: [FoundName], _ text: ArticleWords) {
    for name in names where !name.isDoubtful {
      keys.insert(name.key)
      ends.insert(text.key(name.words.prefix(1)))
      ends.insert(text.key(name.words.suffix(1)))
    }
  }

  func holds(_ name: FoundName) -> Bool { keys.contains(name.key) || ends.contains(name.key) }
}
