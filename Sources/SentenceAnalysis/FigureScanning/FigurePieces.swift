internal import Text

/// A part of a word as figures are read from: a number, a word between hyphens, or a mark.
struct FigurePiece {
  enum Kind {
    case word, mark
    /// Nil where its digits make no number ("12.05.2024").
    case number(ExactDecimal?)
  }

  var kind: Kind
  var span: TextSpan
  /// The word of the sentence that it is a part of.
  var token: Int
  /// Nothing stands between it and the piece before.
  var isGlued: Bool
  /// Of its bytes in lower case.
  var hash: UInt64
  var entry: FigureWords.Entry?
  var hasCapital = false

  var classes: FigureWords.Classes { entry?.classes ?? [] }

  func has(_ classes: FigureWords.Classes) -> Bool { !self.classes.isDisjoint(with: classes) }

  var isNumber: Bool { if case .number = kind { true } else { false } }
}

/// Cuts the words of a sentence into pieces: digits, letters and marks apart.
struct FigurePieces {
  let bytes: UnsafeBufferPointer<UInt8>
  let words: FigureWords
  private(set) var pieces: [FigurePiece] = []
  private var lastEnd = -1

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, sentence: AnalyzedSentence, words: FigureWords
  ) {
    self.bytes = bytes
    self.words = words
    pieces.reserveCapacity(sentence.tokens.count + 8)
    for (index, token) in sentence.tokens.enumerated() where token.span.end <= bytes.count {
      cut(token.span, token: index)
    }
  }

  private mutating func cut(_ span: TextSpan, token: Int) {
    if addPlain(span, token: token) { return }
    var place = span.start
    while place < span.end {
      let start = place
      if Self.isDigit(bytes[place]) {
        var number = NumberBytes(bytes, from: place, to: span.end)
        let value = number.read()
        place = number.place
        add(.number(value), start, number.numberEnd, token)
        lastEnd = place
        continue
      }
      let mark = markLength(place, in: span)
      if mark > 0 {
        place += mark
        add(.mark, start, place, token)
        continue
      }
      while place < span.end, !Self.isDigit(bytes[place]), markLength(place, in: span) == 0 {
        place += 1
      }
      // "US$" is one word.
      if place < span.end, bytes[place] == 0x24 { place += 1 }
      add(.word, start, place, token)
    }
  }

  /// Adds a word of nothing but small letters from a to z, as most are; false for any other.
  private mutating func addPlain(_ span: TextSpan, token: Int) -> Bool {
    var hash = WordHash()
    for place in span.start..<span.end {
      guard bytes[place] &- 0x61 < 26 else { return false }
      hash.add(bytes[place])
    }
    guard span.start < span.end else { return true }
    append(.word, span, token, hash.value, hasCapital: false)
    return true
  }

  private mutating func add(_ kind: FigurePiece.Kind, _ start: Int, _ end: Int, _ token: Int) {
    var hash = WordHash()
    var hasCapital = false
    for place in start..<end {
      let byte = bytes[place]
      let isCapital = byte &- 0x41 < 26
      hasCapital = hasCapital || isCapital
      hash.add(isCapital ? byte | 0x20 : byte)
    }
    append(kind, TextSpan(start, end), token, hash.value, hasCapital: hasCapital)
  }

  /// Adds a piece with what is known of its word.
  private mutating func append(
    _ kind: FigurePiece.Kind, _ span: TextSpan, _ token: Int, _ hash: UInt64, hasCapital: Bool
  ) {
    var kind = kind
    var entry: FigureWords.Entry?
    if case .number = kind {} else { entry = words.entries[hash] }
    if let number = entry?.number { kind = .number(number) }
    pieces.append(
      FigurePiece(
        kind: kind, span: span, token: token, isGlued: lastEnd == span.start, hash: hash,
        entry: entry, hasCapital: hasCapital))
    lastEnd = span.end
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// Bytes of the mark at `place`; 0 where a letter stands.
  private func markLength(_ place: Int, in span: TextSpan) -> Int {
    let end = span.end
    let byte = bytes[place]
    switch byte {
    case 0x2E:
      // "a.m", "No."
      guard place > span.start else { return 1 }
      let before = (bytes[place - 1] | 0x20) &- 0x61 < 26
      return before && (place + 1 == end || (bytes[place + 1] | 0x20) &- 0x61 < 26) ? 0 : 1
    case 0x27: return 0
    case 0..<0x30, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7F: return 1
    case 0xC2 where place + 1 < end:
      let next = bytes[place + 1]
      switch next {
      case 0xA2, 0xA3, 0xA5, 0xB1, 0xB7, 0xBC...0xBE: return 2
      default: return 0
      }
    case 0xE2 where place + 2 < end: return wideMarkLength(bytes[place + 1], bytes[place + 2])
    default: return 0
    }
  }

  /// Dashes, the minus sign and signs of currencies; an apostrophe is a letter.
  private func wideMarkLength(_ second: UInt8, _ third: UInt8) -> Int {
    switch second {
    case 0x80: third == 0x99 ? 0 : 3
    case 0x82, 0x88: 3
    default: 0
    }
  }
}

