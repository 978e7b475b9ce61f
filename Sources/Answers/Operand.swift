/// A figure of a comparison or a calculation, with the citation that gives it.
package struct Operand: Sendable, Equatable {
  /// The side as the question writes it.
  package var side: String
  /// As the article writes it.
  package var text: String
  /// In decimal digits, scales resolved.
  package var value: String
  /// What it is counted in; nil for a bare number.
  package var unit: String?
  /// Number of its citation.
  package var citation: Int

  package init(side: String, text: String, value: String, unit: String?, citation: Int) {
    self.side = side
    self.text = text
    self.value = value
    self.unit = unit
    self.citation = citation
  }
}

/// What came of one part of a question that asks for several things.
package struct AnsweredPart: Sendable, Equatable {
  /// The part as it was asked.
  package var question: String
  package var isAnswered: Bool
  /// The exact answer; nil where none was found.
  package var answer: String?
  /// Numbers of its citations.
  package var citations: [Int]

  package init(question: String, isAnswered: Bool, answer: String?, citations: [Int]) {
    self.question = question
    self.isAnswered = isAnswered
    self.answer = answer
    self.citations = citations
  }
}
