internal import ArticleText

/// Cuts the text of a sentence into the words and marks that parts of speech are known for.
///
/// | text | words |
/// | --- | --- |
/// | `“We can’t,” she said.` | `“` `We` `ca` `n’t` `,` `”` `she` `said` `.` |
/// | `Altsol's $7.5bn plan` | `Altsol` `'s` `$` `7.5bn` `plan` |
/// | `the U.S. (30%)` | `the` `U.S.` `(` `30` `%` `)` |
///
/// Every byte but white space lies in exactly one word.
struct WordSplitter {
  /// Whether a word with its full stop is one of the tables ("corp.").
  let isAbbreviation: (UInt64) -> Bool

  /// Adds the words in `range` of `bytes` to `words`. Linear in the length.
  func split(
    _ bytes: UnsafeBufferPointer<UInt8>, in range: TextSpan, into words: inout WordBuffer
  ) {
    var place = range.start
    while place < range.end {
      let space = Self.spaceLength(bytes, place, range.end)
      if space > 0 {
        place += space
        continue
      }
      let start = place
      while place < range.end, Self.spaceLength(bytes, place, range.end) == 0 { place += 1 }
      splitRun(bytes, start, place, isLast: Self.isBlank(bytes, place, range.end), into: &words)
    }
  }

  private static func isBlank(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    var place = start
    while place < end {
      let space = spaceLength(bytes, place, end)
      if space == 0 { return false }
      place += space
    }
    return true
  }

  /// Bytes of the white space at `place`; 0 for none.
  private static func spaceLength(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int
  ) -> Int {
    let byte = bytes[place]
    if byte <= 0x20 { return 1 }
    if byte == 0xC2, place + 1 < end, bytes[place + 1] == 0xA0 { return 2 }
    guard byte == 0xE2 || byte == 0xE3, place + 2 < end, bytes[place + 1] == 0x80 else { return 0 }
    let last = bytes[place + 2]
    if byte == 0xE3 { return last == 0x80 ? 3 : 0 }
    return last <= 0x8B || last == 0xAF || last == 0xA8 || last == 0xA9 ? 3 : 0
  }

  /// Cuts marks off both ends of a run without spaces, then what stands between.
  private func splitRun(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, isLast: Bool,
    into words: inout WordBuffer
  ) {
    var low = start
    while low < end, let mark = Mark.opening(bytes, low, end) {
      mark.append(bytes, at: low, to: &words)
      low += mark.length
    }
    var high = end
    var trailing: [(mark: Mark, at: Int)] = []
    while high > low, let mark = Mark.closing(bytes, low, high) {
      if mark.isStop, keepsStop(bytes, low, high, isLast: isLast && trailing.isEmpty) { break }
      high -= mark.length
      trailing.append((mark, high))
    }
    splitCore(bytes, low, high, into: &words)
    for (mark, place) in trailing.reversed() { mark.append(bytes, at: place, to: &words) }
  }

  /// Whether the full stop before `high` belongs to its word: "U.S.", "J.", "Corp." inside a sentence.
  private func keepsStop(
    _ bytes: UnsafeBufferPointer<UInt8>, _ low: Int, _ high: Int, isLast: Bool
  ) -> Bool {
    let core = bytes[low..<high - 1]
    guard let first = core.first else { return false }
    if core.contains(0x2E) { return !core.contains { $0 &- 0x30 < 10 } }
    if core.count == 1 { return first &- 0x41 < 26 }
    if isLast { return false }
    var hash = WordHash()
    for byte in bytes[low..<high] { hash.add(byte &- 0x41 < 26 ? byte | 0x20 : byte) }
    return isAbbreviation(hash.value)
  }

  /// Parts dashes and contractions inside a run.
  private func splitCore(
    _ bytes: UnsafeBufferPointer<UInt8>, _ low: Int, _ high: Int, into words: inout WordBuffer
  ) {
    var start = low
    var place = low
    while place < high {
      if let dash = Mark.dash(bytes, place, high) {
        splitContraction(bytes, start, place, into: &words)
        dash.append(bytes, at: place, to: &words)
        place += dash.length
        start = place
      } else {
        place += 1
      }
    }
    splitContraction(bytes, start, high, into: &words)
  }

  private func splitContraction(
    _ bytes: UnsafeBufferPointer<UInt8>, _ low: Int, _ high: Int, into words: inout WordBuffer
  ) {
    guard low < high else { return }
    guard let cut = Contraction.cut(bytes, low, high) else {
      return words.append(bytes[low..<high], at: TextSpan(low, high))
    }
    if cut > low { words.append(bytes[low..<cut], at: TextSpan(low, cut)) }
    words.append(Contraction.plain(bytes[cut..<high]), at: TextSpan(cut, high))
  }
}

/// Where "n't", "'s" and the like begin.
private enum Contraction {
  static func cut(_ bytes: UnsafeBufferPointer<UInt8>, _ low: Int, _ high: Int) -> Int? {
    for length in 1...3 where high - low > length {
      let ending = high - length
      guard let apostrophe = apostrophe(bytes, low, ending), apostrophe > low else { continue }
      switch length {
      case 1:
        let last = bytes[ending] | 0x20
        if last == 0x74, bytes[apostrophe - 1] | 0x20 == 0x6E, apostrophe - 1 > low {
          return apostrophe - 1
        }
        return [0x73, 0x6D, 0x64].contains(last) ? apostrophe : nil
      case 2:
        let pair = [bytes[ending] | 0x20, bytes[ending + 1] | 0x20]
        return [[0x72, 0x65], [0x76, 0x65], [0x6C, 0x6C]].contains(pair) ? apostrophe : nil
      default: return nil
      }
    }
    return isCannot(bytes, low, high) ? low + 3 : nil
  }

