package import Prompts

#if canImport(Glibc)
  internal import Glibc
#endif

/// A named sign that a sentence affirms or denies what a yes/no question asks; meanings stand
/// beside the weights in `Prompts/tables/yes-no.tsv`.
package enum YesNoFeature: Int, CaseIterable, Sendable {
  case constant
  case covered, kin, around, absent
  case lastMissing, verbMissing, rarestMissing
  case together, neighbours
  case denied, denialAsked, bothNegated, denialNear
  case opposite, smallOpposite, sister
  case rivalNumber, numberMissing, numberFound, closerNumber
  case nameMissing, rivalInPlace
  case turned
  case exclusiveAdded, universalAdded, necessityAdded, samenessAdded, comparisonAdded
  case superlativeAdded
  case weakAsked, possibilityAsked
  case uncertain, limited
  case alternatives
  case unrealised, clauseMatch

  package var name: String { FeatureName.hyphenated("\(self)") }
}

/// The weights of the signs and the certainty from which "yes" and "no" are said; from
/// `Prompts/tables/yes-no.tsv`.
package struct YesNoWeights: Sendable {
  /// In the order of `YesNoFeature.allCases`.
  package let values: [Double]
  /// What was believed of each sign before fitting: fitted weights of rare signs stay near it. In
  /// the same order.
  package let priors: [Double]
  /// "Yes" is said at this probability and above.
  package let yesFrom: Double
  /// "No" is said at this probability and below.
  package let noUpTo: Double
  /// The same where the clause has the verb asked for and yet denies nothing itself.
  package let noAtVerbUpTo: Double

  /// The same where the verb asked for stands elsewhere in the sentence.
  package let yesElsewhereFrom: Double

  /// Neither is said of a sentence that holds less of the claim than this share.
  package let coveredFrom: Double
  /// "Yes" is not said when a greater share of the claim is nowhere near.
  package let absentUpTo: Double

  /// - Throws: `PromptsError.badRow` for an unknown sign or a weight that is no number.
  package init(prompts: Prompts) throws(PromptsError) {
    let table = try WeightTable(
      "yes-no", key: "signal", names: YesNoFeature.allCases.map(\.name),
      columns: ["weight", "prior"],
      settings: [
        "yes-from", "yes-elsewhere-from", "no-up-to", "no-at-verb-up-to",
        "covered-from", "absent-up-to",
      ],
      prompts: prompts)
    values = table.values[0]
    priors = table.values[1]
    yesFrom = table.settings["yes-from"] ?? 0.6
    yesElsewhereFrom = table.settings["yes-elsewhere-from"] ?? 0.8
    noUpTo = table.settings["no-up-to"] ?? 0.4
    noAtVerbUpTo = table.settings["no-at-verb-up-to"] ?? 0.4
    coveredFrom = table.settings["covered-from"] ?? 0.4
    absentUpTo = table.settings["absent-up-to"] ?? 0.3
  }

  /// A chance that agrees with what a rule says.
  func kept(_ probability: Double, to verdict: Bool?) -> Double {
    verdict.map { $0 ? max(probability, yesFrom) : min(probability, noUpTo) } ?? probability
  }

  /// The chance that the answer is yes, 0 to 1.
  package func probability(_ features: YesNoFeatures) -> Double {
    1 / (1 + exp(-zip(values, features.values).reduce(0) { $0 + $1.0 * $1.1 }))
  }
}

/// The value of every sign for one question and one sentence.
package struct YesNoFeatures: Sendable {
  /// In the order of `YesNoFeature.allCases`.
  package private(set) var values = [Double](repeating: 0, count: YesNoFeature.allCases.count)

  /// Whether any sign says that the sentence contradicts the claim, not merely that it says less.
  var contradict: Bool {
    let contradictions: [YesNoFeature] = [
      .denied, .smallOpposite, .rivalNumber, .closerNumber, .rivalInPlace, .turned,
      .universalAdded, .comparisonAdded, .superlativeAdded,
    ]
    return contradictions.contains { self[$0] > 0 }
  }

  /// Whether a sign says that the sentence cannot affirm the claim, whatever else agrees.
  var forbidYes: Bool {
    let signs: [YesNoFeature] = [
      .denied, .denialAsked, .opposite, .rivalNumber, .turned, .exclusiveAdded, .universalAdded,
      .alternatives,
    ]
    return signs.contains { self[$0] > 0.2 }
  }

  /// The same with contraries, which in another clause contradict nothing.
  var contradictAnyhow: Bool { contradict || self[.opposite] > 0 }

  /// Whether all else that is asked agrees and one thing is denied or contrary: "fell" for "rose",
  /// 14 for 41.
  var contradictFlatly: Bool {
    [.denied, .opposite, .rivalNumber].contains { self[$0] > 0.9 }
  }

  subscript(feature: YesNoFeature) -> Double {
    get { values[feature.rawValue] }
    set { values[feature.rawValue] = newValue }
  }
}
