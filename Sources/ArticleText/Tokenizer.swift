/// Cuts text into tokens, the same way for the index, for questions and for ranking.
package struct Tokenizer: Sendable {
  package init() {}

  /// The tokens of `text` in reading order.
  package func tokens(in text: String) -> [Token] {
    var tokens: [Token] = []
    var offset = 0
    var word = ""
    var start = 0
    func close() {
      guard !word.isEmpty else { return }
      let folded = word.lowercased()
      let term = folded.count > 3 && folded.hasSuffix("s") ? String(folded.dropLast()) : folded
      tokens.append(
        Token(term: term, folded: folded, span: TextSpan(start, offset), position: tokens.count))
      word = ""
    }
    for character in text {
      if character.isLetter || character.isNumber {
        if word.isEmpty { start = offset }
        word.append(character)
      } else {
        close()
      }
      offset += character.utf8.count
    }
    close()
    return tokens
  }
}