  private static func isCannot(
    _ bytes: UnsafeBufferPointer<UInt8>, _ low: Int, _ high: Int
  ) -> Bool {
    high - low == 6 && zip(bytes[low..<high], "cannot".utf8).allSatisfy { $0 | 0x20 == $1 }
  }

  /// Start of the apostrophe that ends at `end`.
  private static func apostrophe(
    _ bytes: UnsafeBufferPointer<UInt8>, _ low: Int, _ end: Int
  ) -> Int? {
    if end > low, bytes[end - 1] == 0x27 { return end - 1 }
    guard end - 3 >= low, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80, bytes[end - 1] == 0x99
    else { return nil }
    return end - 3
  }

  /// With the typewriter's apostrophe.
  static func plain(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    for byte in bytes {
      switch byte {
      case 0xE2: plain.append(0x27)
      case 0x80, 0x99: continue
      default: plain.append(byte)
      }
    }
    return plain
  }
}

/// A mark of punctuation that stands by itself.
private struct Mark {
  var length: Int
  /// In the treebank's way; nil for the mark's own bytes.
  var written: StaticString?
  var isStop = false

  func append(
    _ bytes: UnsafeBufferPointer<UInt8>, at place: Int, to words: inout WordBuffer
  ) {
    let span = TextSpan(place, place + length)
    guard let written else { return words.append(bytes[place..<place + length], at: span) }
    written.withUTF8Buffer { words.append($0, at: span) }
  }

  /// At the start of a word.
  static func opening(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int) -> Mark? {
    switch bytes[place] {
    case 0x22, 0x60: return Mark(length: 1, written: "``")
    case 0x27:
      return isAlone(place, end) ? Mark(length: 1, written: "''") : openingQuote(bytes, place, end)
    case 0x28, 0x5B, 0x7B, 0x24, 0x23, 0x2A: return Mark(length: 1)
    case 0xC2 where place + 1 < end && [0xA3, 0xA5].contains(bytes[place + 1]):
      return Mark(length: 2)
    case 0xC2 where place + 1 < end && bytes[place + 1] == 0xAB:
      return Mark(length: 2, written: "``")
    case 0xE2 where place + 2 < end:
      return wide(bytes[place + 1], bytes[place + 2], opens: true)
    default: return dash(bytes, place, end)
    }
  }

  private static func isAlone(_ place: Int, _ end: Int) -> Bool { place + 1 == end }

  /// A single quote before a letter; not that of "'s" or "'90s" standing apart.
  private static func openingQuote(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int
  ) -> Mark? {
    let isWord = end - place > 3 && bytes[place + 1] | 0x20 >= 0x61
    return isWord ? Mark(length: 1, written: "``") : nil
  }

  /// At the end of a word that starts at `low`.
  static func closing(_ bytes: UnsafeBufferPointer<UInt8>, _ low: Int, _ end: Int) -> Mark? {
    let last = bytes[end - 1]
    switch last {
    case 0x22: return Mark(length: 1, written: "''")
    case 0x27: return Mark(length: 1, written: isPossessive(bytes, low, end - 1) ? "'" : "''")
    case 0x2E:
      let dots = bytes[low..<end].reversed().prefix { $0 == 0x2E }.count
      return dots > 1 ? Mark(length: dots, written: "...") : Mark(length: 1, isStop: true)
    case 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x29, 0x5D, 0x7D, 0x25, 0x2A: return Mark(length: 1)
    case 0xBB where end - 2 >= low && bytes[end - 2] == 0xC2:
      return Mark(length: 2, written: "''")
    default: break
    }
    guard end - 3 >= low, bytes[end - 3] == 0xE2 else { return nil }
    if bytes[end - 2] == 0x80, bytes[end - 1] == 0x99, isPossessive(bytes, low, end - 3) {
      return Mark(length: 3, written: "'")
    }
    return wide(bytes[end - 2], bytes[end - 1], opens: false)
  }

  private static func isPossessive(
    _ bytes: UnsafeBufferPointer<UInt8>, _ low: Int, _ place: Int
  ) -> Bool {
    place > low + 1 && bytes[place - 1] | 0x20 == 0x73
  }

  /// Marks of three bytes that begin with E2.
  private static func wide(_ second: UInt8, _ third: UInt8, opens: Bool) -> Mark? {
    guard second == 0x80 else {
      return second == 0x82 && third == 0xAC && opens ? Mark(length: 3) : nil
    }
    switch third {
    case 0x9C, 0x9E, 0x98, 0x9A, 0xB9: return Mark(length: 3, written: "``")
    case 0x9D, 0x99, 0xBA: return Mark(length: 3, written: "''")
    case 0xA6: return Mark(length: 3, written: "...")
    case 0xA2: return Mark(length: 3)
    case 0x93, 0x94, 0x95: return Mark(length: 3, written: "--")
    default: return nil
    }
  }

  /// A long dash, or two short ones; a dash between digits ("10–20") belongs to its word.
  static func dash(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int) -> Mark? {
    if bytes[place] == 0x2D {
      let dashes = bytes[place..<end].prefix { $0 == 0x2D }.count
      return dashes > 1 ? Mark(length: dashes, written: "--") : nil
    }
    guard bytes[place] == 0xE2, place + 2 < end, bytes[place + 1] == 0x80,
      bytes[place + 2] &- 0x93 < 3
    else { return nil }
    let isRange =
      bytes[place + 2] == 0x93 && place + 3 < end && bytes[place + 3] &- 0x30 < 10
    return isRange ? nil : Mark(length: 3, written: "--")
  }
}
