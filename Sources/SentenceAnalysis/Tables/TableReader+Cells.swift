internal import Text

extension TableReader {
  /// The number of a cell.
  struct Value {
    var figure: ScannedFigure
    var note: TextSpan?
  }

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

  /// The figure of a cell that holds nothing else; nil for words, dates and ranges of them.
  func value(_ cell: CellText, _ caption: Caption) -> Value? {
    guard cell.value.length <= 60,
      bytes[cell.value.start..<cell.value.end].contains(where: {
        $0 &- 0x30 < 10
      })
    else { return nil }
    let sentence = words(of: cell.value)
    let pieces = FigurePieces(bytes, sentence: sentence, words: words).pieces
    let scanner = FigureScanner(
      bytes: bytes, sentence: sentence, words: words, pieces: pieces, times: [],
      hasPounds: hasPounds, elided: [])
    let isBracketed = isBracketed(cell.value)
    guard var figure = scanner.cellFigure(skipping: isBracketed ? 1 : 0) else { return nil }
    var rest = pieces[figure.pieces.upperBound...].dropFirst(isBracketed ? 1 : 0)
    if !isYear(figure) { takeCounted(&figure, &rest) }
    guard isNote(rest) else { return nil }
    // A share in brackets beside what it is a share of ("18 mg; (19 %)") is no loss.
    let isShare = figure.kind == .percentage && cell.heading == nil
    if isBracketed, !isShare { figure.value = figure.value.negated() }
    if isYear(figure), cell.heading.map({ unit(in: $0) == nil }) ?? true, caption.unit == nil {
      return nil
    }
    let note = rest.isEmpty ? nil : TextSpan(rest.first?.span.start ?? 0, cell.value.end)
    return Value(figure: figure, note: note)
  }

  /// "12 rooms": the word behind a bare number is what is counted.
  private func takeCounted(_ figure: inout ScannedFigure, _ rest: inout ArraySlice<FigurePiece>) {
    guard figure.kind == .count, figure.unit == nil, let next = rest.first, case .word = next.kind,
      !next.hasCapital, !next.isGlued, next.span.length > 2
    else { return }
    figure.unit = words.plurals.singular(text(next.span))
    rest.removeFirst()
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
        sentence.tokens.append(AnalyzedToken(span: TextSpan(start, end), tag: .number))
      }
      start = place + 1
    }
    return sentence
  }

  /// "(37)" is a loss.
  private func isBracketed(_ span: TextSpan) -> Bool {
    span.length > 2 && bytes[span.start] == 0x28 && bytes[span.end - 1] == 0x29
  }

  /// "[a]", "*", "†": nothing else may stand behind the figure.
  private func isNote(_ rest: ArraySlice<FigurePiece>) -> Bool {
    guard let first = rest.first else { return true }
    let byte = bytes[first.span.start]
    if byte == 0x5B || byte == 0x28 { return rest.count <= 3 }
    return rest.count == 1 && (byte == 0x2A || byte == 0x2B || byte >= 0xC2)
      || rest.allSatisfy {
        bytes[$0.span.start] == 0x2A
      }
  }

  private func isYear(_ figure: ScannedFigure) -> Bool {
    guard figure.kind == .count, figure.unit == nil, figure.span.length == 4,
      let value = figure.value.integer
    else { return false }
    return 1000...2100 ~= value
  }

  /// "(EUR m)", "in DKK million", "%", "km", "thousands of crates": the unit that a heading, label
  /// or caption names.
  func unit(in span: TextSpan) -> NamedUnit? {
    guard span.length <= 400 else { return nil }
    let sentence = words(of: span)
    let pieces = FigurePieces(bytes, sentence: sentence, words: words).pieces
    var found: NamedUnit?
    for (index, piece) in pieces.enumerated() where !piece.isNumber {
      guard let entry = piece.entry, opensUnit(piece, entry, found) else { continue }
      var unit = found ?? NamedUnit(span: piece.span)
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
    let before = piece.span.start > 0 ? bytes[piece.span.start - 1] : 0x20
    let isBracketed = before == 0x28 || before == 0x5B
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

extension FigureScanner {
  /// The figure that a cell begins with, behind words that bound it; nil where it begins with
  /// something else.
  func cellFigure(skipping: Int) -> ScannedFigure? {
    let isPlus = byte(skipping) == 0x2B
    let start = (isPlus ? skipping + 1 : skipping) + boundLength(at: skipping)
    guard let figure = figure(at: start), figure.pieces.upperBound > start else { return nil }
    if has(figure.pieces.upperBound, [.ordinal, .clock]) { return nil }
    let next = byte(figure.pieces.upperBound)
    return [0x3A, 0x2F, 0x2E].contains(next) || figure.isWord ? nil : bounded(figure)
  }
}
