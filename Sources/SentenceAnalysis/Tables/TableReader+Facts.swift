internal import Text

extension TableReader {
  /// The fact of a cell.
  func fact(_ cell: CellText, _ value: Value, labels: Labels, caption: Caption) -> FigureFact {
    var figure = value.figure
    let label = labels.row?.value
    let named = cell.heading.flatMap { self.unit(in: $0) } ?? label.flatMap { self.unit(in: $0) }
    let hasOwn = figure.unit != nil
    let isCounted = label.map(isCounted) ?? false || cell.heading.map(isCounted) ?? false
    let unit = hasOwn ? nil : named ?? (isCounted ? nil : caption.unit)
    if let unit { apply(unit, to: &figure) }
    var fact = FigureFact(
      span: figure.span, value: figure.value.text, upperValue: figure.upper?.text,
      kind: figure.kind, unit: figure.unit, bound: figure.bound)
    bind(&fact, cell, labels, caption)
    fact.cell = FigureFact.Cell(
      row: label ?? (labels.key == cell.value ? nil : labels.key),
      columns: cell.heading.map(columns) ?? [], unit: unit?.span, note: value.note,
      labels: [caption.title, caption.group].compactMap { $0 } + labels.others)
    return fact
  }

  private func apply(_ unit: NamedUnit, to figure: inout ScannedFigure) {
    if let scale = unit.scale {
      figure.value = figure.value.times(scale) ?? figure.value
      figure.upper = figure.upper.flatMap { $0.times(scale) }
    }
    if unit.isPercent {
      figure.kind = .percentage
      figure.unit = words.percentName
    } else if let code = unit.currency {
      figure.kind = .money
      figure.unit = code
    } else if let name = unit.unit {
      figure.kind = unit.isDuration ? .duration : unit.isThing ? .count : .quantity
      figure.unit = name
    }
  }

  /// "Staff": a number of heads, whatever the caption says of sums.
  private func isCounted(_ span: TextSpan) -> Bool { has(.counted, span) }

  private func has(_ classes: FigureWords.Classes, _ span: TextSpan) -> Bool {
    guard span.length <= 120 else { return false }
    return FigurePieces(bytes, sentence: words(of: span), words: words).pieces.contains {
      $0.has(classes)
    }
  }

  /// Which of row, columns and group says what is measured, whose it is and when.
  private func bind(
    _ fact: inout FigureFact, _ cell: CellText, _ labels: Labels, _ caption: Caption
  ) {
    let spans = cell.heading.map(columns) ?? []
    let label = labels.row?.value
    let others = labels.others.lazy.compactMap(self.time).first
    let time =
      cell.heading.flatMap(self.time) ?? label.flatMap(self.time) ?? others
      ?? caption.group.flatMap(self.time) ?? caption.period
    fact.period = time?.days
    fact.time = time?.span
    let told = spans.filter { !isTime($0) }.map(withoutBullet)
    let row = label.flatMap { isTime($0) ? nil : $0 }
    let group = caption.group.flatMap { isTime($0) || unit(in: $0) != nil ? nil : $0 }
    var (measure, party) = (row, group)
    if let last = told.last, let row {
      let isRowMeasured = labels.row?.heading.map { self.unit(in: $0) != nil } ?? true
      let isTurned = isRowMeasured && !told.contains(where: isMeasured) && isMeasured(row)
      (measure, party) = isTurned ? (row, last) : (joined(told), row)
    } else if let row, !isMeasured(row), let heading = labels.row?.heading,
      let all = caption.measure,
      self.unit(in: heading) == nil, !isTime(heading)
    {
      (measure, party) = (all, row)
    } else if let row, labels.count > 2, spans.isEmpty, !isMeasured(row) {
      // Columns without names: nothing says what is measured.
      (measure, party) = (nil, row)
    } else if let last = told.last {
      measure = told.last(where: isMeasured) ?? last
      party = told.first { $0 != measure } ?? group
    }
    fact.measure = measure.map { FigureFact.Measure(span: $0, text: text($0)) }
    fact.of = party
  }

  /// The last word of a caption that names a measure: "revenue" of "their revenue, in EUR million".
  func measure(in span: TextSpan) -> TextSpan? {
    guard span.length <= 400 else { return nil }
    return FigurePieces(bytes, sentence: words(of: span), words: words).pieces
      .last { $0.has(.measured) }?.span
  }

  private func withoutBullet(_ span: TextSpan) -> TextSpan {
    let isBullet = bytes[span.start] == 0xE2 && span.length > 3 && bytes[span.start + 1] == 0x80
    return isBullet ? trimmed(TextSpan(span.start + 3, span.end)) : span
  }

  func isMeasured(_ span: TextSpan) -> Bool { has([.measured, .counted], span) }

  /// From the first to the last, where nothing else stands between.
  private func joined(_ spans: [TextSpan]) -> TextSpan? {
    guard let first = spans.first, let last = spans.last else { return nil }
    return TextSpan(first.start, last.end)
  }

  /// No more than a time.
  func isTime(_ span: TextSpan) -> Bool {
    time(span).map { span.length <= $0.span.length + 4 } ?? false
  }

  func text(_ span: TextSpan) -> String {
    String(decoding: bytes[span.start..<span.end], as: UTF8.self)
  }

  /// The time that a heading names; a bare year counts too.
  func time(_ span: TextSpan) -> TimeMention? {
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
}
