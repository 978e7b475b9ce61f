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
  /// A word that another is likely to be.
  private struct Guess {
    /// −1 for none.
    var number: Int32
    var start: Int32 = 0
    var letter: UInt8 = 0
  }

  /// What stood in the first slot of each word that `prepareToFind` was told of.
  private var guesses: [Guess] = []
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

  /// Fetches what `number(of:_:hash:place:)` will look at, for words with these hashes in this
  /// order.
  ///
  /// The tables are larger than the processor's caches: fetched one by one, each word would be
  /// waited for three times.
  mutating func prepareToFind(_ hashes: some Sequence<UInt32>) {
    let mask = slots.count - 1
    guesses.removeAll(keepingCapacity: true)
    for hash in hashes { guesses.append(Guess(number: slots[Int(hash) & mask])) }
    for place in guesses.indices where guesses[place].number >= 0 {
      guesses[place].start = entries[Int(guesses[place].number)].start
    }
    for place in guesses.indices where guesses[place].number >= 0 {
      guesses[place].letter = arena[Int(guesses[place].start)]
    }
  }

  /// The number of a folded word, valid until the next `makeRoom()`.
  ///
  /// - Parameters:
  ///   - bytes: hold the word in `range`, not longer than `cut` says.
  ///   - hash: as `hash` makes it.
  ///   - place: of the word among those that `prepareToFind` was told of.
  mutating func number(of bytes: [UInt8], _ range: Range<Int32>, hash: UInt32, place: Int) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      let folded = UnsafeBufferPointer(
        rebasing: bytes[Int(range.lowerBound)..<Int(range.upperBound)])
      let guess = Int(guesses[place].number)
      if guess >= 0, entries[guess].hash == hash, holds(guess, folded) { return guess }
      return number(of: folded, hash: hash)
    }
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

  private mutating func number(of folded: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if entries[number].hash == hash, holds(number, folded) { return number }
      slot = (slot + 1) & mask
    }
    if entries.count == slots.count - 1 { grow() }
    slots[slot] = Int32(entries.count)
    append(folded, hash: hash)
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

  private mutating func append(_ folded: UnsafeBufferPointer<UInt8>, hash: UInt32) {
    let start = arena.count
    arena.append(contentsOf: folded)
    var offset = 0
    if folded.count > 2, folded.allSatisfy({ 0x61...0x7A ~= $0 }) {
      offset = folded.count
      if var base = IrregularForms.builtIn?.base(of: folded) {
        base.withUTF8 { appendStem(of: $0) }
      } else {
        appendStem(of: folded)
      }
    }
    // No word is longer than `longestWord`, nor is its term by more than a letter.
    entries.append(
      Entry(
        hash: hash, start: Int32(start), foldedLength: UInt8(folded.count),
        termOffset: UInt8(offset), termLength: UInt8(arena.count - start - offset)))
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

  private func holds(_ number: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let entry = entries[number]
    guard Int(entry.foldedLength) == word.count else { return false }
    let start = Int(entry.start)
    return arena.withUnsafeBufferPointer { known in
      for index in 0..<word.count where known[start + index] != word[index] { return false }
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
