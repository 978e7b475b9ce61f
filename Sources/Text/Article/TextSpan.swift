/// A half-open range of UTF-8 byte offsets into the cleaned text of one article.
package struct TextSpan: Hashable, Sendable, Comparable, Codable {
  /// UTF-8 offset of the first byte.
  package var start: Int
  /// UTF-8 offset after the last byte.
  package var end: Int

  package init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// Length in UTF-8 bytes.
  package var length: Int { end - start }

  package var isEmpty: Bool { end <= start }

  /// Whether `other` lies wholly inside this span (equal spans contain each other).
  package func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }

  /// Whether the byte at `offset` lies inside; the end does not.
  package func contains(_ offset: Int) -> Bool { start <= offset && offset < end }

  /// Whether they share a byte; spans that only touch do not.
  package func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }

  /// The positions of those of `words` that lie inside each of `spans`; both in order, and the
  /// spans apart. O(words + spans).
  package static func positions(of words: [TextSpan], inside spans: [TextSpan]) -> [Range<Int>] {
    var first = 0
    return spans.map { span in
      while first < words.count, words[first].start < span.start { first += 1 }
      let start = first
      while first < words.count, span.contains(words[first]) { first += 1 }
      return start..<first
    }
  }

  /// Orders by start, then by end.
  package static func < (left: TextSpan, right: TextSpan) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}

extension String {
  /// The text at `span`, counted in UTF-8 bytes; nil where the span leaves the text or cuts a
  /// character's bytes apart.
  package subscript(span: TextSpan) -> Substring? {
    guard span.start >= 0, span.start <= span.end, span.end <= utf8.count else { return nil }
    let lower = utf8.index(startIndex, offsetBy: span.start)
    let upper = utf8.index(startIndex, offsetBy: span.end)
    guard lower.samePosition(in: unicodeScalars) != nil,
      upper.samePosition(in: unicodeScalars) != nil
    else { return nil }
    return self[lower..<upper]
  }
}
