package import Answers

extension Answer {
  /// The first line of the reply; empty where it opens with something else.
  package var lead: String {
    guard case .lead(let text, _) = parts.first else { return "" }
    return text
  }
}
