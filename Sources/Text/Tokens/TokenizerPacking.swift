/// Makes the terms of texts in the form the index takes, without a string for each, and counts the
/// words met.
///
/// Gives the same terms as `Tokenizer`. One packer serves one thread at a time; it is costly to
/// make and cheap to keep.
package final class TermPacker {
  /// Precedes a term that has a position of its own.
  package static let next: UInt8 = 0x20
  /// Precedes a term at the position of the one before.
  package static let colocated: UInt8 = 0x01

  private var scanner = TokenScanner()
  private var counts = WordCounts()

  package init() {}

  /// Appends the terms of `text` to `packed`, each preceded by `next` or `colocated`. About 10 ns a
  /// byte.
  ///
  /// `text` should hold whole UTF-8 scalars; anything invalid separates words.
  ///
  /// - Returns: the number of words, joined forms not counted.
  package func append(_ text: UnsafeBufferPointer<UInt8>, to packed: inout [UInt8]) -> Int {
    if scanner.lexicon.isFull { drain() }
    var words = 0
    scanner.scan(text) { lexicon, occurrence in
      packed.append(occurrence.isColocated ? Self.colocated : Self.next)
      lexicon.appendTerm(of: occurrence.word, to: &packed)
      if !occurrence.isColocated {
        words += 1
        lexicon.count(occurrence.word)
      }
    }
    return words
  }

  /// How often each folded word occurred since the last call: words of three letters or more,
  /// joined forms not counted.
  package func takeWordCounts() -> WordCounts {
    drain()
    return takeFullWordCounts()
  }

  /// The same without those that cost nothing to keep, mostly none; `takeWordCounts()` gives these
  /// out later.
  package func takeFullWordCounts() -> WordCounts {
    defer { counts = WordCounts() }
    return counts
  }

  private func drain() { scanner.lexicon.drainCounts(into: &counts) }
}
