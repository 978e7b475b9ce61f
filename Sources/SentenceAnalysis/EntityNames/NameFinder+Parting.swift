internal import Text

extension NameFinder {
  func add(_ run: Range<Int>, isFirst: Bool, into names: inout [FoundName]) {
    var run = run
    let first = text[run.lowerBound]
    let isNumbered = text.continues(run.lowerBound) && text[run.lowerBound - 1].startsWithDigit
    if isFirst, run.count > 1, !first.tag.isProperName, !first.has(.givenName),
      first.classes.isEmpty, !isNumbered
    {
      run = run.dropFirst()
    } else if isFirst, run.count == 1, !first.isAllCapitals {
      add(run, title: run.prefix(0), isDoubtful: true, into: &names)
      return
    } else if isFirst, run.count > 1, !isNumbered, run.allSatisfy(isPlain) {
      add(run, title: run.prefix(0), isDoubtful: true, into: &names)
      return
    }
    let place = names.count
    defer {
      if isFirst, place < names.count, names[place].words.lowerBound == run.lowerBound {
        names[place].isFirst = true
      }
    }
    if run.count > 1, first.has(.demonym), isTitle(text[run.lowerBound + 1]) {
      run = run.dropFirst()
    }
    part(run, into: &names)
  }

  /// A word that names are seldom made of: a common one that says nothing of a kind.
  private func isPlain(_ index: Int) -> Bool {
    let word = text[index]
    return !word.isAllCapitals && !word.hasInnerCapital && isCommon(index)
      && word.classes.isDisjoint(with: EntityWords.Classes.ends.union(.givenName))
      && !isTitle(word)
  }

  private func isTitle(_ word: ArticleWord) -> Bool {
    word.has([.office, .officeModifier]) || word.has(.honorifics)
  }

  /// Parts "Altsol Chief Executive Tom Iversen" at its title.
  private func part(_ run: Range<Int>, into names: inout [FoundName]) {
    guard let last = run.last else { return }
    let isOrganisation = text[last].has(.organisationEnds.union([.placeEnd, .eventEnd, .lawEnd]))
    let head = run.dropLast().last { isTitleHead($0, in: run) }
    let isNumbered = head.map { $0 + 2 == run.upperBound && text[$0 + 1].has(.ordinalName) }
    guard let head, !isOrganisation || run.count > 3, isNumbered != true else {
      return addUntitled(run, into: &names)
    }
    var titleStart = head
    while titleStart > run.lowerBound, isTitle(text[titleStart - 1]) { titleStart -= 1 }
    // "and" and "of" end no name: "Office of Work and Rest Director".
    if titleStart > run.lowerBound, !text[titleStart - 1].isCapital { titleStart = head }
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
    if words.count == 1, isNoName(first) { return }
    names.append(
      FoundName(words: words, key: text.key(words), title: title, isDoubtful: isDoubtful))
  }

  /// Whether the word names nobody where it stands alone: "March", "AI", "N.".
  private func isNoName(_ index: Int) -> Bool {
    let word = text[index]
    return word.has([.demonym, .month, .abbreviation, .honorificMale, .honorificFemale])
      && !word.has(.givenName) || word.isLetter
      || word.isAllCapitals && isThing(index)
  }
}
