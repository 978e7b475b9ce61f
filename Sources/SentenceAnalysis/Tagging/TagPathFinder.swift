/// The likeliest sequence of tags: Viterbi's algorithm over pairs of tags.
struct TagPathFinder {
  private static let most = TagCandidates.most
  private var candidates: [TagCandidates] = []
  /// For word, tag of the word and tag of the word before: the tag two before.
  private var backs: [UInt8] = []

  /// Tags of the words with `candidates`, appended to `tags` as raw values. Linear in their number.
  ///
  /// - Returns: the natural logarithm of how likely words and tags are; 0 without a word.
  mutating func find(
    candidates found: [TagCandidates], transitions: TagTransitions, into tags: inout [UInt8]
  ) -> Float {
    guard !found.isEmpty else { return 0 }
    candidates = found
    // Kept, it would make the next sentence's a copy.
    defer { candidates = [] }
    let row = Self.most * Self.most
    if backs.count < found.count * row {
      backs.append(contentsOf: repeatElement(0, count: found.count * row - backs.count))
    }
    let last = transitions.withLogarithms { walk($0) }
    trace((last.own, last.before), into: &tags)
    return last.score
  }

  /// Scores by tag of the word (rows) and of the word before (columns).
  private typealias Scores = UnsafeMutableBufferPointer<Float>

  /// The likeliest tags of the last two words; fills `backs` where it will be looked at.
  private mutating func walk(
    _ logarithms: UnsafeBufferPointer<Float>
  ) -> (score: Float, own: Int, before: Int) {
    let row = Self.most * Self.most
    return withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * row) { buffer in
      buffer.initialize(repeating: -.infinity)
      var scores = Scores(rebasing: buffer[..<row])
      var next = Scores(rebasing: buffer[row...])
      candidates.withUnsafeBufferPointer { candidates in
        backs.withUnsafeMutableBufferPointer { backs in
          for index in candidates.indices {
            Self.step(index, candidates, scores, next, backs, logarithms)
            swap(&scores, &next)
          }
        }
      }
      return bestEnd(scores, logarithms)
    }
  }

  private static func step(
    _ index: Int, _ candidates: UnsafeBufferPointer<TagCandidates>, _ scores: Scores,
    _ next: Scores, _ backs: UnsafeMutableBufferPointer<UInt8>,
    _ logarithms: UnsafeBufferPointer<Float>
  ) {
    let beforeCount = index == 0 ? 1 : candidates[index - 1].count
    let backCount = index < 2 ? 1 : candidates[index - 2].count
    for current in 0..<candidates[index].count {
      let own = candidates[index][current]
      for before in 0..<beforeCount {
        let cell = current * most + before
        if index == 0 {
          next[cell] = logarithms[TagTransitions.row(0, 0) + own.tag] + own.score
          backs[cell] = 0
          continue
        }
        let previous = candidates[index - 1][before].tag
        var best: (score: Float, back: Int) = (-.infinity, 0)
        for back in 0..<backCount {
          let first = index == 1 ? 0 : candidates[index - 2][back].tag
          let score =
            scores[before * most + back] + logarithms[TagTransitions.row(first, previous) + own.tag]
          if score > best.score { best = (score, back) }
        }
        next[cell] = best.score + own.score
        backs[index * most * most + cell] = UInt8(best.back)
      }
    }
  }

  private func bestEnd(
    _ scores: Scores, _ logarithms: UnsafeBufferPointer<Float>
  ) -> (score: Float, own: Int, before: Int) {
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
    return best
  }

  private func trace(_ end: (own: Int, before: Int), into tags: inout [UInt8]) {
    let start = tags.count
    tags.append(contentsOf: repeatElement(0, count: candidates.count))
    var (own, before) = end
    candidates.withUnsafeBufferPointer { candidates in
      for index in candidates.indices.reversed() {
        tags[start + index] = UInt8(candidates[index][own].tag)
        let back = Int(backs[(index * Self.most + own) * Self.most + before])
        (own, before) = (before, back)
      }
    }
  }
}
