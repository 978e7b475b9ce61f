#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Takes out of a page what its reading never looks at, before it is parsed: programs, style sheets, comments, attributes that
/// `HTMLAttribute` does not name, and white space around lines.
///
/// Half and more of a news page is such freight, and the parser looks at every byte of it several times. All line breaks stay,
/// so that lines keep their numbers; control characters become spaces. Of longer runs of plain text the parser sees one
/// character of private use, a *stand-in*, because it takes hundreds of steps over each letter.
struct HTMLTrimmer {
  /// What is left of a page.
  struct Result {
    /// UTF-8, as the page was.
    var bytes: [UInt8]
    /// Ranges of the page for which the characters from U+F0000 on stand, in their order.
    var runs: [Range<Int>]
  }

  /// The trimmed page, UTF-8 as `page` is. O(n).
  static func trimmed(_ page: [UInt8]) -> Result {
    page.withUnsafeBufferPointer { page in
      var runs: [Range<Int>] = []
      // Each byte gives one byte at most; an attribute may gain the space before it.
      let bytes = [UInt8](unsafeUninitializedCapacity: 2 * page.count + 16) { output, count in
        var trimmer = HTMLTrimmer(page: page, output: output)
        trimmer.run()
        count = trimmer.length
        runs = trimmer.runs
      }
      return Result(bytes: bytes, runs: runs)
    }
  }

  /// The first stand-in.
  static let firstStandIn: UInt32 = 0xF0000
  /// As many as there are characters of private use in planes 15 and 16.
  private static let mostRuns = 131_000
  /// Shorter runs are not worth a stand-in, in bytes.
  private static let shortestRun = 8

  private let page: UnsafeBufferPointer<UInt8>
  private let output: UnsafeMutableBufferPointer<UInt8>
  private var length = 0
  private var index = 0
  private var runs: [Range<Int>] = []

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

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  private mutating func put(_ byte: UInt8) {
    output[length] = byte
    length += 1
  }

  /// Copies up to and with the byte at `last`, control characters and what could be taken for a stand-in as spaces.
  private mutating func copy(through last: Int) {
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
    let digits = page[(start + (isHexadecimal ? 3 : 2))...].prefix(64)
    var number: UInt32 = 0
    for byte in digits {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, isHexadecimal || digit < 10
      else { break }
      number = min(0x110000, number * (isHexadecimal ? 16 : 10) + UInt32(digit))
    }
    return number >= Self.firstStandIn
  }

