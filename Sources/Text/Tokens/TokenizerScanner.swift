/// Finds words in UTF-8 bytes; the rules are those of `Tokenizer`.
struct TokenScanner: ~Copyable {
  /// One word where it stands.
  struct Occurrence {
    /// Its number in `lexicon`.
    var word: Int
    /// UTF-8 offsets into the scanned bytes.
    var start: Int
    var end: Int
    var position: Int
    var isColocated: Bool
  }

  /// Takes a word, with the lexicon that knows its number.
  typealias Finding = (inout TermLexicon, Occurrence) -> Void

  /// A word that was read, before its number is known.
  private struct Reading {
    /// In `scratch`; of a plain word in the text, where its letters may be capitals.
    var folded: Range<Int>
    var isPlain: Bool
    var start: Int
    var end: Int
    var position: Int
    var isColocated: Bool
  }

  /// A piece of a compound: its folded form in `scratch` and its place in the text.
  struct Part {
    var folded: Range<Int>
    var start: Int
    var end: Int
  }

  /// Compounds of more parts than this ("state-of-the-art-of-…") get no joined form.
  private static let mostJoinedParts = 4
  /// Words read before they are looked up.
  private static let mostReadings = 256

  var lexicon = TermLexicon()
  var roles = ScalarRoles()
  /// Folded forms of the words of `readings`, and of the compound that is being read.
  var scratch: [UInt8] = []
  var parts: [Part] = []
  /// Where in `scratch` and in the text the compound that is being read begins, with what is elided
  /// before its first part.
  private var compound = (folded: 0, start: 0)
  /// The word behind the apostrophe of a name ("Angelo" of "D'Angelo") and where it begins, its end
  /// still open; nil without one.
  var inner: Part?
  /// Words are looked up many at a time: while one is fetched from memory, the next are on their
  /// way.
  private var readings: [Reading] = []
  /// The same words as the lexicon looks for them.
  private var sought: [TermLexicon.Sought] = []

  /// Calls `found` for every word of `text`, in order of position.
  mutating func scan(_ text: UnsafeBufferPointer<UInt8>, _ found: Finding) {
    lexicon.makeRoom()
    var position = 0
    var index = 0
    while index < text.count {
      if readings.count >= Self.mostReadings { lookUp(text, found) }
      if text[index] < 0x80 {
        if !ASCII.isWord(text[index]) {
          index += 1
        } else if let end = readPlainWord(text, from: index, position: position) {
          index = end
          position += 1
        } else if let end = readThousands(text, from: index) {
          index = end
          report(&position, joins: true)
        } else {
          index = readCompound(text, from: index)
          report(&position, joins: hasLetters)
        }
        continue
      }
      let (role, length) = role(text, at: index)
      switch role {
      case .word:
        index = readCompound(text, from: index)
        report(&position, joins: hasLetters)
      case .paired: index = reportPairs(text, from: index, &position)
      default: index += length
      }
    }
    lookUp(text, found)
  }

  /// Gives out the words of `readings`.
  private mutating func lookUp(_ text: UnsafeBufferPointer<UInt8>, _ found: Finding) {
    lexicon.prepareToFind(&sought)
    Self.lookUp(readings, sought, text, scratch, &lexicon, found)
    readings.removeAll(keepingCapacity: true)
    sought.removeAll(keepingCapacity: true)
    scratch.removeAll(keepingCapacity: true)
  }

  private static func lookUp(
    _ readings: [Reading], _ sought: [TermLexicon.Sought],
    _ text: UnsafeBufferPointer<UInt8>, _ scratch: [UInt8], _ lexicon: inout TermLexicon,
    _ found: Finding
  ) {
    scratch.withUnsafeBufferPointer { scratch in
      for (reading, sought) in zip(readings, sought) {
        let word = UnsafeBufferPointer(
          rebasing: (reading.isPlain ? text : scratch)[reading.folded])
        let number = lexicon.number(
          of: word, casing: reading.isPlain ? ASCII.casing : 0, sought)
        found(
          &lexicon,
          Occurrence(
            word: number, start: reading.start, end: reading.end, position: reading.position,
            isColocated: reading.isColocated))
      }
    }
  }

