internal import Text

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
  let contractions: Contractions
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
    while low < end, let mark = PunctuationMark.opening(bytes, low, end) {
      mark.append(bytes, at: low, to: &words)
      low += mark.length
    }
    var high = end
    var trailing: [(mark: PunctuationMark, at: Int)] = []
    while high > low, let mark = PunctuationMark.closing(bytes, low, high) {
      if mark.isStop, keepsStop(bytes, low, high, isLast: isLast && trailing.isEmpty) { break }
      high -= mark.length
      trailing.append((mark, high))
    }
    splitCore(bytes, low, high, into: &words)
    for (mark, place) in trailing.reversed() { mark.append(bytes, at: place, to: &words) }
  }

  /// Whether the full stop before `high` belongs to its word: "U.S.", "J.", "Corp." inside a
  /// sentence.
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
    var place = Self.firstDash(bytes, low, high)
    while place < high {
      if let dash = PunctuationMark.dash(bytes, place, high) {
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

  /// The first byte that a dash may begin with; `high` where there is none.
  private static func firstDash(
    _ bytes: UnsafeBufferPointer<UInt8>, _ low: Int, _ high: Int
  ) -> Int {
    var place = low
    while place < high, bytes[place] != 0x2D, bytes[place] != 0xE2 { place += 1 }
    return place
  }

  private func splitContraction(
    _ bytes: UnsafeBufferPointer<UInt8>, _ low: Int, _ high: Int, into words: inout WordBuffer
  ) {
    guard low < high else { return }
    guard let cut = contractions.cut(bytes[low..<high]) else {
      return words.append(from: bytes, at: TextSpan(low, high))
    }
    if cut > low { words.append(from: bytes, at: TextSpan(low, cut)) }
    words.append(Contractions.plain(bytes[cut..<high]), at: TextSpan(cut, high))
  }
}
