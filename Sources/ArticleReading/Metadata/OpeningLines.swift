internal import Text

/// Reads title, byline and dateline off the first pieces of a plain text.
struct OpeningLines {
  let rules: CleaningRules
  /// Leaves a title line in the text.
  let keepsTitle: Bool
  private(set) var metadata = ArticleMetadata()

  init(rules: CleaningRules, keepsTitle: Bool) {
    self.rules = rules
    self.keepsTitle = keepsTitle
  }

  /// How many pieces that are no clutter may stand before the running text.
  private static let reach = 8
  /// A title of fewer words gives way to a longer one below it.
  private static let wordsOfTitle = 4

  /// Takes metadata from the pieces before the first paragraph; pieces used get a reason for being
  /// cut.
  ///
  /// - Parameter bylines: positions of lines of which one names an author or a day, and the others
  ///   what belongs to it.
  mutating func read(
    _ pieces: [TextPiece], _ reasons: inout [String?], bylines: Set<Int> = []
  ) {
    let opening = opening(of: pieces, reasons)
    var titleIndex: Int?
    for index in opening {
      let text = opened(pieces, index)
      if reasons[index] == "date-line" || isDateline(text) {
        takeDate(text, &reasons[index])
        continue
      }
      guard reasons[index] == nil else { continue }
      if let reason = labelled(text) ?? byline(text) ?? navigation(text) {
        reasons[index] = reason
      } else if opensByline(text), index + 1 < pieces.count {
        reasons[index] = "byline"
      } else if bylines.contains(index) {
        takeName(text)
        reasons[index] = "byline"
      } else if metadata.title == nil, !keepsTitle,
        let shape = shape(pieces, index, below: opening.suffix(from: index).dropFirst())
      {
        take(text, as: shape)
        reasons[index] = shape.rawValue
        if shape == .title { titleIndex = index }
      } else if metadata.author == nil, let titleIndex, index - titleIndex < 3, isLoneName(text) {
        metadata.author = text
        reasons[index] = "byline"
      } else if text.utf8.count > 120 {
        takeDateline(text)
        return
      }
    }
  }

  /// Positions of the pieces that may open the text: up to the first long paragraph, or to `reach`
  /// pieces that are no clutter.
  private func opening(of pieces: [TextPiece], _ reasons: [String?]) -> Range<Int> {
    var count = 0
    for index in pieces.indices where reasons[index] == nil {
      count += 1
      if count == Self.reach || pieces[index].text.utf8.count > 160 { return 0..<index + 1 }
    }
    return pieces.indices
  }

  /// What a line above the text is; raw values are reasons for cutting it.
  private enum Shape: String {
    case title, outlet, masthead
  }

  private mutating func take(_ text: String, as shape: Shape) {
    switch shape {
    case .title: metadata.title = text
    case .outlet: metadata.outlet = text
    case .masthead: break
    }
  }

  /// A title; or, where a longer title comes `below`, the outlet's name on the first line and what
  /// stands between. Nil for any other line.
  private func shape(_ pieces: [TextPiece], _ index: Int, below: Range<Int>) -> Shape? {
    let words = pieces[index].text.split(separator: " ")
    guard words.count < Self.wordsOfTitle,
      below.contains(where: {
        isTitle(pieces, $0) && navigation(pieces[$0].text) == nil
          && pieces[$0].text.split(separator: " ").count >= Self.wordsOfTitle
          && !rules.dates.isDateLine(pieces[$0].text)
          && pieces[$0].text.contains(where: \.isLowercase)
      })
    else { return isTitle(pieces, index) ? .title : nil }
    if metadata.outlet != nil { return .masthead }
    return words.allSatisfy(isCapitalised) ? .outlet : isTitle(pieces, index) ? .title : nil
  }

  /// A row of links whose bars were kept: `News | Weather | Tides`; the reason for cutting it, nil
  /// for any other line.
  private func navigation(_ text: String) -> String? {
    let parts = text.split(omittingEmptySubsequences: false) { "|>»›".contains($0) }
    guard parts.count > 2 else { return nil }
    return parts.allSatisfy { $0.split(separator: " ").count < 4 } ? "navigation" : nil
  }

