internal import Text

extension QuestionVocabulary {
  /// The phrase with the article that stood before it.
  func withArticle(_ phrase: PhraseFinder.Phrase) -> String {
    phrase.isDefinite ? "\(ruleWords.first(.definiteArticle)) \(phrase.text)" : phrase.text
  }
}

extension QuestionClause {
  /// Whether the phrase is only asked for ("Which *cakes* …", "the *history* of …").
  func isAside(_ phrase: Range<Int>) -> Bool {
    if phrase.upperBound < words.count, holds(.of, phrase.upperBound) {
      return true
    }
    guard let asking else { return false }
    return phrase.lowerBound == asking + 1
  }

  /// "does melatonin help": after an auxiliary, the last word of the question is its verb.
  private func endsInVerb(_ phrase: Range<Int>) -> Bool {
    let rest = words.indices[phrase.upperBound...]
    guard phrase.count > 1,
      rest.isEmpty || isBoundary(phrase.upperBound) || !rest.contains(where: isKnownVerb)
    else { return false }
    let before = words[..<phrase.lowerBound].indices.last { !holds(.definiteArticle, $0) }
    return before.map(isVerbCarrier) == true && canBeVerb(phrase.upperBound - 1)
  }

  /// "was Ada Halden *born*": behind a form of "be", a name has what is said of it behind it.
  private func endsInPredicate(_ phrase: Range<Int>, names: Set<Int>) -> Bool {
    guard phrase.count > 1, let last = phrase.last, names.contains(last - 1),
      !names.contains(last), phrase.lowerBound > 0, isAuxiliary(phrase.lowerBound - 1)
    else { return false }
    // "What was the Lund collapse?" asks for one thing, "When was the Lund collapse?" too.
    let isCircumstance = asking.map { holds(.circumstanceQuestion, $0) } ?? false
    return isAdjective(last) || vocabulary.ends(words[last].token.folded, .participle)
      || isCircumstance && !holds(.definiteArticle, phrase.lowerBound - 1)
        && vocabulary.canBeVerb(words[last].token.folded)
  }

  /// Whether it is an aspect of something else ("its *advantages*").
  func isOwned(_ phrase: Range<Int>) -> Bool {
    phrase.lowerBound > 0
      && holds(.possessive, phrase.lowerBound - 1)
  }

  /// Runs of content words that can be noun phrases, in order: no function words, no verbs, no
  /// adverbs.
  func commonPhrases(stopwords: Set<String>, names: Set<Int>) -> [Range<Int>] {
    func isContent(_ index: Int) -> Bool {
      guard !names.contains(index) else { return true }
      let word = words[index]
      return !isBoundary(index) && !stopwords.contains(word.token.folded)
        && (!isKnownVerb(index) || isKnownNoun(index)) && !isAdverb(index)
        && !isIndefinite(index)
    }
    // Behind a name only a known noun belongs to it ("Bronze Age collapse", not "Brightwave
    // close").
    func isLoose(_ index: Int) -> Bool {
      !isKnownNoun(index) && names.contains { $0 < index && index - $0 < 3 }
    }
    var phrases: [Range<Int>] = []
    var index = 0
    while index < words.count {
      let start = index
      while index < words.count, isContent(index), index == start || !words[index].isAfterBreak {
        index += 1
      }
      // "about the Bronze Age collapse": behind a preposition all that follows belongs to the
      // phrase.
      if index > start, index + 1 == words.count, isObject(start), !isBoundary(index),
        !words[index].isAfterBreak, isKnownVerb(index), !isInflectedVerb(index)
      {
        index += 1
      }
      let isWhole = index == words.count && isObject(start)
      var end = index
      // "Red Bull bad", "difficult": a phrase does not end in an adjective.
      while end > start, !isWhole, !names.contains(end - 1),
        isAdjective(end - 1) || isLoose(end - 1)
      {
        end -= 1
      }
      if endsInVerb(start..<end) || endsInPredicate(start..<end, names: names) { end -= 1 }
      if end > start { phrases.append(start..<end) }
      if index == start { index += 1 }
    }
    return phrases
  }
}
