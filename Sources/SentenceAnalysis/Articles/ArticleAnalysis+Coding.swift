internal import Text

extension ArticleAnalysis {
  /// Number of the way analyses are coded as bytes.
  private static let format = 2

  /// As few bytes, which end with a checksum. About as many as its text has, or fewer.
  ///
  /// Format 2: its number, `version`, omissions, the length of the text, then each list by its
  /// length and parts (`AnalysisWriter`), then eight bytes of checksum. Which entities parties,
  /// speakers and figures are is not written: `nameEntities()` finds it again.
  ///
  /// - Parameter text: the text that the places lie in.
  package func coded(text: String) -> [UInt8] {
    var writer = AnalysisWriter(text: Array(text.utf8))
    for number in [Self.format, version, Int(omissions.rawValue), writer.text.count] {
      writer.append(number)
    }
    writer.append(mentions)
    writer.append(entities, named: mentions)
    writer.append(times)
    writer.append(clauses.count)
    for index in clauses.indices {
      clauses[index].write(
        to: &writer, governor: clauses[index].governor.map { index &- $0 })
    }
    writer.append(figures)
    writer.append(statements)
    writer.append(definitions)
    writer.append(lists)
    writer.append(profile)
    writer.seal()
    return writer.bytes
  }

  /// Nil when the bytes are damaged, of another format, or not of a text of this length.
  package init?(coded bytes: [UInt8], text: String) {
    let text = Array(text.utf8)
    guard var reader = AnalysisReader(bytes, text: text),
      let analysis = try? Self(from: &reader, textLength: text.count), reader.isAtEnd
    else { return nil }
    self = analysis
    nameEntities()
  }

  private init(
    from reader: inout AnalysisReader, textLength: Int
  ) throws(AnalysisReader.Damaged) {
    guard try reader.number() == Self.format else { throw AnalysisReader.Damaged() }
    version = try reader.number()
    omissions = Omissions(rawValue: UInt8(truncatingIfNeeded: try reader.number()))
    guard try reader.number() == textLength else { throw AnalysisReader.Damaged() }
    mentions = try reader.parts()
    entities = try reader.entities(named: mentions)
    times = try reader.parts()
    clauses = try reader.parts()
    for index in clauses.indices {
      guard let distance = clauses[index].governor else { continue }
      let governor = index &- distance
      guard clauses.indices.contains(governor) else { throw AnalysisReader.Damaged() }
      clauses[index].governor = governor
    }
    figures = try reader.parts()
    statements = try reader.parts()
    definitions = try reader.parts()
    lists = try reader.parts()
    profile = try reader.parts()
  }
}

extension AnalysisWriter {
  mutating func append(raw value: some RawRepresentable<UInt8>) { append(Int(value.rawValue)) }

  mutating func append(raw value: some RawRepresentable<String>) { append(value.rawValue) }

  /// Truths as one number, the first as its lowest bit.
  mutating func append(_ truths: Bool...) {
    append(truths.reversed().reduce(0) { $0 << 1 | ($1 ? 1 : 0) })
  }
}

extension AnalysisReader {
  mutating func raw<Value: RawRepresentable<UInt8>>(
    _ kind: Value.Type = Value.self
  ) throws(Damaged) -> Value {
    guard let byte = UInt8(exactly: try number()), let value = Value(rawValue: byte) else {
      throw Damaged()
    }
    return value
  }

  mutating func raw<Value: RawRepresentable<String>>(
    _ kind: Value.Type = Value.self
  ) throws(Damaged) -> Value {
    guard let value = Value(rawValue: try word()) else { throw Damaged() }
    return value
  }

  /// Whether bit `place` of `truths` is set.
  static func holds(_ truths: Int, _ place: Int) -> Bool { truths >> place & 1 == 1 }
}

extension TimeMention: AnalysisPart {
  func write(to writer: inout AnalysisWriter) {
    writer.append(span)
    writer.append(days)
    writer.append(raw: precision)
    writer.append(raw: relation)
    writer.append(raw: source)
  }

  init(from reader: inout AnalysisReader) throws(AnalysisReader.Damaged) {
    let span = try reader.span()
    let days: DayRange? = try reader.part()
    self.init(
      span: span, days: days, precision: try reader.raw(), relation: try reader.raw(),
      source: try reader.raw())
  }
}

extension Statement: AnalysisPart {
  func write(to writer: inout AnalysisWriter) {
    writer.append(isDirect, isMixed, isContinued)
    writer.append(words)
    writer.append(rest)
    writer.append(speaker)
    writer.append(cue)
    writer.append(hedge)
    writer.append(through)
    writer.append(said)
  }

  init(from reader: inout AnalysisReader) throws(AnalysisReader.Damaged) {
    let truths = try reader.number()
    let words = try reader.span()
    let rest: TextSpan? = try reader.part()
    self.init(
      words: words, rest: rest, speaker: try reader.span(),
      isDirect: AnalysisReader.holds(truths, 0))
    isMixed = AnalysisReader.holds(truths, 1)
    isContinued = AnalysisReader.holds(truths, 2)
    cue = try reader.part()
    hedge = try reader.part()
    through = try reader.part()
    said = try reader.part()
  }
}

extension DefinitionFact: AnalysisPart {
  func write(to writer: inout AnalysisWriter) {
    writer.append(term)
    writer.append(definition)
  }

  init(from reader: inout AnalysisReader) throws(AnalysisReader.Damaged) {
    self.init(term: try reader.span(), definition: try reader.span())
  }
}

extension IntroducedList: AnalysisPart {
  func write(to writer: inout AnalysisWriter) {
    writer.append(introduction)
    writer.append(items)
  }

  init(from reader: inout AnalysisReader) throws(AnalysisReader.Damaged) {
    self.init(introduction: try reader.span(), items: try reader.parts())
  }
}

extension ProfileFact: AnalysisPart {
  func write(to writer: inout AnalysisWriter) {
    writer.append(label)
    writer.append(value)
  }

  init(from reader: inout AnalysisReader) throws(AnalysisReader.Damaged) {
    self.init(label: try reader.span(), value: try reader.span())
  }
}
