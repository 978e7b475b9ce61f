internal import Text

/// Parts paragraphs of Markdown whose lines were written to stand alone: a byline of several lines,
/// "Founded: 1931" above "Staff: 640". Markdown itself would run them together.
struct StandingLines {
  let rules: CleaningRules

  /// Pieces in which a byline may stand.
  private static let reach = 6
  /// Lines of a byline, and bytes of one, at most.
  private static let mostLines = 6
  private static let longestLine = 80
  /// Bytes and words of a label at most.
  private static let longestLabel = 40
  private static let mostWords = 5

  /// What comes out of `pieces`.
  struct Parted {
    var pieces: [TextPiece] = []
    /// Positions of the lines that say by whom and when an article was written.
    var bylines: Set<Int> = []
  }

  /// `pieces` with the lines of such paragraphs as pieces of their own. Linear in their length.
  func parted(_ pieces: [TextPiece]) -> Parted {
    var parted = Parted()
    for (position, piece) in pieces.enumerated() {
      let lines = piece.kind == .paragraph ? lines(of: piece) : []
      let isByline = position < Self.reach && isByline(lines)
      guard isByline || lines.count > 1 && lines.allSatisfy({ isFact($0.text) }) else {
        parted.pieces.append(piece)
        continue
      }
      if isByline {
        parted.bylines.formUnion(parted.pieces.count..<parted.pieces.count + lines.count)
      }
      parted.pieces += lines
    }
    return parted
  }

  /// The lines of a piece, which its anchors mark.
  private func lines(of piece: TextPiece) -> [TextPiece] {
    let ends = piece.anchors.dropFirst().map(\.offset) + [piece.text.utf8.count]
    return zip(piece.anchors, ends).map { anchor, end in
      let text = piece.text[TextSpan(anchor.offset, max(anchor.offset, end))] ?? ""
      return TextPiece(
        kind: piece.kind, text: CharacterCleaner(isVerbatim: true).line(text),
        anchors: [PlaceAnchor(offset: 0, number: anchor.number)])
    }
  }

  /// Several short lines of which one names an author or a day, and none is a sentence.
  private func isByline(_ lines: [TextPiece]) -> Bool {
    guard (2...Self.mostLines).contains(lines.count) else { return false }
    return lines.allSatisfy { isShort($0.text) }
      && lines.contains { piece in
        Byline(line: piece.text, rules: rules) != nil
          || rules.dates.isDateLine(piece.text) && rules.dates.day(in: piece.text) != nil
      }
  }

  private func isShort(_ line: String) -> Bool {
    let isSentence = line.last == "." && line.utf8.count { $0 == 0x20 } > Self.mostWords
    return line.utf8.count <= Self.longestLine && !isSentence
      || rules.dates.isDateLine(line)
  }

  /// "Founded: 1931", not "He said: it is."
  private func isFact(_ line: String) -> Bool {
    guard let colon = line.utf8.prefix(Self.longestLabel).firstIndex(of: 0x3A),
      line.first?.isUppercase == true, line.last != "."
    else { return false }
    let value = line[colon...].dropFirst()
    return value.first == " " && value.count > 1
      && line[..<colon].split(separator: " ").count <= Self.mostWords
  }
}
