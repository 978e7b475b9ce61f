internal import Text

/// Noun phrases and their heads.
extension QuestionClause {
  /// The noun phrase that starts at `start`, determiners left out, its head last; nil where there
  /// is none, or where `lists` is not 0 and the head is in none of them.
  func nounPhrase(
    from start: Int, lists: QuestionVocabulary.Membership, extent: QuestionPattern.Extent = .any
  ) -> Range<Int>? {
    var first = start
    while first < words.count, words[first].entry.lists & determiner != 0,
      first == start || !words[first].isAfterBreak
    {
      first += 1
    }
    var end = first
    while end < words.count, !isBoundary(end), end == first || !words[end].isAfterBreak { end += 1 }
    guard first < end else { return nil }
    if end == first + 1, isKnownVerb(first), !isKnownNoun(first) { return nil }
    let phrase = extent == .whole ? first..<end : first..<head(of: first..<end) + 1
    if extent == .definite, !isDefinite(phrase, from: start) { return nil }
    return lists == 0 || words[phrase.upperBound - 1].entry.lists & lists != 0 ? phrase : nil
  }

  /// Whether a phrase points at one thing: with "the", a possessive, a number or a superlative, and
  /// a head that is no name.
  private func isDefinite(_ phrase: Range<Int>, from start: Int) -> Bool {
    if hasTellingCapitals, words[phrase.upperBound - 1].isCapitalised { return false }
    if start < phrase.lowerBound, !holds(.indefiniteArticle, start) { return true }
    return phrase.dropLast().contains {
      words[$0].isPossessive || words[$0].entry.lists & superlative != 0
        || vocabulary.ends(words[$0].token.folded, .superlative)
    }
  }

  /// The head of the noun phrase that opens `run`; a verb and what follows it may be part of the
  /// run ("company makes engines").
  private func head(of run: Range<Int>) -> Int {
    // "Which company's logo …" wants the company.
    if asking.map({ $0 + 1 }) == run.lowerBound,
      let owner = run.dropLast().first(where: { words[$0].isPossessive && isKnownNoun($0) })
    {
      return owner
    }
    if run.upperBound < words.count, isAuxiliary(run.upperBound) { return run.upperBound - 1 }
    var head = run.upperBound - 1
    for index in run.dropFirst()
    where !words[index - 1].isPossessive
      && (isVerbLike(index) || agreesAsVerb(index) || startsName(index, in: run)
        || opensAdverbs(index) || opensRelative(index, in: run))
    {
      head = index - 1
      break
    }
    // The last noun of known kind before the cut, unless the cut itself already falls on one.
    if words[head].entry.lists & nouns == 0,
      let known = (run.lowerBound...head).first(where: { endsNouns($0, before: head) })
    {
      return known
    }
    return head
  }

  private func endsNouns(_ index: Int, before last: Int) -> Bool {
    words[index].entry.lists & nouns != 0 && !words[index].isPossessive
      && (index == last || words[index + 1].entry.lists & nouns == 0)
  }

  private func isVerbLike(_ index: Int) -> Bool {
    let word = words[index]
    guard word.entry.lists & nouns == 0, !vocabulary.ends(word.token.folded, .gerund),
      words[index - 1].entry.lists & (superlative | adverb) == 0
    else { return false }
    let folded = word.token.folded
    if word.entry.lists & verb != 0 {
      // "air travel season": a base form before a noun is no verb, "makes engines" is one.
      let isInflected = vocabulary.ends(folded, .inflected)
      return isInflected || index + 1 >= words.count || words[index + 1].entry.lists & nouns == 0
    }
    return folded.utf8.count > 4 && vocabulary.ends(folded, .past)
      && words[index - 1].entry.lists & nouns != 0
  }

  /// "river flows", "stations air": a word that may be noun or verb agrees as a verb with the noun
  /// before it.
  private func agreesAsVerb(_ index: Int) -> Bool {
    let word = words[index].token.folded
    let noun = words[index - 1]
    guard noun.entry.lists & nouns != 0, !noun.isPossessive, vocabulary.canBeVerb(word) else {
      return false
    }
    let isNounPlural = vocabulary.ends(noun.token.folded, .plural)
    return vocabulary.ends(word, .plural) ? !isNounPlural : isNounPlural
  }

  /// "spice *originally* attracted …": a noun, then an adverb, ends the phrase.
  private func opensAdverbs(_ index: Int) -> Bool {
    isAdverb(index) && !words[index].isCapitalised && isKnownNoun(index - 1)
      && !isKnownNoun(index)
  }

  /// "What was the problem *miners* met": behind "is" and a noun in the singular, a noun in the
  /// plural and a verb are a clause without "that".
  private func opensRelative(_ index: Int, in run: Range<Int>) -> Bool {
    guard index + 1 < run.upperBound, isKnownNoun(index - 1), isKnownNoun(index),
      isPlural(index), !isPlural(index - 1),
      let before = words[..<run.lowerBound].lastIndex(where: { $0.entry.lists & determiner == 0 }),
      holds(.singularBe, before) || words[before].isContraction
    else { return false }
    return isVerbLike(index + 1)
      || isKnownVerb(index + 1) && !isKnownNoun(index + 1)
  }

  private func isPlural(_ index: Int) -> Bool {
    let word = words[index].token.folded
    return words[index].entry.lists & plural != 0
      || !vocabulary.ruleWords.singulars(of: word).isEmpty
  }

  private func startsName(_ index: Int, in run: Range<Int>) -> Bool {
    hasTellingCapitals && words[index].isCapitalised && !words[index - 1].isCapitalised
      && words[index - 1].entry.lists & nouns != 0
  }
}
