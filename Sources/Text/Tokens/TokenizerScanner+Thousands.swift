/// Reading numbers whose thousands stand apart: "2 400".
extension TokenScanner {
  /// Digits of a group, and those that stand before the first group at most.
  private static let groupDigits = 3

  /// Whether the word of digits from `start` to `end` may be the head of such a number: a digit
  /// follows behind a space.
  func mayGoOn(_ text: UnsafeBufferPointer<UInt8>, from start: Int, at end: Int) -> Bool {
    guard end < text.count, end - start <= Self.groupDigits, ASCII.isDigit(text[end - 1]),
      let next = spaceEnd(text, at: end)
    else { return false }
    return next < text.count && ASCII.isDigit(text[next])
  }

  /// Reads the groups of a number into `parts`; the offset after them, or nil where no group
  /// follows the one to three digits at `start`.
  mutating func readThousands(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let head = digitsEnd(text, from: start), head - start <= Self.groupDigits,
      text[start] != 0x30
    else { return nil }
    var ends = [head]
    while let next = ends.last.flatMap({ groupEnd(text, at: $0) }) { ends.append(next) }
    guard ends.count > 1 else { return nil }
    beginCompound(at: start)
    for (place, end) in ends.enumerated() {
      let first = place == 0 ? start : end - Self.groupDigits
      let folded = scratch.count
      scratch.append(contentsOf: text[first..<end])
      parts.append(Part(folded: folded..<scratch.count, start: first, end: end))
    }
    return readFraction(text, at: ends[ends.count - 1])
  }

  /// Adds ".50" at `end` to the last part; the offset after it.
  private mutating func readFraction(_ text: UnsafeBufferPointer<UInt8>, at end: Int) -> Int {
    guard end < text.count, text[end] == 0x2E, let after = digitsEnd(text, from: end + 1) else {
      return end
    }
    scratch.append(contentsOf: text[end..<after])
    parts[parts.count - 1].folded = parts[parts.count - 1].folded.lowerBound..<scratch.count
    parts[parts.count - 1].end = after
    return after
  }

  /// The offset after a space and just three digits at `index`; nil elsewhere.
  private func groupEnd(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    guard let first = spaceEnd(text, at: index), let end = digitsEnd(text, from: first),
      end - first == Self.groupDigits,
      end == text.count || !ASCII.isLetter(text[end])
    else { return nil }
    return end
  }

  /// The offset after the digits at `start`; nil where there is none.
  private func digitsEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var end = start
    while end < text.count, ASCII.isDigit(text[end]) { end += 1 }
    return end > start ? end : nil
  }

  /// The offset after one space at `index`, a plain, a no-break, a thin or a figure space; nil
  /// elsewhere.
  private func spaceEnd(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    guard index < text.count else { return nil }
    if text[index] == 0x20 { return index + 1 }
    guard text[index] >= 0x80, let (scalar, length) = UTF8Decoding.scalar(text, at: index),
      [0xA0, 0x2007, 0x2009, 0x202F].contains(scalar.value)
    else { return nil }
    return index + length
  }
}
