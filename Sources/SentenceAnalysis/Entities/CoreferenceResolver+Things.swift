// What "it" and "they" mean.
extension CoreferenceResolver {
  func thing(_ anaphor: Anaphor) -> Int? {
    findCandidates(anaphor) { fitsThing($0, anaphor) }
    found.removeAll { $0.isExcluded }
    for index in found.indices {
      let last = found[index].last
      let count = nominals(last, anaphor)
      if anaphor.kind == .they, count > 0 { found[index].isExcluded = true }
      found[index].features[.nominal] = Float(count)
      found[index].score = found[index].features.weighed(by: weights.thing)
    }
    found.removeAll { $0.isExcluded }
    guard let best = best(above: weights.thing[.threshold]) else { return nil }
    let score = found.first { $0.draft == best }?.score ?? 0
    if let noun = bestNoun(anaphor), noun > score { return nil }
    return best
  }

  private func fitsThing(_ draft: Int, _ anaphor: Anaphor) -> Bool {
    let kind = drafts[draft].traits.kind
    if anaphor.kind == .they { return kind == .organisation || drafts[draft].traits.isPlural }
    return !drafts[draft].traits.looksLikePerson && (kind != .other || drafts[draft].traits.hasName)
  }

  /// Common nouns as subjects between the mention that starts at `last` and the anaphor, that it
  /// may mean as well; at most 3 are counted.
  private func nominals(_ last: Int, _ anaphor: Anaphor) -> Int {
    let places = anaphor.kind == .they ? subjects.several : subjects.one
    let end = Self.firstPlace(in: places, from: anaphor.head)
    let first = max(last, anaphor.head - 60)
    var count = 0
    while count < 3, count < end, places[end - 1 - count] >= first { count += 1 }
    return count
  }

  /// Position of the first of `places` that is `place` or behind it. O(log n).
  private static func firstPlace(in places: [Int32], from place: Int) -> Int {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(places[middle]) < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
