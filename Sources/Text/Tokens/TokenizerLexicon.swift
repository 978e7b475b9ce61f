internal import CStemmer

/// Remembers the term of every folded word met so far, so that a word is stemmed once.
///
/// Memory is bounded: after `capacity` distinct words it forgets them all and starts again.
struct TermLexicon: ~Copyable {
  /// Number of distinct words kept; about 40 bytes each.
  static let capacity = 1 << 17
  /// Words longer than this in UTF-8 bytes are cut; nothing a person searches for is longer.
  static let longestWord = 64

  /// A word, in sixteen bytes: neighbours share the processor's cache lines, and common words are
  /// met early.
  private struct Entry {
    var hash: UInt32
    /// Where the folded word begins in `arena`; its term is the same bytes or follows at once.
    var start: Int32
    /// Occurrences counted since the last `drainCounts`.
    var occurrences: Int32 = 0
    var foldedLength: UInt8
    /// From `start` on.
    var termOffset: UInt8
    var termLength: UInt8

    var folded: Range<Int> { Int(start)..<Int(start) + Int(foldedLength) }
    var term: Range<Int> {
      Int(start) + Int(termOffset)..<Int(start) + Int(termOffset) + Int(termLength)
    }
  }

  /// Open-addressed table of positions in `entries`, −1 where free; a power of two in size.
  private var slots: [Int32]
  /// A word that is looked for, and the one that it is likely to be.
  struct Sought {
    /// As `hash` makes it.
    let hash: UInt32
    /// What stood in its first slot; −1 for none.
    fileprivate var guess: Int32 = -1
    fileprivate var start: Int32 = 0
    fileprivate var letter: UInt8 = 0

    init(hash: UInt32) { self.hash = hash }
  }

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

  /// Fetches what `number(of:casing:_:)` will look at, for words looked for in this order.
  ///
  /// The tables are larger than the processor's caches: fetched one by one, each word would be
  /// waited for three times.
  func prepareToFind(_ words: inout [Sought]) {
    let mask = slots.count - 1
    words.withUnsafeMutableBufferPointer { words in
      slots.withUnsafeBufferPointer { slots in
        for place in words.indices { words[place].guess = slots[Int(words[place].hash) & mask] }
      }
      entries.withUnsafeBufferPointer { entries in
        for place in words.indices where words[place].guess >= 0 {
          words[place].start = entries[Int(words[place].guess)].start
        }
      }
      arena.withUnsafeBufferPointer { arena in
        for place in words.indices where words[place].guess >= 0 {
          words[place].letter = arena[Int(words[place].start)]
        }
      }
    }
  }

  /// The number of a folded word, valid until the next `makeRoom()`.
  ///
  /// - Parameters:
  ///   - word: not longer than `cut` says.
  ///   - casing: bits that its bytes lack to be folded.
  ///   - sought: the word as `prepareToFind` was told of it.
  mutating func number(
    of word: UnsafeBufferPointer<UInt8>, casing: UInt8, _ sought: Sought
  ) -> Int {
    let guess = Int(sought.guess)
    if guess >= 0, holds(guess, word, casing, hash: sought.hash) { return guess }
    return number(of: word, casing, hash: sought.hash)
  }

  /// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), its high bits folded into the low ones.
  static func hash(_ folded: UnsafeBufferPointer<UInt8>) -> UInt32 {
    finished(folded.reduce(hashSeed) { adding($1, to: $0) })
  }

  static let hashSeed: UInt32 = 2_166_136_261

  static func adding(_ byte: UInt8, to hash: UInt32) -> UInt32 {
    (hash ^ UInt32(byte)) &* 16_777_619
  }

  static func finished(_ hash: UInt32) -> UInt32 { hash ^ hash >> 15 }

