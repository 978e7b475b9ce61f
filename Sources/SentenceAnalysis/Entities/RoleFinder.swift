internal import Text

/// What stands beside a name as its role or kind: before it, or behind it between commas, or behind
/// "is".
///
/// | text | role of Tom Iversen | of |
/// | --- | --- | --- |
/// | `Altsol chief executive Tom Iversen` | chief executive | Altsol |
/// | `Tom Iversen, former mayor of Lund,` | mayor | Lund |
/// | `the Altsol CEO, Tom Iversen` | CEO | Altsol |
/// | `Tom Iversen, who runs Altsol` | runs | Altsol |
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
    /// "the company" of "the company's founder", where no name says of whom.
    var ofPhrase: Range<Int>?
    /// It is held at what stands behind "at", which is no place.
    var isAt = false
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
    // "Executive" behind "chief" may be taken for an adjective.
    let isNoun = word.tag.isNoun || word.tag == .adjective && word.has(.office)
    return nameAt[index] < 0 && isNoun
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
    if let of = found.of { found.of = owner(of: of) ?? of }
    trim(&found)
    return found
  }

  /// The name whose possessive stands before the name: "Altsol" of "Altsol's Norway chief".
  private func owner(of name: Int) -> Int? {
    let start = names[name].words.lowerBound
    guard start > 1, text.continues(start), text[start - 1].tag == .possessiveEnding else {
      return nil
    }
    return self.name(at: start - 2)
  }

  /// "the Altsol CEO, Tom Iversen": the phrase before the comma.
  private func apposedBefore(_ index: Int) -> Found? {
    let comma = names[index].words.lowerBound - 1
    let sentence = text.sentence(of: comma)
    guard comma > sentence.lowerBound, text[comma - 1].chunk >= 0 else { return nil }
    let chunk = text.chunks[Int(text[comma - 1].chunk)]
    let end = names[index].words.upperBound
    let opens = phraseStart(chunk.words) == sentence.lowerBound
    let isClosed =
      end >= sentence.upperBound || text[end].tag.isPunctuation || opens && text[end].tag.isFinite
    guard chunk.kind == .noun, text[chunk.head].has(.office), nameAt[chunk.head] < 0, isClosed,
      text[chunk.words.lowerBound].has(.definite)
        || text[chunk.words.lowerBound].tag == .possessiveEnding
    else { return nil }
    return phrase(
      index, chunk.words, mention: phraseStart(chunk.words)..<chunk.words.upperBound)
  }

  /// Where the phrase begins, whose it is included.
  private func phraseStart(_ words: Range<Int>) -> Int {
    guard text[words.lowerBound].tag == .possessiveEnding, text.continues(words.lowerBound),
      text[words.lowerBound - 1].chunk >= 0
    else { return words.lowerBound }
    return text.chunks[Int(text[words.lowerBound - 1].chunk)].words.lowerBound
  }

  /// The role in a noun phrase, names and determiners taken off its front.
  func phrase(_ index: Int, _ words: Range<Int>, mention: Range<Int>?) -> Found? {
    var start = words.lowerBound
    var of: Int?
    var ofPhrase: Range<Int>?
    for word in words where nameAt[word] >= 0 && Int(nameAt[word]) != index {
      of = Int(nameAt[word])
      start = word + 1
    }
    if let owner = words.last(where: { text[$0].tag == .possessiveEnding }), owner >= start {
      if owner > words.lowerBound { ofPhrase = words.lowerBound..<owner }
      start = owner
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
      ofPhrase = phraseStart(words)..<words.lowerBound
    }
    var found = Found(
      name: index, of: of, words: start..<words.upperBound, head: words.upperBound - 1)
    found.mention = mention
    if of == nil { found.ofPhrase = ofPhrase }
    trim(&found)
    return found
  }

  func name(at index: Int) -> Int? {
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
}
