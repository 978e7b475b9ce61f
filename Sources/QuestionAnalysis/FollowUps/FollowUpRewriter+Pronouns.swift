internal import Text

/// Which words of a follow-up point back, and how.
extension FollowUpRewriter {
  func pronoun(at index: Int) -> (pronoun: FollowUpRules.Pronoun, isPossessive: Bool)? {
    func isOf(_ list: RuleWords.List) -> Bool { clause.holds(list, index) }
    return if isOf(.he) {
      (.he, false)
    } else if isOf(.his) {
      (.he, true)
    } else if isOf(.she) {
      (.she, false)
    } else if isOf(.her) {
      (.she, hasNounAfter(index))
    } else if isOf(.it) {
      isEmptyIt(index) ? nil : (.it, false)
    } else if isOf(.its) {
      (.it, true)
    } else if isOf(.they) {
      (.they, false)
    } else if isOf(.their) {
      (.they, true)
    } else if isOf(.there) {
      isExistential(index) ? nil : (.there, false)
    } else {
      nil
    }
  }

  /// Whether the same question says before whom or what it means.
  func isExplained(_ pronoun: FollowUpRules.Pronoun, at index: Int) -> Bool {
    hasOwner(pronoun, before: index) || isNamedByClause(pronoun, before: index)
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

  /// Whether a word of it points at something that the question does not name, or it names nothing.
  var pointsBack: Bool {
    clause.words.indices.contains { index in
      if clause.holds(.pointer, index) { return true }
      if clause.holds(.that, index) {
        return index + 1 == clause.words.count || index > 0 && clause.isAuxiliary(index - 1)
      }
      return pronoun(at: index).map { !isExplained($0.pronoun, at: index) } ?? false
    } || finder.phrases(in: question).isEmpty && clause.words.count <= Self.fewWords
  }

  /// Words of a question that is too short to say what it is about.
  private static let fewWords = 4

  private func hasNounAfter(_ index: Int) -> Bool {
    index + 1 < clause.words.count && !clause.isBoundary(index + 1)
      && !clause.words[index + 1].isAfterBreak
  }

  /// "Is it true that", "does it take", "is it raining": nothing is meant by it.
  private func isEmptyIt(_ index: Int) -> Bool {
    index + 1 < clause.words.count && clause.holds(.emptyItFollower, index + 1)
  }

  /// "Are there any …": says that something exists, not where.
  private func isExistential(_ index: Int) -> Bool {
    index > 0 && clause.isAuxiliary(index - 1)
      || index + 1 < clause.words.count && clause.isAuxiliary(index + 1)
  }
}
