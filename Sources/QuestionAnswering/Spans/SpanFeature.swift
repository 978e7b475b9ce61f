package import Prompts

/// A named rule of choosing the exact answer inside a sentence; meanings stand beside the weights in `Prompts/tables/span-weights.tsv`.
package enum SpanFeature: Int, CaseIterable, Sendable {
  case fitsKind
  case holdsKind
  case splitsValue
  case wholeName
  case wholeValue
  case questionWords
  case focusInside
  case focusBeside
  case closeness
  case sameSegment
  case afterVerb
  case beforeVerb
  case afterNaming
  case afterReason
  case afterPlace
  case afterBe
  case edgeLeft
  case edgeRight
  case commaInside
  case conjunctionInside
  case prepositionInside
  case verbInside
  case quoted
  case bracketed
  case capitalised
  case digits
  case toSentenceEnd
  case fromSentenceStart
  case votes
  case lengthWho
  case lengthWhen
  case lengthWhere
  case lengthNumber
  case lengthWhat
  case lengthClause
  case lengthSquareWho
  case lengthSquareWhen
  case lengthSquareWhere
  case lengthSquareNumber
  case lengthSquareWhat
  case lengthSquareClause

  /// Position in a feature vector.
  var index: Int { rawValue }

  /// As the table writes it: `coverage-title` for `coverageTitle`.
  package var name: String { FeatureName.hyphenated("\(self)") }

  /// The feature of a row of the table; nil for an unknown name.
  static func named(_ name: String) -> Self? { allCases.first { $0.name == name } }
}

/// The weight of every span feature, in the order of `SpanFeature.allCases`.
package struct SpanWeights: Sendable {
  package var values: [Double]

  package init(values: [Double]) { self.values = values }

  /// - Throws: `PromptsError.badRow` for an unknown feature or a weight that is no number.
  package init(prompts: Prompts) throws(PromptsError) {
    values = [Double](repeating: 0, count: SpanFeature.allCases.count)
    for row in try prompts.table("span-weights") {
      guard let feature = SpanFeature.named(row["feature"]) else {
        throw row.error("there is no span feature named “\(row["feature"])”")
      }
      guard let weight = Double(row["weight"]) else {
        throw row.error("“\(row["weight"])” is not a number")
      }
      values[feature.index] = weight
    }
  }
}
