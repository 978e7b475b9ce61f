/// Words with how often each was met, as a `TermPacker` gives them out: in no order, and one may
/// stand there twice.
package struct WordCounts: Sendable, Sequence {
  fileprivate struct Entry {
    var hash: UInt32
    var length: Int32
    var count: Int32
  }

  fileprivate var entries: [Entry] = []
  /// The words' bytes, one after the other.
  fileprivate var letters: [UInt8] = []

  package init() {}

  package var isEmpty: Bool { entries.isEmpty }

  /// - Parameter hash: the same for the same word, always.
  package mutating func append(_ word: UnsafeBufferPointer<UInt8>, hash: UInt32, count: Int) {
    entries.append(Entry(hash: hash, length: Int32(word.count), count: Int32(count)))
    letters.append(contentsOf: word)
  }

  /// The words with their counts, in the order in which they were appended.
  package func makeIterator() -> AnyIterator<(word: String, count: Int)> {
    var rest = entries[...]
    var start = 0
    return AnyIterator {
      guard let entry = rest.popFirst() else { return nil }
      defer { start += Int(entry.length) }
      let word = letters[start..<start + Int(entry.length)]
      return (String(decoding: word, as: UTF8.self), Int(entry.count))
    }
  }
}

/// Sums `WordCounts` without a string for each word.
package struct WordTally: Sendable {
  /// Different words in the order of their bytes, with their sums.
  package struct Totals: Sendable {
    /// The words' bytes, one after the other.
    package var letters: [UInt8] = []
    /// Where each word ends in `letters`.
    package var ends: [Int] = []
    /// Never 0, and below 0 where more was subtracted than added.
    package var sums: [Int64] = []
  }

  private struct Entry {
    /// The first eight bytes, the first of them highest: most words are told apart by these.
    var opening: UInt64
    var start: Int32
    var length: Int32
    var hash: UInt32
    var sum: Int64
  }

  private var entries: [Entry] = []
  private var letters: [UInt8] = []
  /// Open-addressed table of positions in `entries`, −1 where free; a power of two in size.
  private var slots: [Int32] = Array(repeating: -1, count: 1 << 12)

  package init() {}

  /// Number of different words.
  package var count: Int { entries.count }

  /// Adds the counts of an article that came.
  package mutating func add(_ counts: WordCounts) { sum(counts, factor: 1) }

  /// Takes away the counts of an article that went; a sum may fall below 0 until others are added.
  package mutating func subtract(_ counts: WordCounts) { sum(counts, factor: -1) }

  /// The sums since the last call. O(n log n).
  package mutating func take() -> Totals {
    defer { self = WordTally() }
    return letters.withUnsafeBufferPointer { letters in
      let sorted = entries.filter { $0.sum != 0 }.sorted { left, right in
        if left.opening != right.opening { return left.opening < right.opening }
        return Self.bytes(of: left, in: letters).lexicographicallyPrecedes(
          Self.bytes(of: right, in: letters))
      }
      var totals = Totals()
      totals.letters.reserveCapacity(letters.count)
      for entry in sorted {
        totals.letters.append(contentsOf: Self.bytes(of: entry, in: letters))
        totals.ends.append(totals.letters.count)
        totals.sums.append(entry.sum)
      }
      return totals
    }
  }

  private mutating func sum(_ counts: WordCounts, factor: Int64) {
    counts.letters.withUnsafeBufferPointer { bytes in
      var start = 0
      for counted in counts.entries {
        let word = UnsafeBufferPointer(rebasing: bytes[start..<start + Int(counted.length)])
        entries[position(of: word, hash: counted.hash)].sum += Int64(counted.count) * factor
        start += word.count
      }
    }
  }

  private mutating func position(of word: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] >= 0 {
      let position = Int(slots[slot])
      if entries[position].hash == hash, holds(entries[position], word) { return position }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(entries.count)
    append(word, hash: hash)
    return entries.count - 1
  }

  private mutating func append(_ word: UnsafeBufferPointer<UInt8>, hash: UInt32) {
    let opening = (0..<8).reduce(UInt64(0)) { $0 << 8 | UInt64($1 < word.count ? word[$1] : 0) }
    entries.append(
      Entry(
        opening: opening, start: Int32(letters.count), length: Int32(word.count), hash: hash, sum: 0
      ))
    letters.append(contentsOf: word)
    if entries.count * 2 > slots.count { grow() }
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    let mask = slots.count - 1
    for (position, entry) in entries.enumerated() {
      var slot = Int(entry.hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(position)
    }
  }

  private func holds(_ entry: Entry, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard Int(entry.length) == word.count else { return false }
    return letters.withUnsafeBufferPointer { Self.bytes(of: entry, in: $0).elementsEqual(word) }
  }

  private static func bytes(of entry: Entry, in letters: UnsafeBufferPointer<UInt8>)
    -> UnsafeBufferPointer<UInt8>
  {
    UnsafeBufferPointer(
      rebasing: letters[Int(entry.start)..<Int(entry.start) + Int(entry.length)])
  }
}
