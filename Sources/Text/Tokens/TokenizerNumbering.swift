/// Gives the words of texts as small numbers, without a string for each: what ranking reads whole
/// articles with.
///
/// Gives the same words as `Tokenizer`, joined forms left out. One numbering serves one thread at a
/// time.
package final class WordNumbering {
  /// The words of one text in reading order, a column each.
  package struct Words {
    package var numbers: [Int32] = []
    /// UTF-8 offsets into the text.
    package var starts: [Int32] = []
    package var ends: [Int32] = []

    fileprivate mutating func reserve(_ count: Int) {
      numbers.reserveCapacity(count)
      starts.reserveCapacity(count)
      ends.reserveCapacity(count)
    }
  }

  /// Bytes of a word with what parts it from the next, in running text.
  private static let bytesOfWord = 5

  /// Counts how often all numbers were forgotten; numbers of an earlier generation are void.
  package private(set) var generation = 0
  private var scanner = TokenScanner()

  package init() {}

  /// The words of `text`. About 5 ns a byte.
  package func words(in text: UnsafeBufferPointer<UInt8>) -> Words {
    if scanner.lexicon.isFull { generation += 1 }
    var words = Words()
    words.reserve(text.count / Self.bytesOfWord + 1)
    scanner.scan(text) { _, occurrence in
      guard !occurrence.isColocated else { return }
      words.numbers.append(Int32(truncatingIfNeeded: occurrence.word))
      words.starts.append(Int32(truncatingIfNeeded: occurrence.start))
      words.ends.append(Int32(truncatingIfNeeded: occurrence.end))
    }
    return words
  }

  /// The term of a word of this generation.
  package func term(of number: Int32) -> String { scanner.lexicon.strings(of: Int(number)).term }
}
