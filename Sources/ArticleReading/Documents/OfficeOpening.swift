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
    if !reasons.contains(nil) { reasons = reasons.map { _ in nil } }
    builder.append(pieces, without: reasons)
    return opening.metadata
  }
}
