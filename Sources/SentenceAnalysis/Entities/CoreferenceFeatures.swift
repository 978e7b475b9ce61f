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
  /// One number in its place, without moving the others.
  @inline(__always)
  subscript(feature: CoreferenceFeature) -> Float {
    get {
      withUnsafeBytes(of: self) {
        $0.load(fromByteOffset: 4 * feature.rawValue, as: Float.self)
      }
    }
    set {
      withUnsafeMutableBytes(of: &self) {
        $0.storeBytes(of: newValue, toByteOffset: 4 * feature.rawValue, as: Float.self)
      }
    }
  }

  /// The sum of the products with `weights`, added from the first to the last.
  func weighed(by weights: SIMD32<Float>) -> Float {
    withUnsafeBytes(of: self) { own in
      withUnsafeBytes(of: weights) { weights in
        let numbers = zip(own.bindMemory(to: Float.self), weights.bindMemory(to: Float.self))
        return numbers.reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
  }
}

/// An entity that an anaphor may mean, with what speaks for it.
package struct CoreferenceCandidate: Sendable {
  package var features = SIMD32<Float>()
  /// Position of the entity among the drafts of its article.
  package var draft: Int
  /// The word that its latest mention begins with.
  var last: Int
  package var score: Float = 0
  var isExcluded = false
}
