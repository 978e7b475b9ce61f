internal import Text

/// Weaker shapes of a definition, taken where no apposition and no "X is a …" is found.
extension DefinitionReading {
  /// Whether the word at `token` says nothing of its own.
  package func isStopword(_ token: Int) -> Bool {
    table.classes(of: article.terms[token]).contains(.stopword)
  }

  /// Whether the word at `token` opens a phrase of place, or another that may follow a noun.
  package func isPreposition(_ token: Int) -> Bool {
    table.classes(of: article.terms[token]).contains(.placePreposition)
      || holds(.phrasePreposition, token)
  }

  /// "Before X, …", "Since X, …"
  func opensAdjunct() -> Bool {
    isPreposition(sentence.lowerBound) || holds(.since, sentence.lowerBound)
      || holds(.adjunctOpening, sentence.lowerBound)
  }

  /// "the market was small", "the report notes": with a verb of its own it is a clause, no name for
  /// the subject.
  func isClause(_ phrase: Range<Int>) -> Bool {
    let own = phrase.prefix { !holds(.relativeOpening, $0) }
    let isTold = phrase.last.map { table.classes(of: article.terms[$0]).contains(.speech) } ?? false
    return isTold || own.dropFirst().contains { words.copulas.contains(folded($0)) }
  }

  /// "to restrict X, a historic development": what stands before the comma is one, not X.
  func isEvent(_ phrase: Range<Int>) -> Bool {
    guard subject.lowerBound > sentence.lowerBound + 1 else { return false }
    let head = phrase.prefix { !isPreposition($0) && !holds(.relativeOpening, $0) }.last
    return head.map { holds(.eventNoun, $0) } ?? false
  }

  /// "X, who speaks for the boats": what a relative clause says.
  func relative() -> (Range<Int>, Double)? {
    let last = subject.upperBound - 1
    guard isSubjectWhole(), hasComma(after: last), last + 3 < sentence.upperBound else {
      return nil
    }
    let start = last + 2
    guard holds(isPerson ? .who : .which, last + 1),
      !table.classes(of: article.terms[start]).contains(.speech)
    else { return nil }
    let part = table.speech.parts(of: sentence, in: article, table: table)[
      start - sentence.lowerBound]
    // "X, which he announced": what somebody did with it.
    guard [.verb, .auxiliary, .adverb].contains(part) || table.ends(folded(start), .s) else {
      return nil
    }
    let end = phraseEnd(from: start, stopsAtComma: true)
    return end - start >= 3 ? (start..<end, 2) : nil
  }

  /// The words that initials stand for, before them ("European Marine Agency (EMA)") or behind
  /// ("EMA, the European Marine Agency", "EMA stands for …"); nil where no words nearby begin with
  /// these letters.
  package func expansion() -> Range<Int>? {
    if let (before, _) = initials(), fits(before) { return before }
    let letters = folded(subject.lowerBound).count(where: \.isLetter)
    let from = subject.upperBound
    for start in from..<min(from + 4, sentence.upperBound) where article.isCapitalised(start) {
      var end = start
      while end < sentence.upperBound, end - start < 2 * letters,
        end == start || article.isDirectlyFollowed(end - 1) || gap(after: end - 1) == [0x2D],
        article.isCapitalised(end) || holds(.initialsLink, end)
          || gap(after: end - 1) == [0x2D]
      {
        end += 1
      }
      while end > start + 1, !article.isCapitalised(end - 1), gap(after: end - 2) != [0x2D] {
        end -= 1
      }
      if fits(start..<end) { return start..<end }
    }
    return nil
  }

  /// Whether the words begin with the letters of the subject, in their order; small words and one
  /// letter may be left out.
  private func fits(_ phrase: Range<Int>) -> Bool {
    guard subject.count == 1, phrase.count > 1 else { return false }
    let letters = folded(subject.lowerBound).filter(\.isLetter)
    let initials = phrase.filter { !holds(.initialsLink, $0) }.flatMap { token in
      folded(token).split(separator: "-").compactMap(\.first)
    }
    var rest = letters[...]
    let found = initials.count { letter in
      guard let place = rest.firstIndex(of: letter) else { return false }
      rest = rest[rest.index(after: place)...]
      return true
    }
    return found >= 2 && found + 1 >= letters.count && found + 1 >= initials.count
  }

  /// "twin looms, pairs of looms that …": a noun in the plural behind the comma, with what goes
  /// with it.
  func pluralApposition() -> (Range<Int>, Double)? {
    let last = subject.upperBound - 1
    let start = last + 1
    guard !isPerson, isSubjectWhole(), table.ends(folded(last), .s), hasComma(after: last),
      start + 2 < sentence.upperBound, table.ends(folded(start), .s), !article.isCapitalised(start),
      isPreposition(start + 1) || holds(.relativeOpening, start + 1),
      table.speech.parts(of: sentence, in: article, table: table)[start - sentence.lowerBound]
        .isNominal
    else { return nil }
    let end = phraseEnd(from: start, stopsAtComma: true)
    // "weavers, makers of looms, and dyers" are three.
    let isListed =
      end < sentence.upperBound && hasComma(after: end - 1) && holds(.listJoiner, end)
    return end - start >= 3 && !isListed ? (start..<end, 2.2) : nil
  }

