/// Terms as a quoted FTS5 expression: nothing a person types is ever read as an operator.
struct MatchExpression: Equatable {
  let text: String

  /// Matches rows that hold any of `terms`; a term with spaces is a phrase. Phrases keep the order
  /// of `terms`.
  ///
  /// Nil when there is no term. A term that is empty or holds no letter stands as a phrase that
  /// nothing matches, so that positions stay true.
  init?(anyOf terms: [String]) {
    guard !terms.isEmpty else { return nil }
    text = terms.map(Self.phrase).joined(separator: " OR ")
  }

  /// Matches rows where `terms` stand one after the other; nil when there is no term.
  init?(sequence terms: [String]) {
    guard !terms.isEmpty else { return nil }
    text = Self.phrase(terms.joined(separator: " "))
  }

  private static func phrase(_ term: String) -> String {
    // FTS5 drops phrases without a token, which would shift the numbers of those that follow; byte
    // 2 is never part of a term.
    let isBlank = term.utf8.allSatisfy { $0 <= 0x20 }
    let bare = isBlank ? "\u{2}" : term.replacing("\0", with: "")
    return "\"" + bare.replacing("\"", with: "\"\"") + "\""
  }
}