/// Reads digits with their separators.
struct NumberBytes {
  let bytes: UnsafeBufferPointer<UInt8>
  let end: Int
  /// Behind the number and the raised figures that follow it.
  private(set) var place: Int
  /// Behind the number itself.
  private(set) var numberEnd: Int
  private var groups: [Range<Int>] = []
  private var separators: [UInt8] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
    self.bytes = bytes
    self.end = end
    place = start
    numberEnd = start
  }

  /// The value of the digits from `place` on; nil where they make no number.
  mutating func read() -> ExactDecimal? {
    readGroups()
    numberEnd = place
    let value = value()
    return raised(value)
  }

  private mutating func readGroups() {
    while place < end, FigurePieces.isDigit(bytes[place]) {
      let start = place
      while place < end, FigurePieces.isDigit(bytes[place]) { place += 1 }
      groups.append(start..<place)
      guard place + 1 < end, [0x2C, 0x2E, 0x27].contains(bytes[place]),
        FigurePieces.isDigit(bytes[place + 1])
      else { return }
      separators.append(bytes[place])
      place += 1
    }
  }

  private func value() -> ExactDecimal? {
    let kinds = Set(separators)
    let last = separators.last
    if kinds.count == 2, let last, last != 0x27, separators.dropLast().allSatisfy({ $0 != last }) {
      return isGrouped(groups.dropLast()) ? joined(groups.dropLast(), groups.last) : nil
    }
    guard kinds.count < 2 else { return nil }
    if last == 0x2E, separators.count == 1 { return joined(groups.dropLast(), groups.last) }
    if isGrouped(groups[...]) { return joined(groups[...], nil) }
    if last == 0x2C, separators.count == 1, let fraction = groups.last, fraction.count < 3 {
      return joined(groups.dropLast(), fraction)
    }
    return nil
  }

  /// Groups of three digits behind the first; of two where they count in lakhs.
  private func isGrouped(_ groups: ArraySlice<Range<Int>>) -> Bool {
    guard groups.count > 1, let last = groups.last else { return true }
    let inner = groups.dropFirst().dropLast()
    return last.count == 3 && (groups.first?.count ?? 0) <= 3
      && (inner.allSatisfy { $0.count == 3 } || inner.allSatisfy { $0.count == 2 })
  }

  private func joined(_ whole: ArraySlice<Range<Int>>, _ fraction: Range<Int>?) -> ExactDecimal? {
    var digits = whole.flatMap { bytes[$0] }
    if let fraction { digits += [0x2E] + bytes[fraction] }
    return ExactDecimal(digits)
  }

  /// "40³" carries the mark of a note; "10⁶" is a power.
  private mutating func raised(_ value: ExactDecimal?) -> ExactDecimal? {
    var power = 0
    while place < end, let digit = raisedDigit() {
      power = min(power * 10 + digit, 100)
    }
    guard place > numberEnd, value == ExactDecimal(10), power < 19 else { return value }
    numberEnd = place
    return ExactDecimal(1, exponent: power)
  }

  /// A raised digit at `place`, which moves behind it.
  private mutating func raisedDigit() -> Int? {
    if bytes[place] == 0xC2, place + 1 < end,
      let digit = [0xB9: 1, 0xB2: 2, 0xB3: 3][Int(bytes[place + 1])]
    {
      place += 2
      return digit
    }
    guard bytes[place] == 0xE2, place + 2 < end, bytes[place + 1] == 0x81,
      bytes[place + 2] == 0xB0 || (0xB4...0xB9).contains(bytes[place + 2])
    else { return nil }
    defer { place += 3 }
    return Int(bytes[place + 2]) - 0xB0
  }
}
