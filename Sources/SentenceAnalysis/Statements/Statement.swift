package import Text

/// What an article says that somebody said.
package struct Statement: Sendable, Equatable {
  /// UTF-8 bytes of the words said, without the quotation marks around them; marks inside stay.
  package var words: TextSpan
  /// Where the words of an indirect statement go on behind the cue ("The price, he said, will
  /// fall"); nil where they are in one piece.
  package var rest: TextSpan? = nil
  /// Who said it, as written: "he", "Chief executive Tora Lien", "the survey".
  package var speaker: TextSpan
  /// Number of the speaker's entity; nil until entities are known.
  package var entity: Int? = nil
  /// The word that says that it was said; nil where a quotation goes on without one.
  package var cue: TextSpan? = nil
  /// The words are wholly a quotation.
  package var isDirect: Bool
  /// Part of the words is a quotation.
  package var isMixed = false
  /// The quotation goes on from the statement before it and has no cue of its own.
  package var isContinued = false
  /// A word that makes the saying less sure ("reportedly", "may"); nil without.
  package var hedge: TextSpan? = nil
  /// Through whom it is known: "Reuters" of "told Reuters" and of "Reuters reported, citing …".
  package var through: TextSpan? = nil
  /// When it was said, where the sentence tells.
  package var said: TextSpan? = nil

  /// All bytes from the first of words or rest to the last.
  package var whole: TextSpan { TextSpan(words.start, max(words.end, rest?.end ?? 0)) }
}
