/// The kinds and instances of one noun, for who asks of many words whether they name one.
///
/// Gives what `Lexicon.isKind(_:of:)` does, and remembers how far each sense that was met on the
/// way up is from the noun. One serves one thread at a time.
package final class NounKinds {
  private let lexicon: Lexicon
  private let targets: Set<UInt32>
  /// Of each sense, how many steps up it is from the noun, plus one; below 0 where it is more than
  /// so many, less one; 0 where that is not known yet.
  private var distances: [Int8]

  /// - Parameter head: folded, as `Token.folded`.
  package init(of head: String, lexicon: Lexicon) {
    self.lexicon = lexicon
    targets = Set(lexicon.senses(ofNoun: head))
    distances = Array(repeating: 0, count: targets.isEmpty ? 0 : lexicon.file.synsetCount)
  }

  /// Whether a word with these senses, as `Lexicon.senses(ofNoun:)` gives them, names a kind or an
  /// instance of the noun in a frequent one.
  package func contains(_ senses: [UInt32]) -> Bool {
    guard !targets.isEmpty else { return false }
    return senses.prefix(Lexicon.maximumSenses).contains {
      steps(from: $0, atMost: Lexicon.maximumDepth) != nil
    }
  }

  /// Nil where the noun is further away.
  private func steps(from sense: UInt32, atMost limit: Int) -> Int? {
    if targets.contains(sense) { return 0 }
    let place = Int(sense)
    guard limit > 0, distances.indices.contains(place) else { return nil }
    let known = Int(distances[place])
    if known > 0 { return known - 1 <= limit ? known - 1 : nil }
    if known < -limit { return nil }
    var nearest: Int?
    for above in lexicon.file.hypernyms(synset: sense) {
      guard let steps = steps(from: above, atMost: limit - 1) else { continue }
      nearest = min(nearest ?? steps + 1, steps + 1)
    }
    distances[place] = Int8(nearest.map { $0 + 1 } ?? -(limit + 1))
    return nearest
  }
}
