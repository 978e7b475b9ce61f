internal import Text

/// Follow-ups that leave out most of the question: "What about Halden?", "Why?", "Anything else?".
extension FollowUpRewriter {
  /// "What about Halden?": the last question with the phrase of the same kind exchanged; nil when
  /// there is no phrase.
  func replacing(_ phrase: Range<Int>, memory: ConversationMemory) -> String? {
    guard let last = memory.lastQuestion, !phrase.isEmpty else { return nil }
    // "No, I meant the port": the article comes along.
    let isDefinite =
      phrase.lowerBound > 0 && clause.holds(.definiteArticle, phrase.lowerBound - 1)
    let rest = phrase.lowerBound - (isDefinite ? 1 : 0)..<clause.words.count
    let span = TextSpan(
      clause.words[rest.lowerBound].token.span.start,
      clause.words[rest.upperBound - 1].token.span.end)
    guard let new = question[span].map(String.init) else { return nil }
    if clause.words[rest.upperBound - 1].isPossessive, let owner = owner(in: last) {
      return applying([(owner, new)], to: last)
    }
    let wanted = finder.phrases(in: question).first { span.overlaps($0.span) }
    let times = finder.times(in: last)
    let old = finder.phrases(in: last).filter { phrase in
      !times.contains { $0.overlaps(phrase.span) }
    }
    let before = clause.words[..<phrase.lowerBound].indices.last {
      !clause.holds(.definiteArticle, $0)
    }
    let preposition = before.flatMap { clause.isPreposition($0) ? clause.words[$0] : nil }
    if clause.words[phrase.lowerBound].hasDigit,
      let year = finder.words(of: last).last(where: \.hasDigit)
    {
      return applying([(year.token.span, new)], to: last)
    }
    // "What about in the north?" says where, when or how, not of whom.
    let isPlaced = preposition.map { !ruleWords.holds(.topicLink, $0.token.folded) } ?? false
    if let preposition, let span = object(of: preposition.token.folded, in: last, among: old) {
      return applying([(span, new)], to: last)
    }
    let place =
      old.last { $0.isName == (wanted?.isName ?? false) && $0.kind == wanted?.kind }
      ?? (isPlaced
        ? nil
        : old.last { $0.isName == (wanted?.isName ?? false) }
          ?? old.last { !$0.isAside })
    if let place { return applying([(place.span, new)], to: last) }
    return appending("\(preposition?.token.folded ?? ruleWords.first(.topicLink)) \(new)", to: last)
  }

  /// "Lund?": the last question with the name of the same kind exchanged; nil where either is none.
  func exchanging(_ phrase: Range<Int>, memory: ConversationMemory) -> String? {
    guard let last = memory.lastQuestion, let name = finder.names(in: question).first,
      !phrase.isEmpty,
      let old = finder.phrases(in: last).last(where: { $0.isName && $0.kind == name.kind }),
      old.words != name.words
    else { return nil }
    return applying([(old.span, name.text)], to: last)
  }

  /// "schools" of "on schools", for "And on roads?"; nil where nothing stands behind the word.
  private func object(
    of preposition: String, in text: String, among phrases: [PhraseFinder.Phrase]
  ) -> TextSpan? {
    guard !ruleWords.holds(.topicLink, preposition) else { return nil }
    let words = finder.words(of: text)
    return phrases.last { phrase in
      let first = words.firstIndex { $0.token.span.start >= phrase.span.start } ?? 0
      let before = words[..<first].last {
        !ruleWords.holds(.definiteArticle, $0.token.folded)
      }
      return before?.token.folded == preposition
    }?.span
  }

  /// "Ada Halden's" in "What is Ada Halden's salary?", without "the"; nil where nobody owns
  /// anything.
  private func owner(in text: String) -> TextSpan? {
    let words = finder.words(of: text)
    guard let last = words.lastIndex(where: \.isPossessive) else { return nil }
    var first = last
    while first > 1, !words[first].isAfterBreak, words[first].isCapitalised,
      words[first - 1].isCapitalised
    {
      first -= 1
    }
    return TextSpan(words[first].token.span.start, words[last].token.span.end)
  }

  /// "Why?": the last question asked with this question word, its own taken out.
  func askingAgain(memory: ConversationMemory) -> String? {
    guard let last = memory.lastQuestion else { return nil }
    let words = finder.words(of: last)
    let before = QuestionClause(words: words, vocabulary: finder.vocabulary)
    guard let asking = wording else { return nil }
    let statement = before.statement(vocabulary: finder.vocabulary)
    guard statement < words.count,
      let rest = last[
        TextSpan(words[statement].token.span.start, words[words.count - 1].token.span.end)]
    else { return nil }
    let subject = memory.lastAnswer.flatMap { finder.names(in: $0).first?.text }
    guard before.isAuxiliary(statement) else {
      let asksForThing = words.first.map { ruleWords.holds(.what, $0.token.folded) } ?? false
      let unnamed = ruleWords.first(asksForThing ? .unnamedThing : .unnamedPerson)
      return "\(asking) was it that \(subject ?? unnamed) \(rest)?"
    }
    // "How much was invested?": what was asked for is the subject.
    guard let verb = openVerb(behind: statement, in: before),
      let tail = last[
        TextSpan(words[verb].token.span.start, words[words.count - 1].token.span.end)]
    else { return "\(asking) \(Self.lowered(String(rest)))?" }
    let asksWho = before.asking.map { before.holds(.who, $0) } ?? false
    let auxiliary = words[statement].token.folded
    let unnamed = ruleWords.first(asksWho ? .unnamedPerson : .thingPronoun)
    return "\(asking) \(auxiliary) \(asksWho ? subject ?? unnamed : unnamed) \(tail)?"
  }

  /// Index of the verb right behind "was" or "were", where the question word stands for the
  /// subject; nil where another subject follows.
  private func openVerb(behind auxiliary: Int, in clause: QuestionClause) -> Int? {
    let words = clause.words
    let verb = auxiliary + 1
    guard let asking = clause.asking, verb < words.count,
      clause.holds(.subjectQuestion, asking), clause.holds(.pastBe, auxiliary),
      !words[verb].isCapitalised,
      clause.mayBeVerb(verb), !clause.isKnownNoun(verb)
    else { return nil }
    return verb
  }

  /// The question words of an elliptic question, capitalised: "Since when", "How much".
  private var wording: String? {
    let small = finder.vocabulary.lists("follow-on")
    let kept = clause.words.filter {
      $0.entry.lists & small == 0 || $0.entry.lists & clause.wh != 0
    }
    guard let first = kept.first, let end = kept.last else { return nil }
    return question[TextSpan(first.token.span.start, end.token.span.end)].map {
      $0.prefix(1).uppercased() + $0.dropFirst()
    }
  }

  /// "Anything else?": the question with the topic added.
  func askingForMore(memory: ConversationMemory) -> String? {
    memory.topic(not: ownWords).map {
      appending("\(ruleWords.first(.topicLink)) \(memory.entities[$0].text)")
    }
  }
}
