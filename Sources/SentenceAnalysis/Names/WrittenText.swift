/// The capitalised words of a text and those around them, as they are written, with what stands
/// between.
struct WrittenText {
  /// What stands between a word and the next.
  enum Gap: UInt8 {
    case space, comma, bracket, possessive
    /// A full stop, which may belong to an abbreviation.
    case point
    /// A sentence, a paragraph or a quotation may begin behind it, or words are left out there.
    case stop
    case other
  }

  struct Word {
    /// Its number among the words that names are made of; −1 for others.
    var number: Int32
    var kinds: NameWordKinds
    /// UTF-8 bytes.
    var start: Int32
    var end: Int32
    /// What follows.
    var gap: Gap
    var isCapitalised: Bool
  }

  private(set) var words: [Word] = []
  /// The last two words read, where they are not kept yet: a name may follow.
  private var waiting: [Word] = []

  /// Words behind a capitalised one that may go on with a name, and behind its comma that may be an
  /// apposition.
  private static let reach = 3
  private static let appositionReach = 10

  /// Reads `text` in place of what was read before, and keeps the capitalised words with those
  /// around them. O(bytes).
  mutating func read(_ text: UnsafeBufferPointer<UInt8>, _ known: inout WrittenWords) {
    words.removeAll(keepingCapacity: true)
    waiting.removeAll(keepingCapacity: true)
    var wanted = 0
    var index = 0
    while index < text.count {
      let end = Self.plainEnd(text, from: index)
      let isPlain = end > index
      guard isPlain || Self.isWord(text, index) || Self.isLoneAmpersand(text, index) else {
        index += 1
        continue
      }
      let word = Word(
        number: -1, kinds: [], start: Int32(index),
        end: Int32(isPlain ? end : Self.wordEnd(text, from: index)),
        gap: .stop, isCapitalised: !isPlain && Self.isCapital(text, index))
      if closeGap(text, before: index) { wanted = max(wanted, Self.appositionReach) }
      if word.isCapitalised {
        for word in waiting { keep(word, text, &known) }
        waiting.removeAll(keepingCapacity: true)
        wanted = max(wanted - 1, Self.reach)
        keep(word, text, &known)
      } else if wanted > 0 {
        wanted -= 1
        keep(word, text, &known)
      } else {
        if waiting.count == 2 { waiting.remove(at: 0) }
        waiting.append(word)
      }
      index = Self.possessiveEnd(text, Int(word.end)) ?? Int(word.end)
    }
  }

  private mutating func keep(
    _ word: Word, _ text: UnsafeBufferPointer<UInt8>, _ known: inout WrittenWords
  ) {
    var word = word
    let bytes = UnsafeBufferPointer(rebasing: text[Int(word.start)..<Int(word.end)])
    if word.isCapitalised {
      word.number = known.number(of: bytes)
      word.kinds = known.kinds(of: word.number)
    } else {
      word.kinds = known.kinds(ofSmall: bytes)
      // "Bank of England", "Marks & Spencer".
      if !word.kinds.isDisjoint(with: [.of, .ampersand, .determiner]) {
        word.number = known.number(of: bytes)
      }
    }
    words.append(word)
  }

  /// Notes what stands between the last word and the one at `start`; whether it is the comma of a
  /// capitalised word.
  private mutating func closeGap(_ text: UnsafeBufferPointer<UInt8>, before start: Int) -> Bool {
    if let last = waiting.last {
      waiting[waiting.count - 1].gap = Self.gap(text, Int(last.end)..<start)
      return false
    }
    guard let last = words.last else { return false }
    let gap = Self.gap(text, Int(last.end)..<start)
    words[words.count - 1].gap = gap
    return gap == .comma && last.isCapitalised
  }

