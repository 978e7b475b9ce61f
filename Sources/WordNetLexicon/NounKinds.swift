/// The kinds and instances of one noun, for who asks of many words whether they name one.
///
/// Gives what `Lexicon.isKind(_:of:)` does, and remembers how far each sense that was met on the
/// way up is from the noun. One serves one thread at a time.
package final class NounKinds {
  /// How many steps up a sense is from the noun.
  private enum Distance {
    case steps(Int)
    /// More than so many, or there is no way.
    case beyond(Int)
  }

  private let lexicon: Lexicon
  private let targets: Set<UInt32>
  private var distances: [UInt32: Distance] = [:]

  /// - Parameter head: folded, as `Token.folded`.
  package init(of head: String, lexicon: Lexicon) {
    self.lexicon = lexicon
    targets = Set(lexicon.senses(ofNoun: head))
  }

  /// Whether `word` names a kind or an instance of the noun in a frequent sense.
  package func contains(_ word: String) -> Bool {
    guard !targets.isEmpty else { return false }
    return lexicon.senses(ofNoun: word).prefix(Lexicon.maximumSenses).contains {
      steps(from: $0, atMost: Lexicon.maximumDepth) != nil
    }
  }

  /// Nil where the noun is further away.
  private func steps(from sense: UInt32, atMost limit: Int) -> Int? {
    if targets.contains(sense) { return 0 }
    guard limit > 0 else { return nil }
    switch distances[sense] {
    case .steps(let steps): return steps <= limit ? steps : nil
    case .beyond(let steps) where steps >= limit: return nil
    case .beyond, nil: break
    }
    let above = lexicon.file.hypernyms(synset: sense).compactMap {
      steps(from: $0, atMost: limit - 1)
    }.min()
    distances[sense] = above.map { .steps($0 + 1) } ?? .beyond(limit)
    return above.map { $0 + 1 }
  }
}
