internal import Text

extension QuestionClause {
  /// The term of the main verb; nil when the question has no verb but "be", "do" or "have".
  ///
  /// "Who founded Halden?" → `found`; "How much did the fund commit?" → `commit`. After an
  /// auxiliary it is the first word of the predicate that is neither name nor known noun; without
  /// one, the word after the phrase that asks. Adjectives, adverbs and numbers are none ("How
  /// *long* …", "the *final* …").
  func mainVerb(
    after focus: Range<Int>?, isStopword: (QuestionWord) -> Bool, isName: (QuestionWord) -> Bool
  ) -> String? {
    func canBeVerb(_ index: Int) -> Bool {
      let word = words[index]
      return !isStopword(word) && !isName(word) && !word.hasDigit && !isBoundary(index)
        && mayBeVerb(index)
    }
    let begin = max(focus?.upperBound ?? 0, asking.map { $0 + 1 } ?? 0)
    guard begin < words.count else { return nil }
    if !isAuxiliary(begin), canBeVerb(begin) { return words[begin].token.term }
    if let carried = carriedVerb(from: begin, isStopword: isStopword, isName: isName) {
      return words[carried].token.term
    }
    let rest = words.indices[begin...]
    let known = rest.filter { canBeVerb($0) && isKnownVerb($0) }
    var verb = known.first { !isKnownNoun($0) } ?? known.first ?? rest.first(where: canBeVerb)
    if verb.map(followsDeterminer) ?? true {
      verb = afterDo(rest, isStopword: isStopword, isName: isName) ?? verb
    }
    return verb.map { words[$0].token.term }
  }

  /// "the *toll*" is no verb.
  private func followsDeterminer(_ index: Int) -> Bool {
    index > 0 && holds(.article, index - 1)
  }

  /// "Did Halden *lower* its price?": behind "did" some word has to be the verb, though it be an
  /// adjective elsewhere.
  private func afterDo(
    _ rest: Range<Int>.SubSequence, isStopword: (QuestionWord) -> Bool,
    isName: (QuestionWord) -> Bool
  ) -> Int? {
    guard !words.isEmpty, holds(.doForm, 0) else { return nil }
    return rest.first { index in
      let word = words[index]
      return !isStopword(word) && !isName(word) && !word.hasDigit
        && vocabulary.canBeVerb(word.token.folded) && !followsDeterminer(index)
    }
  }

  /// The verb that "did" or "will" at `begin` carries: right behind it, or last before the
  /// preposition that follows the subject ("What did the inspectors *find* in …", "Which star will
  /// *host* the gala?"). Nil where no word there is used as a verb without ending.
  private func carriedVerb(
    from begin: Int, isStopword: (QuestionWord) -> Bool, isName: (QuestionWord) -> Bool
  ) -> Int? {
    guard isVerbCarrier(begin) else { return nil }
    func isBare(_ index: Int) -> Bool {
      !isStopword(words[index]) && !isName(words[index]) && !words[index].hasDigit
        && canBeVerb(index)
    }
    let rest = begin + 1..<words.count
    if let first = rest.first, isBare(first), rest.count > 1, isBoundary(first + 1) {
      return first
    }
    var found: [Int] = []
    for index in rest where !isBoundary(index) && isBare(index) {
      let isLast =
        index + 1 == words.count || isBoundary(index + 1) || words[index + 1].isAfterBreak
      let hasSubject = index - 1 > begin && !isPreposition(index - 1)
      if isLast, hasSubject, !isDeterminer(index - 1) { found.append(index) }
    }
    return found.first { !isKnownNoun($0) } ?? (found.count == 1 ? found.first : nil)
  }
}
