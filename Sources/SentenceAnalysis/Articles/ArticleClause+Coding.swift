internal import Text

extension ArticleClause: AnalysisPart {
  func write(to writer: inout AnalysisWriter) {
    writer.append(
      isNegated, isPassive, isElided, particle != nil, subject != nil, agent != nil, time != nil,
      governor != nil, opener != nil)
    writer.append(span)
    writer.append(verb)
    writer.append(lemma)
    writer.append(raw: relation)
    writer.append(raw: standing)
    writer.append(raw: tense)
    if let particle { writer.append(particle) }
    if let subject { subject.write(to: &writer) }
    if let agent { agent.write(to: &writer) }
    writer.append(objects)
    writer.append(modifiers)
    if let time { writer.append(time) }
    if let governor { writer.append(governor) }
    if let opener { writer.append(opener) }
  }

  init(from reader: inout AnalysisReader) throws(AnalysisReader.Damaged) {
    let truths = try reader.number()
    func has(_ place: Int) -> Bool { AnalysisReader.holds(truths, place) }
    self.init(
      span: try reader.span(), verb: try reader.span(), lemma: try reader.word(),
      relation: try reader.raw(), standing: try reader.raw(), tense: try reader.raw())
    isNegated = has(0)
    isPassive = has(1)
    isElided = has(2)
    if has(3) { particle = try reader.span() }
    if has(4) { subject = try Party(from: &reader) }
    if has(5) { agent = try Party(from: &reader) }
    objects = try reader.parts()
    modifiers = try reader.parts()
    if has(6) { time = try reader.number() }
    if has(7) { governor = try reader.number() }
    if has(8) { opener = try reader.span() }
  }
}

extension ArticleClause.Party: AnalysisPart {
  func write(to writer: inout AnalysisWriter) {
    writer.append(span)
    writer.append(head)
    writer.append(entity)
    writer.append(members)
  }

  init(from reader: inout AnalysisReader) throws(AnalysisReader.Damaged) {
    self.init(
      span: try reader.span(), head: try reader.span(), entity: try reader.part(),
      members: try reader.parts())
  }
}

extension ArticleClause.Modifier: AnalysisPart {
  func write(to writer: inout AnalysisWriter) {
    writer.append(preposition)
    object.write(to: &writer)
  }

  init(from reader: inout AnalysisReader) throws(AnalysisReader.Damaged) {
    self.init(preposition: try reader.span(), object: try ArticleClause.Party(from: &reader))
  }
}
