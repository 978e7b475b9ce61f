/// The kind of answer a question wants; the closed list. Raw values appear in JSON.
package enum AnswerType: String, Sendable, CaseIterable {
  case person, organisation, place, date, duration, count, money, percentage, quantity
  case work, product, thing, definition, reason, manner, list
  /// What initials stand for, or the initials of a name.
  case abbreviation
  case yesNo = "yes-no"
  case comparison
  case summary, quotation, articles, conversation
}

extension AnswerType {
  /// Whether one span of a sentence can be the whole answer: a value, a name, a phrase, or the
  /// clause that gives a reason, a manner or a definition.
  package var hasExactAnswer: Bool {
    switch self {
    case .summary, .yesNo, .comparison, .articles, .conversation:
      false
    default: true
    }
  }

  /// Whether a number is asked for: how many, how much, what share.
  package var isFigure: Bool { [.money, .percentage, .count, .quantity].contains(self) }
}
