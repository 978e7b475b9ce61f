internal import Text

/// Pronouns that mean something which the same question names.
extension FollowUpRewriter {
  /// Whether the same question says before whom or what it means.
  func isExplained(_ pronoun: FollowUpRules.Pronoun, at index: Int) -> Bool {
    hasOwner(pronoun, before: index) || isNamedByClause(pronoun, before: index)
      || isNamedPerson(pronoun, before: index) || isBound(pronoun, at: index)
  }

  /// "When did Ada Halden say that she would leave?": whether a person's full name stands before
  /// the pronoun.
  private func isNamedPerson(_ pronoun: FollowUpRules.Pronoun, before index: Int) -> Bool {
    // "him" is somebody else than who does it.
    guard pronoun.isPersonal, clause.holds(.personPronoun, index) else { return false }
    let start = clause.words[index].token.span.start
    return finder.names(in: question).contains { name in
      name.span.end <= start && name.words.count > 1 && !isPlaceAdverbial(name)
        && (name.kind == .person || name.kind == (pronoun == .he ? .male : .female))
    }
  }

  /// "Did Brinefold open its plant on time?": whether the word is a possessive, and a name that may
  /// own stands before it in the same clause.
  private func hasOwner(_ pronoun: FollowUpRules.Pronoun, before index: Int) -> Bool {
    guard self.pronoun(at: index)?.isPossessive == true else { return false }
    let opening = clause.words.indices[...index].last {
      clause.words[$0].isAfterBreak || clause.holds(.and, $0)
    }
    let clauseSpan = TextSpan(
      clause.words[opening ?? 0].token.span.start, clause.words[index].token.span.start)
    return finder.phrases(in: question).contains { phrase in
      // "How many people had to leave their homes?"
      (phrase.isName && !phrase.isAside || pronoun == .they && phrase.isPlural)
        && phrase.span.start >= clauseSpan.start
        && phrase.span.end <= clauseSpan.end && pronoun.isOwned(by: phrase)
        && !isPlaceAdverbial(phrase)
    }
  }

  /// "in Lund": where something happens, not who does it.
  private func isPlaceAdverbial(_ name: PhraseFinder.Phrase) -> Bool {
    let index = clause.words.firstIndex { $0.token.span.start == name.span.start }
    return index.map { $0 > 0 && clause.isPlacePreposition($0 - 1) } ?? false
  }

  /// "What is kelp, and why is it harvested?": whether the same question named it before, in a
  /// clause of its own.
  private func isNamedByClause(_ pronoun: FollowUpRules.Pronoun, before index: Int) -> Bool {
    guard let join = clause.words[..<index].indices.last(where: { clause.holds(.and, $0) }),
      join + 1 < index, clause.isAuxiliary(join + 1) || clause.isQuestionWord(join + 1),
      clause.words.indices.prefix(join).allSatisfy({ self.pronoun(at: $0) == nil })
    else { return false }
    let end = clause.words[join].token.span.start
    return finder.phrases(in: question).contains {
      $0.span.end <= end && !$0.isAside && $0.isPlural == (pronoun == .they)
    }
  }

  /// "Which firm raised its target?", "What share of its woods has Lund lost?", "How deep in debt
  /// was Halden when it closed?", "Halden group who owns it": whether something of the question's
  /// own is what it does not stand beside.
  private func isBound(_ pronoun: FollowUpRules.Pronoun, at index: Int) -> Bool {
    let own = finder.phrases(in: question).filter { phrase in
      pronoun.isOwned(by: phrase) && !isBehind(phrase)
        && (pronoun != .they || phrase.isPlural || phrase.isName)
    }
    guard !own.isEmpty else { return false }
    let start = clause.words[index].token.span.start
    let before = own.filter { $0.span.end <= start }
    if self.pronoun(at: index)?.isPossessive == true {
      return before.contains(where: isAskedFor)
        || own.contains {
          $0.span.start > start && isSubject($0)
        }
    }
    if let asking = clause.asking, asking > 0, asking < index {
      let opening = clause.words[asking].token.span.start
      if before.contains(where: { $0.span.end <= opening }) { return true }
    }
    // "the film they made": what stands right before is made by somebody else.
    let apart = before.contains { $0.span.end < clause.words[index - 1].token.span.start }
    return apart && opensClause(index) || !before.isEmpty && isPartOf(index)
  }

  /// Whether the phrase stands behind a preposition: beside what happens, not in it.
  private func isBehind(_ phrase: PhraseFinder.Phrase) -> Bool {
    place(of: phrase).map(clause.isBehindPreposition) ?? true
  }

  private func place(of phrase: PhraseFinder.Phrase) -> Int? {
    clause.words.firstIndex { $0.token.span.start == phrase.span.start }
  }

  /// "Which *firm* …".
  private func isAskedFor(_ phrase: PhraseFinder.Phrase) -> Bool {
    clause.asking.map { asking in place(of: phrase) == asking + 1 } ?? false
  }

  /// "… has *Lund* lost?", "the" before it or not.
  private func isSubject(_ phrase: PhraseFinder.Phrase) -> Bool {
    guard let place = place(of: phrase) else { return false }
    let before = clause.words[..<place].indices.last { !clause.holds(.definiteArticle, $0) }
    return before.map { clause.isAuxiliary($0) } ?? false
  }

  /// "when *it* closed", "say *they* would": the subject of a clause that does not ask.
  private func opensClause(_ index: Int) -> Bool {
    guard index > 0, index + 1 < clause.words.count, !clause.isAuxiliary(index - 1) else {
      return false
    }
    return clause.isAuxiliary(index + 1) || clause.mayBeVerb(index + 1)
  }

  /// "all of *them*".
  private func isPartOf(_ index: Int) -> Bool {
    index > 1 && clause.holds(.of, index - 1) && clause.isDeterminer(index - 2)
  }
}