  private mutating func number(
    of word: UnsafeBufferPointer<UInt8>, _ casing: UInt8, hash: UInt32
  ) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if holds(number, word, casing, hash: hash) { return number }
      slot = (slot + 1) & mask
    }
    if entries.count == slots.count - 1 { grow() }
    slots[slot] = Int32(entries.count)
    append(word, casing, hash: hash)
    return entries.count - 1
  }

  /// The folded word and its term; strings are made on first use.
  mutating func strings(of number: Int) -> (folded: String, term: String) {
    while strings.count <= number { strings.append(nil) }
    if let known = strings[number] { return known }
    let entry = entries[number]
    let folded = String(decoding: arena[entry.folded], as: UTF8.self)
    let term = String(decoding: arena[entry.term], as: UTF8.self)
    strings[number] = (folded, term)
    return (folded, term)
  }

  func appendTerm(of number: Int, to bytes: inout [UInt8]) {
    let term = entries[number].term
    arena.withUnsafeBufferPointer {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[term]))
    }
  }

  mutating func count(_ number: Int) {
    if entries[number].occurrences == 0 { counted.append(number) }
    entries[number].occurrences += 1
  }

  /// Gives out the words of three letters or more counted since the last call, and counts from 0
  /// again.
  mutating func drainCounts(into counts: inout WordCounts) {
    for number in counted {
      let entry = entries[number]
      arena.withUnsafeBufferPointer { arena in
        let folded = UnsafeBufferPointer(rebasing: arena[entry.folded])
        if folded.count > 2, folded.allSatisfy({ $0 >= 0x61 }) {
          counts.append(folded, hash: entry.hash, count: Int(entry.occurrences))
        }
      }
      entries[number].occurrences = 0
    }
    counted.removeAll(keepingCapacity: true)
  }

  private mutating func append(
    _ word: UnsafeBufferPointer<UInt8>, _ casing: UInt8, hash: UInt32
  ) {
    let start = arena.count
    for byte in word { arena.append(byte | casing) }
    let folded = Array(arena[start...])
    var offset = 0
    if folded.count > 2, folded.allSatisfy({ 0x61...0x7A ~= $0 }) {
      offset = folded.count
      folded.withUnsafeBufferPointer { appendTerm(of: $0) }
    }
    // No word is longer than `longestWord`, nor is its term by more than a letter.
    entries.append(
      Entry(
        hash: hash, start: Int32(start), foldedLength: UInt8(folded.count),
        termOffset: UInt8(offset), termLength: UInt8(arena.count - start - offset)))
  }

  /// Appends the stem of a word, of an irregular form that of its base.
  private mutating func appendTerm(of word: UnsafeBufferPointer<UInt8>) {
    if var base = IrregularForms.builtIn?.base(of: word) {
      base.withUTF8 { appendStem(of: $0) }
    } else {
      appendStem(of: word)
    }
  }

  /// Appends the stem of `word`, or the word itself where stemming fails for want of memory.
  private mutating func appendStem(of word: UnsafeBufferPointer<UInt8>) {
    let stem = sb_stemmer_stem(stemmer, word.baseAddress, Int32(word.count))
    let length = stem == nil ? word.count : Int(sb_stemmer_length(stemmer))
    arena.append(
      contentsOf: UnsafeBufferPointer(
        start: stem.map { UnsafePointer($0) } ?? word.baseAddress, count: length))
  }

  /// One text may hold more distinct words than `capacity`: its numbers must stay valid until it
  /// ends.
  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    let mask = slots.count - 1
    for (number, entry) in entries.enumerated() {
      var slot = Int(entry.hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number)
    }
  }

  /// Whether the word of that number is `word`, folded by `casing`.
  private func holds(
    _ number: Int, _ word: UnsafeBufferPointer<UInt8>, _ casing: UInt8, hash: UInt32
  ) -> Bool {
    let entry = entries[number]
    guard entry.hash == hash, Int(entry.foldedLength) == word.count else { return false }
    return arena.withUnsafeBufferPointer { arena in
      let start = Int(entry.start)
      for index in 0..<word.count where arena[start + index] != word[index] | casing {
        return false
      }
      return true
    }
  }

  /// Where to cut an overlong word: at the start of a scalar.
  static func cut(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    guard word.count > longestWord else { return word.count }
    var end = longestWord
    while end > 0, word[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }
}
