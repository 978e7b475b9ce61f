internal import Text

/// Tells text of a PDF whose fonts do not say which letters they show: signs, or letters that make
/// no words.
enum GarbledText {
  /// Fewer letters say too little.
  private static let fewestLetters = 200
  /// Of a hundred letters; texts have some forty.
  private static let leastVowels = 22
  /// Characters that are looked at.
  private static let reach = 20_000

  /// Whether most of `text` is neither letters nor digits, or hardly one of its Latin letters a
  /// vowel.
  static func isGarbled(_ text: String) -> Bool {
    let sample = text.prefix(reach)
    let visible = sample.unicodeScalars.filter { $0.value > 0x20 }
    guard visible.count > 200 else { return false }
    let plain = visible.count {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || $0.properties.generalCategory == .nonspacingMark
    }
    if plain * 2 < visible.count { return true }
    let letters = sample.utf8.filter { $0.isLetter }
    guard letters.count >= fewestLetters else { return false }
    return letters.count(where: isVowel) * 100 < letters.count * leastVowels
  }

  private static func isVowel(_ byte: UInt8) -> Bool { "aeiouy".utf8.contains(byte | 0x20) }
}
