package import Prompts

/// A named rule of choosing the exact answer inside a sentence; meanings stand beside the weights in `Prompts/tables/span-weights.tsv`.
package enum SpanFeature: Int, CaseIterable, Sendable {
  // What it is.
  case fitsKind, fitsAlone, fitsOther, holdsKind, splitsValue, wholeName, wholeValue, headOfKind,
    nameOfKind, categoryFits
  case headIsFocus, capitalised, digits, quoted, bracketed, votes, titleWords, questionWords
  // Its shape.
  case wholePhrase, startsPhrase, endsPhrase, cutsPhraseLeft, cutsPhraseRight, endsNominal
  case startsVerb, startsAdverb, startsAdjective, startsPreposition, startsSubordinator
  case endsVerb, endsAdverb, endsAdjective, verbInside, copulaInside, subordinatorInside,
    pronounInside
  case ofInside, prepositionInside, conjunctionInside, commaInside, hyphenCut, opensCapital,
    cutsName
  case wholeList, cutsList, wholeListWanted, cutsListWanted
  case length, lengthSquare, longClause
  // What stands around it.
  case edgeLeft, edgeRight, afterDeterminer, beforeOf, afterOf, beforeNominal, beforePreposition
  case focusInside, focusBefore, focusAfter, focusRightAfter
  case closeness, closenessShare, closenessBefore, closenessAfter, sameSegment, neighbourBefore,
    neighbourAfter
  case afterNaming, afterReason, afterPlace, afterBe, afterBy, afterColon, beside
  case toSentenceEnd, fromSentenceStart, toSegmentEnd, fromSegmentStart, apposition
  // Who did what.
  case prepositionAgrees, afterVerb, beforeVerb, subjectBeforeVerb, objectAfterVerb, agentBy
  case subjectAfterVerb, objectBeforeVerb, afterLastWord, beforeFirstWord, afterFirstWord
  case slotBefore, slotAfter, tailBefore
  case definitionAfterBe, clauseAfterReason, gerundAfterBy

  /// Position in a feature vector.
  var index: Int { rawValue }

  /// As the table writes it: `coverage-title` for `coverageTitle`.
  package var name: String { FeatureName.hyphenated("\(self)") }

  /// The feature of a row of the table; nil for an unknown name.
  static func named(_ name: String) -> Self? { byName[name] }

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })
}

/// The weights of the span features, from `Prompts/tables/span-weights.tsv`: one that holds for every question, and what each group of
/// questions adds to it.
package struct SpanWeights: Sendable {
  /// Questions whose answers look alike.
  package enum Group: String, CaseIterable, Sendable {
    case who, `when`, `where`, number, what, clause

    package init(_ type: AnswerType) {
      self =
        switch type {
        case .person, .organisation: .who
        case .date, .duration: .when
        case .place: .where
        case .count, .money, .percentage, .quantity: .number
        case .reason, .manner, .definition, .summary, .comparison: .clause
        default: .what
        }
    }

    /// What each column of the weights is multiplied by, in the order of `SpanWeights.columns`.
    package var factors: [Double] { [1] + Self.allCases.map { $0 == self ? 1 : 0 } }
  }

  /// Columns of the table.
  package static let columns = ["all"] + Group.allCases.map(\.rawValue)

  /// One list a column, each in the order of `SpanFeature.allCases`.
  package let values: [[Double]]

  /// - Throws: `PromptsError.badRow` for an unknown feature or a weight that is no number.
  package init(prompts: Prompts) throws(PromptsError) {
    var values = [[Double]](
      repeating: [Double](repeating: 0, count: SpanFeature.allCases.count),
      count: Self.columns.count)
    for row in try prompts.table("span-weights") {
      guard let feature = SpanFeature.named(row["feature"]) else {
        throw row.error("there is no span feature named “\(row["feature"])”")
      }
      for (column, name) in Self.columns.enumerated() {
        guard let weight = Double(row[name]) else {
          throw row.error("“\(row[name])” must be a number")
        }
        values[column][feature.index] = weight
      }
    }
    self.values = values
  }

  /// The weight of each feature in questions of a group, in the order of `SpanFeature.allCases`. O(features).
  func weights(of group: Group) -> [Double] {
    var sums = [Double](repeating: 0, count: SpanFeature.allCases.count)
    for (column, factor) in zip(values, group.factors) where factor != 0 {
      for index in sums.indices { sums[index] += factor * column[index] }
    }
    return sums
  }
}
