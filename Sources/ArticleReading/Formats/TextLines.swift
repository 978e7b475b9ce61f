internal import Text

/// The lines of a plain text put together to paragraphs, headings and list items.
///
/// Three shapes are told apart by the text itself: a paragraph a line (scrapes), paragraphs between
/// blank lines, and lines broken at a fixed width, which are joined again. A line that goes on
/// where a lost link broke it off is joined to the one before.
struct TextLines {
  /// One cleaned, non-empty line.
  private struct Line {
    var text: String
    /// Counted from 1.
    var number: Int
    /// Characters of white space before it; a tab counts as eight.
    var indent = 0

    /// Bytes of the line with its indent.
    var width: Int { indent + text.utf8.count }
  }

  let rules: CleaningRules

  /// The pieces of `text` in order, none empty. `firstLine` is the number of the first line in the
  /// file. O(n).
  func pieces(of text: String, firstLine: Int = 1) -> [TextPiece] {
    var pieces: [TextPiece] = []
    let runs = runs(of: text, firstLine: firstLine)
    let joiner = rules.joiner(runs.lazy.flatMap { $0.lazy.map(\.text) })
    for run in runs.flatMap(paragraphs) {
      let isWrapped = self.isWrapped(run)
      var item: Line?
      for (index, line) in run.enumerated() {
        let isItem = isListItem(line.text)
        if index > 0, let last = pieces.last,
          !isItem && (isWrapped || hangs(line, below: item)) || continues(line.text, last.text)
        {
          append(line, to: &pieces[pieces.count - 1], joiner)
        } else {
          pieces.append(piece(of: line))
          item = isItem ? line : nil
        }
      }
    }
    for index in pieces.indices { classify(&pieces[index]) }
    return pieces
  }

  /// Whether a line goes on with the item of a list above it: it is set in more than the item's
  /// sign.
  private func hangs(_ line: Line, below item: Line?) -> Bool {
    item.map { line.indent >= $0.indent + 2 } ?? false
  }

  /// The lines of a run cut before those that are set in, where these open paragraphs: they are
  /// the fewer, and no list is among the lines.
  private func paragraphs(_ run: [Line]) -> [[Line]] {
    let least = run.map(\.indent).min() ?? 0
    let openings = run.indices.filter { run[$0].indent >= least + 2 }
    guard !openings.isEmpty, openings.count * 2 <= run.count,
      !run.contains(where: { isListItem($0.text) }),
      !zip(openings, openings.dropFirst()).contains(where: { $0 + 1 == $1 })
    else { return [run] }
    let cuts = ([0] + openings + [run.count]).reduce(into: [Int]()) {
      if $0.last != $1 { $0.append($1) }
    }
    return zip(cuts, cuts.dropFirst()).map { Array(run[$0..<$1]) }
  }

  /// Lines between blank lines.
  private func runs(of text: String, firstLine: Int) -> [[Line]] {
    let cleaner = CharacterCleaner()
    var runs: [[Line]] = [[]]
    var number = firstLine
    var rest = text.utf8[...]
    while !rest.isEmpty {
      let end = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? rest.endIndex
      let line = cleaner.line(text[rest.startIndex..<end])
      if line.isEmpty {
        if runs.last?.isEmpty == false { runs.append([]) }
      } else {
        let indent = rest[..<end].prefix { $0 == 0x20 || $0 == 0x09 }
          .reduce(0) { $0 + ($1 == 0x09 ? 8 : 1) }
        runs[runs.count - 1].append(Line(text: line, number: number, indent: indent))
      }
      rest = rest[end...]
      if let mark = rest.popFirst(), mark == 0x0D, rest.first == 0x0A { rest = rest.dropFirst() }
      number += 1
    }
    return runs
  }

  /// Whether lines were broken at a fixed width: nearly each was full when the next word came.
  private func isWrapped(_ run: [Line]) -> Bool {
    guard run.count > 1, let width = run.map(\.width).max(), (40...120).contains(width)
    else { return false }
    let full = zip(run, run.dropFirst()).count { line, next in
      let word = next.text.utf8.prefix { $0 != 0x20 }.count
      return line.width + 1 + word > width
    }
    return full * 10 >= (run.count - 1) * 8
  }

  /// Whether `line` goes on with the sentence `previous` broke off.
  private func continues(_ line: String, _ previous: String) -> Bool {
    guard let first = line.unicodeScalars.first, let last = previous.unicodeScalars.last else {
      return false
    }
    if ",;.)".unicodeScalars.contains(first) { return true }
    return first.properties.isLowercase && !isListItem(previous)
      && !".!?:;\"”".unicodeScalars.contains(last)
      && (rules.lostLinks.endsDangling(previous) || previous.utf8.count > 120)
  }

  private func piece(of line: Line) -> TextPiece {
    TextPiece(text: line.text, anchors: [PlaceAnchor(offset: 0, number: line.number)])
  }

  private func append(_ line: Line, to piece: inout TextPiece, _ joiner: WordJoiner) {
    joiner.append(line.text, to: &piece.text)
    let offset = piece.text.utf8.count - line.text.utf8.count
    piece.anchors.append(PlaceAnchor(offset: offset, number: line.number))
  }

  private func classify(_ piece: inout TextPiece) {
    if isListItem(piece.text) { piece.kind = .listItem }
    piece.isBroken = rules.lostLinks.areIn(piece.text)
  }

  /// Whether `text` opens with a bullet or a number and a stop.
  private func isListItem(_ text: String) -> Bool {
    var scalars = text.unicodeScalars[...]
    guard let first = scalars.popFirst() else { return false }
    if "•*-–·▪◦‣●■".unicodeScalars.contains(first) { return scalars.first == " " }
    guard ("0"..."9").contains(first) else { return false }
    let rest = scalars.drop { ("0"..."9").contains($0) }
    return scalars.count - rest.count < 2 && (rest.first == "." || rest.first == ")")
      && rest.dropFirst().first == " "
  }
}
