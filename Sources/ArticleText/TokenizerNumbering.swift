/// Gives the words of texts as small numbers, without a string for each: what ranking reads whole articles with.
///
/// Gives the same words as `Tokenizer`, joined forms left out. One numbering serves one thread at a time.
package final class WordNumbering {
  /// Counts how often all numbers were forgotten; numbers of an earlier generation are void.
  package private(set) var generation = 0
  private let scanner = TokenScanner()

  package init() {}

  /// Calls `found` with number, UTF-8 start and UTF-8 end of every word of `text`, in reading order. About 10 ns a byte.
  package func read(
    _ text: UnsafeBufferPointer<UInt8>, _ found: (_ number: Int, _ start: Int, _ end: Int) -> Void
  ) {
    if scanner.lexicon.isFull { generation += 1 }
    scanner.scan(text) { occurrence in
      if !occurrence.isColocated { found(occurrence.word, occurrence.start, occurrence.end) }
    }
  }

  /// The term of a word of this generation.
  package func term(of number: Int) -> String { scanner.lexicon.strings(of: number).term }
}
