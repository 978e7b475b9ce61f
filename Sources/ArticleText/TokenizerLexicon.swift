internal import CStemmer

/// Remembers the term of every folded word met so far, so that a word is stemmed once.
///
/// Memory is bounded: after `capacity` distinct words it forgets them all and starts again.
struct TermLexicon: ~Copyable {
  /// Number of distinct words kept; about 40 bytes each.
  static let capacity = 1 << 17
  /// Words longer than this in UTF-8 bytes are cut; nothing a person searches for is longer.
  static let longestWord = 64

  private struct Entry {
    var hash: UInt32
    var folded: Range<Int32>
    var term: Range<Int32>
    /// Occurrences counted since the last `drainCounts`.
    var occurrences: Int32 = 0
  }

  /// Open-addressed table of positions in `entries`, −1 where free; a power of two in size.
  private var slots: [Int32]
  private var entries: [Entry] = []
  private var arena: [UInt8] = []
  private var strings: [(folded: String, term: String)?] = []
  /// Numbers of the words whose `occurrences` is not 0.
  private var counted: [Int] = []
  private let stemmer: OpaquePointer

  init() {
    slots = Array(repeating: -1, count: Self.capacity * 2)
    guard let stemmer = sb_stemmer_new("english", "UTF_8") else {
      // libstemmer's English algorithm is compiled in; without memory for it nothing can go on.
      fatalError("libstemmer has no English stemmer; install libstemmer-dev and build again.")
    }
    self.stemmer = stemmer
  }

  deinit { sb_stemmer_delete(stemmer) }

  /// Whether the next `makeRoom()` will forget everything, counts included.
  var isFull: Bool { entries.count >= Self.capacity }

  /// Forgets everything when full; numbers given out before are void afterwards.
  mutating func makeRoom() {
    guard isFull else { return }
    counted.removeAll()
    slots = Array(repeating: -1, count: slots.count)
    entries.removeAll(keepingCapacity: true)
    arena.removeAll(keepingCapacity: true)
    strings.removeAll(keepingCapacity: true)
  }

  /// The number of a folded word, valid until the next `makeRoom()`.
  mutating func number(of folded: UnsafeBufferPointer<UInt8>) -> Int {
    let folded = UnsafeBufferPointer(rebasing: folded.prefix(Self.cut(folded)))
    var hash: UInt32 = 2_166_136_261
    for byte in folded { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    hash ^= hash >> 15
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if entries[number].hash == hash, equals(entries[number].folded, folded) { return number }
      slot = (slot + 1) & mask
    }
    if entries.count == slots.count - 1 { grow() }
    slots[slot] = Int32(entries.count)
    append(folded, hash: hash)
    return entries.count - 1
  }

  /// The folded word and its term; strings are made on first use.
  mutating func strings(of number: Int) -> (folded: String, term: String) {
    if let known = strings[number] { return known }
    let entry = entries[number]
    let folded = String(decoding: arena[Self.range(entry.folded)], as: UTF8.self)
    let term = String(decoding: arena[Self.range(entry.term)], as: UTF8.self)
    strings[number] = (folded, term)
    return (folded, term)
  }

  func appendTerm(of number: Int, to bytes: inout [UInt8]) {
    let term = entries[number].term
    arena.withUnsafeBufferPointer {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[Self.range(term)]))
    }
  }

  mutating func count(_ number: Int) {
    if entries[number].occurrences == 0 { counted.append(number) }
    entries[number].occurrences += 1
  }

  /// Gives out the words of three letters or more counted since the last call, and counts from 0 again.
  mutating func drainCounts(_ body: (String, Int) -> Void) {
    for number in counted {
      let folded = arena[Self.range(entries[number].folded)]
      if folded.count > 2, folded.allSatisfy({ $0 >= 0x61 }) {
        body(strings(of: number).folded, Int(entries[number].occurrences))
      }
      entries[number].occurrences = 0
    }
    counted.removeAll(keepingCapacity: true)
  }

  private mutating func append(_ folded: UnsafeBufferPointer<UInt8>, hash: UInt32) {
    let start = Int32(arena.count)
    arena.append(contentsOf: folded)
    let end = Int32(arena.count)
    var term = start..<end
    if folded.count > 2, folded.allSatisfy({ 0x61...0x7A ~= $0 }) {
      if var base = IrregularForms.builtIn?.base(of: folded) {
        base.withUTF8 { appendStem(of: $0) }
      } else {
        appendStem(of: folded)
      }
      term = end..<Int32(arena.count)
    }
    entries.append(Entry(hash: hash, folded: start..<end, term: term))
    strings.append(nil)
  }

  /// Appends the stem of `word`, or the word itself where stemming fails for want of memory.
  private mutating func appendStem(of word: UnsafeBufferPointer<UInt8>) {
    let stem = sb_stemmer_stem(stemmer, word.baseAddress, Int32(word.count))
    let length = stem == nil ? word.count : Int(sb_stemmer_length(stemmer))
    arena.append(
      contentsOf: UnsafeBufferPointer(
        start: stem.map { UnsafePointer($0) } ?? word.baseAddress, count: length))
  }

  /// One text may hold more distinct words than `capacity`: its numbers must stay valid until it ends.
  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    let mask = slots.count - 1
    for (number, entry) in entries.enumerated() {
      var slot = Int(entry.hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number)
    }
  }

  private func equals(_ range: Range<Int32>, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard range.count == word.count else { return false }
    let start = Int(range.lowerBound)
    return arena.withUnsafeBufferPointer { known in
      for index in 0..<word.count where known[start + index] != word[index] { return false }
      return true
    }
  }

  /// Where to cut an overlong word: at the start of a scalar.
  private static func cut(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    guard word.count > longestWord else { return word.count }
    var end = longestWord
    while end > 0, word[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }

  private static func range(_ range: Range<Int32>) -> Range<Int> {
    Int(range.lowerBound)..<Int(range.upperBound)
  }
}
