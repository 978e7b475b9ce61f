internal import Text

/// Decides which of an article's pieces are clutter, by the rules and by where a piece stands.
///
/// The *running text* lies between the first and the last long paragraph; newsletter names,
/// copyright lines and headings such as "Related articles" are cut only outside it.
struct ClutterCutter {
  let rules: CleaningRules
  /// Whether the pieces are a web page's, whose bylines are read elsewhere; plain text needs them
  /// to find its author.
  var isPage = false

  /// A paragraph of this many words is part of the article.
  private static let longParagraph = 25

  /// The rule by which each piece is cut, in the order of `pieces`; nil for what stays. O(total
  /// length).
  func reasons(for pieces: [TextPiece]) -> [String?] {
    var reasons = [String?](repeating: nil, count: pieces.count)
    let matches = pieces.map { rules.match($0.text) }
    let body = runningText(of: pieces, matches: matches)
    var tail: String?
    for (index, piece) in pieces.enumerated() {
      let isOutside = body.map { !$0.contains(index) } ?? false
      if let match = matches[index], match.scope == .line || isOutside {
        reasons[index] = match.name
        if match.scope == .tail, let body, index >= body.upperBound { tail = match.name }
      } else if isCredit(piece) {
        reasons[index] = "credit"
      } else if isOutside, let reason = edgeReason(piece) {
        reasons[index] = reason
      } else if isPage, let reason = pageReason(piece) {
        reasons[index] = reason
      } else if let tail {
        reasons[index] = tail
      }
    }
    cutRepeatedLines(pieces, &reasons)
    cutSigns(pieces, &reasons)
    cutAuthorNote(pieces, &reasons)
    cutLastHeadings(pieces, &reasons)
    return reasons
  }

  /// The same for text that somebody has prepared already: only blocks that a rule names are cut,
  /// none that may be a part of the article (an item, a row, a choice, a title such as "News of the
  /// World"), and nothing when no text would be left. O(total length).
  func certainReasons(for pieces: [TextPiece]) -> [String?] {
    let none = [String?](repeating: nil, count: pieces.count)
    let matches = pieces.map { mayBeClutter($0) ? rules.match($0.text) : nil }
    guard matches.contains(where: { $0 != nil }) else { return none }
    let body = runningText(of: pieces, matches: matches)
    let reasons = pieces.indices.map { index -> String? in
      guard let match = matches[index] else { return nil }
      if pieces[index].kind == .heading, Self.everydayRules.contains(match.name) { return nil }
      let isOutside = body.map { !$0.contains(index) } ?? false
      return match.scope == .line || isOutside ? match.name : nil
    }
    return reasons.contains(nil) ? reasons : none
  }

  /// Rules whose words also make titles and headings.
  private static let everydayRules: Set = [
    "navigation", "navigation-word", "share-services", "loading",
  ]

  /// Whether the piece is neither an item of a list, a row, a quoted title, nor one of several
  /// choices ("A. Facebook").
  private func mayBeClutter(_ piece: TextPiece) -> Bool {
    guard piece.kind == .paragraph || piece.kind == .heading, let first = piece.text.first else {
      return false
    }
    let isChoice = first.isLetter && piece.text.dropFirst().first.map { ".)".contains($0) } == true
    return !isChoice && !"\"“‘'«".contains(first)
  }

  /// Positions from the first to the last long paragraph; nil when there is none.
  private func runningText(of pieces: [TextPiece], matches: [CleaningRules.Match?]) -> Range<Int>? {
    let long = pieces.indices.filter {
      matches[$0] == nil && wordCount(pieces[$0].text) >= Self.longParagraph
        && !(isPage && isPostalAddress(pieces[$0].text))
    }
    guard let first = long.first, let last = long.last else { return nil }
    return first..<(last + 1)
  }

  /// Why a line before or after the running text is none of it: it says when, by whom and where the
  /// article was written.
  private func edgeReason(_ piece: TextPiece) -> String? {
    let text = piece.text
    // A row of cells with a day in it belongs to its table ("Day: Tuesday; Hours: 10 to 8").
    guard text.utf8.count < 200, piece.kind != .tableRow || !text.contains("; ") else { return nil }
    if rules.dates.isDateLine(text) { return "date-line" }
    if isContact(text) || isPage && isPostalAddress(text) { return "contact" }
    guard isPage else { return nil }
    if isByline(text) { return "byline" }
    if isDateline(text) { return "dateline" }
    let isNumber =
      text.utf8.count < 8 && text.unicodeScalars.allSatisfy { !$0.properties.isAlphabetic }
    return isNumber && piece.kind == .paragraph ? "number" : nil
  }

