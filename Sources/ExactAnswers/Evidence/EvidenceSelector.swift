package import EvidenceRanking

/// Chooses what is quoted: the best sentence, then others that say something else, each with the
/// neighbour it is read with.
package struct EvidenceSelector {
  /// Sentences quoted at most.
  static let maximumEvidence = 3
  /// Closeness of the closest article to the day of asking: news repeats itself, a library does
  /// not.
  package let recency: Double

  /// How much of its score a sentence loses for repeating one already chosen.
  private var repetitionPenalty: Double { 0.3 + 1.2 * recency }

  /// A further sentence is shown when its score is at most this much below the lead's: odds of one
  /// to four.
  package static let worthShowing = 1.4

  /// At most `maximumEvidence` of `candidates` (which come best first), in order of choice; no
  /// sentence twice.
  ///
  /// - Parameter lead: the candidate to quote first; nil: the best.
  /// - Parameter first: what is quoted first, as it is; nil: as `lead` says.
  package func evidence(
    _ candidates: [Candidate], leading lead: Candidate? = nil, quoting first: Quotation? = nil
  ) -> [Quotation] {
    let widener = QuotationWidener(candidates: Array(candidates.prefix(40)))
    var chosen = [first ?? lead.map { widener.quotation(of: $0) }].compactMap { $0 }
    var rest = widener.candidates
    while chosen.count < Self.maximumEvidence, !rest.isEmpty {
      let adjusted = rest.map { candidate in
        candidate.score - repetitionPenalty
          * (chosen.map { similarity(candidate, $0.candidate) }.max() ?? 0)
      }
      guard
        let best = adjusted.indices.max(by: {
          adjusted[$0] < adjusted[$1] || (adjusted[$0] == adjusted[$1] && $0 > $1)
        })
      else { break }
      let next = rest.remove(at: best)
      if chosen.contains(where: { $0.holds(next) || isSameText($0.candidate, next) }) { continue }
      let quotation = widener.quotation(of: next, within: chosen.isEmpty ? .lead : .further)
      chosen.append(unrepeated(quotation, after: chosen))
    }
    return chosen
  }

  /// The quotation, or its sentence alone where its neighbour is quoted already.
  private func unrepeated(_ quotation: Quotation, after chosen: [Quotation]) -> Quotation {
    let isRepeated = chosen.contains {
      $0.candidate.article === quotation.candidate.article
        && $0.sentences.overlaps(quotation.sentences)
    }
    return isRepeated ? Quotation(quotation.candidate) : quotation
  }

  /// Share of the smaller sentence's distinct terms that both hold, 0 to 1.
  private func similarity(_ left: Candidate, _ right: Candidate) -> Double {
    let leftTerms = Set(left.tokens.map { left.article.terms[$0] })
    let rightTerms = Set(right.tokens.map { right.article.terms[$0] })
    let smaller = min(leftTerms.count, rightTerms.count)
    guard smaller > 0 else { return 0 }
    return Double(leftTerms.intersection(rightTerms).count) / Double(smaller)
  }

  private func isSameText(_ left: Candidate, _ right: Candidate) -> Bool {
    left.tokens.count == right.tokens.count
      && zip(left.tokens, right.tokens).allSatisfy {
        left.article.terms[$0] == right.article.terms[$1]
      }
  }
}
