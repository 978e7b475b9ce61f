/// One question with what surrounds it.
package struct QuestionRequest: Sendable {
  /// An earlier turn of the conversation.
  package struct Turn: Sendable {
    package var question: String
    package var answer: String?
    /// What the reply quoted first, byte for byte, where that is known: it says where in its
    /// article the conversation has got to.
    package var excerpt: String?

    package init(question: String, answer: String? = nil, excerpt: String? = nil) {
      self.question = EscapeSequences.removed(from: question)
      self.answer = answer
      self.excerpt = excerpt
    }
  }

  /// As typed, without escape sequences of a terminal.
  package let question: String
  /// Oldest turn first.
  package var history: [Turn]
  /// The day on which the question is asked, ISO 8601; nil: today.
  package var asOf: String?

  package init(question: String, history: [Turn] = [], asOf: String? = nil) {
    self.question = EscapeSequences.removed(from: question)
    self.history = history
    self.asOf = asOf
  }
}