  /// "the Bergen brokerage X": the noun right before a name, with what goes with it.
  package func noun() -> (Range<Int>, Double)? {
    let last = subject.lowerBound - 1
    guard !isPerson, last > sentence.lowerBound, article.isCapitalised(subject.lowerBound),
      gap(after: last) == [0x20], !article.isCapitalised(last), !isStopword(last), isWholeName()
    else { return nil }
    let parts = table.speech.parts(of: sentence, in: article, table: table)
    guard parts[last - sentence.lowerBound] == .noun else { return nil }
    var start = last
    while start > sentence.lowerBound, article.isDirectlyFollowed(start - 1), last - start < 5 {
      let before = start - 1
      if holds(.article, before) {
        // "the company X" says nothing that was not known.
        return last - before >= 2 ? (before..<subject.lowerBound, 2.2) : nil
      }
      let part = parts[before - sentence.lowerBound]
      let joins = holds(.and, before) && before > sentence.lowerBound
      guard part.isNominal || part == .adjective || joins else { break }
      start = before
    }
    // "Russian oil giant X" stands without an article, also where Russia is named elsewhere.
    guard last - start >= 1, article.isCapitalised(start),
      parts[start - sentence.lowerBound] == .adjective
        || table.speech.mayBeAdjective(folded(start))
    else { return nil }
    return (start..<subject.lowerBound, 2.1)
  }

  /// Whether no further word of a name follows the subject.
  private func isWholeName() -> Bool {
    let next = subject.upperBound
    return next >= sentence.upperBound || !article.isDirectlyFollowed(next - 1)
      || !article.isCapitalised(next)
  }

  /// "has made X its finance director": the office right behind a name.
  func appointed() -> (Range<Int>, Double)? {
    let last = subject.upperBound - 1
    guard isPerson, last + 2 < sentence.upperBound, article.isDirectlyFollowed(last),
      (max(sentence.lowerBound, subject.lowerBound - 2)..<subject.lowerBound).contains(where: {
        words.appointing.contains(folded($0))
      })
    else { return nil }
    let start = holds(.officeLink, last + 1) ? last + 2 : last + 1
    let end = phraseEnd(from: start, stopsAtComma: true)
    guard words.determiners.contains(folded(start)) || words.persons.contains(folded(start)),
      (start..<end).contains(where: { words.persons.contains(folded($0)) })
    else { return nil }
    return (start..<end, 2.4)
  }

  /// "The harbour master of Lund, X, said": what stands between the determiner and the comma before
  /// a person's name.
  func officeBefore() -> (Range<Int>, Double)? {
    let last = subject.lowerBound - 1
    guard isPerson, last > sentence.lowerBound, hasComma(after: last),
      subject.upperBound == sentence.upperBound || hasComma(after: subject.upperBound - 1)
    else { return nil }
    var start = last
    while start > sentence.lowerBound, !hasComma(after: start - 1), last - start < 9 { start -= 1 }
    guard
      let first = (start..<last).first(where: { words.determiners.contains(folded($0)) }),
      last - first >= 1
    else { return nil }
    let parts = table.speech.parts(of: sentence, in: article, table: table)
    let isPlain = !(first...last).contains { parts[$0 - sentence.lowerBound] == .auxiliary }
    return isPlain ? (first..<last + 1, 2.1) : nil
  }

  /// "…, a process it calls X": what stands before the comma.
  package func calling() -> (Range<Int>, Double)? {
    let verb = subject.lowerBound - 1
    let from = max(sentence.lowerBound, verb - 7)
    guard !isPerson, verb > from, holds(.calling, verb),
      let comma = (from..<verb).last(where: { hasComma(after: $0) }),
      holds(.article, comma + 1)
    else { return nil }
    var start = comma
    while start > sentence.lowerBound, !hasComma(after: start - 1), !holds(.by, start - 1) {
      start -= 1
    }
    return 3...24 ~= comma + 1 - start ? (start..<comma + 1, 2.1) : nil
  }

  /// The "is" right behind the subject, or behind what stands between two commas: "Kelp film, on
  /// the other hand, is a …".
  func copulaOfSubject() -> Int? {
    let next = subject.upperBound
    guard next < sentence.upperBound else { return nil }
    if article.isDirectlyFollowed(next - 1) {
      return words.copulas.contains(folded(next)) ? next : nil
    }
    guard hasComma(after: next - 1) else { return nil }
    let inserted = next..<min(next + Self.longestInsertion, sentence.upperBound - 1)
    guard let last = inserted.first(where: { !article.isDirectlyFollowed($0) }),
      hasComma(after: last), words.copulas.contains(folded(last + 1))
    else { return nil }
    return last + 1
  }

  /// Words between two commas.
  private static let longestInsertion = 8
}
