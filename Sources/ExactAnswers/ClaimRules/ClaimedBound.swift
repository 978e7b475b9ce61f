internal import EvidenceRanking
internal import SentenceAnalysis
internal import Text

/// "More than 300 boats" in a claim: which figure of a sentence keeps to it or breaks it.
struct ClaimedBound {
  private let isAbove: Bool
  private let number: Double
  /// The word for what is counted.
  private let unit: Int32
  /// Those who vote are counted.
  private let isOfVoters: Bool
  /// The words of the bound and its number.
  let mask: UInt64

  /// Words between a number and what is counted, at most: "300 wooden boats".
  private static let reach = 2

  /// Nil where the claim bounds no number of things.
  init?(_ claim: Claim, words: ClaimWords, table: TermTable) {
    let than = table.term(.than)
    let bounds = claim.words.indices.dropLast(2)
    for index in bounds {
      let term = claim.words[index].term
      let isAbove = words.isIn(.above, term)
      guard isAbove || words.isIn(.below, term) else { continue }
      let place = claim.words[index + 1].term == than ? index + 2 : index + 1
      guard place < claim.words.count, let number = claim.words[place].number,
        number.kind != .ordinal,
        let unit = Self.unit(behind: place, claim, words)
      else { continue }
      (self.isAbove, self.number) = (isAbove, number.value)
      self.unit = claim.words[unit].term
      isOfVoters = words.isIn(.voter, claim.words[unit].term)
      mask = ((index...place) + (isOfVoters ? [unit] : [])).reduce(0) { $0 | 1 << UInt64($1) }
      return
    }
    return nil
  }

  /// The word for what is counted: those who vote, else the first word.
  private static func unit(behind place: Int, _ claim: Claim, _ words: ClaimWords) -> Int? {
    let near = (place + 1..<max(place + 1, min(place + 2 + reach, claim.words.count)))
      .filter { claim.words[$0].isContent && claim.words[$0].number == nil }
    return near.first { words.isIn(.voter, claim.words[$0].term) } ?? near.first
  }

  /// Whether the number of the same things in the sentence keeps to the bound; nil where it has
  /// none, several, or just the number of the bound.
  ///
  /// - Parameter tallies: votes for and against, "360-58".
  func holds(in terms: [Int32], words: ClaimWords, tallies: [(ayes: Double, nays: Double)] = [])
    -> Bool?
  {
    if isOfVoters, tallies.count == 1, let tally = tallies.first {
      return isAbove ? tally.ayes > number : tally.ayes < number
    }
    let said = terms.indices.compactMap { place -> Double? in
      guard let number = words.number(terms[place]), number.kind != .ordinal else { return nil }
      return terms[(place + 1)...].prefix(Self.reach).contains(unit) ? number.value : nil
    }
    guard let value = said.first, Set(said).count == 1, value != number else { return nil }
    return isAbove ? value > number : value < number
  }
}
