import Prompts

/// What speaks for a pronoun or phrase meaning an entity; rows of the table `coreference-weights`.
package enum CoreferenceFeature: Int, CaseIterable, Sendable {
  case knownGender, person, same, distance, subjectSame, subjectPrevious
  case lastSubject, lastObject, lastOblique, lastPossessor, parallelSubject, parallelObject
  case ownSubject, first, count, chain, rank, quotation, coordinate, fronted, anonymous
  case opening, words, nominal, pronoun, fullName, threshold
  case possessiveSubject, joined, nearestSubject, openingSubject, lastParallel

  /// As the table names it.
  package var name: String { "\(self)" }
}

/// Weights of the features, for persons and for all else.
struct CoreferenceWeights: Sendable {
  var person = SIMD32<Float>()
  var thing = SIMD32<Float>()

  /// - Throws: `PromptsError` naming the row of a feature there is not.
  init(prompts: Prompts) throws(PromptsError) {
    for row in try AnalysisTables(prompts: prompts).rows("coreference-weights") {
      guard let feature = CoreferenceFeature.allCases.first(where: { $0.name == row["feature"] }),
        let person = Float(row["person"]), let thing = Float(row["thing"])
      else { throw row.error("no such feature, or no number") }
      self.person[feature.rawValue] = person
      self.thing[feature.rawValue] = thing
    }
  }
}

extension SIMD32<Float> {
  subscript(feature: CoreferenceFeature) -> Float {
    get { self[feature.rawValue] }
    set { self[feature.rawValue] = newValue }
  }
}

/// An entity that an anaphor may mean, with what speaks for it.
package struct CoreferenceCandidate: Sendable {
  /// Position of the entity among the drafts of its article.
  package var draft: Int
  package var features = SIMD32<Float>()
  package var score: Float = 0
  /// Words from its latest mention to the anaphor.
  var last: Int
  var isExcluded = false
}
