/// One occurrence of a word in a text, with the term it is matched by.
package struct Token: Sendable, Equatable {
  /// The folded and stemmed form; equal terms match.
  package var term: String
  /// The folded form before stemming ("committed" for the term "commit").
  package var folded: String
  /// UTF-8 offsets into the text that was tokenised.
  package var span: TextSpan
  /// Counts words from 0; colocated tokens (a hyphenated word's joined form) share a position.
  package var position: Int
  /// Whether this is a further form of the word at the same position (the joined form of a
  /// hyphenated word).
  package var isColocated: Bool

  package init(
    term: String, folded: String, span: TextSpan, position: Int, isColocated: Bool = false
  ) {
    self.term = term
    self.folded = folded
    self.span = span
    self.position = position
    self.isColocated = isColocated
  }
}
