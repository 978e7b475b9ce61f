/// Measures a stretch of UTF-8 in characters (Unicode scalars), so that a quotation is as long in
/// Greek, Hindi or Thai as in English, and finds where one may be cut.
package struct CharacterRuler {
  /// UTF-8 bytes; those measured are whole characters.
  private let bytes: [UInt8]
  private let whole: TextSpan
  /// Where each character begins, and where the last one ends.
  private let edges: [Int]

  /// O(length of `whole`).
  package init(_ bytes: [UInt8], within whole: TextSpan) {
    self.bytes = bytes
    self.whole = whole
    edges = (whole.start..<whole.end).filter { bytes[$0] & 0xC0 != 0x80 } + [whole.end]
  }

  /// How many characters `span` has. O(length of the span).
  package static func count(_ bytes: [UInt8], in span: TextSpan) -> Int {
    bytes[span.start..<span.end].count { $0 & 0xC0 != 0x80 }
  }

  /// Characters measured.
  package var count: Int { edges.count - 1 }

  /// The number of the character that begins at `offset`, or of the one that holds it; at the end
  /// their count. O(log n).
  package func number(at offset: Int) -> Int {
    var (low, high) = (0, edges.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if edges[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The offset at which the character of that number begins; at their count the end.
  package func offset(of number: Int) -> Int { edges[min(max(0, number), count)] }

  /// The character of that number; nil before the first and behind the last.
  package func scalar(_ number: Int) -> Unicode.Scalar? {
    guard number >= 0, number < count else { return nil }
    let (start, end) = (edges[number], edges[number + 1])
    if end - start == 1, bytes[start] < 0x80 { return Unicode.Scalar(bytes[start]) }
    return String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars.first
  }

  /// Whether a text may be cut before the character of that number: it neither adds to the letter
  /// before it (a vowel sign, an accent) nor is joined to it.
  package func isEdge(_ number: Int) -> Bool {
    guard let scalar = scalar(number), scalar.value >= 0x300 else { return true }
    if scalar.properties.isGraphemeExtend || Self.joiner == scalar { return false }
    return scalar.properties.generalCategory != .spacingMark
      && self.scalar(number - 1) != Self.joiner
  }

  private static let joiner: Unicode.Scalar = "\u{200D}"
}
