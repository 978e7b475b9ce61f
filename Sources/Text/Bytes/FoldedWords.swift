/// The words of a short text, folded for comparing with rules: lower case, letters and digits
/// apart, apostrophes dropped.
///
/// `"Don't miss 9:26 a.m."` gives `dont miss 9 26 a m`. Signs are left out, apart from `©`.
@usableFromInline package enum FoldedWords {
  /// The first `limit` words in reading order; O(n) up to the limit.
  @inlinable package static func words(of text: some StringProtocol, limit: Int = .max) -> [String]
  {
    var words: [String] = []
    var word: [UInt8] = []
    var isNumber = false
    func close() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll(keepingCapacity: true)
    }
    for scalar in text.unicodeScalars {
      if words.count >= limit { return words }
      if scalar == "'" || scalar == "\u{2019}" { continue }
      guard scalar == "©" || isWordScalar(scalar) else {
        close()
        continue
      }
      let isDigit = scalar.value <= 0x39
      if isDigit != isNumber { close() }
      isNumber = isDigit
      if scalar.isASCII {
        word.append(UInt8(truncatingIfNeeded: isDigit ? scalar.value : scalar.value | 0x20))
      } else {
        word.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
      }
    }
    close()
    return words
  }

  @usableFromInline static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x80 {
      return (0x30...0x39).contains(value) || (0x41...0x5A).contains(value)
        || (0x61...0x7A).contains(value)
    }
    return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
      || scalar.properties.generalCategory == .spacingMark
  }
}
