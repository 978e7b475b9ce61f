/// A short ASCII word as one number (FNV-1a of its bytes), so that looking it up in a table builds
/// no string.
struct WordKey: Hashable {
  private let hash: UInt64

  /// The longest word with a key, in bytes; longer ones are in no table.
  static let longestWord = 15

  /// Nil for an empty, long or non-ASCII word.
  init?(_ word: String) {
    var word = word
    guard let key = word.withUTF8({ WordKey($0[...]) }) else { return nil }
    self = key
  }

  /// Nil for an empty, long or non-ASCII word. With `foldingCase` the key is that of the word in
  /// lower case.
  init?(_ word: UnsafeBufferPointer<UInt8>.SubSequence, foldingCase: Bool = false) {
    guard !word.isEmpty, word.count <= Self.longestWord else { return nil }
    var hash = FNV1a.seed
    for byte in word {
      guard byte < 0x80 else { return nil }
      let folded = foldingCase && byte.isCapital ? byte | 0x20 : byte
      hash = FNV1a.adding(UInt64(folded), to: hash)
    }
    self.hash = hash
  }

  /// The hash is as good as random already.
  func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}
