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

  /// "What is kelp, and why is it harvested?": whether the same question named it before, in a
  /// clause of its own.
  func isExplained(_ pronoun: FollowUpRules.Pronoun, at index: Int) -> Bool {
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
