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

  /// "What else does it say?" behind "Which report says …?": the one whom the last reply names; nil
  /// where nothing is said, or the reply names nobody.
  func speaker(
    of use: (pronoun: FollowUpRules.Pronoun, isPossessive: Bool), at index: Int,
    _ memory: ConversationMemory
  ) -> Int? {
    guard use.pronoun == .it, !use.isPossessive, index + 1 < clause.words.count,
      finder.vocabulary.isIn("say", clause.words[index + 1].token.folded)
    else { return nil }
    return memory.entities.lastIndex {
      $0.isAnswer && $0.isName && !$0.words.allSatisfy(ownWords.contains)
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
      || hasOpenDefinite || asksForOthers && finder.names(in: question).isEmpty
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
