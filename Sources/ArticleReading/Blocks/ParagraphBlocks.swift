internal import Text

/// Makes blocks of plain text whose paragraphs are separated by blank lines; never changes a word.
///
/// Lines inside a paragraph are joined with a space, except that list items and table rows become
/// blocks of their own and runs of short lines (addresses, verse) keep their line breaks. A short
/// line without a stop before a real paragraph is a heading.
struct ParagraphBlocks {
  /// Lines of at most this many bytes may be meant to stand alone; prose is wrapped at 65 or more.
  private let shortLine = 55

  /// The blocks of `text` in order, without places.
  func pieces(of text: String) -> [TextPiece] {
    var text = text
    var pieces: [TextPiece] = []
    text.withUTF8 { bytes in
      for lines in paragraphs(in: bytes) {
        for block in blocks(of: lines, in: bytes) {
          let piece = piece(of: block, in: bytes)
          if !piece.text.isEmpty { pieces.append(piece) }
        }
      }
    }
    markHeadings(in: &pieces)
    return pieces
  }

  /// The lines of each paragraph, as ranges without blank ends.
  private func paragraphs(in bytes: UnsafeBufferPointer<UInt8>) -> [[Range<Int>]] {
    var paragraphs: [[Range<Int>]] = []
    var lines: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      if let first = bytes[start..<end].firstIndex(where: { $0 > 0x20 }) {
        lines.append(first..<end)
      } else if !lines.isEmpty {
        paragraphs.append(lines)
        lines = []
      }
      let isPair = end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
      start = end + (isPair ? 2 : 1)
    }
    if !lines.isEmpty { paragraphs.append(lines) }
    return paragraphs
  }

  /// The lines of a paragraph, grouped into blocks: a list item begins one.
  private func blocks(
    of lines: [Range<Int>], in bytes: UnsafeBufferPointer<UInt8>
  ) -> [[Range<Int>]] {
    guard lines.count > 1 else { return [lines] }
    var blocks: [[Range<Int>]] = []
    for line in lines {
      let last = blocks.last?.last
      if last == nil || isListItem(line, in: bytes) || isTableRow(line, in: bytes)
        || last.map({ isTableRow($0, in: bytes) }) == true
      {
        blocks.append([line])
      } else {
        blocks[blocks.count - 1].append(line)
      }
    }
    return blocks
  }

  private func piece(
    of lines: [Range<Int>], in bytes: UnsafeBufferPointer<UInt8>
  ) -> TextPiece {
    let cleaner = CharacterCleaner(isVerbatim: true)
    let keepsBreaks = lines.count > 1 && lines.allSatisfy { $0.count <= shortLine }
    var output: [UInt8] = []
    for line in lines {
      while output.last == 0x20 { output.removeLast() }
      let goesOn = bytes[line.lowerBound].isLowercase
      if !output.isEmpty { output.append(keepsBreaks && !goesOn ? 0x0A : 0x20) }
      cleaner.append(UnsafeBufferPointer(rebasing: bytes[line]), to: &output)
    }
    while let last = output.last, last <= 0x20 { output.removeLast() }
    let isRow = isTableRow(lines[0], in: bytes)
    return TextPiece(
      kind: isRow ? .tableRow : isListItem(lines[0], in: bytes) ? .listItem : .paragraph,
      text: String(decoding: output, as: UTF8.self), anchors: [])
  }

  /// Whether the line holds cells between upright bars ("Total | 13,448 | 13,988").
  private func isTableRow(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes[line].count { $0 == 0x7C } >= 2
  }

  private func isListItem(_ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard line.count > 2 else { return false }
    let first = bytes[line.lowerBound]
    if first == 0x2A || first == 0x2D { return bytes[line.lowerBound + 1] == 0x20 }
    if first == 0xE2 {  // • ‣ ◦ ▪
      let rest = (bytes[line.lowerBound + 1], bytes[line.lowerBound + 2])
      return [(0x80, 0xA2), (0x80, 0xA3), (0x97, 0xA6), (0x96, 0xAA)].contains { $0 == rest }
    }
    return first.isDigit
      && ListMarker(at: line.lowerBound, in: bytes, until: line.upperBound) != nil
  }

  private func markHeadings(in pieces: inout [TextPiece]) {
    for index in pieces.indices.dropLast()
    where pieces[index].kind == .paragraph && isHeading(pieces[index].text)
      && pieces[index + 1].text.utf8.count > 2 * pieces[index].text.utf8.count
    {
      pieces[index].kind = .heading
    }
  }

  /// Whether a line looks like a heading: 2 to 12 words, begun with a capital or a digit, no stop
  /// or comma at its end, mostly letters.
  private func isHeading(_ text: String) -> Bool {
    let bytes = text.utf8
    guard bytes.count <= 80, let first = bytes.first, let last = bytes.last,
      first.isCapital || first.isDigit || first >= 0x80,
      last.isLetter || last.isDigit || last == 0x3F, !bytes.contains(0x0A)
    else { return false }
    let spaces = bytes.count { $0 == 0x20 }
    let letters = bytes.count { $0.isLetter || $0 >= 0x80 }
    return spaces >= 1 && spaces <= 11 && letters * 3 >= bytes.count * 2
  }
}