  private func isCapitalised(_ word: Substring) -> Bool {
    word.first?.isUppercase == true && word.allSatisfy { $0.isLetter || "'’-.&".contains($0) }
  }

  /// The text of a piece, with the "By" that stands alone on the line before it.
  private func opened(_ pieces: [TextPiece], _ index: Int) -> String {
    guard index > 0, opensByline(pieces[index - 1].text) else { return pieces[index].text }
    return pieces[index - 1].text + " " + pieces[index].text
  }

  private func opensByline(_ text: String) -> Bool {
    rules.bylineWords.openings.contains(text.lowercased())
  }

  /// "Per Lie," above the name of a paper and a day.
  private mutating func takeName(_ text: String) {
    let name = text.last == "," ? String(text.dropLast()) : text
    if metadata.author == nil, isLoneName(name) { metadata.author = name }
  }

  /// Whether a line below the title is nothing but a name: `Mara Quist`.
  private func isLoneName(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    return (2...3).contains(words.count) && words.allSatisfy(isCapitalised)
      && !words.contains { rules.authorCues.contains($0.lowercased()) }
  }

  /// The day in a paragraph's dateline: `BERGEN, 4 November 2025 (Coast News) - The port …`.
  private mutating func takeDateline(_ text: String) {
    let head = String(text.prefix(90))
    guard metadata.published == nil,
      let end = [" - ", " – ", " — "].compactMap({ head.firstRange(of: $0)?.lowerBound }).min(),
      let day = rules.dates.day(in: head[..<end])
    else { return }
    metadata.published = day
    metadata.publishedSource = "first-lines"
  }

  private func isDateline(_ text: String) -> Bool {
    rules.dates.isDateLine(text) && rules.dates.day(in: text) != nil
  }

  private mutating func takeDate(_ text: String, _ reason: inout String?) {
    guard metadata.published == nil, let day = rules.dates.day(in: text) else { return }
    metadata.published = day
    metadata.publishedSource = "first-lines"
    reason = "date-line"
  }

  /// Reads `Title: …`; the reason for cutting the line, nil for any other.
  private mutating func labelled(_ text: String) -> String? {
    guard let colon = text.utf8.prefix(16).firstIndex(of: 0x3A),
      let field = rules.metadataLabels[text[..<colon].lowercased()]
    else { return nil }
    let value = CharacterCleaner().line(text[text.utf8.index(after: colon)...])
    guard !value.isEmpty, value.utf8.count < 300 else { return nil }
    switch field {
    case "content", "description": return nil
    case "other": return metadata == ArticleMetadata() ? nil : "metadata-line"
    default:
      guard metadata.take(value, as: field, rules) else { return nil }
    }
    return "metadata-line"
  }

  /// Reads `By Mara Quist, Nordic Ledger`; the reason for cutting the line, nil for any other.
  private mutating func byline(_ text: String) -> String? {
    guard metadata.author == nil, let byline = Byline(line: text, rules: rules) else {
      return nil
    }
    metadata.author = byline.author
    if metadata.published == nil, let day = byline.day {
      metadata.published = day
      metadata.publishedSource = "byline"
    }
    return "byline"
  }

  /// Whether the piece reads like a title: short, without a stop, followed by something longer.
  private func isTitle(_ pieces: [TextPiece], _ index: Int) -> Bool {
    let text = pieces[index].text
    guard (12...160).contains(text.utf8.count), pieces[index].kind == .paragraph,
      text.utf8.contains(0x20), index + 1 < pieces.count,
      let last = text.unicodeScalars.last, !".,;:)\"”-".unicodeScalars.contains(last),
      text.first?.isLowercase == false, !pieces[index].isBroken
    else { return false }
    return pieces[(index + 1)...].prefix(Self.reach).contains {
      $0.text.utf8.count > text.utf8.count + 40
    }
  }
}
