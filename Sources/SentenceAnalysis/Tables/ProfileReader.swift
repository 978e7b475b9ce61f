package import Text

/// A line that gives a fact of the article's subject: "Founded: 1904".
package struct ProfileFact: Sendable, Equatable {
  package var label: TextSpan
  package var value: TextSpan
}

/// A list with the words that bring it in.
package struct IntroducedList: Sendable, Equatable {
  /// The last sentence before the list, or its heading.
  package var introduction: TextSpan
  /// In order.
  package var items: [TextSpan]
}

/// Reads what the blocks of an article say by their form: profiles and lists.
package struct ProfileReader: Sendable {
  /// Bytes of a label, and of its value, at most.
  private static let longestLabel = 40
  private static let longestValue = 240
  /// Words of a label at most.
  private static let mostWords = 5

  package init() {}

  /// The lines of `document` that are a label and a value, in order: two or more after one another,
  /// or a row of a table of two columns. Linear in its length.
  package func profile(of document: Document) -> [ProfileFact] {
    var text = document.text
    return text.withUTF8 { bytes in
      var facts: [ProfileFact] = []
      var run: [ProfileFact] = []
      for block in document.blocks {
        for line in Self.lines(block.span, bytes) {
          guard let fact = fact(line, isRow: block.kind == .tableRow, bytes) else {
            close(&run, into: &facts)
            continue
          }
          run.append(fact)
        }
        if block.kind == .heading { close(&run, into: &facts) }
      }
      close(&run, into: &facts)
      return facts.isEmpty ? pairs(document, bytes) : facts
    }
  }

  /// Short paragraphs by turns label and value, as lists of terms come out: two pairs or more, with
  /// a number among the values.
  private func pairs(_ document: Document, _ bytes: UnsafeBufferPointer<UInt8>) -> [ProfileFact] {
    var facts: [ProfileFact] = []
    var run: [TextSpan] = []
    for block in document.blocks {
      if block.kind == .paragraph, isShort(block.span, bytes) {
        run.append(block.span)
      } else {
        facts += pairs(run, bytes)
        run = []
      }
    }
    return facts + pairs(run, bytes)
  }

  private func pairs(_ run: [TextSpan], _ bytes: UnsafeBufferPointer<UInt8>) -> [ProfileFact] {
    guard run.count >= 4, run.count.isMultiple(of: 2) else { return [] }
    let facts = stride(from: 0, to: run.count, by: 2).map {
      ProfileFact(label: run[$0], value: run[$0 + 1])
    }
    let hasNumber = facts.contains { Self.hasDigit($0.value, bytes) }
    return hasNumber && !facts.contains { Self.hasDigit($0.label, bytes) } ? facts : []
  }

  private static func hasDigit(_ span: TextSpan, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes[span.start..<span.end].contains { $0 &- 0x30 < 10 }
  }

  /// Of a label's length, and no sentence.
  private func isShort(_ span: TextSpan, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !span.isEmpty, span.length <= Self.longestLabel else { return false }
    return ![0x2E, 0x21, 0x3F, 0x3A, 0x2C].contains(bytes[span.end - 1])
  }

  /// One such line alone may be anything.
  private func close(_ run: inout [ProfileFact], into facts: inout [ProfileFact]) {
    if run.count > 1 { facts += run }
    run = []
  }

  private static func lines(_ span: TextSpan, _ bytes: UnsafeBufferPointer<UInt8>) -> [TextSpan] {
    var lines: [TextSpan] = []
    var start = span.start
    for place in span.start...span.end where place == span.end || bytes[place] == 0x0A {
      if start < place { lines.append(TextSpan(start, place)) }
      start = place + 1
    }
    return lines
  }

  private func fact(
    _ line: TextSpan, isRow: Bool, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> ProfileFact? {
    guard line.length <= Self.longestLabel + Self.longestValue else { return nil }
    var place = line.start
    while place + 1 < line.end, place - line.start <= Self.longestLabel {
      let isColon = bytes[place] == 0x3A && bytes[place + 1] == 0x20
      let isCell = isRow && bytes[place] == 0x3B && bytes[place + 1] == 0x20
      if isColon || isCell {
        return fact(
          Self.trimmed(TextSpan(line.start, place), bytes),
          Self.trimmed(TextSpan(place + 1, line.end), bytes), isRow: isRow, bytes)
      }
      place += 1
    }
    return nil
  }

  private func fact(
    _ label: TextSpan, _ value: TextSpan, isRow: Bool, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> ProfileFact? {
    guard !label.isEmpty, !value.isEmpty, value.length <= Self.longestValue else { return nil }
    let words = bytes[label.start..<label.end].split(separator: 0x20).count
    let opens = bytes[label.start]
    let isWord = opens &- 0x41 < 26 || opens >= 0xC3 || isRow && opens &- 0x61 < 26
    let isCell = bytes[value.start..<value.end].contains(0x3B)
    if Self.isSentence(value, bytes) { return nil }
    guard words <= Self.mostWords, isWord, !(isRow && isCell) else { return nil }
    return ProfileFact(label: label, value: value)
  }

  /// Four words or more with a stop behind them.
  private static func isSentence(_ span: TextSpan, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard [0x2E, 0x21, 0x3F].contains(bytes[span.end - 1]) else { return false }
    let opens = bytes[span.start]
    return opens &- 0x61 < 26 || bytes[span.start..<span.end].count { $0 == 0x20 } > 6
  }

  /// Without white space and signs of a list around it.
  private static func trimmed(_ span: TextSpan, _ bytes: UnsafeBufferPointer<UInt8>) -> TextSpan {
    var (start, end) = (span.start, span.end)
    while start < end, bytes[start] <= 0x20 || bytes[start] == 0x2D || bytes[start] == 0x2A {
      start += 1
    }
    while end > start, bytes[end - 1] <= 0x20 || bytes[end - 1] == 0x2A { end -= 1 }
    return TextSpan(start, end)
  }

  /// The lists of `document` with what brings them in, in order: a paragraph that ends with a
  /// colon, or a heading. Linear in the number of blocks.
  ///
  /// - Parameter sentences: the sentences of the document, in order.
  package func lists(of document: Document, sentences: [Sentence]) -> [IntroducedList] {
    var lists: [IntroducedList] = []
    var index = 0
    var next = 0
    while index < document.blocks.count {
      guard document.blocks[index].kind == .listItem else {
        index += 1
        continue
      }
      var end = index
      while end < document.blocks.count, document.blocks[end].kind == .listItem { end += 1 }
      if index > 0 {
        while next < sentences.count, sentences[next].block < index { next += 1 }
        if let before = introduction(document, index - 1, sentences[..<next]), end > index + 1 {
          lists.append(
            IntroducedList(
              introduction: before, items: document.blocks[index..<end].map(\.span)))
        }
      }
      index = end
    }
    return lists
  }

  private func introduction(
    _ document: Document, _ block: Int, _ sentences: ArraySlice<Sentence>
  ) -> TextSpan? {
    let before = document.blocks[block]
    switch before.kind {
    case .heading: return before.span
    case .paragraph:
      guard let last = sentences.last, last.block == block,
        document.text[before.span]?.utf8.last == 0x3A
      else { return nil }
      return last.span
    default: return nil
    }
  }
}
