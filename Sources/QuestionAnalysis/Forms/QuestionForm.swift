/// A question in the form of a sentence: who does what to whom, with what is wanted left open.
///
/// "Did Halden buy Marelgue in May?" is the predicate "buy" with the doer "Halden" and the
/// undergoer "Marelgue"; the time stands in `AnalyzedQuestion.constraints`.
package struct QuestionForm: Sendable, Equatable {
  /// One thing that the question gives, or asks for.
  package struct Part: Sendable, Equatable {
    /// What it does in its clause; a passive is turned round.
    package enum Role: String, Sendable, CaseIterable {
      case predicate
      /// Who or what does it.
      case doer
      /// Whom or what it is done to, and what something is said to be.
      case undergoer
      /// Behind a preposition that belongs to the verb.
      case modifier
      /// Anything else: "of the bill" behind a noun.
      case attribute
    }

    package var role: Role
    /// As the question writes it.
    package var text: String
    /// Its words without closed-class words; of a predicate the verb alone.
    package var terms: [String]
    /// Its main word; nil where that is a closed-class word.
    package var head: String?
    /// Of a predicate: the verb in the dictionary's form.
    package var lemma: String?
    /// Folded; nil where none stands before it.
    package var preposition: String?
    /// It is a name, or the name is its main word.
    package var isName = false
    /// It holds the question word: what is asked for.
    package var isWanted = false
    /// Number of the clause that it belongs to, from 0; attributes belong to 0.
    package var clause = 0
  }

  /// How what is asked stands to what is so.
  package enum Standing: Sendable {
    /// "Did …?", "Has …?": whether it took place.
    case happened
    /// "Is …?", "Does …?": whether it holds.
    case isSo
    /// "Will …?", "Could …?": whether it is planned, expected or possible.
    case open
  }

  /// The question in the order of a statement, from which it was read.
  package var statement = ""
  package var parts: [Part] = []
  package var isNegated = false
  package var standing = Standing.isSo

  package init() {}

  /// The verb of the first clause; nil where the question has none.
  package var predicate: Part? { parts.first { $0.role == .predicate && $0.clause == 0 } }

  /// What is asked for; nil for a question whether something is so, and for keywords.
  package var wanted: Part? { parts.first(where: \.isWanted) }
}
