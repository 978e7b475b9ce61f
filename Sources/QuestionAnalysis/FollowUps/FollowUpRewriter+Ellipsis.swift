internal import Text

/// Follow-ups that leave out all but the question word: "Why?", "Anything else?".
extension FollowUpRewriter {
  /// "Why?": the last question asked with this question word, its own taken out.
  func askingAgain(memory: ConversationMemory) -> String? {
    guard let last = memory.lastQuestion else { return nil }
    let words = finder.words(of: last)
    let before = QuestionClause(words: words, vocabulary: finder.vocabulary)
    guard let asking = wording else { return nil }
    // "Name a mill." "What else?" asks the same again.
    if before.asking == nil, asksForOthers { return last }
    let statement = before.statement(vocabulary: finder.vocabulary)
    guard statement < words.count,
      let rest = last[
        TextSpan(words[statement].token.span.start, words[words.count - 1].token.span.end)]
    else { return nil }
    let subject = memory.lastAnswer.flatMap { finder.names(in: $0).first?.text }
    guard before.isAuxiliary(statement) else {
      if subject == nil, let asked = askedThing(in: before, of: last) {
        return "\(asking) was it that \(ruleWords.first(.definiteArticle)) \(asked)?"
      }
      let asksForThing = words.first.map { ruleWords.holds(.what, $0.token.folded) } ?? false
      let unnamed = ruleWords.first(asksForThing ? .unnamedThing : .unnamedPerson)
      return "\(asking) was it that \(subject ?? unnamed) \(rest)?"
    }
    let wanted = wanted(in: before, of: last)
    // "How much was invested?": what was asked for is the subject.
    guard let verb = openVerb(behind: statement, in: before),
      let tail = last[
        TextSpan(words[verb].token.span.start, words[words.count - 1].token.span.end)]
    else {
      let full = Self.lowered(withObject(wanted, in: before, of: String(rest)))
      let counted = counted(in: before, upTo: statement, of: last).map { $0 + " " } ?? ""
      return denied(asking, full, before, memory) ?? "\(asking) \(counted)\(full)?"
    }
    let asksWho = before.asking.map { before.holds(.who, $0) } ?? false
    let auxiliary = words[statement].token.folded
    let unnamed = ruleWords.first(asksWho ? .unnamedPerson : .thingPronoun)
    let doer = asksWho ? subject ?? unnamed : wanted ?? unnamed
    return "\(asking) \(auxiliary) \(doer) \(tail)?"
  }

  /// "Why did Halden not buy it" once "Did Halden buy it?" was denied, or where "Why not?" is
  /// asked; nil otherwise.
  private func denied(
    _ asking: String, _ rest: String, _ before: QuestionClause, _ memory: ConversationMemory
  ) -> String? {
    guard before.asking == nil, let last = clause.words.last else { return nil }
    let asksNot = ruleWords.holds(.not, last.token.folded) && clause.words.count > 1
    let answer = memory.lastAnswer.map { finder.words(of: $0) }?.first?.token.folded
    guard asksNot || answer.map({ ruleWords.holds(.no, $0) }) ?? false else { return nil }
    let verb = before.mainVerb(
      after: nil, isStopword: { finder.stopwords.contains($0.token.folded) },
      isName: \.isCapitalised)
    guard
      let place = finder.words(of: rest).dropFirst().first(where: { $0.token.term == verb })
    else { return nil }
    let start = place.token.span.start
    let opening = asksNot ? String(asking.split(separator: " ").first ?? "") : asking
    return opening + " " + (rest[TextSpan(0, start)] ?? "") + ruleWords.first(.not) + " "
      + (rest[TextSpan(start, rest.utf8.count)] ?? "") + "?"
  }

  /// "Halden dryers failed" of "Which Halden dryers failed?"; nil where the question word stands
  /// alone.
  private func askedThing(in before: QuestionClause, of text: String) -> String? {
    guard let asking = before.asking, asking + 1 < before.words.count,
      before.holds(.which, asking), let last = before.words.last
    else { return nil }
    let start = before.words[asking + 1].token.span.start
    guard finder.phrases(in: text).contains(where: { $0.span.start == start }) else { return nil }
    return text[TextSpan(start, last.token.span.end)].map(String.init)
  }

  /// "mills" of "Which mills is Halden closing?" once "How many?" is asked; nil otherwise.
  private func counted(
    in before: QuestionClause, upTo statement: Int, of text: String
  ) -> String? {
    guard let last = clause.words.last, ruleWords.holds(.many, last.token.folded),
      let asking = before.asking, before.holds(.which, asking), asking + 1 < statement
    else { return nil }
    return text[
      TextSpan(
        before.words[asking + 1].token.span.start, before.words[statement - 1].token.span.end)
    ].map(String.init)
  }

  /// "jobs" of "How many jobs did it cut?": what a question counts or measures; nil where it asks
  /// for no amount, or names nothing.
  private func wanted(in before: QuestionClause, of text: String) -> String? {
    guard let asking = before.asking, asking + 2 < before.words.count,
      before.holds(.how, asking), before.holds(.amount, asking + 1)
    else { return nil }
    let end = before.words.indices[(asking + 2)...].first { before.isBoundary($0) }
    guard let end, end > asking + 2 else { return nil }
    let span = TextSpan(
      before.words[asking + 2].token.span.start, before.words[end - 1].token.span.end)
    return text[span].map(String.init)
  }

  /// "does Halden charge extra per egg" of "does Halden charge per egg", once "extra" was asked
  /// for.
  private func withObject(
    _ object: String?, in before: QuestionClause, of rest: String
  ) -> String {
    guard let object else { return rest }
    let verb = before.mainVerb(
      after: nil, isStopword: { finder.stopwords.contains($0.token.folded) },
      isName: \.isCapitalised)
    let words = finder.words(of: rest)
    guard let place = words.dropFirst().first(where: { $0.token.term == verb }) else {
      return rest
    }
    let end = place.token.span.end
    return (rest[TextSpan(0, end)] ?? "") + " " + object
      + (rest[TextSpan(end, rest.utf8.count)] ?? "")
  }

  /// Index of the verb right behind "was" or "were", where the question word stands for the
  /// subject; nil where another subject follows.
  private func openVerb(behind auxiliary: Int, in clause: QuestionClause) -> Int? {
    let words = clause.words
    let verb = auxiliary + 1
    guard let asking = clause.asking, verb < words.count,
      clause.holds(.subjectQuestion, asking),
      clause.holds(.pastBe, auxiliary)
        || clause.holds(.presentBe, auxiliary) && isParticiple(words[verb]),
      !words[verb].isCapitalised,
      clause.mayBeVerb(verb), !clause.isKnownNoun(verb)
    else { return nil }
    return verb
  }

  /// "accused", by its ending.
  func isParticiple(_ word: QuestionWord) -> Bool {
    ruleWords.ends(word.token.folded, .past) && word.token.folded.utf8.count > 4
      && (!finder.vocabulary.hasLexicon || finder.vocabulary.canBeVerb(word.token.folded))
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

  /// "Says who?": the question that `opening` begins, about the topic; nil without one.
  func askingForSource(_ opening: String, memory: ConversationMemory) -> String? {
    memory.topic(not: ownWords).map { "\(opening) \(memory.entities[$0].text)?" }
  }

  /// Whether a comma, a colon or a dash stands before the word at `index`.
  func opensQuestion(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let word = clause.words[index]
    let gap =
      question[
        TextSpan(clause.words[index - 1].token.span.end, word.token.span.start)] ?? ""
    return word.isAfterBreak || word.isSentenceStart || gap.contains { "-–—".contains($0) }
  }
}
