/// A value or name found in a sentence: something that could be an exact answer.
package struct FoundSpan {
  /// What the span looks like, judged by its words alone.
  package enum Kind: Sendable {
    case money, percentage, date, duration, quantity, count, name, quoted, phrase
  }

  package var kind: Kind
  /// Tokens of the article.
  package var tokens: Range<Int>
  /// For names: how sure the shape is that this is a person, an organisation or a place, 0 to 1.
  package var personLikeness = 0.0
  package var organisationLikeness = 0.0
  package var placeLikeness = 0.0
  /// How many distinct articles give the same value or name, relative to the most frequent, 0 to 1.
  package var votes = 0.0

  package init(
    kind: Kind, tokens: Range<Int>, personLikeness: Double = 0.0,
    organisationLikeness: Double = 0.0, placeLikeness: Double = 0.0, votes: Double = 0.0
  ) {
    self.kind = kind
    self.tokens = tokens
    self.personLikeness = personLikeness
    self.organisationLikeness = organisationLikeness
    self.placeLikeness = placeLikeness
    self.votes = votes
  }
}
