internal import QuestionAnalysis

extension Claim {
  /// Which name of a question its verb acts on, directly or by way of a preposition.
  ///
  /// "Did Ulvane buy Marelgue?" and "Was Marelgue bought?" act on Marelgue; "Did Ulvane buy from
  /// Marelgue?" does not.
  struct Roles {
    private(set) var object: UInt64 = 0
    private(set) var indirectObject: UInt64 = 0

    init(
      _ asked: [AnalyzedQuestion.Word], names: [UInt64], verb: UInt64, words: ClaimWords,
      terms: [Word]
    ) {
      guard verb != 0 else { return }
      let place = verb.trailingZeroBitCount
      func isPreposition(_ index: Int) -> Bool { words.isIn(.preposition, terms[index].term) }
      func name(at index: Int) -> UInt64 { names.first { $0 & 1 << UInt64(index) != 0 } ?? 0 }
      let after = asked.indices.suffix(from: min(place + 1, asked.count))
      // "Ulvane's", "the": what stands between a verb and its object.
      let next = after.first { !asked[$0].isStopword || isPreposition($0) }
      let isPassive =
        asked.first.map { words.isIn(.being, terms[0].term) && $0.isStopword } == true
        && (next.map(isPreposition) ?? true)
      if isPassive {
        let subject = asked.indices.prefix(place).last { asked[$0].isName }
        object = subject.map(name) ?? 0
      } else if let next, isPreposition(next) {
        guard words.isIn(.direction, terms[next].term), next + 1 < asked.count else { return }
        let following = asked.indices.suffix(from: next + 1).first { !asked[$0].isStopword }
        indirectObject = following.map(name) ?? 0
      } else if let next {
        object = name(at: next)
      }
    }
  }
}
