internal import Text

extension TableReader {
  /// A unit that a heading or caption names.
  struct NamedUnit {
    var span: TextSpan
    var scale: ExactDecimal?
    var currency: String?
    var isPercent = false
    var unit: String?
    var isDuration = false
    /// Something that is counted ("thousands of crates").
    var isThing = false
  }

  /// Each run without spaces as one word; a cell is no sentence.
  func words(of span: TextSpan) -> AnalyzedSentence {
    var sentence = AnalyzedSentence()
    var start = span.start
    for place in span.start...span.end {
      guard place == span.end || bytes[place] <= 0x20 else { continue }
      // "in EUR million.": the stop is none of the word's.
      let end = place > start + 2 && bytes[place - 1] == 0x2E ? place - 1 : place
      if start < place {
        let isWord = FigureScanner.isLetter(bytes[start]) || bytes[start] >= 0xC2
        sentence.tokens.append(
          AnalyzedToken(span: TextSpan(start, end), tag: isWord ? .noun : .number))
      }
      start = place + 1
    }
    return sentence
  }

  /// "(EUR m)", "in DKK million", "%", "km", "thousands of crates": the unit that a heading, label
  /// or caption names.
  func unit(in span: TextSpan) -> NamedUnit? {
    guard span.length <= 400 else { return nil }
    let sentence = words(of: span)
    let pieces = FigurePieces(bytes, sentence: sentence, words: words).pieces
    var found: NamedUnit?
    for (index, piece) in pieces.enumerated() where !piece.isNumber {
      var unit = found ?? NamedUnit(span: piece.span)
      if let sign = sign(piece, found, among: pieces) {
        unit.unit = sign.name
        unit.isDuration = sign.isDuration
        unit.span = TextSpan(unit.span.start, piece.span.end)
        found = unit
        continue
      }
      guard let entry = piece.entry, opensUnit(piece, entry, found) else { continue }
      if let code = entry.currency, unit.currency == nil { unit.currency = code }
      if let scale = entry.scale { unit.scale = scale }
      if entry.classes.contains(.percent) { unit.isPercent = true }
      if let name = entry.unit, entry.scale == nil {
        unit.unit = name
        unit.isDuration = entry.isDuration
      }
      unit.span = TextSpan(unit.span.start, piece.span.end)
      if entry.scale != nil { takeThing(behind: index, of: pieces, &unit) }
      found = unit
    }
    return found
  }

  /// "t" of "Cargo (t)", "in Mio. t": a sign in brackets or behind a scale, where no currency makes
  /// it a scale itself.
  private func sign(
    _ piece: FigurePiece, _ found: NamedUnit?, among pieces: [FigurePiece]
  ) -> FigureWords.CellUnit? {
    guard found?.currency == nil, found?.scale != nil || isBracketed(piece),
      let unit = words.cellUnits[WordHash.of(bytes[piece.span.start..<piece.span.end])]
    else { return nil }
    let isTold = unit.under.isEmpty || pieces.contains { unit.under.contains($0.hash) }
    return piece.entry?.scale == nil || found?.scale != nil || isTold ? unit : nil
  }

  private func isBracketed(_ piece: FigurePiece) -> Bool {
    let before = piece.span.start > 0 ? bytes[piece.span.start - 1] : 0x20
    return before == 0x28 || before == 0x5B
  }

  /// "crates" of "thousands of crates".
  private func takeThing(behind index: Int, of pieces: [FigurePiece], _ unit: inout NamedUnit) {
    guard index + 2 < pieces.count, pieces[index + 1].has(.of), case let thing = pieces[index + 2],
      case .word = thing.kind, thing.entry?.currency == nil, thing.entry?.unit == nil
    else { return }
    unit.unit = words.plurals.singular(text(thing.span).lowercased())
    unit.isThing = true
    unit.span = TextSpan(unit.span.start, thing.span.end)
  }

  /// Names of units in words of a heading may mean something else ("Year", "Day"): only codes,
  /// signs, scales, and what stands in brackets.
  private func opensUnit(
    _ piece: FigurePiece, _ entry: FigureWords.Entry, _ found: NamedUnit?
  ) -> Bool {
    let isBracketed = isBracketed(piece)
    if entry.currency != nil {
      let isSign = !FigureScanner.isLetter(bytes[piece.span.start])
      let isCode =
        piece.span.length == 3
        && bytes[piece.span.start..<piece.span.end].allSatisfy { $0 &- 0x41 < 26 }
      return isSign || isCode || piece.span.length > 4 || isBracketed
    }
    if entry.scale != nil { return piece.span.length > 3 || found != nil || isBracketed }
    if entry.classes.contains(.percent) { return true }
    return entry.unit != nil && (isBracketed || found != nil)
  }
}