  /// The end of a word of small ASCII letters between spaces, as most are; `start` for any other.
  private static func plainEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start
    while end < text.count, 0x61...0x7A ~= text[end] { end += 1 }
    return end < text.count && text[end] == 0x20 ? end : start
  }

  /// "&" with a space on either side.
  private static func isLoneAmpersand(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    text[index] == 0x26 && index > 0 && text[index - 1] == 0x20 && index + 1 < text.count
      && text[index + 1] == 0x20
  }

  /// The end of a possessive ending at `end`; nil where there is none.
  private static func possessiveEnd(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int? {
    guard let length = apostrophe(text, end), end + length < text.count,
      text[end + length] == 0x73, !isWord(text, end + length + 1)
    else { return nil }
    return end + length + 1
  }

  /// The end of the word at `start`: letters and digits, an apostrophe inside ("O'Brien"), a hyphen
  /// before a capital ("Jean-Claude"), an ampersand between capitals ("AT&T") or by itself, and the
  /// full stops of initials ("J.", "U.S."); a possessive ending is no part of it.
  private static func wordEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    if text[index] == 0x26 { return index + 1 }
    while isCapital(text, index), index + 1 < text.count, text[index + 1] == 0x2E {
      index += 2
    }
    if index > start, index - start > 2 || !isWord(text, index) { return index }
    index = start
    while index < text.count {
      if isWord(text, index) {
        index += 1
      } else if text[index] == 0x2D || text[index] == 0x26, isCapital(text, index + 1) {
        index += 1
      } else if let length = apostrophe(text, index), isWord(text, index + length),
        !(text[index + length] == 0x73 && !isWord(text, index + length + 1))
      {
        index += length
      } else {
        break
      }
    }
    return index
  }

  private static func gap(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Gap {
    let first = text[range.lowerBound]
    if range.count == 1, first == 0x20 { return .space }
    if let length = apostrophe(text, range.lowerBound) {
      let rest = range.count - length - (isWord(text, range.lowerBound + length) ? 1 : 0)
      if rest == 1, text[range.upperBound - 1] == 0x20 { return .possessive }
    }
    let second = range.count > 1 ? text[range.lowerBound + 1] : 0
    if range.count == 2 {
      if first == 0x2C, second == 0x20 { return .comma }
      if first == 0x2E, second == 0x20 { return .point }
      if first == 0x20, second == 0x28 { return .bracket }
    }
    // All but what stands inside a sentence; quotation marks and dashes beyond ASCII begin with
    // 0xE2.
    return range.allSatisfy { isInner(text[$0]) } ? .other : .stop
  }

  /// A space, or one of the marks $ % ( ) , / - that stand inside a sentence.
  private static func isInner(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x24, 0x25, 0x28, 0x29, 0x2C, 0x2D, 0x2F: true
    default: false
    }
  }

  /// Bytes of the apostrophe at `index`; nil where there is none.
  private static func apostrophe(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
    guard index < text.count else { return nil }
    if text[index] == 0x27 { return 1 }
    let isCurly =
      index + 2 < text.count && text[index] == 0xE2 && text[index + 1] == 0x80
      && text[index + 2] == 0x99
    return isCurly ? 3 : nil
  }

  private static func isCapital(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index < text.count else { return false }
    if 0x41...0x5A ~= text[index] { return true }
    return text[index] == 0xC3 && index + 1 < text.count && 0x80...0x9E ~= text[index + 1]
  }

  /// Letters and digits; beyond ASCII all but the blocks of Latin and general punctuation.
  private static func isWord(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index < text.count else { return false }
    let byte = text[index]
    if byte < 0x80 { return 0x61...0x7A ~= byte | 0x20 || 0x30...0x39 ~= byte }
    if byte < 0xC0 { return index > 0 && isContinued(text, index) }
    if byte == 0xC2 { return false }
    return !(byte == 0xE2 && index + 1 < text.count && text[index + 1] <= 0x81)
  }

  /// Whether the byte goes on with a letter, not with a punctuation mark.
  private static func isContinued(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    var first = index
    while first > 0, index - first < 3, 0x80...0xBF ~= text[first] { first -= 1 }
    return text[first] >= 0xC0 && isWord(text, first)
  }
}