  /// Why a line of a page is no part of its text, wherever it stands: it leads to another page, or
  /// says what a picture shows and whose it is.
  private func pageReason(_ piece: TextPiece) -> String? {
    if piece.kind == .heading { return isRelatedLine(piece.text) ? "related-label" : nil }
    guard piece.kind == .paragraph || piece.kind == .caption else { return nil }
    if isCreditedCaption(piece.text) || endsWithCredit(piece.text) { return "caption" }
    if let rule = rules.opening(of: piece.text) { return rule }
    return isRelatedLine(piece.text) ? "related-label" : nil
  }

  /// Whether the line says whose a picture is, and nothing else: `Photo: Jon Vale / The Ledger`.
  private func isCredit(_ piece: TextPiece) -> Bool {
    guard piece.kind == .paragraph || piece.kind == .caption, piece.text.utf8.count < 100,
      piece.text.utf8.last != 0x2E, let colon = piece.text.utf8.prefix(30).firstIndex(of: 0x3A),
      piece.text[colon...].dropFirst().first == " "
    else { return false }
    let label = FoldedWords.words(of: piece.text[..<colon], limit: 3)
    let name = piece.text[colon...].dropFirst(2).split(separator: " ")
    return (1...2).contains(label.count) && label.allSatisfy(rules.bylineWords.credits.contains)
      && rules.metadataLabels[label.joined(separator: " ")] == nil
      && (1...8).contains(name.count)
      && name.allSatisfy { $0.first?.isUppercase ?? false || $0.first?.isLetter == false }
  }

  /// Whether the line ends with a credit in brackets: `Salt pans of Arden (Photo: Carl Voss)`.
  private func isCreditedCaption(_ text: String) -> Bool {
    guard text.utf8.last == 0x29, text.utf8.count < 600, let open = text.utf8.lastIndex(of: 0x28)
    else { return false }
    let inside = text[open...].dropFirst()
    let words = FoldedWords.words(of: inside, limit: 2)
    guard let first = words.first, rules.bylineWords.credits.contains(first) else { return false }
    return inside.contains(":") || inside.contains("/")
      || words.last.map(rules.bylineWords.credits.contains) == true && words.count > 1
  }

  /// Bytes of a caption, and of the credit that ends it, at most.
  private static let longestCaption = 220
  private static let longestCredit = 60

  /// Whether a short line ends with whose its picture is: `Salt pans of Arden Photo: Carl Voss`,
  /// `The works in May © Carl Voss`.
  private func endsWithCredit(_ text: String) -> Bool {
    guard text.utf8.count < Self.longestCaption, let last = text.utf8.last, last != 0x2E else {
      return false
    }
    let end = text.unicodeScalars.suffix(Self.longestCredit)
    guard let mark = end.lastIndex(where: { $0 == ":" || $0 == "©" }), mark > text.startIndex,
      text.unicodeScalars.distance(from: mark, to: text.unicodeScalars.endIndex) > 3
    else { return false }
    if text.unicodeScalars[mark] == "©" { return true }
    let label = text[..<mark].reversed().prefix { $0.isLetter }.reversed()
    guard label.count < text[..<mark].count else { return false }
    // The label may stick to the word before it ("ArdenPhoto: …").
    guard let capital = label.lastIndex(where: \.isUppercase) else { return false }
    return rules.bylineWords.credits.contains(String(label[capital...]).lowercased())
  }

  /// Whether the line is a label of other pages, a colon and a headline: `Related: Salt of Arden`.
  private func isRelatedLine(_ text: String) -> Bool {
    guard text.utf8.count < 200, text.utf8.last != 0x2E,
      let colon = text.utf8.prefix(50).firstIndex(of: 0x3A)
    else { return false }
    return rules.relatedLabels.contains(
      FoldedWords.words(of: text[..<colon]).joined(separator: " "))
  }

  /// Whether the line names the author, or has a date among parts set apart: `Harbour Dispatch | 4
  /// Nov 2025 | Mara Quist`.
  private func isByline(_ text: String) -> Bool {
    if Byline(line: text, rules: rules) != nil || isLabelledLine(text) { return true }
    return text.unicodeScalars.contains(where: { $0 == "|" || $0 == "•" || $0 == "·" })
      && rules.dates.day(in: text) != nil
  }

