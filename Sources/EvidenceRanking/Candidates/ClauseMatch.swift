package import QuestionAnalysis
package import Text

/// How a sentence answers to the form of a question: each part of it matched, related, silent or
/// contradicted by one clause and what stands around that.
package struct ClauseMatch: Sendable {
  /// How one part stands in the sentence.
  package enum Verdict: String, Sendable, CaseIterable {
    /// The clause has it, in its place.
    case matched
    /// A word related to it stands in its place, or it stands elsewhere in the sentence.
    case related
    case silent
    /// Something else stands in its place.
    case contradicted

    package var isFound: Bool { self == .matched || self == .related }
  }

  /// One part of the question's form.
  package struct Row: Sendable {
    /// Position among the form's parts.
    package var part: Int
    package var verdict: Verdict
    /// The words of the article that decided, in UTF-8 bytes; nil where none did.
    package var found: TextSpan?
    /// It stands in the place that the question gives it: doer for doer.
    package var isInPlace = false
    /// Every word of it is there, or a word related to it.
    package var isFull = false
  }

  /// In the order of the form's parts, what is wanted left out.
  package var rows: [Row] = []
  /// Position of the clause among the article's; nil where the sentence has none.
  package var clause: Int?
  /// Whether both deny, or neither.
  package var polarity = Verdict.silent
  /// Contradicted where what is asked to have happened is told as a plan, a chance or a condition.
  package var standing = Verdict.silent
  /// Silent where the question names no time, or the article none.
  package var time = Verdict.silent
  /// The clause has the verb asked for, or a related or contrary one.
  package var hasVerb = false
  /// It depends on words that deny it or leave it open: "denied killing", "it is false that".
  package var isDisputed = false
  /// Doer and undergoer have changed places.
  package var isTurned = false
  /// The share of the question's weight in parts that are matched or related, 0 to 1; what is
  /// related counts for less.
  package var share = 0.0
  /// The share in parts that are contradicted.
  package var contradicted = 0.0

  package init() {}

  /// What the clause says to the verb of the question; nil where the question has none.
  package func predicate(of form: QuestionForm) -> Row? {
    rows.first { form.parts[$0.part].role == .predicate && form.parts[$0.part].clause == 0 }
  }

  /// Whether the clause has the verb of the question, or one related to it.
  package func hasPredicate(of form: QuestionForm) -> Bool {
    predicate(of: form).map { $0.isInPlace && $0.verdict.isFound } ?? false
  }

  /// Whether every part of the question is there.
  package var isWhole: Bool { rows.allSatisfy(\.verdict.isFound) }
}
