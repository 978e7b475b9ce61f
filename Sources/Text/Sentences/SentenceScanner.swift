/// Walks once over the bytes of a block and hands out its sentences.
///
/// Most bytes are passed with one look into a table; the rules run only at stops and line breaks.
struct SentenceScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private var position: Int
  private let judge: StopJudge

  init(bytes: UnsafeBufferPointer<UInt8>, range: TextSpan, rules: SentenceRules) {
    self.bytes = bytes
    end = range.end
    position = range.start
    judge = StopJudge(bytes: bytes, start: range.start, end: range.end, rules: rules)
  }

  /// The next sentence without surrounding white space; nil at the end of the block.
  mutating func next() -> TextSpan? {
    while position < end, bytes[position].isBlank { position += 1 }
    guard position < end else { return nil }
    let start = position
    let items = ListMarker(at: start, in: bytes, until: end)
    var boundary = end
    while position < end {
      if let stop = advance(from: start, items: items) {
        boundary = stop
        break
      }
    }
    position = boundary
    var last = boundary
    while last > start, bytes[last - 1].isBlank { last -= 1 }
    return TextSpan(start, last)
  }

  /// Moves on over one byte or stop; the end of the sentence when it ends there.
  private mutating func advance(from start: Int, items: ListMarker?) -> Int? {
    let index = position
    switch Self.meaning[Int(bytes[index])] {
    case .plain: position += 1
    case .space:
      position += 1
      if let items, items.isFollowed(at: position, in: bytes, until: end) { return index }
      if index > start, bytes[index - 1] >= 0x80, judge.endsPiece(at: index, from: start) {
        return index
      }
    case .lineBreak:
      position += 1
      if !judge.isWrapped(at: index, from: start) { return index }
    case .stop:
      let cluster = judge.cluster(at: index)
      position = cluster.end
      if judge.ends(cluster, from: start) { return cluster.end }
    case .wide:
      let length = judge.wideStop(at: index)
      guard length > 0 else {
        position += 1
        return nil
      }
      position = judge.afterClosers(index + length)
      return position
    case .semicolon:
      position += 1
      guard judge.isGreekQuestion(at: index) else { return nil }
      position = judge.afterClosers(position)
      return position
    case .ellipsis:
      guard judge.isEllipsis(at: index) else {
        position += 1
        return nil
      }
      let cluster = judge.cluster(at: index)
      position = cluster.end
      if judge.ends(cluster, from: start) { return cluster.end }
    }
    return nil
  }

  /// What a byte may open.
  private enum Meaning: UInt8 { case plain, space, lineBreak, stop, wide, semicolon, ellipsis }

  private static let meaning: [Meaning] = (0...255).map { byte in
    switch byte {
    case 0x20: .space
    case 0x0A: .lineBreak
    case 0x2E, 0x21, 0x3F: .stop
    case 0xE3, 0xEF, 0xE0, 0xE1, 0xD6, 0xD8, 0xDB: .wide
    case 0x3B: .semicolon
    case 0xE2: .ellipsis
    default: .plain
    }
  }
}

/// A list number at the start of a sentence ("1.", "a)", "(b)", "⁃9."), which is looked for again
/// further on.
package struct ListMarker {
  private let number: Int
  private let isLetter: Bool
  private let close: UInt8
  private let isOpened: Bool
  private let hasDash: Bool

  /// Nil when no list number stands at `index`.
  package init?(at index: Int, in bytes: UnsafeBufferPointer<UInt8>, until end: Int) {
    var index = index
    hasDash = index + 3 < end && bytes[index] == 0xE2 && bytes[index + 1] == 0x81
    if hasDash { index += 3 }
    isOpened = index < end && bytes[index] == 0x28
    if isOpened { index += 1 }
    let first = index
    while index < end, index < first + 3, bytes[index].isDigit { index += 1 }
    isLetter = index == first && index < end && bytes[index].isLowercase
    if isLetter { index += 1 }
    guard index > first, index + 1 < end, bytes[index + 1] == 0x20,
      bytes[index] == 0x29 || bytes[index] == 0x2E && !isOpened
    else { return nil }
    close = bytes[index]
    number =
      isLetter
      ? Int(bytes[first]) : bytes[first..<index].reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// Whether the list's next number stands at `index`.
  func isFollowed(at index: Int, in bytes: UnsafeBufferPointer<UInt8>, until end: Int) -> Bool {
    guard index < end,
      bytes[index].isDigit || bytes[index].isLowercase || bytes[index] == 0x28
        || bytes[index] == 0xE2, let next = ListMarker(at: index, in: bytes, until: end)
    else { return false }
    return next.number == number + 1 && next.isLetter == isLetter && next.close == close
      && next.isOpened == isOpened && next.hasDash == hasDash
  }
}

extension UInt8 {
  @inlinable package var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  @inlinable package var isLowercase: Bool { self >= 0x61 && self <= 0x7A }
  @inlinable package var isCapital: Bool { self >= 0x41 && self <= 0x5A }
  @inlinable package var isLetter: Bool { (self | 0x20).isLowercase }
  @inlinable package var isBlank: Bool { self == 0x20 || self == 0x0A }
}
