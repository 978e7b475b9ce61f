/// A value or name found in a sentence: something that could be an exact answer.
struct FoundSpan {
  /// What the span looks like, judged by its words alone.
  enum Kind: Sendable {
    case money, percentage, date, duration, quantity, count, name, quoted, phrase
  }

  var kind: Kind
  /// Tokens of the article.
  var tokens: Range<Int>
  /// For names: how sure the shape is that this is a person, an organisation or a place, 0 to 1.
  var personLikeness = 0.0
  var organisationLikeness = 0.0
  var placeLikeness = 0.0
  /// How many distinct articles give the same value or name, relative to the most frequent, 0 to 1.
  var votes = 0.0
}
