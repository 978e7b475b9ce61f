internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// The numbers of the claim and those of the sentence.
extension ClaimComparison {
  func numberSigns(_ features: inout YesNoFeatures) {
    let asked = claim.words.compactMap(\.number)
    guard !asked.isEmpty else { return }
    let said = terms.compactMap { words.number($0) }
    let missing = asked.filter { !said.contains($0) }
    let rivals = Set(said).subtracting(asked)
    features[.numberFound] = Double(asked.count - missing.count) / Double(asked.count)
    features[.numberMissing] = missing.isEmpty ? 0 : 1
    let unsaid = claim.mask { $0.number.map(missing.contains) ?? false }
    let hasRival = missing.contains { number in
      rivals.contains {
        $0.kind == number.kind && (number.kind != .ordinal || ranksTheSame(number))
      }
    }
    features[.rivalNumber] = hasRival ? agreement(without: unsaid) : 0
    features[.closerNumber] = hasCloserNumber(asked, rivals) ? 1 : 0
  }

  /// Whether some other ordinal of the sentence ranks what this one ranks in the claim: "the first
  /// quarter" for "the second quarter".
  private func ranksTheSame(_ ordinal: NumberWord) -> Bool {
    let asked = claim.words.indices.dropLast().filter { claim.words[$0].number == ordinal }
      .map { claim.words[$0 + 1].term }
    return terms.indices.dropLast().contains {
      words.number(terms[$0])?.kind == .ordinal && asked.contains(terms[$0 + 1])
    }
  }

  /// Whether another number of the same kind stands nearer to the claim's verb than the claim's
  /// own.
  private func hasCloserNumber(_ asked: [NumberWord], _ rivals: Set<NumberWord>) -> Bool {
    guard
      let verb = terms.firstIndex(where: {
        ((claim.byTerm[$0] ?? 0) | (claim.byRelation[$0] ?? 0)) & claim.verbMask != 0
      })
    else { return false }
    func distance(_ holds: (NumberWord) -> Bool) -> Int? {
      terms.indices.filter { words.number(terms[$0]).map(holds) ?? false }
        .map { abs($0 - verb) }.min()
    }
    return asked.contains { number in
      guard let own = distance({ $0 == number }),
        let other = distance({ $0.kind == number.kind && rivals.contains($0) })
      else { return false }
      return other < own
    }
  }
}
