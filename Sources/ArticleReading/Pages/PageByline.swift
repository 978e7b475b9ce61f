internal import Text

/// Finds the lines of a page that name who wrote it: around the start of the article, and at its
/// end.
struct PageByline {
  private let pieces: [PageReader.JudgedPiece]
  private let rules: CleaningRules
  private let start: Range<Int>
  private let end: Range<Int>

  /// `pieces` are the page's blocks in order.
  init(_ pieces: [PageReader.JudgedPiece], rules: CleaningRules) {
    self.pieces = pieces
    self.rules = rules
    let first = PageReader.firstParagraph(of: pieces)
    let last = pieces.indices.last { pieces[$0].reason == nil } ?? first
    start = max(0, first - 20)..<min(pieces.count, first + 4)
    end = max(start.upperBound, last - 2)..<max(start.upperBound, min(pieces.count, last + 4))
  }

  /// The name in a line around the start of the article; nil without one.
  var opening: String? { name(in: start) }

  /// The name in a line at the end of the article; nil without one.
  var closing: String? { name(in: end) }

  /// `names`, joined by ", ", as the lines around the start join them: "Mara Quist and Jon Vale";
  /// unchanged where none names them together.
  func spelling(of names: String) -> String {
    guard let comma = names.ranges(of: ", ").last else { return names }
    let (before, after) = (names[..<comma.lowerBound], names[comma.upperBound...])
    // Each name may be a block of its own.
    let lines = pieces[start].map(\.piece.text).filter { $0.utf8.count < Self.longestLine }
      .joined(separator: " ")
    guard lines.contains(after) else { return names }
    return rules.bylineWords.joiners.sorted().lazy
      .flatMap { ["\(before) \($0) \(after)", "\(before), \($0) \(after)"] }
      .first { lines.contains($0) } ?? names
  }

  /// Bytes of a line that names authors.
  private static let longestLine = 160

  private func name(in range: Range<Int>) -> String? {
    for index in range {
      guard let byline = Byline(line: pieces[index].piece.text, rules: rules),
        let name = AuthorLine(rules: rules).names(in: byline.author)
      else { continue }
      return name
    }
    return nil
  }
}
