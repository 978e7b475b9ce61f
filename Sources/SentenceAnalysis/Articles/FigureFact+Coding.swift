internal import Text

extension FigureFact: AnalysisPart {
  func write(to writer: inout AnalysisWriter) {
    let isWritten = measure.map { writer.holds($0.text, at: $0.span) } ?? false
    writer.append(
      upperValue != nil, unit != nil, bound != nil, measure != nil, isWritten, of != nil,
      predicate != nil, period != nil, time != nil, change != nil, cell != nil)
    writer.append(span)
    writer.append(value)
    writer.append(raw: kind)
    writer.append(raw: standing)
    if let upperValue { writer.append(upperValue) }
    if let unit { writer.append(unit) }
    if let bound { writer.append(raw: bound) }
    if let measure {
      writer.append(measure.span)
      if !isWritten { writer.append(measure.text) }
    }
    for span in [of, predicate, time].compactMap({ $0 }) { writer.append(span) }
    period?.write(to: &writer)
    change?.write(to: &writer)
    cell?.write(to: &writer)
  }

  init(from reader: inout AnalysisReader) throws(AnalysisReader.Damaged) {
    let truths = try reader.number()
    func has(_ place: Int) -> Bool { AnalysisReader.holds(truths, place) }
    self.init(span: try reader.span(), value: try reader.word(), kind: try reader.raw())
    standing = try reader.raw()
    if has(0) { upperValue = try reader.word() }
    if has(1) { unit = try reader.word() }
    if has(2) { bound = try reader.raw() }
    if has(3) {
      let span = try reader.span()
      measure = Measure(span: span, text: has(4) ? reader.words(at: span) : try reader.word())
    }
    if has(5) { of = try reader.span() }
    if has(6) { predicate = try reader.span() }
    if has(8) { time = try reader.span() }
    if has(7) { period = try DayRange(from: &reader) }
    if has(9) { change = try Change(from: &reader) }
    if has(10) { cell = try Cell(from: &reader) }
  }
}

extension FigureFact.Change: AnalysisPart {
  func write(to writer: inout AnalysisWriter) {
    writer.append(raw: direction)
    writer.append(raw: part)
    writer.append(by)
    writer.append(from)
    writer.append(to)
  }

  init(from reader: inout AnalysisReader) throws(AnalysisReader.Damaged) {
    self.init(
      direction: try reader.raw(), part: try reader.raw(), by: try reader.part(),
      from: try reader.part(), to: try reader.part())
  }
}

extension FigureFact.Cell: AnalysisPart {
  func write(to writer: inout AnalysisWriter) {
    writer.append(row)
    writer.append(columns)
    writer.append(unit)
    writer.append(note)
    writer.append(labels)
  }

  init(from reader: inout AnalysisReader) throws(AnalysisReader.Damaged) {
    self.init(
      row: try reader.part(), columns: try reader.parts(), unit: try reader.part(),
      note: try reader.part(), labels: try reader.parts())
  }
}
