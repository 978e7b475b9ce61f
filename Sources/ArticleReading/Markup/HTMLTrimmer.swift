/// Takes out of a page what its reading never looks at, before it is parsed: programs, style
/// sheets, comments, attributes that `HTMLAttribute` does not name, and white space around lines.
///
/// Half and more of a news page is such freight, and the parser looks at every byte of it several
/// times. All line breaks stay, so that lines keep their numbers; control characters become spaces.
/// Of longer runs of plain text the parser sees one character of private use, a *stand-in*, because
/// it takes hundreds of steps over each letter.
struct HTMLTrimmer {
  /// What is left of a page.
  struct Result {
    /// UTF-8, as the page was.
    var bytes: [UInt8]
    /// Ranges of the page for which the characters from U+F0000 on stand, in their order.
    var runs: [Range<Int>]
    /// Ranges of the page that held style sheets.
    var sheets: [Range<Int>]
  }

  /// The trimmed page, UTF-8 as `page` is. O(n).
  static func trimmed(_ page: [UInt8]) -> Result {
    page.withUnsafeBufferPointer { page in
      var runs: [Range<Int>] = []
      var sheets: [Range<Int>] = []
      // Each byte gives one byte at most; an attribute may gain the space before it.
      let bytes = [UInt8](unsafeUninitializedCapacity: 2 * page.count + 16) { output, count in
        var trimmer = HTMLTrimmer(page: page, output: output)
        trimmer.run()
        count = trimmer.length
        runs = trimmer.runs
        sheets = trimmer.sheets
      }
      return Result(bytes: bytes, runs: runs, sheets: sheets)
    }
  }

  /// The first stand-in.
  static let firstStandIn: UInt32 = 0xF0000
  /// As many as there are characters of private use in planes 15 and 16.
  private static let mostRuns = 131_000
  /// Shorter runs are not worth a stand-in, in bytes.
  private static let shortestRun = 8

  let page: UnsafeBufferPointer<UInt8>
  private let output: UnsafeMutableBufferPointer<UInt8>
  private var length = 0
  var index = 0
  private var runs: [Range<Int>] = []
  var sheets: [Range<Int>] = []

  private init(page: UnsafeBufferPointer<UInt8>, output: UnsafeMutableBufferPointer<UInt8>) {
    self.page = page
    self.output = output
  }

  private mutating func run() {
    while index < page.count {
      if page[index] != 0x3C {
        text()
      } else if starts(with: "<!--") {
        comment()
      } else if index + 1 < page.count, Self.isLetter(page[index + 1]) {
        element()
      } else if index + 1 < page.count, [0x2F, 0x21, 0x3F].contains(page[index + 1]) {
        copy(through: position(of: 0x3E, from: index) ?? page.count - 1)
      } else {
        put(0x3C)
        index += 1
      }
    }
  }

  static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  mutating func put(_ byte: UInt8) {
    output[length] = byte
    length += 1
  }

  /// Copies up to and with the byte at `last`, control characters and what could be taken for a
  /// stand-in as spaces.
  mutating func copy(through last: Int) {
    while index <= last {
      let byte = page[index]
      if byte >= 0xF3 {
        put(0x20)
        index = min(last + 1, index + 4)
        continue
      }
      put((byte < 0x20 && byte != 0x0A) || (byte == 0x26 && writesStandIn(at: index)) ? 0x20 : byte)
      index += 1
    }
  }

  /// Whether the `&` at `start` opens the number of a character that could be taken for a stand-in.
  private func writesStandIn(at start: Int) -> Bool {
    guard start + 2 < page.count, page[start + 1] == 0x23 else { return false }
    let isHexadecimal = page[start + 2] | 0x20 == 0x78
    var number: UInt32 = 0
    // The parser reads any number of digits.
    for byte in page[(start + (isHexadecimal ? 3 : 2))...] {
      guard let digit = Self.digit(byte), isHexadecimal || digit < 10 else { break }
      number = min(0x110000, number * (isHexadecimal ? 16 : 10) + digit)
    }
    return number >= Self.firstStandIn
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46, 0x61...0x66: UInt32((byte | 0x20) - 0x61 + 10)
    default: nil
    }
  }

  /// Puts the stand-in of the bytes up to `end`; false where they are too few or there are too many
  /// runs.
  mutating func standIn(to end: Int) -> Bool {
    guard end - index >= Self.shortestRun, runs.count < Self.mostRuns else { return false }
    let scalar = Self.firstStandIn + UInt32(runs.count)
    put(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
    for shift: UInt32 in [12, 6, 0] {
      put(UInt8(truncatingIfNeeded: 0x80 | scalar >> shift & 0x3F))
    }
    runs.append(index..<end)
    index = end
    return true
  }

  /// The end of the run of plain bytes at `start`: neither markup nor an entity nor a control
  /// character.
  func plainEnd(from start: Int, to limit: Int) -> Int {
    var end = start
    while end < limit, page[end] >= 0x20, page[end] != 0x3C, page[end] != 0x26 { end += 1 }
    return end
  }

  /// Passes over everything before `end` but its line breaks.
  mutating func skip(to end: Int) {
    while index < end, end - index < 64 {
      if page[index] == 0x0A { put(0x0A) }
      index += 1
    }
    while index < end, let line = position(of: 0x0A, from: index), line < end {
      put(0x0A)
      index = line + 1
    }
    index = max(index, end)
  }

  /// Copies text up to the next `<`, each run of white space as its line breaks or one space.
  private mutating func text() {
    while index < page.count, page[index] != 0x3C {
      if page[index] > 0x20 {
        if page[index] == 0x26 { entity() }
        let end = plainEnd(from: index, to: page.count)
        if !standIn(to: end) { copy(through: end - 1) }
        continue
      }
      let before = length
      while index < page.count, page[index] <= 0x20 {
        if page[index] == 0x0A { put(0x0A) }
        index += 1
      }
      if length == before { put(0x20) }
    }
  }

  /// Copies `&` with the name or number after it; the parser reads what it means. A comment right
  /// behind it leaves an empty one, so that what follows it does not become a part of the number.
  private mutating func entity() {
    repeat {
      copy(through: index)
    } while index < page.count
      && (Self.isLetter(page[index]) || (page[index] >= 0x30 && page[index] <= 0x3B)
        || page[index] == 0x23)
    if starts(with: "<!--") {
      for byte in "<!---->".utf8 { put(byte) }
    }
  }

  private mutating func comment() {
    guard let end = position(of: "-->", from: index + 4) else {
      copy(through: page.count - 1)
      return
    }
    skip(to: end + 3)
  }
}
