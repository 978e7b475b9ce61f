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
  /// Doer and undergoer have changed places.
  package var isTurned = false
  /// The share of the question's weight in parts that are matched or related, 0 to 1; what is
  /// related counts for less.
  package var share = 0.0
  /// The share in parts that are contradicted.
  package var contradicted = 0.0

  package init() {}

  /// The verdict on the verb of the question; nil where it has none.
  package func predicate(_ form: QuestionForm) -> Verdict? {
    rows.first { form.parts[$0.part].role == .predicate && form.parts[$0.part].clause == 0 }?
      .verdict
  }

  /// Whether every part of the form's main clause, and every name, is matched or related.
  package func isWhole(_ form: QuestionForm) -> Bool {
    rows.allSatisfy { $0.verdict == .matched || $0.verdict == .related }
  }
}
