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
  }

  /// The figure of a cell that holds nothing else; nil for words, dates and ranges of them.
  func value(_ cell: CellText, _ caption: Caption) -> Value? {
    guard cell.value.length <= 60 else { return nil }
    let sentence = words(of: cell.value)
    let pieces = FigurePieces(bytes, sentence: sentence, words: words).pieces
    let scanner = FigureScanner(
      bytes: bytes, sentence: sentence, words: words, pieces: pieces, times: [],
      hasPounds: hasPounds, elided: [])
    let isNegative = isBracketed(cell.value)
    guard var figure = scanner.cellFigure(skipping: isNegative ? 1 : 0) else { return nil }
    let rest = pieces[figure.pieces.upperBound...].dropFirst(isNegative ? 1 : 0)
    guard isNote(rest) else { return nil }
    if isNegative { figure.value = figure.value.negated() }
    if isYear(figure), cell.heading.map({ unit(in: $0) == nil }) ?? true, caption.unit == nil {
      return nil
    }
    let note = rest.isEmpty ? nil : TextSpan(rest.first?.span.start ?? 0, cell.value.end)
    return Value(figure: figure, note: note)
  }

  /// Each run without spaces as one word; a cell is no sentence.
  private func words(of span: TextSpan) -> AnalyzedSentence {
    var sentence = AnalyzedSentence()
    var start = span.start
    for place in span.start...span.end {
      guard place == span.end || bytes[place] <= 0x20 else { continue }
      if start < place {
        sentence.tokens.append(AnalyzedToken(span: TextSpan(start, place), tag: .number))
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
    return rest.count == 1 && (byte == 0x2A || byte >= 0xC2)
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

  /// The fact of a cell.
  func fact(_ cell: CellText, _ value: Value, label: TextSpan?, caption: Caption) -> FigureFact {
    var figure = value.figure
    let unit = cell.heading.flatMap { self.unit(in: $0) } ?? label.flatMap { self.unit(in: $0) }
    let hasOwn = figure.unit != nil
    let isCounted = label.map(isCounted) ?? false || cell.heading.map(isCounted) ?? false
    if !hasOwn { apply(unit, isCounted ? Caption() : caption, to: &figure) }
    var fact = FigureFact(
      span: figure.span, value: figure.value.text, upperValue: figure.upper?.text,
      kind: figure.kind, unit: figure.unit, bound: figure.bound)
    let headingTime = cell.heading.flatMap(time)
    let time = headingTime ?? label.flatMap(time) ?? caption.period
    // Under a heading that is no more than a year the row says what is measured.
    let isPeriod = cell.heading.map { $0.length <= (headingTime?.span.length ?? 0) + 4 } ?? true
    let measure = isPeriod ? label : cell.heading
    fact.measure = measure.map { FigureFact.Measure(span: $0, text: text($0)) }
    fact.of = isPeriod ? nil : label
    fact.period = time?.days
    fact.time = time?.span
    fact.cell = FigureFact.Cell(
      row: label, columns: cell.heading.map(columns) ?? [],
      unit: hasOwn ? nil : unit?.span ?? (isCounted ? nil : caption.unit), note: value.note)
    return fact
  }

  private func apply(_ unit: NamedUnit?, _ caption: Caption, to figure: inout ScannedFigure) {
    let scale = unit.map(\.scale) ?? caption.scale
    if let scale, let value = figure.value.times(scale) { figure.value = value }
    if unit?.isPercent ?? caption.isPercent {
      figure.kind = .percentage
      figure.unit = words.percentName
    } else if let code = unit?.currency ?? (unit == nil ? caption.currency : nil) {
      figure.kind = .money
      figure.unit = code
    } else if let name = unit?.unit {
      figure.kind = unit?.isDuration ?? false ? .duration : .quantity
      figure.unit = name
    }
  }

  /// "Staff": a number of heads, whatever the caption says of sums.
  private func isCounted(_ span: TextSpan) -> Bool {
    FigurePieces(bytes, sentence: words(of: span), words: words).pieces.contains {
      $0.has(.counted)
    }
  }

  func text(_ span: TextSpan) -> String {
    String(decoding: bytes[span.start..<span.end], as: UTF8.self)
  }

  /// The heading, cut where header rows were joined by " – " or ", ".
  private func columns(_ heading: TextSpan) -> [TextSpan] {
    var columns: [TextSpan] = []
    var start = heading.start
    for place in heading.start..<heading.end where bytes[place] == 0x2F || bytes[place] == 0x7C {
      columns.append(trimmed(TextSpan(start, place)))
      start = place + 1
    }
    columns.append(trimmed(TextSpan(start, heading.end)))
    return columns.filter { !$0.isEmpty }
  }

  /// The time that a heading names; a bare year counts too.
  private func time(_ span: TextSpan) -> TimeMention? {
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if times[middle].span.end <= span.start { low = middle + 1 } else { high = middle }
    }
    if low < times.count, span.contains(times[low].span), times[low].days != nil {
      return times[low]
    }
    return nil
  }

  /// "(EUR m)", "in DKK million", "%", "km": the unit that a heading, label or caption names.
  func unit(in span: TextSpan) -> NamedUnit? {
    let sentence = words(of: span)
    let pieces = FigurePieces(bytes, sentence: sentence, words: words).pieces
    var found: NamedUnit?
    for piece in pieces where !piece.isNumber {
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
      found = unit
    }
    return found
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
  /// The figure that a cell begins with; nil where it begins with something else.
  func cellFigure(skipping: Int) -> ScannedFigure? {
    guard let figure = figure(at: skipping), figure.pieces.upperBound > 0 else { return nil }
    if has(figure.pieces.upperBound, [.ordinal, .clock]) { return nil }
    let next = byte(figure.pieces.upperBound)
    return [0x3A, 0x2F, 0x2E].contains(next) || figure.isWord ? nil : figure
  }
}
