internal import Text

/// Adds the blocks of a word processor's document, but for the lines above its text that say who
/// wrote it and when ("By Mara Quist", "12 February 2024"): these become metadata.
struct OfficeOpening {
  let rules: CleaningRules

  /// What the opening lines say; a title is not looked for among them.
  func add(_ pieces: [TextPiece], to builder: inout DocumentBuilder) -> ArticleMetadata {
    var reasons = [String?](repeating: nil, count: pieces.count)
    var opening = OpeningLines(rules: rules, keepsTitle: true)
    opening.read(pieces, &reasons)
    // A document of nothing but such lines keeps them.
    let isEmpty = !reasons.contains(nil)
    for (piece, reason) in zip(pieces, reasons) {
      if let reason, !isEmpty {
        builder.remove(piece, reason: reason)
      } else {
        builder.append(piece)
      }
    }
    return opening.metadata
  }
}
