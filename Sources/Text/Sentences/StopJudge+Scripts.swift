/// Stops, closing marks, initials and ordinals of other scripts and languages than English.
extension StopJudge {
  /// Length in bytes of the stop at `index` that ends a sentence whatever follows: of Chinese,
  /// Japanese, Hindi, Arabic, Urdu, Armenian, Amharic, Khmer, Burmese and Tibetan; 0 when there is
  /// none.
  func wideStop(at index: Int) -> Int {
    func at(_ offset: Int) -> UInt8 { index + offset < end ? bytes[index + offset] : 0 }
    switch (bytes[index], at(1), at(2)) {
    // 。！？｡
    case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F), (0xEF, 0xBD, 0xA1): return 3
    // । ॥
    case (0xE0, 0xA5, 0xA4), (0xE0, 0xA5, 0xA5): return 3
    // ། ။ ። ፧ ។ ៕
    case (0xE0, 0xBC, 0x8D), (0xE1, 0x81, 0x8B), (0xE1, 0x8D, 0xA2), (0xE1, 0x8D, 0xA7),
      (0xE1, 0x9F, 0x94), (0xE1, 0x9F, 0x95):
      return 3
    // ؟ ۔ ։
    case (0xD8, 0x9F, _), (0xDB, 0x94, _), (0xD6, 0x89, _): return 2
    default: return 0
    }
  }

  /// Whether the semicolon at `index` is the question mark of Greek: a Greek letter stands before
  /// it, white space or nothing behind it.
  func isGreekQuestion(at index: Int) -> Bool {
    guard index - 2 >= start, (0xCE...0xCF).contains(bytes[index - 2]) else { return false }
    return index + 1 >= end || bytes[index + 1].isBlank && !startsLowercase(at: index + 2)
  }

  /// The offset after the closing quotes and brackets at `index`.
  func afterClosers(_ index: Int) -> Int {
    var index = index
    while index < end {
      switch bytes[index] {
      case 0x22, 0x27, 0x29, 0x5D, 0x7D: index += 1
      case 0xE2 where index + 2 < end && bytes[index + 1] == 0x80:
        // ’ ” › close; “ ‘ ‹ do so in German, where nothing follows at once.
        let isCloser = [0x99, 0x9D, 0xBA].contains(bytes[index + 2])
        let isEither = [0x9C, 0x98, 0xB9].contains(bytes[index + 2])
        guard isCloser || isEither && endsWord(at: index + 3) else { return index }
        index += 3
      case 0xC2 where index + 1 < end && bytes[index + 1] == 0xBB: index += 2  // »
      case 0xC2 where index + 1 < end && bytes[index + 1] == 0xAB && endsWord(at: index + 2):
        index += 2  // «
      case 0xE3 where index + 2 < end && bytes[index + 1] == 0x80:
        // 」 』 】 and their like
        guard [0x8D, 0x8F, 0x91, 0x8B].contains(bytes[index + 2]) else { return index }
        index += 3
      case 0xEF where index + 2 < end && bytes[index + 1] == 0xBC && bytes[index + 2] == 0x89:
        index += 3
      default: return index
      }
    }
    return index
  }

  private func endsWord(at index: Int) -> Bool { index >= end || bytes[index].isBlank }

  /// Whether the space at `index` ends a piece of a text in a script that has neither stops nor
  /// spaces between words (Thai, Lao, Khmer): the piece is long enough to be told apart, and so is
  /// what follows.
  func endsPiece(at index: Int, from start: Int) -> Bool {
    guard isUnspaced(before: index), end - index >= Self.shortestRest else { return false }
    return bytes[start..<index].count { $0 & 0xC0 != 0x80 } >= Self.shortestPiece
  }

  /// Characters of a piece at least, and bytes behind it.
  private static let shortestPiece = 110
  private static let shortestRest = 120

  private func isUnspaced(before index: Int) -> Bool {
    guard index - 3 >= start else { return false }
    switch (bytes[index - 3], bytes[index - 2]) {
    case (0xE0, 0xB8...0xBB), (0xE1, 0x9E...0x9F): return true
    default: return false
    }
  }

  /// Whether a letter beyond ASCII ends right before `index`.
  func isLetter(before index: Int) -> Bool {
    scalar(before: index)?.properties.isAlphabetic ?? false
  }

  func startsLowercase(at index: Int) -> Bool {
    guard index < end else { return false }
    if bytes[index] < 0x80 { return bytes[index].isLowercase }
    return Opening(at: index, in: bytes, until: end).kind == .lowercase
  }

  /// Whether a single letter beyond ASCII stands before the stop at `index`: an initial in capitals
  /// ("А. С. Пушкин", "Γ. Παπανδρέου", "É. Zola") before a name, or a short form ("г. Москва").
  func isForeignInitial(before index: Int, _ opening: Opening) -> Bool {
    guard opening.kind == .capital, let letter = scalar(before: index),
      letter.properties.isUppercase || letter.properties.isLowercase
    else { return false }
    let first = index - UTF8.width(letter)
    guard first > start else { return true }
    let before = bytes[first - 1]
    if [0x2E, 0x28, 0x2D, 0x22, 0x27].contains(before) || isPunctuation(before: first)
      || bytes[max(start, first - 2)] == 0xC2
    {
      return letter.properties.isUppercase
    }
    guard before.isBlank else { return false }
    // "в 1990 г. Он": behind a number it may end a sentence.
    return letter.properties.isUppercase
      || first - 2 >= start && !bytes[first - 2].isDigit && !bytes[first - 2].isBlank
  }

  /// Whether the number `word` is an ordinal of German before a capital: a month follows ("3.
  /// Oktober"), or a word stands before it that opens no cardinal ("der 2. Weltkrieg").
  func isOrdinal(_ word: Word, before opening: Opening) -> Bool {
    guard opening.kind == .capital, word.count <= 3, word.allSatisfy(\.isDigit) else {
      return false
    }
    if word.count <= 2, rules.followsOrdinal(letters(at: opening.offset)) { return true }
    guard word.startIndex - 2 >= start, bytes[word.startIndex - 1] == 0x20 else { return false }
    var first = word.startIndex - 1
    while first > start, bytes[first - 1].isLetter { first -= 1 }
    return rules.opensOrdinal(bytes[first..<word.startIndex - 1])
  }

  /// The letters of any script from `index` on.
  private func letters(at index: Int) -> Word {
    var last = index
    while last < end, bytes[last].isLetter || bytes[last] >= 0x80 { last += 1 }
    return bytes[index..<last]
  }

  private func scalar(before index: Int) -> Unicode.Scalar? {
    guard index > start else { return nil }
    var first = index - 1
    while first > start, index - first < 4, bytes[first] & 0xC0 == 0x80 { first -= 1 }
    var decoder = UTF8()
    var iterator = bytes[first..<index].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return scalar
  }
}
