internal import PassageIndex
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// A part of a question, and the other ways of saying it.
package struct Paraphrase {
  /// Name of the row.
  package let row: String
  /// As the question writes it.
  package let typed: String
  /// Positions among the question's words.
  let words: Range<Int>
  /// Its words that are searched for, in order; never empty.
  let kept: [String]
  /// In the order of the row; never empty.
  package let others: [Paraphrases.Wording]
  /// What stands first of it is a verb.
  let isVerb: Bool
  /// The same word, otherwise spelt.
  var isSpelling = false
}

extension Paraphrase {
  /// Nil where nothing of it is searched for, or nothing else is said instead.
  init?(
    row: String, words: Range<Int>, others: [Paraphrases.Wording], _ question: AnalyzedQuestion,
    _ table: TermTable
  ) {
    let own = question.words[words]
    let searched = own.filter { !$0.isStopword }.map(\.token.term)
    // What the question says beside it is no other way of saying it.
    let rest = Set(
      question.words.indices.filter { !words.contains($0) }
        .map { table.number(of: question.words[$0].token.term) })
    let others = others.filter { $0.terms.contains { !rest.contains($0) } }
    guard let first = own.first, let last = own.last, !searched.isEmpty, !others.isEmpty else {
      return nil
    }
    self.row = row
    self.words = words
    self.others = others
    kept = searched
    let span = TextSpan(first.token.span.start, last.token.span.end)
    typed = question.text[span].map(String.init) ?? first.token.folded
    isVerb = question.form.parts.contains {
      $0.role == .predicate && $0.head == first.token.term
    }
  }
}
