internal import Text

extension AnalysisWriter {
  /// Entities; a name that stands at one of its mentions is written as which of these it is.
  mutating func append(_ entities: [Entity], named mentions: [Mention]) {
    let places = mentions.places
    append(entities.count)
    for entity in entities {
      append(entity.id)
      append(
        Int(entity.kind.rawValue) | Int(entity.gender.map { $0.rawValue + 1 } ?? 0) << 3
          | Int(entity.number.map { $0.rawValue + 1 } ?? 0) << 5)
      append(entity.names.count)
      let own = places[entity.id] ?? []
      for name in entity.names {
        let place = own.firstIndex { holds(name, at: $0) }
        append(place.map { $0 + 1 } ?? 0)
        if place == nil { append(name) }
      }
      append(entity.roles)
    }
  }
}

extension AnalysisReader {
  /// Entities as `AnalysisWriter` wrote them.
  mutating func entities(named mentions: [Mention]) throws(Damaged) -> [Entity] {
    let places = mentions.places
    let count = try number()
    guard count <= mentions.count + 1_000_000 else { throw Damaged() }
    var entities: [Entity] = []
    for _ in 0..<count {
      let (id, kinds) = (try number(), try number())
      guard let kind = EntityKind(rawValue: UInt8(truncatingIfNeeded: kinds & 7)) else {
        throw Damaged()
      }
      var entity = Entity(id: id, kind: kind, names: try names(at: places[id] ?? []))
      entity.gender = Gender(rawValue: UInt8(truncatingIfNeeded: kinds >> 3 & 3) &- 1)
      entity.number = GrammaticalNumber(rawValue: UInt8(truncatingIfNeeded: kinds >> 5 & 3) &- 1)
      entity.roles = try parts()
      entities.append(entity)
    }
    return entities
  }

  private mutating func names(at places: [TextSpan]) throws(Damaged) -> [String] {
    var names: [String] = []
    for _ in 0..<(try number()) {
      let place = try number()
      guard place <= places.count else { throw Damaged() }
      names.append(place == 0 ? try word() : words(at: places[place - 1]))
    }
    return names
  }
}

extension [Mention] {
  /// Where each entity is mentioned, in order.
  fileprivate var places: [Int: [TextSpan]] {
    reduce(into: [:]) { $0[$1.entity, default: []].append($1.span) }
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
    writer.append(entity << 3 | Int(form.rawValue))
    writer.append(span)
  }

  init(from reader: inout AnalysisReader) throws(AnalysisReader.Damaged) {
    let number = try reader.number()
    guard let form = Form(rawValue: UInt8(number & 7)) else { throw AnalysisReader.Damaged() }
    self.init(entity: number >> 3, form: form, span: try reader.span())
  }
}
