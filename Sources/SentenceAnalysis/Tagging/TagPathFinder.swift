/// The likeliest sequence of tags: Viterbi's algorithm over pairs of tags.
struct TagPathFinder {
  private static let most = TagCandidates.most
  private var candidates: [TagCandidates] = []
  /// For word, tag of the word and tag of the word before: the tag two before.
  private var backs: [UInt8] = []

  /// Tags of the words with `candidates`, appended to `tags` as raw values. Linear in their number.
  mutating func find(
    candidates found: [TagCandidates], transitions: TagTransitions, into tags: inout [UInt8]
  ) {
    guard !found.isEmpty else { return }
    candidates = found
    backs.removeAll(keepingCapacity: true)
    backs.reserveCapacity(found.count * Self.most * Self.most)
    let last = transitions.withLogarithms { walk($0) }
    trace(last, into: &tags)
  }

  /// Scores by tag of the word (rows) and of the word before (columns).
  private typealias Scores = [Float]

  private mutating func walk(_ logarithms: UnsafeBufferPointer<Float>) -> (own: Int, before: Int) {
    let most = Self.most
    var scores = Scores(repeating: -.infinity, count: most * most)
    var next = scores
    for index in candidates.indices {
      let own = candidates[index]
      let beforeCount = index == 0 ? 1 : candidates[index - 1].count
      for current in 0..<own.count {
        for before in 0..<most {
          var best: (score: Float, back: Int) = (-.infinity, 0)
          if before < beforeCount {
            best = bestBack(index, current, before, scores, logarithms)
          }
          next[current * most + before] = best.score
          backs.append(UInt8(best.back))
        }
      }
      for _ in own.count..<most { backs.append(contentsOf: repeatElement(0, count: most)) }
      swap(&scores, &next)
    }
    return bestEnd(scores, logarithms)
  }

  private func bestBack(
    _ index: Int, _ current: Int, _ before: Int, _ scores: Scores,
    _ logarithms: UnsafeBufferPointer<Float>
  ) -> (score: Float, back: Int) {
    let own = candidates[index][current]
    guard index > 0 else { return (logarithms[TagTransitions.row(0, 0) + own.tag] + own.score, 0) }
    let previous = candidates[index - 1][before].tag
    let backCount = index == 1 ? 1 : candidates[index - 2].count
    var best: (score: Float, back: Int) = (-.infinity, 0)
    for back in 0..<backCount {
      let first = index == 1 ? 0 : candidates[index - 2][back].tag
      let score =
        scores[before * Self.most + back]
        + logarithms[TagTransitions.row(first, previous) + own.tag]
      if score > best.score { best = (score, back) }
    }
    return (best.score + own.score, best.back)
  }

  private func bestEnd(
    _ scores: Scores, _ logarithms: UnsafeBufferPointer<Float>
  ) -> (own: Int, before: Int) {
    let last = candidates.count - 1
    let beforeCount = last == 0 ? 1 : candidates[last - 1].count
    var best: (score: Float, own: Int, before: Int) = (-.infinity, 0, 0)
    for own in 0..<candidates[last].count {
      for before in 0..<beforeCount {
        let first = last == 0 ? 0 : candidates[last - 1][before].tag
        let score =
          scores[own * Self.most + before]
          + logarithms[TagTransitions.row(first, candidates[last][own].tag)]
        if score > best.score { best = (score, own, before) }
      }
    }
    return (best.own, best.before)
  }

  private func trace(_ end: (own: Int, before: Int), into tags: inout [UInt8]) {
    let start = tags.count
    tags.append(contentsOf: repeatElement(0, count: candidates.count))
    var (own, before) = end
    for index in candidates.indices.reversed() {
      tags[start + index] = UInt8(candidates[index][own].tag)
      let back = Int(backs[(index * Self.most + own) * Self.most + before])
      (own, before) = (before, back)
    }
  }
}
