internal import Text

/// Finding the word that asks.
extension QuestionClause {
  /// The question word at the start (after a preposition at most), else the first after a comma,
  /// else the last.
  ///
  /// "Who is the man who …": the first. "The man who founded it was born where?": the last.
  static func asking(
    _ words: [QuestionWord], starts: [Int], vocabulary: QuestionVocabulary
  ) -> Int? {
    let wh = vocabulary.lists("wh")
    let before = vocabulary.lists("preposition", "conjunction", "adverb")
    let all = words.indices.filter {
      words[$0].entry.lists & wh != 0
        && !isSubordinate($0, in: words, starts: starts, vocabulary: vocabulary)
        && !isInName($0, in: words)
    }
    func opens(_ index: Int) -> Bool {
      starts.contains(index)
        || starts.contains(index - 1) && words[index - 1].entry.lists & before != 0
    }
    guard let last = all.last else { return nil }
    if asksForTruth(words, vocabulary) {
      let verbs = vocabulary.lists("say", "ask", "imperative")
      return all.first { $0 > 0 && words[$0 - 1].entry.lists & verbs != 0 }
    }
    // "Halden, which makes film, was founded where?" ends with its question word.
    if last == words.count - 1 { return last }
    return all.first { $0 < 2 && opens($0) } ?? all.first(where: opens) ?? last
  }

  /// "How many plays did Doctor *Who* write?": with a capital right after another, where not all
  /// words have one.
  private static func isInName(_ index: Int, in words: [QuestionWord]) -> Bool {
    guard index > 0, words[index].isCapitalised, words[index - 1].isCapitalised,
      !words[index].isAfterBreak, !words[index].isUpperCase
    else { return false }
    return words.contains { !$0.isCapitalised && !$0.hasDigit && $0.token.folded.utf8.count > 3 }
  }

  /// Whether the clause opens with an auxiliary and a subject that is no pronoun ("Is the plant one
  /// which …"), so that a question word further on opens a relative clause; "Do you know who …"
  /// still asks who.
  private static func asksForTruth(_ words: [QuestionWord], _ vocabulary: QuestionVocabulary)
    -> Bool
  {
    words.count > 1
      && words[0].entry.lists & vocabulary.lists("be", "do", "have", "modal") != 0
      && words[1].entry.lists & vocabulary.lists("pronoun") == 0
  }

  /// Whether the word starts a clause that goes before the question: "When it rains, what …", "When
  /// it rains, does …"; "When did it rain, and who …" asks.
  private static func isSubordinate(
    _ index: Int, in words: [QuestionWord], starts: [Int], vocabulary: QuestionVocabulary
  ) -> Bool {
    let auxiliary = vocabulary.lists("be", "do", "have", "modal")
    let opening = vocabulary.lists("wh") | auxiliary
    let before = vocabulary.lists("preposition")
    guard vocabulary.holds(.when, words[index].token.folded), index + 1 < words.count,
      !words[index + 1].isAfterBreak, words[index + 1].entry.lists & (auxiliary | before) == 0
    else { return false }
    return starts.contains { start in
      guard start > index else { return false }
      if words[start].entry.lists & opening != 0 { return true }
      return start + 1 < words.count && words[start].entry.lists & before != 0
        && words[start + 1].entry.lists & vocabulary.lists("wh") != 0
    }
  }
}
