package import Prompts

/// A named rule of choosing the exact answer inside a sentence; meanings stand beside the weights in `Prompts/tables/span-weights.tsv`.
package enum SpanFeature: String, CaseIterable, Sendable {
  case fitsKind = "fits-kind"
  case holdsKind = "holds-kind"
  case splitsValue = "splits-value"
  case wholeName = "whole-name"
  case wholeValue = "whole-value"
  case questionWords = "question-words"
  case focusInside = "focus-inside"
  case focusBeside = "focus-beside"
  case closeness
  case sameSegment = "same-segment"
  case afterVerb = "after-verb"
  case beforeVerb = "before-verb"
  case afterNaming = "after-naming"
  case afterReason = "after-reason"
  case afterPlace = "after-place"
  case afterBe = "after-be"
  case edgeLeft = "edge-left"
  case edgeRight = "edge-right"
  case commaInside = "comma-inside"
  case conjunctionInside = "conjunction-inside"
  case prepositionInside = "preposition-inside"
  case verbInside = "verb-inside"
  case quoted
  case bracketed
  case capitalised
  case digits
  case toSentenceEnd = "to-sentence-end"
  case fromSentenceStart = "from-sentence-start"
  case votes
  case lengthWho = "length-who"
  case lengthWhen = "length-when"
  case lengthWhere = "length-where"
  case lengthNumber = "length-number"
  case lengthWhat = "length-what"
  case lengthClause = "length-clause"
  case lengthSquareWho = "length-square-who"
  case lengthSquareWhen = "length-square-when"
  case lengthSquareWhere = "length-square-where"
  case lengthSquareNumber = "length-square-number"
  case lengthSquareWhat = "length-square-what"
  case lengthSquareClause = "length-square-clause"

  var index: Int { Self.indices[self] ?? 0 }

  private static let indices = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })
}

/// The weight of every span feature, in the order of `SpanFeature.allCases`.
package struct SpanWeights: Sendable {
  package var values: [Double]

  package init(values: [Double]) { self.values = values }

  /// - Throws: `PromptsError.badRow` for an unknown feature or a weight that is no number.
  package init(prompts: Prompts) throws(PromptsError) {
    values = [Double](repeating: 0, count: SpanFeature.allCases.count)
    for row in try prompts.table("span-weights") {
      guard let feature = SpanFeature(rawValue: row["feature"]) else {
        throw row.error("there is no span feature named “\(row["feature"])”")
      }
      guard let weight = Double(row["weight"]) else {
        throw row.error("“\(row["weight"])” is not a number")
      }
      values[feature.index] = weight
    }
  }
}
