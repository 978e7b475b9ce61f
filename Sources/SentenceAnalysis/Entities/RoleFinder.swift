internal import Text

/// What stands beside a name as its role or kind: before it, or behind it between commas, or behind
/// "is".
///
/// | text | role of Tom Iversen | of |
/// | --- | --- | --- |
/// | `Altsol chief executive Tom Iversen` | chief executive | Altsol |
/// | `Tom Iversen, former mayor of Lund,` | mayor | Lund |
/// | `the Altsol CEO, Tom Iversen` | CEO | Altsol |
struct RoleFinder {
  let text: ArticleWords
  let names: [FoundName]
  /// The name that each word belongs to; −1 for none.
  let nameAt: [Int32]

  struct Found {
    /// Positions in `names`.
    var name: Int
    var of: Int?
    /// Words of the phrase without determiner and names; empty where only a kind is told.
    var words: Range<Int>
    /// The noun it is about.
    var head: Int
    /// The whole phrase stands for the person ("the Altsol CEO"); nil where it only describes.
    var mention: Range<Int>?
    var since: Range<Int>?
    var until: Range<Int>?
    var isFormer = false
  }

  /// Words looked at beside a name.
  static let reach = 14

  /// Roles and describing nouns of all names, in order; linear.
  func find() -> [Found] {
    var found: [Found] = []
    for index in names.indices {
      if let role = before(index) { found.append(role) }
      if let role = behind(index) { found.append(role) }
    }
    return found
  }

  // MARK: Before

  private func before(_ index: Int) -> Found? {
    let name = names[index]
    let sentence = text.sentence(of: name.words.lowerBound)
    if !name.title.isEmpty, text[name.title.upperBound - 1].has(.office) {
      var start = name.title.lowerBound
      while start > sentence.lowerBound, isModifier(start - 1) { start -= 1 }
      return role(index, start..<name.title.upperBound, sentence)
    }
    var start = name.words.lowerBound
    // ", Tom Iversen" behind "the Altsol CEO".
    if start > sentence.lowerBound, text[start - 1].tag == .comma { return apposedBefore(index) }
    let end = start
    guard start > sentence.lowerBound, isDescribing(start - 1) else { return nil }
    start -= 1
    while start > sentence.lowerBound, isModifier(start - 1) || isDescribing(start - 1) {
      start -= 1
    }
    return role(index, start..<end, sentence)
  }

  private func isDescribing(_ index: Int) -> Bool {
    let word = text[index]
    return nameAt[index] < 0 && word.tag.isNoun
      && word.has(EntityWords.Classes.nounKinds.union([.office, .personNoun, .kin]))
  }

  private func isModifier(_ index: Int) -> Bool {
    let word = text[index]
    guard nameAt[index] < 0 else { return false }
    return word.has([.officeModifier, .former, .acting, .office, .demonym])
      || word.tag == .adjective || word.tag == .noun
  }

  /// The role in `words` before the name, held at the name that stands before it.
  private func role(_ index: Int, _ words: Range<Int>, _ sentence: Range<Int>) -> Found? {
    guard words.lowerBound < words.upperBound else { return nil }
    var found = Found(name: index, of: nil, words: words, head: words.upperBound - 1)
    let before = words.lowerBound - 1
    if before > sentence.lowerBound, text[before].tag == .possessiveEnding {
      found.of = name(at: before - 1)
    } else if before >= sentence.lowerBound {
      found.of = name(at: before)
    }
    trim(&found)
    return found
  }

  /// "the Altsol CEO, Tom Iversen": the phrase before the comma.
  private func apposedBefore(_ index: Int) -> Found? {
    let comma = names[index].words.lowerBound - 1
    let sentence = text.sentence(of: comma)
    guard comma > sentence.lowerBound, text[comma - 1].chunk >= 0 else { return nil }
    let chunk = text.chunks[Int(text[comma - 1].chunk)]
    let end = names[index].words.upperBound
    let isClosed = end >= sentence.upperBound || text[end].tag.isPunctuation
    guard chunk.kind == .noun, text[chunk.head].has(.office), nameAt[chunk.head] < 0, isClosed,
      text[chunk.words.lowerBound].has(.definite)
        || text[chunk.words.lowerBound].tag == .possessiveEnding
    else { return nil }
    return phrase(index, chunk.words, mention: chunk.words)
  }

