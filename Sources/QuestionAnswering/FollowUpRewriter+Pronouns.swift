internal import Text

/// Which words of a follow-up point back, and how.
extension FollowUpRewriter {
  func pronoun(at index: Int) -> (pronoun: FollowUpRules.Pronoun, isPossessive: Bool)? {
    switch clause.words[index].token.folded {
    case "he", "him", "himself": (.he, false)
    case "his": (.he, true)
    case "she", "herself", "hers": (.she, false)
    case "her": (.she, hasNounAfter(index))
    case "it", "itself": isEmptyIt(index) ? nil : (.it, false)
    case "its": (.it, true)
    case "they", "them", "themselves": (.they, false)
    case "their": (.they, true)
    case "there": isExistential(index) ? nil : (.there, false)
    default: nil
    }
  }

  /// "What is kelp, and why is it harvested?": whether the same question named it before, in a clause of its own.
  func isExplained(_ pronoun: FollowUpRules.Pronoun, at index: Int) -> Bool {
    guard let join = clause.words[..<index].lastIndex(where: { $0.token.folded == "and" }),
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
      switch clause.words[index].token.folded {
      case "this", "these", "those", "one", "ones": true
      case "that":
        index + 1 == clause.words.count || index > 0 && clause.isAuxiliary(index - 1)
      default: pronoun(at: index).map { !isExplained($0.pronoun, at: index) } ?? false
      }
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
    let next = index + 1 < clause.words.count ? clause.words[index + 1].token.folded : ""
    return ["true", "possible", "take", "rain", "raining", "snow", "necessary", "that"].contains(
      next)
  }

  /// "Are there any …": says that something exists, not where.
  private func isExistential(_ index: Int) -> Bool {
    index > 0 && clause.isAuxiliary(index - 1)
      || index + 1 < clause.words.count && clause.isAuxiliary(index + 1)
  }
}
