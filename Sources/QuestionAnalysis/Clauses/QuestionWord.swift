internal import Text

/// One word of a question as the rules see it.
package struct QuestionWord: Sendable {
  let token: Token
  let entry: QuestionVocabulary.Entry
  /// Whether the text writes it with a capital first letter.
  let isCapitalised: Bool
  /// Whether a possessive ending follows ("Halden's").
  let isPossessive: Bool
  /// Two or more letters, all of them capitals ("NATO", "US").
  let isUpperCase: Bool
  /// Whether punctuation that ends a phrase (a comma, a bracket, a dash) stands between the word
  /// before and this one.
  let isAfterBreak: Bool
  /// Whether a sentence starts here, so that a capital says little.
  let isSentenceStart: Bool
  /// Whether quotation marks stand around it.
  let isQuoted: Bool
  let hasDigit: Bool
  /// Stands for the verb of a contraction ("what's"): no word of the text, its token is the word
  /// before.
  var isContraction = false
}

extension QuestionWord {
  /// The words of `text`, one for each position, with the marks of punctuation around them.
  ///
  /// - Parameter span: the part of `text` to read.
  static func words(
    of tokens: [Token], in text: String, vocabulary: QuestionVocabulary, quotations: [TextSpan]
  ) -> [QuestionWord] {
    let bytes = Array(text.utf8)
    let abbreviation = vocabulary.lists("abbreviation")
    let possessive = vocabulary.ruleWords.first(.possessiveMark)
    var end = 0
    var quotation = 0
    var words: [QuestionWord] = []
    for token in tokens where !token.isColocated {
      if isEnding(token, after: words.last, in: bytes, vocabulary) { continue }
      while quotation < quotations.count, quotations[quotation].end < token.span.end {
        quotation += 1
      }
      let letters = bytes[token.span.start..<token.span.end]
      let gap = bytes[min(end, token.span.start)..<token.span.start]
      words.append(
        QuestionWord(
          token: token, entry: entry(token, isUpperCase(letters), vocabulary),
          isCapitalised: startsWithCapital(text, at: token.span),
          isPossessive: ending(after: token, in: bytes) == possessive,
          isUpperCase: isUpperCase(letters),
          isAfterBreak: gap.contains(where: isBreak),
          isSentenceStart: words.last.map { endsSentence(gap, after: $0, abbreviation) } ?? true,
          isQuoted: quotation < quotations.count && quotations[quotation].contains(token.span),
          hasDigit: letters.contains { 0x30...0x39 ~= $0 }))
      end = token.span.end
      if let verb = contracted(after: token, bytes: bytes, vocabulary: vocabulary) {
        words.append(verb)
      }
    }
    return words
  }

  /// A stop and a space, not after an abbreviation or initials.
  private static func endsSentence(
    _ gap: ArraySlice<UInt8>, after word: QuestionWord,
    _ abbreviation: QuestionVocabulary.Membership
  ) -> Bool {
    if gap.contains(where: { $0 == 0x3F || $0 == 0x21 || $0 == 0x0A }) { return true }
    guard gap.contains(UInt8(ascii: ".")), gap.contains(0x20) else { return false }
    let isInitial = word.isCapitalised && word.token.folded.utf8.count == 1
    return !isInitial && word.entry.lists & abbreviation == 0
  }

  /// The verb hidden in "what's" or "who're", which the tokenizer takes for a possessive; nil
  /// elsewhere.
  private static func contracted(
    after token: Token, bytes: [UInt8], vocabulary: QuestionVocabulary
  ) -> QuestionWord? {
    guard vocabulary.isIn("wh", token.folded), let ending = ending(after: token, in: bytes),
      let place = vocabulary.ruleWords[.contraction].firstIndex(of: ending),
      vocabulary.ruleWords[.contractedVerb].indices.contains(place)
    else { return nil }
    return QuestionWord(
      token: token, entry: vocabulary.entry(vocabulary.ruleWords[.contractedVerb][place]),
      isCapitalised: false,
      isPossessive: false, isUpperCase: false, isAfterBreak: false, isSentenceStart: false,
      isQuoted: false,
      hasDigit: false,
      isContraction: true)
  }

  /// The letters after an apostrophe right behind the token's word ("s" of "what's" and "Halden
  /// 's"); nil when there are none.
  private static func ending(after token: Token, in bytes: [UInt8]) -> String? {
    let start = min(token.span.start + token.folded.utf8.count, bytes.count)
    let tail = String(decoding: bytes[start..<min(start + 6, bytes.count)], as: UTF8.self)
      .drop { $0 == " " }
    guard let mark = tail.first, mark == "'" || mark == "’" else { return nil }
    let letters = tail.dropFirst().prefix { $0.isLetter }.lowercased()
    return letters.isEmpty ? nil : letters
  }

  /// Whether the token is only the ending that stood apart from the word before ("Halden 's").
  private static func isEnding(
    _ token: Token, after word: QuestionWord?, in bytes: [UInt8], _ vocabulary: QuestionVocabulary
  ) -> Bool {
    guard let word, vocabulary.holds(.contraction, token.folded), token.span.start > 0,
      bytes[token.span.start - 1] == UInt8(ascii: "'")
    else { return false }
    return ending(after: word.token, in: bytes) == token.folded
  }

  /// Words in capitals belong to the list "capitals" besides those they stand in.
  private static func entry(
    _ token: Token, _ isUpperCase: Bool, _ vocabulary: QuestionVocabulary
  ) -> QuestionVocabulary.Entry {
    var entry = vocabulary.entry(token.folded)
    if isUpperCase { entry.lists |= vocabulary.lists("capitals") }
    return entry
  }

  private static func isUpperCase(_ letters: ArraySlice<UInt8>) -> Bool {
    letters.count { 0x41...0x5A ~= $0 } >= 2 && !letters.contains { 0x61...0x7A ~= $0 }
  }

  /// Commas, semicolons, colons, brackets and the ends of sentences; not hyphens, apostrophes,
  /// quotation marks or dots of initials.
  private static func isBreak(_ byte: UInt8) -> Bool {
    switch UInt8(byte) {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "\n"):
      true
    default: false
    }
  }

  private static func startsWithCapital(_ text: String, at span: TextSpan) -> Bool {
    let index = text.utf8.index(text.startIndex, offsetBy: span.start)
    return index < text.endIndex && text.unicodeScalars[index].properties.isUppercase
  }
}
