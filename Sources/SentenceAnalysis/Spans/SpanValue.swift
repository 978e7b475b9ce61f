/// What a span says, so that "RMB 450 million" and "450 million yuan" are one value.
package enum SpanValue: Hashable {
  /// A number with its scale worked in, and the class of its unit.
  case number(Double, unit: FoundSpan.Kind)
  /// The content terms in order.
  case words([Int32])

  /// Whether both say the same: numbers within a thousandth, names where one holds all words of the
  /// other.
  package func agrees(with other: SpanValue) -> Bool {
    switch (self, other) {
    case (.number(let left, let leftUnit), .number(let right, let rightUnit)):
      return leftUnit == rightUnit && abs(left - right) <= 0.001 * max(abs(left), abs(right))
    case (.words(let left), .words(let right)):
      let shorter = left.count < right.count ? left : right
      let longer = Set(left.count < right.count ? right : left)
      return !shorter.isEmpty && shorter.allSatisfy(longer.contains)
    default: return false
    }
  }
}

extension SpanFinder {
  /// The value of the tokens; numbers are read where the span was found to be an amount, a share or
  /// a count.
  package func value(of tokens: Range<Int>, kind: FoundSpan.Kind?, in article: TokenizedText)
    -> SpanValue
  {
    let numeric: [FoundSpan.Kind] = [.money, .percentage, .count, .quantity, .duration]
    if let kind, numeric.contains(kind), let number = number(of: tokens, in: article) {
      return .number(number, unit: kind)
    }
    return .words(
      tokens.map { article.terms[$0] }.filter { !table.classes(of: $0).contains(.stopword) })
  }

  /// Digits times the scale words after them; nil without digits.
  private func number(of tokens: Range<Int>, in article: TokenizedText) -> Double? {
    var value: Double?
    for token in tokens {
      let term = table.terms[Int(article.terms[token])]
      if let number = Double(term) {
        value = value ?? number
      } else if let scale = table.scales[term], let number = value {
        value = number * scale
      }
    }
    return value
  }
}
