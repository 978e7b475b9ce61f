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

  /// How many pieces may stand before the running text.
  private static let reach = 8

  /// Takes metadata from the pieces before the first paragraph; pieces used get a reason for being cut.
  mutating func read(_ pieces: [TextPiece], _ reasons: inout [String?]) {
    for index in pieces.indices.prefix(Self.reach) {
      let text = pieces[index].text
      if reasons[index] == "date-line" || isDateline(text) {
        takeDate(text, &reasons[index])
        continue
      }
      guard reasons[index] == nil else { continue }
      if let reason = labelled(text) ?? byline(text) {
        reasons[index] = reason
      } else if metadata.title == nil, !keepsTitle, isTitle(pieces, index) {
        metadata.title = text
        reasons[index] = "title"
      } else if text.utf8.count > 120 {
        return
      }
    }
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
    case "title": metadata.title = metadata.title ?? value
    case "author": metadata.author = metadata.author ?? value
    case "outlet": metadata.outlet = metadata.outlet ?? value
    case "url": metadata.url = metadata.url ?? value
    case "language": metadata.language = metadata.language ?? value
    default:
      guard let day = rules.dates.day(in: value) else { return nil }
      metadata.published = metadata.published ?? day
      metadata.publishedSource = metadata.publishedSource ?? "first-lines"
    }
    return "metadata-line"
  }

  /// Reads `By Mara Quist, Nordic Ledger`; the reason for cutting the line, nil for any other.
  private mutating func byline(_ text: String) -> String? {
    guard metadata.author == nil, let byline = Byline(line: text, dates: rules.dates) else {
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
      let last = text.unicodeScalars.last, !".,;:)\"”".unicodeScalars.contains(last),
      text.first?.isLowercase == false, !pieces[index].isBroken
    else { return false }
    return pieces[(index + 1)...].prefix(Self.reach).contains {
      $0.text.utf8.count > text.utf8.count + 40
    }
  }
}
