internal import EvidenceRanking
internal import Text

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
  init?(_ word: String, ruleWords: RuleWords) {
    guard let first = word.utf8.first, 0x30...0x39 ~= first else { return nil }
    if let value = Double(word), value.isFinite {
      self.init(kind: QuestionTerms.isYear(word) ? .year : .cardinal, value: value)
    } else if let ending = ruleWords.ending(.ordinal, of: word),
      let value = Double(word.dropLast(ending.count)), value.isFinite
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

  /// "first".
  static let first = NumberWord(kind: .ordinal, value: 1)

  /// Number words with what they say. "One" is left out: it is a pronoun as often.
  static func spelt(_ ruleWords: RuleWords) -> [(word: String, number: NumberWord)] {
    let cardinals = ruleWords[.cardinal].enumerated().dropFirst(2)
    return cardinals.map { ($1, NumberWord(kind: .cardinal, value: Double($0))) }
      + ruleWords[.ordinal].enumerated().map {
        ($1, NumberWord(kind: .ordinal, value: Double($0 + 1)))
      }
  }
}