  /// Puts the stand-in of the bytes up to `end`; false where they are too few or there are too many runs.
  private mutating func standIn(to end: Int) -> Bool {
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

  /// The end of the run of plain bytes at `start`: neither markup nor an entity nor a control character.
  private func plainEnd(from start: Int, to limit: Int) -> Int {
    var end = start
    while end < limit, page[end] >= 0x20, page[end] != 0x3C, page[end] != 0x26 { end += 1 }
    return end
  }

  /// Passes over everything before `end` but its line breaks.
  private mutating func skip(to end: Int) {
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

  /// Copies `&` with the name or number after it; the parser reads what it means.
  private mutating func entity() {
    repeat {
      copy(through: index)
    } while index < page.count
      && (Self.isLetter(page[index]) || (page[index] >= 0x30 && page[index] <= 0x3B)
        || page[index] == 0x23)
  }

  private mutating func comment() {
    guard let end = position(of: "-->", from: index + 4) else {
      copy(through: page.count - 1)
      return
    }
    skip(to: end + 3)
  }

  /// Copies a start tag with the attributes that matter, and leaves out the content of a program or style sheet.
  private mutating func element() {
    let start = index
    put(0x3C)
    index += 1
    while index < page.count, !Self.endsName(page[index]) {
      put(page[index])
      index += 1
    }
    let name = UnsafeBufferPointer(rebasing: page[(start + 1)..<index])
    let isLink = Self.equals(name, "link")
    var isData = false
    while index < page.count {
      let byte = page[index]
      if byte == 0x3E {
        put(0x3E)
        index += 1
        break
      }
      if byte <= 0x20 || byte == 0x2F {
        if byte == 0x0A || (byte == 0x2F && index + 1 < page.count && page[index + 1] == 0x3E) {
          put(byte)
        }
        index += 1
      } else {
        isData = attribute(isLink: isLink) || isData
      }
    }
    if Self.equals(name, "script") {
      content(until: "</script", isKept: isData)
    } else if Self.equals(name, "style") {
      content(until: "</style", isKept: false)
    }
  }

  /// Whether a name ends at `byte`: at white space, `=`, `>` or `/`.
  private static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x3E || byte == 0x2F || byte == 0x3D
  }

  /// Passes or copies the attribute that begins here; whether it declares structured data.
  private mutating func attribute(isLink: Bool) -> Bool {
    let start = index
    index += 1
    while index < page.count, !Self.endsName(page[index]) { index += 1 }
    let name = UnsafeBufferPointer(rebasing: page[start..<index])
    var value = index
    while value < page.count, page[value] <= 0x20 { value += 1 }
    var end = index
    if value < page.count, page[value] == 0x3D {
      value += 1
      while value < page.count, page[value] <= 0x20 { value += 1 }
      end = self.end(ofValueAt: value)
    }
    let isKept = Self.isKnown(name) && (isLink || !Self.equals(name, "href"))
    let isData =
      isKept && Self.equals(name, "type")
      && UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(page)[value..<max(value, end)])
        .contains(Self.jsonMark)
    index = start
    if isKept {
      put(0x20)
      if end - value > 2, page[value] == 0x22 || page[value] == 0x27,
        plainEnd(from: value + 1, to: end) == end
      {
        copy(through: value)
        if !standIn(to: end - 1) { copy(through: end - 2) }
      }
      copy(through: end - 1)
    } else {
      skip(to: end)
    }
    return isData
  }

  /// `+` stands in the type of structured data, `application/ld+json`, and in no other type of script.
  private static let jsonMark: UInt8 = 0x2B

  /// The position after the value that begins at `start`, quotes included.
  private func end(ofValueAt start: Int) -> Int {
    guard start < page.count else { return page.count }
    if page[start] == 0x22 || page[start] == 0x27 {
      return position(of: page[start], from: start + 1).map { $0 + 1 } ?? page.count
    }
    var end = start
    while end < page.count, page[end] > 0x20, page[end] != 0x3E { end += 1 }
    return end
  }

  /// Copies or passes over what stands before the end tag `tag`, in lower case; a page that ends without it is all content.
  private mutating func content(until tag: StaticString, isKept: Bool) {
    let end = position(of: tag, from: index) ?? page.count
    if isKept { copy(through: end - 1) } else { skip(to: end) }
  }

  private func starts(with text: StaticString) -> Bool { matches(text, at: index) }

  /// Whether `text`, in lower case, stands at `start` in any case.
  private func matches(_ text: StaticString, at start: Int) -> Bool {
    guard start + text.utf8CodeUnitCount <= page.count else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { offset in
      let byte = page[start + offset]
      return text.utf8Start[offset] == (Self.isLetter(byte) ? byte | 0x20 : byte)
    }
  }

  private func position(of byte: UInt8, from start: Int) -> Int? {
    guard start < page.count, let base = page.baseAddress,
      let found = memchr(base + start, Int32(byte), page.count - start)
    else { return nil }
    return UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base
  }

  private func position(of text: StaticString, from start: Int) -> Int? {
    var start = start
    while let found = position(of: text.utf8Start[0], from: start) {
      if matches(text, at: found) { return found }
      start = found + 1
    }
    return nil
  }

  private static func equals(_ name: UnsafeBufferPointer<UInt8>, _ text: StaticString) -> Bool {
    name.count == text.utf8CodeUnitCount
      && name.indices.allSatisfy { name[$0] | 0x20 == text.utf8Start[$0] | 0x20 }
  }

  private static let known = HTMLAttribute.allCases.map { Array($0.rawValue.utf8) }

  private static func isKnown(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    known.contains { known in
      known.count == name.count && name.indices.allSatisfy { name[$0] | 0x20 == known[$0] | 0x20 }
    }
  }
}
