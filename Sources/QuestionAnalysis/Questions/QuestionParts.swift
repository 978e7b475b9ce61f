package import Text

/// Parts a line that asks for several things into a question for each.
package struct QuestionParts {
  private let words: RuleWords
  private let tokenizer = Tokenizer()

  package init(words: RuleWords) {
    self.words = words
  }

  /// Questions of one line, at most.
  private static let most = 4

  /// The questions in order, each ending in a question mark; empty for one that asks a single
  /// thing.
  ///
  /// "When did it open, and how many work there?", "When and where did it open?", "Who runs it?
  /// Where is it based?"
  package func parts(of text: String) -> [String] {
    let marks = text.filter { $0 == "?" }.count
    let sentences = text.split(separator: "?").map {
      $0.trimmingPrefix { $0.isWhitespace }
    }.filter { $0.contains(where: \.isLetter) }
    guard sentences.count <= max(1, marks), sentences.allSatisfy({ opensQuestion(String($0)) })
    else { return [] }
    let parts = sentences.flatMap { joined(String($0)) }
    return 2...Self.most ~= parts.count && parts.allSatisfy { tokens(in: $0).count > 1 }
      ? parts : []
  }

  private func opensQuestion(_ text: String) -> Bool {
    let tokens = tokens(in: text)
    return tokens.count > 1
      && (opening(tokens, at: 0) != nil || words.holds(.askingAuxiliary, tokens[0].folded))
  }

  private func tokens(in text: String) -> [Token] {
    tokenizer.tokens(in: text).filter { !$0.isColocated }
  }

  /// The place of the question word at `start`, or behind a preposition there.
  private func opening(_ tokens: [Token], at start: Int) -> Int? {
    guard start < tokens.count else { return nil }
    if words.holds(.questionWord, tokens[start].folded) { return start }
    let isLink =
      words.holds(.placePreposition, tokens[start].folded)
      || words.holds(.phrasePreposition, tokens[start].folded)
    return isLink && start + 1 < tokens.count
      && words.holds(.questionWord, tokens[start + 1].folded) ? start + 1 : nil
  }

  /// A sentence parted where a second question begins; itself alone where none does.
  private func joined(_ text: String) -> [String] {
    let tokens = tokens(in: text)
    guard let first = opening(tokens, at: 0) else { return [text + "?"] }
    for (index, token) in tokens.enumerated()
    where index > 0 && index + 1 < tokens.count && words.holds(.and, token.folded) {
      guard let second = second(tokens, behind: index, in: text, first: first) else { continue }
      let before = text[TextSpan(0, tokens[index - 1].span.end)].map(String.init) ?? ""
      let after =
        text[TextSpan(tokens[index + 1].span.start, text.utf8.count)].map(String.init) ?? ""
      return completed(before, after, tokens, first: first, join: index, second: second, text)
    }
    return [text + "?"]
  }

  /// The place of the second question word, or of the auxiliary that opens it; nil where "and"
  /// joins words of one question.
  private func second(_ tokens: [Token], behind join: Int, in text: String, first: Int) -> Int? {
    let next = join + 1
    guard let second = opening(tokens, at: next) else {
      let hasComma =
        text[TextSpan(tokens[join - 1].span.end, tokens[join].span.start)]?.contains(",") ?? false
      return hasComma && words.holds(.askingAuxiliary, tokens[next].folded) ? next : nil
    }
    // "the man who founded it and who sold it", "about who pays and when it opens"
    let isEmbedded = tokens[min(first + 1, join)..<join].contains {
      words.holds(.questionWord, $0.folded)
    }
    guard !isEmbedded else { return nil }
    guard second + 1 < tokens.count else { return second }
    let isCircumstance =
      words.holds(.circumstanceQuestion, tokens[second].folded)
      && !words.holds(.askingAuxiliary, tokens[second + 1].folded)
    return isCircumstance ? nil : second
  }

  /// Both questions, each with what it shares with the other.
  private func completed(
    _ before: String, _ after: String, _ tokens: [Token], first: Int, join: Int, second: Int,
    _ text: String
  ) -> [String] {
    func rest(behind token: Int) -> String {
      text[TextSpan(tokens[token].span.end, text.utf8.count)].map(String.init) ?? ""
    }
    // "When and where did it open?"
    if join == first + 1 { return [before + rest(behind: second) + "?", capitalised(after) + "?"] }
    // "When did it open and why?"
    if second + 1 == tokens.count {
      let shared = text[TextSpan(tokens[first].span.end, tokens[join - 1].span.end)]
      return [before + "?", capitalised(after) + (shared.map(String.init) ?? "") + "?"]
    }
    return [before + "?", capitalised(after) + "?"]
  }

  private func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
