internal import Text

/// A mark of punctuation that stands by itself.
struct PunctuationMark {
  var length: Int
  /// In the treebank's way; nil for the mark's own bytes.
  var written: StaticString?
  var isStop = false

  func append(
    _ bytes: UnsafeBufferPointer<UInt8>, at place: Int, to words: inout WordBuffer
  ) {
    let span = TextSpan(place, place + length)
    guard let written else { return words.append(from: bytes, at: span) }
    written.withUTF8Buffer { words.append($0, at: span) }
  }

  /// At the start of a word.
  static func opening(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int)
    -> PunctuationMark?
  {
    switch bytes[place] {
    case 0x22, 0x60: return PunctuationMark(length: 1, written: "``")
    case 0x27:
      return isAlone(place, end)
        ? PunctuationMark(length: 1, written: "''") : openingQuote(bytes, place, end)
    case 0x28, 0x5B, 0x7B, 0x24, 0x23, 0x2A: return PunctuationMark(length: 1)
    case 0xC2 where place + 1 < end && [0xA3, 0xA5].contains(bytes[place + 1]):
      return PunctuationMark(length: 2)
    case 0xC2 where place + 1 < end && bytes[place + 1] == 0xAB:
      return PunctuationMark(length: 2, written: "``")
    case 0xE2 where place + 2 < end:
      return wide(bytes[place + 1], bytes[place + 2], opens: true)
    default: return dash(bytes, place, end)
    }
  }

  private static func isAlone(_ place: Int, _ end: Int) -> Bool { place + 1 == end }

  /// A single quote before a letter; not that of "'s" or "'90s" standing apart.
  private static func openingQuote(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int
  ) -> PunctuationMark? {
    let isWord = end - place > 3 && bytes[place + 1] | 0x20 >= 0x61
    return isWord ? PunctuationMark(length: 1, written: "``") : nil
  }

  /// At the end of a word that starts at `low`.
  static func closing(_ bytes: UnsafeBufferPointer<UInt8>, _ low: Int, _ end: Int)
    -> PunctuationMark?
  {
    let last = bytes[end - 1]
    switch last {
    case 0x22: return PunctuationMark(length: 1, written: "''")
    case 0x27:
      return PunctuationMark(length: 1, written: isPossessive(bytes, low, end - 1) ? "'" : "''")
    case 0x2E:
      let dots = bytes[low..<end].reversed().prefix { $0 == 0x2E }.count
      return dots > 1
        ? PunctuationMark(length: dots, written: "...") : PunctuationMark(length: 1, isStop: true)
    case 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x29, 0x5D, 0x7D, 0x25, 0x2A:
      return PunctuationMark(length: 1)
    case 0xBB where end - 2 >= low && bytes[end - 2] == 0xC2:
      return PunctuationMark(length: 2, written: "''")
    default: break
    }
    guard end - 3 >= low, bytes[end - 3] == 0xE2 else { return nil }
    if bytes[end - 2] == 0x80, bytes[end - 1] == 0x99, isPossessive(bytes, low, end - 3) {
      return PunctuationMark(length: 3, written: "'")
    }
    return wide(bytes[end - 2], bytes[end - 1], opens: false)
  }

  private static func isPossessive(
    _ bytes: UnsafeBufferPointer<UInt8>, _ low: Int, _ place: Int
  ) -> Bool {
    place > low + 1 && bytes[place - 1] | 0x20 == 0x73
  }

  /// Marks of three bytes that begin with E2.
  private static func wide(_ second: UInt8, _ third: UInt8, opens: Bool) -> PunctuationMark? {
    guard second == 0x80 else {
      return second == 0x82 && third == 0xAC && opens ? PunctuationMark(length: 3) : nil
    }
    switch third {
    case 0x9C, 0x9E, 0x98, 0x9A, 0xB9: return PunctuationMark(length: 3, written: "``")
    case 0x9D, 0x99, 0xBA: return PunctuationMark(length: 3, written: "''")
    case 0xA6: return PunctuationMark(length: 3, written: "...")
    case 0xA2: return PunctuationMark(length: 3)
    case 0x93, 0x94, 0x95: return PunctuationMark(length: 3, written: "--")
    default: return nil
    }
  }

  /// A long dash, or two short ones; a dash between digits ("10–20") belongs to its word.
  static func dash(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int)
    -> PunctuationMark?
  {
    if bytes[place] == 0x2D {
      let dashes = bytes[place..<end].prefix { $0 == 0x2D }.count
      return dashes > 1 ? PunctuationMark(length: dashes, written: "--") : nil
    }
    guard bytes[place] == 0xE2, place + 2 < end, bytes[place + 1] == 0x80,
      bytes[place + 2] &- 0x93 < 3
    else { return nil }
    let isRange =
      bytes[place + 2] == 0x93 && place + 3 < end && bytes[place + 3] &- 0x30 < 10
    return isRange ? nil : PunctuationMark(length: 3, written: "--")
  }
}
