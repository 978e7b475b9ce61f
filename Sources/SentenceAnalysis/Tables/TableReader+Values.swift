internal import Text

// What the cells of a table hold.
//
// | cell | value; note |
// | --- | --- |
// | `7.3 MB (-59%)` | 7.3 megabyte; `(-59%)` |
// | `23/16` | 23; `/16` |
// | `- 3,5 %` | -3.5 percent |
extension TableReader {
  /// The number of a cell.
  struct Value {
    var figure: ScannedFigure
    /// What stands behind it.
    var note: TextSpan?
  }

  /// Longer cells are prose, in bytes.
  static let longestCell = 80

  /// The figure that a cell of `row` begins with; nil for words, dates, hours and lists of numbers,
  /// and where words behind a figure make it the name of its row ("100 m freestyle").
  func value(_ cell: CellText, in row: [CellText], _ caption: Caption) -> Value? {
    guard cell.value.length <= Self.longestCell,
      bytes[cell.value.start..<cell.value.end].contains(where: { $0 &- 0x30 < 10 })
    else { return nil }
    let isLabel = row.count > 1 && row[0].value == cell.value
    let sentence = words(of: cell.value)
    let pieces = FigurePieces(bytes, sentence: sentence, words: words).pieces
    let scanner = FigureScanner(
      bytes: bytes, sentence: sentence, words: words, pieces: pieces, times: [],
      hasPounds: hasPounds, elided: [], isCell: true)
    let isBracketed = isBracketed(cell.value)
    let isMinus = isMinusApart(pieces)
    guard var figure = scanner.cellFigure(skipping: isBracketed || isMinus ? 1 : 0),
      !isDated(figure.span)
    else { return nil }
    var rest = pieces[figure.pieces.upperBound...].dropFirst(isBracketed ? 1 : 0)
    if isYear(figure), rest.isEmpty, !isNumber(cell, in: row, caption) { return nil }
    take(&figure, &rest, scanner)
    let isPair =
      caption.unit != nil || cell.heading.map { unit(in: $0) != nil } ?? false
      || figure.unit != nil
    guard isNote(rest, behind: figure, isLabel: isLabel, isPair: isPair) else { return nil }
    // A share in brackets beside what it is a share of ("18 mg; (19 %)") is no loss.
    let isShare = figure.kind == .percentage && cell.heading == nil
    let isLoss = isBracketed && !isShare && ExactDecimal(0).isLess(than: figure.value)
    if isLoss || isMinus { figure.value = figure.value.negated() }
    let note = rest.isEmpty ? nil : TextSpan(rest.first?.span.start ?? 0, cell.value.end)
    return Value(figure: figure, note: note)
  }

  /// "(37)" is a loss.
  private func isBracketed(_ span: TextSpan) -> Bool {
    span.length > 2 && bytes[span.start] == 0x28 && bytes[span.end - 1] == 0x29
  }

  /// "- 3.5": a minus or short dash with a space behind it, before anything else.
  private func isMinusApart(_ pieces: [FigurePiece]) -> Bool {
    guard pieces.count > 1, pieces[1].isNumber, !pieces[1].isGlued else { return false }
    let start = pieces[0].span.start
    if bytes[start] == 0x2D { return true }
    guard pieces[0].span.length == 3, bytes[start] == 0xE2 else { return false }
    return (bytes[start + 1], bytes[start + 2]) == (0x88, 0x92)
      || (bytes[start + 1], bytes[start + 2]) == (0x80, 0x93)
  }

