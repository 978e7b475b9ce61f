package import Text

/// One sentence read around its subject.
package struct DefinitionReading {
  package let article: TokenizedText
  package let sentence: Range<Int>
  package let subject: Range<Int>
  package let words: DefinitionWords
  package let table: TermTable
  package let isPerson: Bool

  package init(
    article: TokenizedText, sentence: Range<Int>, subject: Range<Int>, words: DefinitionWords,
    table: TermTable, isPerson: Bool
  ) {
    self.article = article
    self.sentence = sentence
    self.subject = subject
    self.words = words
    self.table = table
    self.isPerson = isPerson
  }

  /// The phrases that may define, each with its quality.
  package func phrases() -> [(Range<Int>, Double)] {
    [
      apposition(), pluralApposition(), copula(), initials(), office(), alias(), relative(), noun(),
      appointed(),
      calling(), officeBefore(), dashed(),
    ].compactMap { $0 }
  }

  /// The word at `token` in lower case.
  package func folded(_ token: Int) -> String {
    article.text(of: TextSpan(Int(article.starts[token]), Int(article.ends[token]))).lowercased()
  }

  /// Whether the word is of a class of rule words.
  package func holds(_ list: RuleWords.List, _ token: Int) -> Bool {
    table.holds(list, folded(token))
  }

  /// The bytes between this word and the next; empty behind the last word of the sentence.
  package func gap(after token: Int) -> [UInt8] {
    token + 1 < sentence.upperBound ? Array(article.gap(after: token)) : []
  }

  /// Whether a comma stands directly behind the word.
  package func hasComma(after token: Int) -> Bool { gap(after: token).first == 0x2C }

  func isSubjectWhole() -> Bool {
    // "Ada Halden Institute, a …" defines another thing than "Ada Halden".
    let before = subject.lowerBound - 1
    let joins = before >= sentence.lowerBound && article.isDirectlyFollowed(before)
    return
      !(joins && article.isCapitalised(before) && article.isCapitalised(subject.lowerBound)
      && before > sentence.lowerBound && !isPerson)
  }

  /// "X, a maker of …," and for persons "X, founder of …": up to the next comma, dash or stop.
  private func apposition() -> (Range<Int>, Double)? {
    guard isSubjectWhole() else { return nil }
    var last = subject.upperBound - 1
    if last + 1 < sentence.upperBound, article.isDirectlyFollowed(last),
      table.classes(of: article.terms[last + 1]).contains(.organisationSuffix)
        || holds(.plainForm, last + 1)
    {
      last += 1
    }
    let behind = gap(after: last)
    guard behind.contains(where: { [0x2C, 0x28, 0x3A].contains($0) }) else { return nil }
    // "Ada Lind: Who runs it?" labels what she asks.
    let ends = article.byteAfter(sentence.upperBound - 1)
    guard !(behind.first == 0x3A && ends == 0x3F) else { return nil }
    // "malting, or steeping and drying": another word for it.
    let isOther = hasComma(after: last) && !isPerson && holds(.or, last + 1)
    let start = isOther ? last + 2 : last + 1
    guard start + 1 < sentence.upperBound else { return nil }
    if isOther {
      let end = phraseEnd(from: start, stopsAtComma: true)
      return end - start >= 2 ? (start..<end, 2.2) : nil
    }
    let opens = folded(start)
    // "Halden, its staff and its owners" is a list.
    let isDetermined =
      words.determiners.contains(opens) && (isPerson || !words.possessives.contains(opens))
    let isOffice = isPerson && words.persons.contains(opens)
    guard isDetermined || isOffice || isPerson && opensOffice(start) else { return nil }
    let end = phraseEnd(from: start, stopsAtComma: true)
    guard end - start >= 2 || isOffice, !isList(start..<end), isOffice || !isName(start, end),
      holdsNoun(start..<end)
    else { return nil }
    // "Before Halden, the market was small": the comma ends what opens the sentence.
    let isOpening = subject.lowerBound == sentence.lowerBound + 1 && opensAdjunct()
    guard !isClause(start..<end), !isEvent(start..<end) else { return nil }
    guard !isOpening || end < sentence.upperBound && hasComma(after: end - 1) else { return nil }
    if isPerson, !(start..<end).contains(where: { words.persons.contains(folded($0)) }) {
      return isDetermined ? (start..<end, 2.0) : nil
    }
    // "its chief executive" needs another sentence to be understood.
    let isOwned = words.possessives.contains(opens)
    if isPerson, isBareOffice(start..<end) { return (start..<end, 2.2) }
    return (start..<end, isOwned ? 2.6 : table.holds(.definiteArticle, opens) ? 3 : 3.2)
  }

  /// "the founder", "the chief executive": an office, without a word of what.
  private func isBareOffice(_ phrase: Range<Int>) -> Bool {
    phrase.count <= 3 && holds(.definiteArticle, phrase.lowerBound)
      && phrase.dropFirst().allSatisfy { !article.isCapitalised($0) && !isPreposition($0) }
  }

  /// Whether something is named: "the highest since 2008" stands for what was spoken of before.
  private func holdsNoun(_ phrase: Range<Int>) -> Bool {
    let parts = table.speech.parts(of: sentence, in: article, table: table)
    let head = phrase.prefix { !isPreposition($0) && !holds(.since, $0) }
    return head.contains { parts[$0 - sentence.lowerBound].isNominal }
  }

  /// An office within three words: "chief executive of …", "managing partner of …".
  private func opensOffice(_ start: Int) -> Bool {
    !article.isCapitalised(start)
      && (start..<min(start + 3, sentence.upperBound)).contains {
        words.persons.contains(folded($0))
      }
  }

  /// "the" and capitals alone are a name of their own or an item of a list.
  private func isName(_ start: Int, _ end: Int) -> Bool {
    let rest = start + 1..<end
    return !rest.isEmpty && rest.allSatisfy { article.isCapitalised($0) }
  }

  /// "Norway, the Netherlands and Denmark": an enumeration, not an apposition.
  private func isList(_ phrase: Range<Int>) -> Bool {
    guard phrase.count > 1 else { return false }
    return phrase.dropFirst().dropLast().contains { holds(.and, $0) }
      && article.isCapitalised(phrase.lowerBound + 1)
      && article.isCapitalised(phrase.upperBound - 1)
  }

  /// "X is a …" up to the end of the clause.
  private func copula() -> (Range<Int>, Double)? {
    guard let verb = copulaOfSubject(), verb + 2 < sentence.upperBound, isSubjectWhole() else {
      return nil
    }
    // "the best thing at X is a …" is about the thing.
    let before = subject.lowerBound - 1
    if before >= sentence.lowerBound, article.isDirectlyFollowed(before), isPreposition(before) {
      return nil
    }
    let start = verb + 1
    let opens = folded(start)
    guard table.holds(.nameDeterminer, opens), article.isDirectlyFollowed(verb) else {
      return nil
    }
    let opensSentence =
      subject.lowerBound == sentence.lowerBound
      || subject.lowerBound == sentence.lowerBound + 1
        && holds(.article, sentence.lowerBound)
    let end = phraseEnd(from: start, stopsAtComma: true)
    guard end - start >= 2 else { return nil }
    let quality = (opensSentence ? 3.1 : 2.1) - (table.holds(.definiteArticle, opens) ? 0.4 : 0)
    return (start..<end, quality)
  }

  /// "European Marine Materials Agency (EMMA)" for the initials.
  package func initials() -> (Range<Int>, Double)? {
    guard subject.lowerBound > sentence.lowerBound,
      gap(after: subject.lowerBound - 1).contains(0x28),
      article.byteAfter(subject.upperBound - 1) == 0x29
    else { return nil }
    let letters = subject.count > 1 ? 2 : folded(subject.lowerBound).filter(\.isLetter).count
    var start = subject.lowerBound - 1
    while start > sentence.lowerBound, article.isDirectlyFollowed(start - 1),
      article.isCapitalised(start - 1) || holds(.innerNameLink, start - 1)
    {
      start -= 1
    }
    while start < subject.lowerBound,
      !article.isCapitalised(start) || holds(.definiteArticle, start)
    {
      start += 1
    }
    let full = start..<subject.lowerBound
    guard full.count(where: { article.isCapitalised($0) }) >= min(2, letters), letters > 1 else {
      return nil
    }
    return (full, 2.9)
  }

  /// "the chief executive, X", "chief executive X": the office right before a person's name.
  private func office() -> (Range<Int>, Double)? {
    guard isPerson, subject.lowerBound > sentence.lowerBound else { return nil }
    let last = subject.lowerBound - 1
    guard words.persons.contains(folded(last)),
      article.isDirectlyFollowed(last) || hasComma(after: last)
    else { return nil }
    var start = last
    while start > sentence.lowerBound, article.isDirectlyFollowed(start - 1), last - start < 6 {
      let before = folded(start - 1)
      let classes = table.classes(of: article.terms[start - 1])
      if table.holds(.article, before) {
        start -= 1
        break
      }
      guard classes.isDisjoint(with: [.stopword, .speech, .placePreposition]) else { break }
      start -= 1
    }
    // "my friend, X": one word says too little.
    let quality = start == last ? 1.5 : hasComma(after: last) ? 2.6 : 2.3
    return (start..<subject.lowerBound, quality)
  }

  /// "The growth fund, known in the trade as X": the phrase that bears the other name.
  private func alias() -> (Range<Int>, Double)? {
    let from = max(sentence.lowerBound + 2, subject.lowerBound - 6)
    guard from < subject.lowerBound,
      let verb = (from..<subject.lowerBound).first(where: { words.otherNames.contains(folded($0)) }
      ),
      hasComma(after: verb - 1)
    else { return nil }
    var start = verb - 1
    while start > sentence.lowerBound, article.isDirectlyFollowed(start - 1), verb - start < 10 {
      start -= 1
    }
    // "Under the draft, called X": the preposition is no part of what it is.
    while start < verb, isStopword(start), !words.determiners.contains(folded(start)) { start += 1 }
    return verb - start >= 2 ? (start..<verb, 2) : nil
  }

  /// The end of the phrase: the next comma, dash, bracket or stop, function words before it left
  /// out.
  func phraseEnd(from start: Int, stopsAtComma: Bool) -> Int {
    var token = start
    while token + 1 < sentence.upperBound {
      let gap = gap(after: token)
      let isDash =
        gap.firstRange(of: [0xE2, 0x80, 0x93]) ?? gap.firstRange(of: [0xE2, 0x80, 0x94])
      let ends = isDash != nil || gap.contains { [0x3B, 0x28, 0x29, 0x3A].contains($0) }
      if ends || stopsAtComma && gap.first == 0x2C && !isNumberComma(token) { break }
      token += 1
    }
    // "Chairman of the Federal Reserve last month": when it was said belongs to the sentence.
    let isNumbered = { (token: Int) in
      token > start && table.classes(of: article.terms[token - 1]).contains(.numberWord)
    }
    while token > start,
      !table.classes(of: article.terms[token])
        .isDisjoint(with: [.stopword, .dayWord, .weekday, .month]) && !isNumbered(token)
        || holds(.last, token)
    {
      token -= 1
    }
    return token + 1
  }

  /// A comma between adjectives or inside a place goes on: "a small, clear film".
  private func isNumberComma(_ token: Int) -> Bool {
    let speech = table.speech.parts(of: sentence, in: article, table: table)
    let here = token - sentence.lowerBound
    guard here + 1 < speech.count else { return false }
    return speech[here] == .adjective && speech[here + 1] == .adjective
  }
}
