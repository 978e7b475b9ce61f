package import QuestionAnswering

/// Turns an answer into characters; decides nothing.
package protocol AnswerRenderer {
  func render(_ answer: Answer) -> String
}