  /// A part of a date ("3 May 2024"), not a year alone.
  private func isDated(_ span: TextSpan) -> Bool {
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if times[middle].span.end <= span.start { low = middle + 1 } else { high = middle }
    }
    return low < times.count && times[low].span.overlaps(span) && times[low].span != span
  }

  // MARK: - What belongs to the figure

  /// Takes in what is counted, how often, and the unit behind a second figure.
  private func take(
    _ figure: inout ScannedFigure, _ rest: inout ArraySlice<FigurePiece>, _ scanner: FigureScanner
  ) {
    takeProduct(&figure, &rest, scanner)
    takeCounted(&figure, &rest)
    takeSharedUnit(&figure, rest, scanner)
  }

  /// "8 x 50 m": so much in all.
  private func takeProduct(
    _ figure: inout ScannedFigure, _ rest: inout ArraySlice<FigurePiece>, _ scanner: FigureScanner
  ) {
    guard figure.kind == .count, figure.unit == nil, let sign = rest.first, sign.has(.times),
      let next = scanner.figure(at: rest.startIndex + 1), next.kind == .quantity,
      let product = figure.value.times(next.value)
    else { return }
    let span = TextSpan(figure.span.start, next.span.end)
    rest = rest.dropFirst(next.pieces.upperBound - rest.startIndex)
    figure = next
    figure.value = product
    figure.span = span
  }

  /// "12 rooms": the word behind a bare number is what is counted.
  private func takeCounted(_ figure: inout ScannedFigure, _ rest: inout ArraySlice<FigurePiece>) {
    guard figure.kind == .count, figure.unit == nil, let next = rest.first, case .word = next.kind,
      !next.hasCapital, !next.isGlued, next.span.length > 2, !next.has([.of, .rangeLink])
    else { return }
    figure.unit = words.plurals.singular(text(next.span))
    rest.removeFirst()
  }

  /// "23/16 °C"
  private func takeSharedUnit(
    _ figure: inout ScannedFigure, _ rest: ArraySlice<FigurePiece>, _ scanner: FigureScanner
  ) {
    guard figure.kind == .count, figure.unit == nil, let sign = rest.first,
      bytes[sign.span.start] == 0x2F, let second = scanner.figure(at: rest.startIndex + 1)
    else { return }
    figure.kind = second.kind
    figure.unit = second.unit
  }

  // MARK: - What stands behind it

  /// Whether what stands behind the figure leaves it what it is: marks of notes, brackets, a second
  /// figure, and words where it has its unit.
  private func isNote(
    _ rest: ArraySlice<FigurePiece>, behind figure: ScannedFigure, isLabel: Bool, isPair: Bool
  ) -> Bool {
    guard let first = rest.first else { return true }
    let second = rest.dropFirst().first
    let byte = bytes[first.span.start]
    if byte == 0x5B || byte == 0x28 || byte == 0x2A { return !isLabel || rest.count <= 3 }
    if byte == 0x2B { return rest.count == 1 }
    let hasUnit = figure.kind != .count && !isLabel
    switch first.kind {
    case .number: return hasUnit
    case .word:
      if first.has(.of), second?.isNumber ?? false { return figure.kind == .count }
      return hasUnit && !first.isGlued
    case .mark:
      if byte == 0x2F { return isSecond(rest.dropFirst(), figure, isPair: isPair) }
      if isDash(first) || byte == 0x2C { return hasUnit && !(second?.isNumber ?? true) }
      return byte >= 0xC2 && (hasUnit || rest.count == 1)
    }
  }

  private func isDash(_ piece: FigurePiece) -> Bool {
    let start = piece.span.start
    return bytes[start] == 0x2D
      || piece.span.length == 3 && bytes[start] == 0xE2 && bytes[start + 1] == 0x80
        && 0x90...0x95 ~= bytes[start + 2]
  }

  /// "16" of "23/16" under a unit, "5" of "4.5 / 5", "month" of "EUR 5/month"; not what may be a
  /// fraction or a day ("1/2", "10/28").
  private func isSecond(
    _ rest: ArraySlice<FigurePiece>, _ figure: ScannedFigure, isPair: Bool
  ) -> Bool {
    guard let next = rest.first else { return false }
    guard case .number(let read) = next.kind, let other = read else {
      if case .word = next.kind { return figure.unit != nil }
      return false
    }
    let day = ExactDecimal(31)
    return isPair
      || rest.count == 1
        && (!figure.value.isWhole || day.isLess(than: figure.value) || day.isLess(than: other))
  }

  // MARK: - Years

  private func isYear(_ figure: ScannedFigure) -> Bool {
    guard figure.kind == .count, figure.unit == nil, figure.span.length == 4,
      let value = figure.value.integer
    else { return false }
    return 1000...2100 ~= value
  }

  /// Whether four digits are a number all the same: by the unit, by what heading or row measure, or
  /// because the others of the column are no years.
  private func isNumber(_ cell: CellText, in row: [CellText], _ caption: Caption) -> Bool {
    if caption.unit != nil || caption.numbered.contains(column(cell)) { return true }
    if let heading = cell.heading {
      if namesYear(heading) { return false }
      if unit(in: heading) != nil || isMeasured(heading) { return true }
    }
    return row.count > 1 && row[0].value != cell.value && isMeasured(row[0].value)
  }

  private func namesYear(_ heading: TextSpan) -> Bool {
    heading.length <= Self.longestCell
      && FigurePieces(bytes, sentence: words(of: heading), words: words).pieces
        .contains { $0.entry?.unit == words.ageUnit }
  }

  /// A column by its heading, or by its place where it has none.
  private func column(_ cell: CellText) -> UInt64 {
    guard let heading = cell.heading else { return UInt64(cell.column) }
    return WordHash.of(bytes[heading.start..<heading.end])
  }

  /// The columns of the rows whose bare numbers are mostly none of four digits like a year's.
  func numbered(_ rows: ArraySlice<Block>) -> Set<UInt64> {
    var balance: [UInt64: Int] = [:]
    for row in rows {
      for cell in cells(row.span) {
        guard let isYear = isBareYear(cell.value) else { continue }
        balance[column(cell), default: 0] += isYear ? -1 : 2
      }
    }
    return Set(balance.filter { $0.value > 0 }.keys)
  }

  /// Nil for a cell that holds more than digits and the signs between them.
  private func isBareYear(_ span: TextSpan) -> Bool? {
    let digits = bytes[span.start..<span.end]
    guard digits.allSatisfy({ $0 &- 0x30 < 10 || $0 == 0x2C || $0 == 0x2E }),
      let first = digits.first
    else { return nil }
    return digits.count == 4 && (first == 0x31 || first == 0x32) && !digits.contains { $0 < 0x30 }
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
    return [0x3A, 0x2E].contains(next) || figure.isWord ? nil : bounded(figure)
  }
}
