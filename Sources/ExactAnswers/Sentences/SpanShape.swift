/// What a span looks like, as far as that changes what counts in choosing it: what makes a good
/// name makes no good clause.
package struct SpanShape: Sendable, Hashable {
  /// What the words are; the first that holds, of figure, name and clause, else a phrase.
  package enum Kind: Int, CaseIterable, Sendable { case phrase, name, figure, clause }

  package var kind: Kind
  /// Whether "and", "or" or a comma stands inside.
  package var isList: Bool

  /// - Parameter features: of one span, in the order of `SpanFeature.allCases`.
  package init(features: [Double]) {
    func value(_ feature: SpanFeature) -> Double { features[feature.index] }
    let inside: [SpanFeature] = [.verbInside, .subordinatorInside, .copulaInside, .longClause]
    if value(.digits) > 0 || value(.wholeValue) > 0 {
      kind = .figure
    } else if value(.nameWords) >= 0.5 {
      kind = .name
    } else {
      kind = inside.contains { value($0) > 0 } ? .clause : .phrase
    }
    isList = value(.conjunctionInside) > 0 || value(.commaInside) > 0
  }

  package init(kind: Kind, isList: Bool) {
    self.kind = kind
    self.isList = isList
  }

  /// Every shape, by `index`.
  package static let all = Kind.allCases.flatMap { kind in
    [false, true].map { SpanShape(kind: kind, isList: $0) }
  }

  /// Position in `all`.
  package var index: Int { 2 * kind.rawValue + (isList ? 1 : 0) }

  /// Columns of weights that hold for some shapes; a plain phrase has none.
  package static let columns = ["a-name", "a-figure", "a-clause", "a-list"]

  /// What each of `columns` is multiplied by.
  package var factors: [Double] {
    [kind == .name, kind == .figure, kind == .clause, isList].map { $0 ? 1 : 0 }
  }
}
