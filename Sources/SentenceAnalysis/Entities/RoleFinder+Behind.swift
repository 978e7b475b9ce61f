extension RoleFinder {
  /// The role behind the name at `index`; nil where none stands there.
  func behind(_ index: Int) -> Found? {
    let end = names[index].words.upperBound
    let sentence = text.sentence(of: end - 1)
    guard end + 1 < sentence.upperBound else { return nil }
    let isComma = text[end].tag == .comma || text[end].tag == .openBracket
    let start = isComma ? behindInsertions(index, sentence) : behindCopula(end, sentence)
    guard let start
    else { return isComma ? nil : leading(index, from: end, sentence) }
    if text[start].has(.who), isComma { return leading(index, from: start + 1, sentence) }
    guard text[start].chunk >= 0 else { return nil }
    let chunk = text.chunks[Int(text[start].chunk)]
    guard chunk.kind == .noun, chunk.words.lowerBound <= start else { return nil }
    let words = start..<chainEnd(chunk.words.upperBound, sentence)
    return described(index, words, isComma: isComma, sentence)
  }

  /// Behind the age, the party or the town between commas: ", 54, chief executive".
  private func behindInsertions(_ index: Int, _ sentence: Range<Int>) -> Int? {
    var start = names[index].words.upperBound + 1
    let isTitled = names[index].title.contains { text[$0].has(.honorific) }
    for _ in 0..<2 {
      let end = (start + 1..<min(start + 4, sentence.upperBound)).first { text[$0].tag == .comma }
      guard let end, end + 1 < sentence.upperBound,
        (start..<end).allSatisfy({
          (text[$0].tag == .number || text[$0].isCapital && isTitled) && !text[$0].has(.office)
        })
      else { break }
      start = end + 1
    }
    return start < sentence.upperBound ? start : nil
  }

  /// Behind "has been", "is now".
  private func behindCopula(_ end: Int, _ sentence: Range<Int>) -> Int? {
    var start = end
    while start < sentence.upperBound, start < end + 4,
      text[start].has(.copula) || text[start].tag == .adverb
        || text[start].tag == .thirdPerson
          && !text[start].has(.leadVerb)
    {
      start += 1
    }
    guard (end..<start).contains(where: { text[$0].has(.copula) }), start < sentence.upperBound
    else { return nil }
    return start
  }

  /// Behind the phrases that go on at `end`: "the shop | 's owner", "president | and chief".
  private func chainEnd(_ end: Int, _ sentence: Range<Int>) -> Int {
    var end = end
    for _ in 0..<2 {
      guard end < sentence.upperBound else { break }
      let isOwner = text[end].tag == .possessiveEnding
      let next = text[end].has(.and) && !text[end].tag.isPunctuation ? end + 1 : end
      guard isOwner || next > end, next < sentence.upperBound, text[next].chunk >= 0 else { break }
      let chunk = text.chunks[Int(text[next].chunk)]
      guard chunk.kind == .noun, chunk.words.lowerBound == next,
        isOwner || text[chunk.head].has(.office) && nameAt[chunk.head] < 0
      else { break }
      end = chunk.words.upperBound
    }
    return end
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
    if let of = body(behind: place, sentence) {
      found.of = of
      found.isAt = !text[place].has([.of, .placeBefore])
      place = names[of].words.upperBound
    }
    readTimes(&found, from: place, sentence)
    return found
  }

  /// The name behind "of", "at" or "for" at `place`: "Kapus" of "of the lender Kapus", "Lund
  /// College" of "of the music department at Lund College".
  private func body(behind place: Int, _ sentence: Range<Int>) -> Int? {
    var place = place
    for _ in 0..<2 {
      guard place + 1 < sentence.upperBound, text[place].has(.roleOf), text[place + 1].chunk >= 0
      else { return nil }
      let next =
        text[place + 1].has(.the) && place + 2 < sentence.upperBound ? place + 2 : place + 1
      let chunk = text.chunks[Int(text[place + 1].chunk)].words
      let isClosed =
        chunk.upperBound >= sentence.upperBound
        || text[chunk.upperBound].tag != .possessiveEnding
      if isClosed, let last = name(at: chunk.upperBound - 1) { return last }
      if let first = name(at: next) { return first }
      place = chunk.upperBound
    }
    return nil
  }

  /// "Iversen, who runs Altsol", "Iversen has led Altsol since 2019": the verb stands for the role.
  private func leading(_ index: Int, from start: Int, _ sentence: Range<Int>) -> Found? {
    var verb = start
    while verb < sentence.upperBound, verb < start + 3,
      text[verb].tag == .adverb || text[verb].tag.isVerb && !text[verb].has(.leadVerb)
    {
      verb += 1
    }
    guard verb < sentence.upperBound, text[verb].tag.isVerb, text[verb].has(.leadVerb),
      let of = led(behind: verb, sentence)
    else { return nil }
    var found = Found(name: index, of: of, words: verb..<verb + 1, head: verb)
    readTimes(&found, from: names[of].words.upperBound, sentence)
    return found
  }

  /// What the verb is about: the name that its object ends with.
  private func led(behind verb: Int, _ sentence: Range<Int>) -> Int? {
    guard verb + 1 < sentence.upperBound, text[verb + 1].chunk >= 0 else { return nil }
    let chunk = text.chunks[Int(text[verb + 1].chunk)]
    guard chunk.kind == .noun,
      chunk.words.upperBound >= sentence.upperBound
        || text[chunk.words.upperBound].tag != .possessiveEnding
    else { return nil }
    return name(at: chunk.words.upperBound - 1)
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
