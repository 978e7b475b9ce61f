/// A short ASCII word as one number (FNV-1a of its bytes), so that looking it up in a table builds
/// no string.
struct WordKey: Hashable {
  fileprivate let hash: UInt64

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

/// Values by word, for loops that look every word of a text up: open addressing, filled once and
/// only read afterwards.
struct WordKeyTable<Value: Sendable>: Sendable {
  private var keys = Array(repeating: UInt64(0), count: 64)
  /// Position in `values`.
  private var places = Array(repeating: Int32(0), count: 64)
  private(set) var values: [Value] = []

  /// Nil for a word that was not put in.
  @inline(__always)
  func value(of key: WordKey) -> Value? {
    let hash = key.hash | 1
    var slot = Self.slot(hash) & (keys.count - 1)
    while keys[slot] != 0 {
      if keys[slot] == hash { return values[Int(places[slot])] }
      slot = (slot + 1) & (keys.count - 1)
    }
    return nil
  }

  /// Puts in `value` for a word that is not there yet.
  mutating func insert(_ value: Value, for key: WordKey) {
    if (values.count + 1) * 2 > keys.count { grow() }
    values.append(value)
    place(key.hash | 1, Int32(values.count - 1))
  }

  private mutating func grow() {
    let known = zip(keys, places).filter { $0.0 != 0 }
    keys = Array(repeating: 0, count: keys.count * 2)
    places = Array(repeating: 0, count: keys.count)
    for (hash, number) in known { place(hash, number) }
  }

  private mutating func place(_ hash: UInt64, _ number: Int32) {
    var slot = Self.slot(hash) & (keys.count - 1)
    while keys[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
    keys[slot] = hash
    places[slot] = number
  }

  private static func slot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash &* 0x9e37_79b9_7f4a_7c15) >> 32)
  }
}
