internal import Foundation

/// What a scalar does to the word it stands in.
enum ScalarRole: Equatable {
  /// Ends a word.
  case separator
  /// Belongs to a word, in this folded form (UTF-8).
  case word([UInt8])
  /// Belongs to a script written without spaces: indexed by overlapping pairs.
  case paired
  /// Leaves no trace (soft hyphen, zero-width joiner, combining accent).
  case ignored
  /// ’ between letters, and its relatives.
  case apostrophe
  /// ‐ between words, and its relatives (but not dashes, which separate).
  case hyphen
}

/// Roles of scalars beyond ASCII, found once each.
struct ScalarRoles {
  private var known: [UInt32: ScalarRole] = [:]

  /// Amortised O(1).
  mutating func role(of scalar: Unicode.Scalar) -> ScalarRole {
    switch scalar.value {
    case 0x2019, 0x2018, 0x02BC, 0xFF07: return .apostrophe
    case 0x2010, 0x2011, 0xFE63, 0xFF0D: return .hyphen
    case 0x2012...0x206F, 0xA0: return Self.isJoiner(scalar.value) ? .ignored : .separator
    default: break
    }
    if let role = known[scalar.value] { return role }
    let role = Self.role(of: scalar)
    known[scalar.value] = role
    return role
  }

  private static func isJoiner(_ value: UInt32) -> Bool {
    value == 0x2060 || 0x2061...0x2064 ~= value
  }

  private static func role(of scalar: Unicode.Scalar) -> ScalarRole {
    switch scalar.value {
    case 0xAD, 0x200C, 0x200D, 0xFEFF, 0xFE00...0xFE0F: return .ignored
    case _ where isAccent(scalar.value): return .ignored
    default: break
    }
    switch scalar.properties.generalCategory {
    case .decimalNumber:
      guard let value = scalar.properties.numericValue, 0...9 ~= value else { return .separator }
      return .word([0x30 + UInt8(value)])
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .letterNumber, .otherNumber:
      return isPaired(scalar.value) ? .paired : folding(of: scalar)
    default:
      return .separator
    }
  }

  /// Scripts without spaces between words: Thai to Khmer, kana, Han, Hangul.
  private static func isPaired(_ value: UInt32) -> Bool {
    switch value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x2E80...0x2FDF,
      0x3005...0x3007, 0x3041...0x318F, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xAC00...0xD7AF, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// Accents, and what Arabic writes or leaves out as it likes: vowel signs, hamza on a letter, the
  /// stroke that lengthens a word.
  private static func isAccent(_ value: UInt32) -> Bool {
    switch value {
    case 0x0300...0x036F, 0x0610...0x061A, 0x0640, 0x064B...0x065F, 0x0670: true
    default: false
    }
  }

  /// Lower case, compatibility forms resolved, accents gone: Å is a, ﬁ is fi, ² is 2.
  private static func folding(of scalar: Unicode.Scalar) -> ScalarRole {
    if let letters = undecomposed[scalar] { return .word(Array(letters.utf8)) }
    let parts = String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars
    // A vulgar fraction ("½") falls apart into digits that would read as another number.
    if parts.contains("\u{2044}") { return .separator }
    var folded = ""
    for part in parts where !isAccent(part.value) {
      for lower in part.properties.lowercaseMapping.unicodeScalars {
        if isAccent(lower.value) { continue }
        folded += undecomposed[lower] ?? String(lower)
      }
    }
    return folded.isEmpty ? .ignored : .word(Array(folded.utf8))
  }

  /// Letters that Unicode does not take apart but people write without: Łódź is Lodz.
  private static let undecomposed: [Unicode.Scalar: String] = [
    "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o",
    "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ł": "l", "Ł": "l", "þ": "th", "Þ": "th",
    "ħ": "h", "Ħ": "h", "ı": "i", "ى": "ي", "ة": "ه", "ٱ": "ا",
  ]
}
