internal import Text

/// Words between quotation marks.
struct QuotedSpan: Sendable, Equatable {
  /// UTF-8 bytes with the marks.
  var outer: TextSpan
  /// Between the marks.
  var inner: TextSpan
  /// A mark stands at its end; without one it ends with its block.
  var isClosed: Bool
}

/// Finds the outermost quotations of a block: straight, curly, single and angle marks, mixed ones
/// too.
///
/// A mark without its partner counts only where a sentence or speech begins (one that goes on in
/// the next block) or where it closes what the block began with; every other one is passed over.
/// Linear: a single mark looks ahead at most `reach` bytes.
struct QuotationScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let block: TextSpan
  private var found: [QuotedSpan] = []
  /// Start of the mark that is open, and the byte behind it.
  private var open: (mark: Int, inner: Int, closer: Mark)?

  /// How far a quotation without a closing mark goes, and how far the partner of a single mark is
  /// looked for, in bytes.
  static let reach = 2000

  private enum Mark { case straight, curly, low, angle, reversed }

  init(_ bytes: UnsafeBufferPointer<UInt8>, block: TextSpan) {
    self.bytes = bytes
    self.block = block
  }

  /// In order, without overlaps.
  mutating func quotations() -> [QuotedSpan] {
    var place = block.start
    while place < block.end { place += visit(place) }
    if let open, isOpening(open.mark) {
      var end = min(block.end, open.inner + Self.reach)
      while end > open.inner, bytes[end - 1] & 0xC0 == 0x80, end < block.end { end -= 1 }
      if end < block.end, end > open.inner, bytes[end - 1] >= 0xC0 { end -= 1 }
      add(TextSpan(open.mark, end), TextSpan(open.inner, end), isClosed: false)
    }
    return found
  }

  private func byte(_ place: Int) -> UInt8 {
    place >= block.start && place < block.end ? bytes[place] : 0x20
  }

  /// Whether the mark is the first thing of a sentence or what follows a comma or colon.
  private func isOpening(_ mark: Int) -> Bool {
    var before = mark - 1
    while before >= block.start, bytes[before] <= 0x20 { before -= 1 }
    return before < block.start || Self.endsSpeech(bytes[before]) || bytes[before] == 0x3A
  }

  private mutating func add(_ outer: TextSpan, _ inner: TextSpan, isClosed: Bool) {
    if !inner.isEmpty { found.append(QuotedSpan(outer: outer, inner: inner, isClosed: isClosed)) }
    open = nil
  }

  /// Reads what stands at `place`; gives its length in bytes.
  private mutating func visit(_ place: Int) -> Int {
    switch bytes[place] {
    case 0x22: visitStraight(place)
    case 0x27 where open == nil: return visitSingle(place, length: 1)
    case 0xC2 where byte(place + 1) == 0xAB || byte(place + 1) == 0xBB:
      visitAngle(place, pointsLeft: byte(place + 1) == 0xAB)
      return 2
    case 0xE2 where byte(place + 1) == 0x80: return visitWide(place)
    default: break
    }
    return 1
  }

  private mutating func visitStraight(_ place: Int) {
    let before = byte(place - 1)
    let after = byte(place + 1)
    let opens =
      Self.isSpace(before) || before == 0x28 || before == 0x5B || before == 0x2D
      || before == 0x94
    if opens, !Self.isSpace(after) { return begin(place, 1, .straight) }
    // "a 9" pan": inches.
    if open == nil, before &- 0x30 < 10 { return }
    close(place, 1)
  }

  private mutating func visitAngle(_ place: Int, pointsLeft: Bool) {
    guard let open else { return begin(place, 2, pointsLeft ? .angle : .reversed) }
    if pointsLeft == (open.closer == .reversed) { close(place, 2) }
  }

  private mutating func visitWide(_ place: Int) -> Int {
    switch byte(place + 2) {
    case 0x9C:
      if open?.closer == .low { close(place, 3) } else { begin(place, 3, .curly) }
    case 0x9D: close(place, 3)
    case 0x9E: begin(place, 3, .low)
    case 0x98 where open == nil: return visitSingle(place, length: 3)
    default: break
    }
    return 3
  }

  /// A second opening mark takes the place of one that was never closed.
  private mutating func begin(_ place: Int, _ length: Int, _ closer: Mark) {
    open = (place, place + length, closer)
  }

  private mutating func close(_ place: Int, _ length: Int) {
    if let open {
      return add(
        TextSpan(open.mark, place + length), TextSpan(open.inner, place), isClosed: true)
    }
    // The opening mark was lost: the block is what was said, up to here.
    guard found.isEmpty, Self.endsSpeech(byte(place - 1)), place - block.start < Self.reach else {
      return
    }
    add(
      TextSpan(block.start, place + length), TextSpan(block.start, place), isClosed: true)
  }

  /// A single mark opens only where its partner is found.
  private mutating func visitSingle(_ place: Int, length: Int) -> Int {
    let before = byte(place - 1)
    let inner = place + length
    guard Self.isSpace(before) || before == 0x28, !Self.isSpace(byte(inner)),
      let partner = partner(from: inner)
    else { return length }
    add(
      TextSpan(place, partner.end), TextSpan(inner, partner.start), isClosed: true)
    return partner.end - place
  }

  /// The closing single mark: not the apostrophe of a word or, if there is another, of a plural.
  private func partner(from start: Int) -> TextSpan? {
    var plural: TextSpan?
    var place = start
    let end = min(block.end, start + Self.reach)
    while place < end {
      let length = singleLength(place)
      if length == 0 || place == start {
        place += 1
        continue
      }
      let mark = TextSpan(place, place + length)
      place += length
      guard !Self.isWord(byte(mark.end)), !Self.isSpace(byte(mark.start - 1)) else { continue }
      if byte(mark.start - 1) | 0x20 != 0x73 { return mark }
      plural = plural ?? mark
    }
    return plural
  }

  private func singleLength(_ place: Int) -> Int {
    if bytes[place] == 0x27 { return 1 }
    return bytes[place] == 0xE2 && byte(place + 1) == 0x80 && byte(place + 2) == 0x99 ? 3 : 0
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }

  private static func isWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }

  static func endsSpeech(_ byte: UInt8) -> Bool { [0x2C, 0x2E, 0x21, 0x3F].contains(byte) }
}
