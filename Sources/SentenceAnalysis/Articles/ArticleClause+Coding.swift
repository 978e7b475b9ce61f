internal import Text

extension ArticleClause: AnalysisPart {
  func write(to writer: inout AnalysisWriter) { write(to: &writer, governor: governor) }

  /// The same with another number in the place of the governor's.
  func write(to writer: inout AnalysisWriter, governor: Int?) {
    writer.append(truths | (governor == nil ? 0 : 1 << 7))
    writer.append(span)
    writer.append(verb)
    writer.append(lemma)
    writer.append(
      Int(relation.rawValue) | Int(standing.rawValue) << 3 | Int(tense.rawValue) << 6)
    if let particle { writer.append(particle) }
    if let subject { subject.write(to: &writer) }
    if let agent { agent.write(to: &writer) }
    writer.append(objects)
    writer.append(modifiers)
    if let time { writer.append(time) }
    if let governor { writer.append(signed: governor) }
    if let opener { writer.append(opener) }
  }

  /// What holds and what is there, one bit each; the governor's left out. Without a list of them,
  /// since there are more clauses than anything else.
  private var truths: Int {
    var bits = isNegated ? 1 : 0
    if isPassive { bits |= 1 << 1 }
    if isElided { bits |= 1 << 2 }
    if particle != nil { bits |= 1 << 3 }
    if subject != nil { bits |= 1 << 4 }
    if agent != nil { bits |= 1 << 5 }
    if time != nil { bits |= 1 << 6 }
    if opener != nil { bits |= 1 << 8 }
    return bits
  }

  init(from reader: inout AnalysisReader) throws(AnalysisReader.Damaged) {
    let truths = try reader.number()
    func has(_ place: Int) -> Bool { AnalysisReader.holds(truths, place) }
    let (span, verb) = (try reader.span(), try reader.span())
    let lemma = try reader.word()
    let kinds = try reader.number()
    guard let relation = Clause.Relation(rawValue: UInt8(truncatingIfNeeded: kinds & 7)),
      let standing = Standing(rawValue: UInt8(truncatingIfNeeded: kinds >> 3 & 7)),
      let tense = Tense(rawValue: UInt8(truncatingIfNeeded: kinds >> 6 & 3))
    else { throw AnalysisReader.Damaged() }
    self.init(
      span: span, verb: verb, lemma: lemma, relation: relation, standing: standing, tense: tense)
    isNegated = has(0)
    isPassive = has(1)
    isElided = has(2)
    if has(3) { particle = try reader.span() }
    if has(4) { subject = try Party(from: &reader) }
    if has(5) { agent = try Party(from: &reader) }
    objects = try reader.parts()
    modifiers = try reader.parts()
    if has(6) { time = try reader.number() }
    if has(7) { governor = try reader.signed() }
    if has(8) { opener = try reader.span() }
  }
}

extension ArticleClause.Party: AnalysisPart {
  func write(to writer: inout AnalysisWriter) {
    let isLast = head.end == span.end
    writer.append(startOf: span)
    writer.append(span.length << 2 | (members.isEmpty ? 0 : 2) | (isLast ? 1 : 0))
    writer.append(head.length)
    if !isLast { writer.append(max(0, head.start - span.start)) }
    if !members.isEmpty { writer.append(members) }
  }

  init(from reader: inout AnalysisReader) throws(AnalysisReader.Damaged) {
    let (distance, size) = (try reader.signed(), try reader.number())
    let span = try reader.span(distance: distance, length: size >> 2)
    let headLength = try reader.number()
    let start = size & 1 == 1 ? span.end - headLength : span.start &+ (try reader.number())
    guard start >= 0, headLength >= 0, start <= span.end, headLength <= span.end - start else {
      throw AnalysisReader.Damaged()
    }
    self.init(
      span: span, head: TextSpan(start, start + headLength),
      members: size & 2 == 2 ? try reader.parts() : [])
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
