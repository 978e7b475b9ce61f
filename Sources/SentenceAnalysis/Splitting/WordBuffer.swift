package import Text

/// How a word is written.
package enum WordShape: UInt8, Sendable {
  /// No letter and no digit.
  case mark
  case lower
  /// A capital first, or several with lower-case letters between ("McKay").
  case capitalised
  /// Two letters or more, all of them capitals ("NATO", "U.S.").
  case capitals
  /// A digit somewhere ("1990s", "30-year", "Q3").
  case digits
}

/// The words of one sentence, coded once: ranges, folded bytes, hashes and shapes.
///
/// Folding writes letters in lower case, each run of digits as one `0`, and every kind of quote and
/// dash in the treebank's way ("``", "''", "--"), so that `1,835` and `2,040` are one word of the
/// tables.
package struct WordBuffer: Sendable {
  /// UTF-8 ranges into the document.
  package private(set) var spans: [TextSpan] = []
  package private(set) var hashes: [UInt64] = []
  package private(set) var shapes: [WordShape] = []
  private var folded: [UInt8] = []
  private var ends: [Int] = []

  package init() {}

  package var count: Int { spans.count }

  /// Whether it holds memory for more words than sentences have.
  var isLarge: Bool { spans.capacity > 65_536 }

  /// Folded bytes of word `index`.
  package func key(_ index: Int) -> ArraySlice<UInt8> {
    folded[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// Ranges of at most `longest` words, cut behind a comma, semicolon or stop where one stands in
  /// their second half.
  func pieces(longest: Int) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    while count - start > longest {
      let later = start + longest / 2..<start + longest
      let cut = later.last { key($0).count == 1 && shapes[$0] == .mark } ?? later.upperBound - 1
      pieces.append(start..<cut + 1)
      start = cut + 1
    }
    if start < count { pieces.append(start..<count) }
    return pieces
  }

  /// The words in `range` by themselves.
  func part(_ range: Range<Int>) -> WordBuffer {
    var part = WordBuffer()
    let first = range.lowerBound == 0 ? 0 : ends[range.lowerBound - 1]
    part.spans = Array(spans[range])
    part.hashes = Array(hashes[range])
    part.shapes = Array(shapes[range])
    part.folded = Array(folded[first..<ends[range.upperBound - 1]])
    part.ends = ends[range].map { $0 - first }
    return part
  }

  /// Forgets all words, keeping memory.
  package mutating func removeAll() {
    spans.removeAll(keepingCapacity: true)
    hashes.removeAll(keepingCapacity: true)
    shapes.removeAll(keepingCapacity: true)
    folded.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Adds the word that stands at `span` of the document with all of its bytes.
  package mutating func append(from document: UnsafeBufferPointer<UInt8>, at span: TextSpan) {
    let word = UnsafeBufferPointer(rebasing: document[span.start..<span.end])
    if !appendPlain(word, at: span) { append(word[...], at: span) }
  }

  /// Adds a word that folding leaves as it is: no capital, no digit, nothing but ASCII. False for
  /// any other.
  private mutating func appendPlain(
    _ word: UnsafeBufferPointer<UInt8>, at span: TextSpan
  ) -> Bool {
    var hash = WordHash()
    var isMark = true
    for byte in word {
      if byte &- 0x61 < 26 {
        isMark = false
      } else if byte >= 0x80 || byte &- 0x30 < 10 || byte &- 0x41 < 26 {
        return false
      }
      hash.add(byte)
    }
    folded.append(contentsOf: word)
    ends.append(folded.count)
    spans.append(span)
    hashes.append(hash.value)
    shapes.append(isMark ? .mark : .lower)
    return true
  }

  /// Adds the word written as `bytes`, standing at `span` of the document.
  package mutating func append(_ bytes: some Sequence<UInt8>, at span: TextSpan) {
    var hash = WordHash()
    var traits = LetterTraits()
    var isAfterDigit = false
    var isAfterLatin = false
    for byte in bytes {
      traits.see(byte, afterLatin: isAfterLatin)
      let isDigit = byte &- 0x30 < 10
      if !(isDigit && isAfterDigit) {
        var low = isDigit ? 0x30 : byte &- 0x41 < 26 ? byte | 0x20 : byte
        if isAfterLatin, byte >= 0x80, byte <= 0x9E { low = byte | 0x20 }
        folded.append(low)
        hash.add(low)
      }
      isAfterDigit = isDigit
      isAfterLatin = byte == 0xC3
    }
    ends.append(folded.count)
    spans.append(span)
    hashes.append(hash.value)
    shapes.append(traits.shape)
  }
}

/// What the letters of a word are, gathered byte by byte.
private struct LetterTraits {
  private var first: UInt8 = 0
  private var capitals = 0
  private var lowers = 0
  private var digits = 0

  mutating func see(_ byte: UInt8, afterLatin: Bool) {
    if byte &- 0x41 < 26 || afterLatin && byte >= 0x80 && byte <= 0x9E {
      capitals += 1
      if capitals + lowers == 1 { first = 1 }
    } else if byte &- 0x61 < 26 || byte >= 0x80 && byte != 0xC3 {
      lowers += 1
    } else if byte &- 0x30 < 10 {
      digits += 1
    }
  }

  var shape: WordShape {
    if digits > 0 { return .digits }
    if capitals + lowers == 0 { return .mark }
    if capitals > 1, lowers == 0 { return .capitals }
    return first == 1 || capitals > 1 ? .capitalised : .lower
  }
}