  /// Reads and notes a word of ASCII letters and digits that nothing can continue or shorten, as
  /// most are; the offset after it, or nil where the word needs a closer look.
  private mutating func readPlainWord(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, position: Int
  ) -> Int? {
    var hash = TermLexicon.hashSeed
    var end = start
    while end < text.count, ASCII.isWord(text[end]) {
      hash = TermLexicon.adding(text[end] | ASCII.casing, to: hash)
      end += 1
    }
    // A single letter may be an initial.
    guard end - start > 1, end - start <= TermLexicon.longestWord,
      end == text.count || ASCII.endsWord(text[end], after: text[end - 1]),
      !mayGoOn(text, from: start, at: end)
    else { return nil }
    sought.append(TermLexicon.Sought(hash: TermLexicon.finished(hash)))
    readings.append(
      Reading(
        folded: start..<end, isPlain: true, start: start, end: end, position: position,
        isColocated: false))
    return end
  }

  /// A compound begins at `start` of the text.
  mutating func beginCompound(at start: Int) {
    parts.removeAll(keepingCapacity: true)
    inner = nil
    compound = (scratch.count, start)
  }

  /// Notes the parts just read: the first, the joined form at its place, then the others.
  ///
  /// - Parameter joins: whether several parts have a joined form.
  private mutating func report(_ position: inout Int, joins: Bool) {
    let joined = compound.folded..<scratch.count
    let isElided = compound.folded < parts[0].folded.lowerBound
    let joins = joins && (parts.count > 1 || isElided) && parts.count <= Self.mostJoinedParts
    for (number, part) in parts.enumerated() where !part.folded.isEmpty {
      note(part.folded, part.start, part.end, position, isColocated: false)
      if number == 0, joins {
        note(joined, compound.start, parts[parts.count - 1].end, position, isColocated: true)
      } else if number == 0, parts.count == 1, let inner {
        note(
          inner.folded.lowerBound..<scratch.count, inner.start, part.end, position,
          isColocated: true)
      }
      position += 1
    }
  }

  /// "10-20" is two numbers, not a word that could also be written 1020.
  private var hasLetters: Bool {
    scratch[parts[0].folded.lowerBound...].contains { $0 >= 0x61 }
  }

  /// Reads a run of a script without spaces as overlapping pairs (a single character as itself);
  /// returns the offset after it.
  private mutating func reportPairs(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, _ position: inout Int
  ) -> Int {
    var previous = start
    var index = start + role(text, at: start).length
    while index < text.count, text[index] >= 0x80 {
      let (role, length) = role(text, at: index)
      guard role == .paired else { break }
      reportBytes(text, previous, index + length, &position)
      previous = index
      index += length
    }
    if previous == start { reportBytes(text, start, index, &position) }
    return index
  }

  private mutating func reportBytes(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ position: inout Int
  ) {
    let first = scratch.count
    scratch.append(contentsOf: text[start..<end])
    note(first..<scratch.count, start, end, position, isColocated: false)
    position += 1
  }

  private mutating func note(
    _ folded: Range<Int>, _ start: Int, _ end: Int, _ position: Int, isColocated: Bool
  ) {
    let length = scratch.withUnsafeBufferPointer {
      TermLexicon.cut(UnsafeBufferPointer(rebasing: $0[folded]))
    }
    let folded = folded.lowerBound..<folded.lowerBound + length
    let hash = scratch.withUnsafeBufferPointer {
      TermLexicon.hash(UnsafeBufferPointer(rebasing: $0[folded]))
    }
    sought.append(TermLexicon.Sought(hash: hash))
    readings.append(
      Reading(
        folded: folded, isPlain: false, start: start, end: end, position: position,
        isColocated: isColocated))
  }
}
