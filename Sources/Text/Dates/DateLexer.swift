/// A word, number or sign of a text, as far as dates care.
package struct DateLexeme {
  /// What the lexeme is.
  enum Kind: UInt8 {
    case number, word, sign
    /// A word no date holds, an amount such as 1,835, any other sign.
    case other
  }

  var kind: Kind
  /// UTF-8 offsets.
  var start: Int
  var end: Int
  /// Value of a number, byte of a sign (every dash as `-`, every apostrophe as `'`).
  var value = 0
  /// Digits of a number.
  var digits = 0
  /// A number with "st", "nd", "rd" or "th".
  var isOrdinal = false
  /// White space stands before it, or nothing.
  var isSpaced: Bool
  /// Begins with a letter.
  var isLettered = false
  /// What the vocabulary says of a word, which keeps it: counting who holds it would take longer
  /// than all the rest.
  private var known: Unmanaged<DateWord>?

  /// What the vocabulary says of a word; nil for words that no date holds. The vocabulary must
  /// still be there.
  var word: DateWord? { known?.takeUnretainedValue() }

  init(
    kind: Kind, start: Int, end: Int, value: Int = 0, digits: Int = 0, isSpaced: Bool,
    isLettered: Bool = false, word: DateWord? = nil
  ) {
    self.kind = kind
    self.start = start
    self.end = end
    self.value = value
    self.digits = digits
    self.isSpaced = isSpaced
    self.isLettered = isLettered
    known = word.map(Unmanaged.passUnretained)
  }

  /// A dollar sign, also where a space stands between it and its amount.
  var isDollar: Bool { kind == .sign && value == 0x24 }
}

/// Cuts a text into lexemes in one pass.
struct DateLexer {
  let bytes: UnsafeBufferPointer<UInt8>
  let vocabulary: DateVocabulary

  /// All lexemes in order; runs of words of no interest are one lexeme.
  func lexemes() -> [DateLexeme] {
    var lexemes: [DateLexeme] = []
    lexemes.reserveCapacity(bytes.count / 12 + 8)
    var index = 0
    var isSpaced = true
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x20 || byte == 0x0A {
        isSpaced = true
        index += 1
        continue
      }
      let lexeme: DateLexeme
      if byte.isDigit {
        lexeme = number(at: index, isSpaced: isSpaced)
      } else if byte.isLetter {
        lexeme = word(at: index, isSpaced: isSpaced)
      } else {
        lexeme = sign(at: index, isSpaced: isSpaced)
      }
      index = lexeme.end
      isSpaced = false
      if lexeme.kind == .other, let last = lexemes.last, last.kind == .other, lexeme.isSpaced {
        lexemes[lexemes.count - 1].end = lexeme.end
      } else {
        lexemes.append(lexeme)
      }
    }
    return lexemes
  }

  private func number(at start: Int, isSpaced: Bool) -> DateLexeme {
    var end = start
    var value = 0
    while end < bytes.count, bytes[end].isDigit {
      if end - start < 9 { value = value * 10 + Int(bytes[end] - 0x30) }
      end += 1
    }
    let digits = end - start
    var lexeme = DateLexeme(
      kind: digits < 9 ? .number : .other, start: start, end: end, value: value, digits: digits,
      isSpaced: isSpaced)
    if let grouped = endOfGroups(after: end, digits: digits) {
      lexeme.kind = .other
      lexeme.end = grouped
    } else if digits <= 2, let suffix = ordinalSuffix(at: end) {
      lexeme.isOrdinal = true
      lexeme.end = suffix
    }
    return lexeme
  }

  /// The end of the groups of thousands after the digits that end at `index`; nil when there are
  /// none.
  private func endOfGroups(after index: Int, digits: Int) -> Int? {
    guard digits <= 3 else { return nil }
    var end = index
    while end + 3 < bytes.count, bytes[end] == 0x2C,
      bytes[end + 1].isDigit, bytes[end + 2].isDigit, bytes[end + 3].isDigit,
      end + 4 >= bytes.count || !bytes[end + 4].isDigit
    { end += 4 }
    return end > index ? end : nil
  }

  private func ordinalSuffix(at index: Int) -> Int? {
    guard index + 1 < bytes.count, index + 2 >= bytes.count || !bytes[index + 2].isLetter else {
      return nil
    }
    switch (bytes[index] | 0x20, bytes[index + 1] | 0x20) {
    case (0x73, 0x74), (0x6E, 0x64), (0x72, 0x64), (0x74, 0x68): return index + 2
    default: return nil
    }
  }

  private func word(at start: Int, isSpaced: Bool) -> DateLexeme {
    var end = start
    while end < bytes.count, bytes[end].isLetter { end += 1 }
    // A letter beyond ASCII makes it a word of no interest.
    let isForeign = end < bytes.count && bytes[end] >= 0xC3 && bytes[end] < 0xE2
    let known = isForeign ? nil : vocabulary.word(bytes[start..<end])
    return DateLexeme(
      kind: known == nil ? .other : .word, start: start, end: end, isSpaced: isSpaced,
      isLettered: true, word: known)
  }

  private func sign(at start: Int, isSpaced: Bool) -> DateLexeme {
    let byte = bytes[start]
    var lexeme = DateLexeme(
      kind: .sign, start: start, end: start + 1, value: Int(byte), isSpaced: isSpaced)
    guard byte >= 0x80 else { return lexeme }
    lexeme.end = min(bytes.count, start + (byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2))
    let isPunctuation = byte == 0xE2 && lexeme.end == start + 3 && bytes[start + 1] == 0x80
    switch isPunctuation ? bytes[start + 2] : 0 {
    case 0x90...0x95: lexeme.value = 0x2D
    case 0x98, 0x99: lexeme.value = 0x27
    default: lexeme.kind = .other
    }
    return lexeme
  }
}
