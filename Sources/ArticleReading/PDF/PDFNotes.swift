internal import Text

/// Notes at the foot of a page, in smaller type, each behind its mark.
enum PDFNotes {
  /// Type of at most this height, compared with that of the text, is that of notes.
  private static let scale = 0.92

  /// The page without its notes, and the notes from above, each as its lines.
  ///
  /// The lowest lines of a page are notes where all are set smaller and the first opens with a
  /// mark: a number, or one of the signs * † ‡ §.
  static func parted(
    _ page: PDFLayout.Page, bodyHeight: Double
  ) -> (text: PDFLayout.Page, notes: [[PDFLayout.Line]]) {
    let lines = page.blocks.flatMap(\.lines).sorted { $0.box.top < $1.box.top }
    let lowest = lines.reversed().prefix { $0.box.height <= scale * bodyHeight }.reversed()
    guard lowest.count < lines.count, let first = lowest.firstIndex(where: isMarked) else {
      return (page, [])
    }
    let taken = Array(lowest[first...])
    // Small type all over the page, or a table of figures, is no note.
    guard taken.contains(where: { $0.text.utf8.count > 20 }) else { return (page, []) }
    var notes: [[PDFLayout.Line]] = []
    for line in taken {
      if isMarked(line) || notes.isEmpty {
        notes.append([line])
      } else {
        notes[notes.count - 1].append(line)
      }
    }
    var rest = page
    rest.blocks = page.blocks.compactMap { block in
      let lines = block.lines.filter { !taken.contains($0) }
      return lines.isEmpty ? nil : PDFLayout.Block(lines)
    }
    return (rest, notes)
  }

  private static func isMarked(_ line: PDFLayout.Line) -> Bool {
    line.text.prefixMatch(of: /(\[?[0-9]{1,3}[\].)]?|[*†‡§]+) *[\p{L}"“‘(]/) != nil
  }
}
