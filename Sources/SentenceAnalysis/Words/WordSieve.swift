/// A few words of tables, looked for among all words of a text: most are told not to be among them
/// by their first letter and their length.
struct WordSieve: Sendable {
  private var hashes: HashTable
  /// The lengths of the words with each first byte, one bit each.
  private var lengths = Array(repeating: UInt64(0), count: 256)

  /// - Parameter words: in lower case.
  init(_ words: [String]) {
    hashes = HashTable(capacity: words.count)
    for word in words {
      hashes.set(WordHash.of(word.utf8), to: 1)
      lengths[Int(word.utf8.first ?? 0)] |= Self.bit(word.utf8.count)
    }
  }

  private static func bit(_ length: Int) -> UInt64 { 1 << UInt64(min(max(length, 0), 63)) }

  /// False for most words that it does not hold.
  ///
  /// - Parameters:
  ///   - length: of the word, in bytes.
  ///   - first: its first byte, in lower case.
  func mayHold(length: Int, first: UInt8) -> Bool {
    lengths[Int(first)] & Self.bit(length) != 0
  }

  /// Whether the word with this hash of its bytes is among them.
  func holds(_ hash: UInt64) -> Bool { hashes.value(of: hash) != nil }
}