  /// The role in a noun phrase, names and determiners taken off its front.
  private func phrase(_ index: Int, _ words: Range<Int>, mention: Range<Int>?) -> Found? {
    var start = words.lowerBound
    var of: Int?
    for word in words where nameAt[word] >= 0 && Int(nameAt[word]) != index {
      of = Int(nameAt[word])
      start = word + 1
    }
    while start < words.upperBound,
      text[start].tag == .determiner || text[start].tag == .possessiveEnding
        || text[start].tag == .possessivePronoun
    {
      start += 1
    }
    guard start < words.upperBound else { return nil }
    if of == nil, words.lowerBound > 0, text[words.lowerBound].tag == .possessiveEnding {
      of = name(at: words.lowerBound - 1)
    }
    var found = Found(
      name: index, of: of, words: start..<words.upperBound, head: words.upperBound - 1)
    found.mention = mention
    trim(&found)
    return found
  }

  private func name(at index: Int) -> Int? {
    nameAt[index] >= 0 ? Int(nameAt[index]) : nil
  }

  /// Takes "former" and "French" off the front.
  private func trim(_ found: inout Found) {
    while found.words.count > 1, text[found.words.lowerBound].has([.former, .acting, .demonym]) {
      if text[found.words.lowerBound].has(.former) { found.isFormer = true }
      guard !text[found.words.lowerBound].has(.acting) else { break }
      found.words = found.words.dropFirst()
    }
  }

  // MARK: Behind

  private func behind(_ index: Int) -> Found? {
    let end = names[index].words.upperBound
    let sentence = text.sentence(of: end - 1)
    guard end + 1 < sentence.upperBound else { return nil }
    var start = end
    let isComma = text[end].tag == .comma || text[end].tag == .openBracket
    if isComma {
      start += 1
      // ", 54, chief executive".
      if text[start].tag == .number, start + 1 < sentence.upperBound,
        text[start + 1].tag == .comma
      {
        start += 2
      }
    } else {
      // "has been", "is now".
      while start < sentence.upperBound, start < end + 4,
        text[start].has(.copula) || text[start].tag == .adverb || text[start].tag == .thirdPerson
      {
        start += 1
      }
      guard (end..<start).contains(where: { text[$0].has(.copula) }) else { return nil }
    }
    guard start < sentence.upperBound, text[start].chunk >= 0 else { return nil }
    let chunk = text.chunks[Int(text[start].chunk)]
    guard chunk.kind == .noun, chunk.words.lowerBound <= start else { return nil }
    return described(index, start..<chunk.words.upperBound, isComma: isComma, sentence)
  }

  private func described(
    _ index: Int, _ words: Range<Int>, isComma: Bool, _ sentence: Range<Int>
  ) -> Found? {
    let head = words.last { text[$0].tag.isNoun && nameAt[$0] < 0 }
    guard let head,
      text[head].has(EntityWords.Classes.nounKinds.union([.office, .personNoun, .kin]))
    else { return nil }
    // "Iversen, Altsol's chief" and "Iversen, who", but not "Iversen, the plant and".
    guard var found = phrase(index, words.lowerBound..<head + 1, mention: nil) else { return nil }
    var place = words.upperBound
    if isComma, place < sentence.upperBound {
      let next = text[place]
      let closes =
        next.tag.isPunctuation || next.has([.roleOf, .roleSince, .roleUntil, .and, .who, .which])
        || next.tag == .preposition || next.tag == .gerund || next.tag == .participle
        || next.tag == .to
      guard closes else { return nil }
    }
    if place + 1 < sentence.upperBound, text[place].has(.roleOf) {
      let next = text[place + 1].has(.the) ? place + 2 : place + 1
      if next < sentence.upperBound, let of = name(at: next) {
        found.of = of
        place = names[of].words.upperBound
      }
    }
    readTimes(&found, from: place, sentence)
    return found
  }

  private func readTimes(_ found: inout Found, from start: Int, _ sentence: Range<Int>) {
    for place in start..<max(start, min(start + 5, sentence.upperBound - 1)) {
      let next = text[place + 1]
      guard next.tag == .number || next.has(.month) else { continue }
      let end = place + 2 < sentence.upperBound && text[place + 2].tag == .number ? 3 : 2
      if text[place].has(.roleSince) { found.since = place + 1..<place + end }
      if text[place].has(.roleUntil) { found.until = place + 1..<place + end }
    }
  }
}
