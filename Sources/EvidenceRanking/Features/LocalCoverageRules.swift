#if canImport(Glibc)
  internal import Glibc
#endif

/// The rules that weigh a question's words by how rare they are inside one article.
///
/// What an article is about stands in its every sentence and tells none of them apart; the word
/// that stands in one does. The weight of a term is its role's share times log(1 + (S − n + 0.5)/(n
/// + 0.5)) over the article's S sentences, n of which hold it.
struct LocalCoverageRules {
  let terms: QuestionTerms

  /// Fills coverage-local and coverage-local-around for every sentence of one article. O(sentences
  /// × terms).
  func apply(to candidates: inout [Candidate], matches: [CoverageRules.Match]) {
    let weights = weights(matches)
    let total = max(0.01, weights.reduce(0, +))
    func share(_ mask: UInt64) -> Double { mask.sum(of: weights) / total }
    for sentence in candidates.indices {
      let own = matches[sentence].mask
      let previous = sentence > 0 ? matches[sentence - 1].mask : 0
      let next = sentence + 1 < matches.count ? matches[sentence + 1].mask : 0
      candidates[sentence].features[.coverageLocal] = share(own)
      candidates[sentence].features[.coverageLocalAround] = share((previous | next) & ~own)
    }
  }

  private func weights(_ matches: [CoverageRules.Match]) -> [Double] {
    var counts = [Double](repeating: 0, count: terms.numbers.count)
    for match in matches {
      var rest = match.mask
      while rest != 0 {
        counts[rest.trailingZeroBitCount] += 1
        rest &= rest - 1
      }
    }
    let sentences = Double(matches.count)
    return counts.map { log(1 + (sentences - $0 + 0.5) / ($0 + 0.5)) }
  }
}
