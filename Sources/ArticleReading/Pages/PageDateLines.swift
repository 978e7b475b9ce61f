internal import Text

/// Finds the day of publication in lines of a page that say more than a date: a place, the outlet,
/// who wrote it.
struct PageDateLines {
  private let pieces: [PageReader.JudgedPiece]
  private let title: String?
  private let rules: CleaningRules
  private let first: Int

  /// A line of more bytes, or more words, says something else.
  private static let longestLine = 100
  private static let mostWords = 14
  /// Lines before and behind the title that are looked at.
  private static let reach = (before: 3, behind: 8)
  /// Parts of a page whose days are those of something else.
  private static let otherParts: Set = [
    "comments", "related", "teaser", "navigation", "footer", "sidebar", "newsletter",
    "advertisement",
    "gallery", "hidden",
  ]

  /// `pieces` are the page's blocks in order.
  init(_ pieces: [PageReader.JudgedPiece], title: String?, rules: CleaningRules) {
    self.pieces = pieces
    self.title = title
    self.rules = rules
    first = PageReader.firstParagraph(of: pieces)
  }

  /// The day in a short line around the title: "Arden, 13 November 2023".
  func besideTitle(_ day: (String?) -> String?) -> String? {
    guard let place = titlePosition else { return nil }
    let lines = max(0, place - Self.reach.before)...min(pieces.count - 1, place + Self.reach.behind)
    let order = lines.filter { $0 > place } + lines.filter { $0 < place }.reversed()
    for index in order {
      if let found = line(index).flatMap(day) { return found }
    }
    return nil
  }

  /// The day in a line behind the title that is a date, opens with one ("13.11.2023 - Mara Quist")
  /// or says what it is ("Published 13.11.2023").
  func behindTitle(_ day: (String?) -> String?) -> String? {
    guard let place = titlePosition else { return nil }
    let lines = place + 1..<max(place + 1, min(pieces.count, place + Self.reach.behind + 1))
    return lines.lazy.compactMap { line($0) }.filter(isStated).compactMap(day).first
  }

  private func isStated(_ line: String) -> Bool {
    rules.dates.isDateLine(line) || headDate(of: line) != nil
      || FoldedWords.words(of: line).contains(where: rules.bylineWords.dateIssues.contains)
  }

  /// The date that opens a line before a sign; nil for other lines.
  private func headDate(of line: String) -> Substring? {
    let head = line.prefix(40)
    let ends = Self.marks.compactMap { mark in
      head.ranges(of: mark).map(\.lowerBound).first { rules.dates.isDateLine(head[..<$0]) }
    }
    return ends.max().map { head[..<$0] }
  }

  /// The day that opens one of the first paragraphs: "13.11.2023 - The salt works …".
  func opening(_ day: (String?) -> String?) -> String? {
    for piece in pieces[first...].prefix(4) where piece.reason == nil {
      if let found = headDate(of: piece.piece.text).flatMap({ day(String($0)) }) { return found }
    }
    return nil
  }

  /// Signs behind a date that opens a paragraph.
  private static let marks = [" - ", " – ", " — ", ". ", ": ", ") "]

  /// The day of a line anywhere that says what it is: "Published on: 13.11.2023".
  func labelled(_ day: (String?) -> String?) -> String? {
    for judged in pieces where !Self.otherParts.contains(judged.reason ?? "") {
      guard judged.piece.text.utf8.count < 4 * Self.longestLine,
        judged.piece.text.utf8.contains(where: \.isDigit)
      else { continue }
      for line in judged.piece.text.split(separator: "\n") where line.utf8.count < Self.longestLine
      {
        let words = FoldedWords.words(of: line, limit: Self.mostWords + 1)
        guard words.count <= Self.mostWords,
          words.contains(where: rules.bylineWords.dateIssues.contains),
          let found = day(String(line))
        else { continue }
        return found
      }
    }
    return nil
  }

  private var titlePosition: Int? {
    guard let title, !pieces.isEmpty else { return nil }
    let name = PageTitle.folded(title)
    guard !name.isEmpty else { return nil }
    return pieces.indices.prefix(first + 1).last {
      pieces[$0].piece.text.utf8.count < 2 * title.utf8.count + 40
        && PageTitle.folded(pieces[$0].piece.text).hasPrefix(name)
    } ?? pieces.indices.prefix(first + 1).last { pieces[$0].piece.kind == .heading }
  }

  /// The text of a line that may hold the day; nil for others.
  private func line(_ index: Int) -> String? {
    let judged = pieces[index]
    guard judged.piece.text.utf8.count <= Self.longestLine, judged.piece.kind != .heading,
      judged.piece.text.utf8.contains(where: \.isDigit),
      !Self.otherParts.contains(judged.reason ?? ""),
      FoldedWords.words(of: judged.piece.text, limit: Self.mostWords + 1).count <= Self.mostWords
    else { return nil }
    return judged.piece.text
  }
}
