internal import Text

extension Entity: AnalysisPart {
  func write(to writer: inout AnalysisWriter) {
    writer.append(id)
    writer.append(raw: kind)
    writer.append(names)
    writer.append(gender.map { Int($0.rawValue) })
    writer.append(number.map { Int($0.rawValue) })
    writer.append(roles)
  }

  init(from reader: inout AnalysisReader) throws(AnalysisReader.Damaged) {
    self.init(id: try reader.number(), kind: try reader.raw(), names: try reader.parts())
    let gender: Int? = try reader.part()
    let number: Int? = try reader.part()
    self.gender = gender.flatMap { Gender(rawValue: UInt8(truncatingIfNeeded: $0)) }
    self.number = number.flatMap { GrammaticalNumber(rawValue: UInt8(truncatingIfNeeded: $0)) }
    roles = try reader.parts()
  }
}

extension EntityRole: AnalysisPart {
  func write(to writer: inout AnalysisWriter) {
    writer.append(isFormer)
    writer.append(span)
    writer.append(of)
    writer.append(since)
    writer.append(until)
  }

  init(from reader: inout AnalysisReader) throws(AnalysisReader.Damaged) {
    let truths = try reader.number()
    self.init(
      span: try reader.span(), of: try reader.part(), since: try reader.part(),
      until: try reader.part(), isFormer: AnalysisReader.holds(truths, 0))
  }
}

extension Mention: AnalysisPart {
  func write(to writer: inout AnalysisWriter) {
    writer.append(entity)
    writer.append(raw: form)
    writer.append(span)
  }

  init(from reader: inout AnalysisReader) throws(AnalysisReader.Damaged) {
    self.init(entity: try reader.number(), form: try reader.raw(), span: try reader.span())
  }
}
