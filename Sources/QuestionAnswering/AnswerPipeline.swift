package import PassageIndex
package import Prompts

/// One question with what surrounds it.
package struct QuestionRequest: Sendable {
  /// An earlier turn of the conversation.
  package struct Turn: Sendable {
    package var question: String
    package var answer: String?

    package init(question: String, answer: String? = nil) {
      self.question = question
      self.answer = answer
    }
  }

  package var question: String
  /// Oldest turn first.
  package var history: [Turn]
  /// The day on which the question is asked, ISO 8601; nil: today.
  package var asOf: String?

  package init(question: String, history: [Turn] = [], asOf: String? = nil) {
    self.question = question
    self.history = history
    self.asOf = asOf
  }
}

/// The whole flow from a question to an answer, one line a stage.
package struct AnswerPipeline {
  private let store: any PassageReading
  private let prompts: Prompts

  package init(store: any PassageReading, prompts: Prompts) throws {
    self.store = store
    self.prompts = prompts
  }

  package func answer(_ request: QuestionRequest) throws -> Answer {
    Answer(
      question: request.question, status: .abstained, answerType: .thing, confidence: 0,
      explanation: Explanation("nothing yet"))
  }
}
