/// What a word says as a number: "1905", "twelve", "second", "2nd".
struct NumberWord: Hashable {
  enum Kind: Hashable {
    /// 1000 to 2100, written with digits.
    case year
    case ordinal
    case cardinal
  }

  let kind: Kind
  let value: Double

  /// Reads a folded word written with digits ("1905", "2nd"); nil for any other.
  init?(_ word: String) {
    guard let first = word.utf8.first, 0x30...0x39 ~= first else { return nil }
    if let value = Double(word), value.isFinite {
      self.init(kind: QuestionTerms.isYear(word) ? .year : .cardinal, value: value)
    } else if ["st", "nd", "rd", "th"].contains(where: word.hasSuffix),
      let value = Double(word.dropLast(2)), value.isFinite
    {
      self.init(kind: .ordinal, value: value)
    } else {
      return nil
    }
  }

  private init(kind: Kind, value: Double) {
    self.kind = kind
    self.value = value
  }

  /// Number words with what they say. "One" is left out: it is a pronoun as often.
  static let spelt: [(word: String, number: NumberWord)] =
    cardinals.enumerated().dropFirst(2).map { ($1, NumberWord(kind: .cardinal, value: Double($0))) }
    + ordinals.enumerated().map { ($1, NumberWord(kind: .ordinal, value: Double($0 + 1))) }

  private static let cardinals = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty",
  ]
  private static let ordinals = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
  ]
}