  /// Whether the line is a day and labelled parts set apart by dashes: `5 Nov 2025 - Posted by:
  /// Mara Quist - Tags: salt, sea`.
  private func isLabelledLine(_ text: String) -> Bool {
    let parts = text.split(separator: " - ")
    return parts.count > 2 && parts.count(where: { $0.contains(": ") }) > 1
      && rules.dates.day(in: text) != nil
  }

  /// Whether the line is an address with numbers set apart by dashes or strokes: `Halden - Quay 3 -
  /// Phone: 047 2106 800`.
  private func isPostalAddress(_ text: String) -> Bool {
    let parts = text.split(separator: text.contains(" | ") ? " | " : " - ")
    return parts.count > 3 && text.utf8.count(where: \.isDigit) * 5 > text.utf8.count
  }

  /// Whether the line is a place and an agency cut off from their paragraph: `Halden, Nordic Ledger
  /// —`.
  private func isDateline(_ text: String) -> Bool {
    (text.hasSuffix("—") || text.hasSuffix("–")) && wordCount(text) <= 6
  }

  /// Whether a short line only says where somebody can be written to or followed: a few words with
  /// an address or a handle.
  private func isContact(_ text: String) -> Bool {
    text.utf8.count < 120 && text.utf8.contains(0x40) && wordCount(text) <= 10
  }

  /// Words by their spaces; scripts that write without spaces count three characters as a word.
  private func wordCount(_ text: String) -> Int {
    var spaces = 0
    var wide = 0
    for byte in text.utf8 {
      if byte == 0x20 { spaces += 1 }
      // First bytes of U+0800 to U+D7FF, without those of signs such as quotation marks.
      if byte >= 0xE0 && byte <= 0xED && byte != 0xE2 { wide += 1 }
    }
    return 1 + max(spaces, wide / 3)
  }

  /// A short line that says the same as an earlier one and is no sentence is boilerplate, wherever
  /// it stands.
  private func cutRepeatedLines(_ pieces: [TextPiece], _ reasons: inout [String?]) {
    var seen: Set<String> = []
    for (index, piece) in pieces.enumerated() where reasons[index] == nil {
      guard piece.text.utf8.count < 160, piece.kind == .paragraph, !isUtterance(piece.text) else {
        continue
      }
      if !seen.insert(piece.text).inserted { reasons[index] = "repeated-line" }
    }
  }

  /// Whether the line is a short sentence, which people in stories say more than once ("No
  /// answer.").
  private func isUtterance(_ text: String) -> Bool {
    text.utf8.count < 60
      && text.unicodeScalars.last.map { ".!?:…\"”»".unicodeScalars.contains($0) } ?? false
  }

  /// Cuts lines without a letter or digit, such as `* * *`.
  private func cutSigns(_ pieces: [TextPiece], _ reasons: inout [String?]) {
    for (index, piece) in pieces.enumerated() where reasons[index] == nil && piece.kind != .code {
      if piece.text.utf8.allSatisfy({ $0 < 0x30 || ($0 > 0x39 && $0 < 0x41) || $0 == 0x5F }) {
        reasons[index] = "signs"
      }
    }
  }

  /// Cuts headings that have nothing left under them at the end.
  private func cutLastHeadings(_ pieces: [TextPiece], _ reasons: inout [String?]) {
    let kept = pieces.indices.filter { reasons[$0] == nil }
    guard let last = kept.last(where: { pieces[$0].kind != .heading }) else { return }
    for index in kept where index > last { reasons[index] = "empty-heading" }
  }

  /// Cuts up to two notes about the author from the end of what is left.
  private func cutAuthorNote(_ pieces: [TextPiece], _ reasons: inout [String?]) {
    for _ in 0..<2 {
      guard let last = pieces.indices.last(where: { reasons[$0] == nil }), last > 0,
        isAuthorNote(pieces[last].text)
      else { return }
      reasons[last] = "author-note"
    }
  }

  private static let quotesAndUnits: [Unicode.Scalar] = [
    "\"", "“", "”", "«", "»", "$", "€", "£", "%",
  ]

  /// Whether `text` describes who wrote the article rather than what happened.
  func isAuthorNote(_ text: String) -> Bool {
    guard text.utf8.count < 700,
      !text.unicodeScalars.contains(where: { Self.quotesAndUnits.contains($0) })
    else { return false }
    let words = FoldedWords.words(of: text)
    let cues = Set(words).intersection(rules.authorCues).count
    let numbers = words.count { $0.utf8.first.map { $0 <= 0x39 } ?? false }
    return cues >= 3 && cues * 12 >= words.count && numbers < 2
  }
}
