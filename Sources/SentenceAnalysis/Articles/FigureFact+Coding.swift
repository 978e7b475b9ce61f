internal import Text

extension FigureFact: AnalysisPart {
  func write(to writer: inout AnalysisWriter) {
    writer.append(span)
    writer.append(value)
    writer.append(upperValue)
    writer.append(raw: kind)
    writer.append(unit)
    writer.append(bound?.rawValue)
    writer.append(measure)
    writer.append(of)
    writer.append(entity)
    writer.append(predicate)
    writer.append(period)
    writer.append(time)
    writer.append(raw: standing)
    writer.append(change)
    writer.append(cell)
  }

  init(from reader: inout AnalysisReader) throws(AnalysisReader.Damaged) {
    let span = try reader.span()
    let value = try reader.word()
    let upper: String? = try reader.part()
    self.init(span: span, value: value, upperValue: upper, kind: try reader.raw())
    unit = try reader.part()
    let bound: String? = try reader.part()
    self.bound = bound.flatMap { Bound(rawValue: $0) }
    measure = try reader.part()
    of = try reader.part()
    entity = try reader.part()
    predicate = try reader.part()
    period = try reader.part()
    time = try reader.part()
    standing = try reader.raw()
    change = try reader.part()
    cell = try reader.part()
  }
}

extension FigureFact.Measure: AnalysisPart {
  func write(to writer: inout AnalysisWriter) {
    writer.append(span)
    writer.append(text)
  }

  init(from reader: inout AnalysisReader) throws(AnalysisReader.Damaged) {
    self.init(span: try reader.span(), text: try reader.word())
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
