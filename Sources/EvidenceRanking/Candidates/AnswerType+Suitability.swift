internal import QuestionAnalysis
package import SentenceAnalysis

extension AnswerType {
  /// How well a found span suits this kind of question, 0 to 1.
  package func suitability(of span: FoundSpan) -> Double {
    switch (self, span.kind) {
    case (.money, .money), (.percentage, .percentage), (.date, .date), (.duration, .duration),
      (.quantity, .quantity), (.count, .count), (.quotation, .quoted):
      1
    case (.quantity, .count), (.quantity, .money), (.quantity, .percentage), (.quantity, .duration),
      (.count, .quantity), (.duration, .date), (.percentage, .count), (.money, .count):
      0.5
    case (.person, .name): span.personLikeness
    case (.organisation, .name): span.organisationLikeness
    case (.place, .name): span.placeLikeness
    case (.work, .quoted): 1
    case (.work, .name), (.product, .name): 0.7
    case (.thing, .name), (.list, .name): 0.5
    case (.thing, .quoted), (.product, .quoted): 0.5
    case (.thing, .phrase): 0.3
    default: 0
    }
  }
}
