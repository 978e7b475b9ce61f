internal import AnswerRendering
internal import SentenceAnalysis
internal import Text

/// What is understood of one article as `footnote facts --json` writes it.
struct FactsJSON {
  private let document: Document
  private let analysis: ArticleAnalysis
  /// Offsets into `document.text` are looked up here.
  private let bytes: [UInt8]
  private let daysByPlace: [TextSpan: DayRange]

  init(document: Document, analysis: ArticleAnalysis) {
    self.document = document
    self.analysis = analysis
    bytes = Array(document.text.utf8)
    daysByPlace = analysis.daysByPlace
  }

  var value: JSONValue {
    .object([
      "key": .string(document.key),
      "path": .string(document.path),
      "version": .integer(analysis.version),
      "text": .string(document.text),
      "partial": .array(
        ArticleAnalysis.Omissions.named.filter { analysis.omissions.contains($0.omission) }
          .map { .string($0.name) }),
      "entities": .array(analysis.entities.map(entity)),
      "mentions": .array(analysis.mentions.map(mention)),
      "times": .array(analysis.times.map(time)),
      "clauses": .array(analysis.clauses.map(clause)),
      "figures": .array(analysis.figures.map(figure)),
      "statements": .array(analysis.statements.map(statement)),
      "definitions": .array(
        analysis.definitions.map {
          .object(["term": place($0.term), "definition": place($0.definition)])
        }),
      "lists": .array(
        analysis.lists.map {
          .object([
            "introduction": place($0.introduction), "items": .array($0.items.map(place)),
          ])
        }),
      "profile": .array(
        analysis.profile.map {
          .object(["label": place($0.label), "value": place($0.value)])
        }),
    ])
  }

  private func text(_ span: TextSpan) -> String {
    guard span.start >= 0, span.start <= span.end, span.end <= bytes.count else { return "" }
    return String(decoding: bytes[span.start..<span.end], as: UTF8.self)
  }

  private func place(_ span: TextSpan) -> JSONValue {
    .object([
      "start": .integer(span.start), "end": .integer(span.end), "text": .string(text(span)),
    ])
  }

  private func place(_ span: TextSpan?) -> JSONValue { span.map { place($0) } ?? .null }

  private func word(_ span: TextSpan?) -> JSONValue { JSONValue(span.map(text)) }

  private func entity(_ entity: Entity) -> JSONValue {
    .object([
      "id": .integer(entity.id),
      "kind": .string(entity.kind.name),
      "names": .array(entity.names.map(JSONValue.string)),
      "gender": JSONValue(entity.gender.map { "\($0)" }),
      "number": JSONValue(entity.number.map { "\($0)" }),
      "roles": .array(
        entity.roles.map { role in
          .object([
            "role": .string(text(role.span)), "of": JSONValue(role.of),
            "start": .integer(role.span.start), "end": .integer(role.span.end),
            "since": word(role.since), "until": word(role.until), "former": .bool(role.isFormer),
          ])
        }),
    ])
  }

  private func mention(_ mention: Mention) -> JSONValue {
    .object([
      "entity": .integer(mention.entity), "form": .string("\(mention.form)"),
      "start": .integer(mention.span.start), "end": .integer(mention.span.end),
    ])
  }

  private func time(_ time: TimeMention) -> JSONValue {
    .object([
      "start": .integer(time.span.start), "end": .integer(time.span.end),
      "from": JSONValue(time.days?.first.description),
      "to": JSONValue(time.days?.last.description),
      "precision": .string("\(time.precision)"),
      "by": .string("\(time.source)"),
      "relation": .string("\(time.relation)"),
    ])
  }

  private func clause(_ clause: ArticleClause) -> JSONValue {
    .object([
      "start": .integer(clause.span.start), "end": .integer(clause.span.end),
      "verb": .string(clause.lemma),
      "particle": word(clause.particle),
      "negated": .bool(clause.isNegated),
      "passive": .bool(clause.isPassive),
      "standing": .string(clause.standing.name),
      "tense": .string("\(clause.tense)"),
      "relation": .string("\(clause.relation)"),
      "governor": JSONValue(clause.governor),
      "opener": word(clause.opener),
      "subject": party(clause.subject),
      "agent": party(clause.agent),
      "objects": .array(clause.objects.map { party($0) }),
      "modifiers": .array(
        clause.modifiers.map {
          .object([
            "preposition": .string(text($0.preposition)),
            "start": .integer($0.object.span.start), "end": .integer($0.object.span.end),
            "entity": JSONValue($0.object.entity),
          ])
        }),
      "time": JSONValue(clause.time),
    ])
  }

  private func party(_ party: ArticleClause.Party?) -> JSONValue {
    guard let party else { return .null }
    return .object([
      "start": .integer(party.span.start), "end": .integer(party.span.end),
      "entity": JSONValue(party.entity), "text": .string(text(party.span)),
      "members": .array(party.members.map(place)),
    ])
  }

  private func figure(_ figure: FigureFact) -> JSONValue {
    .object([
      "start": .integer(figure.span.start), "end": .integer(figure.span.end),
      "value": .string(figure.value),
      "upper": JSONValue(figure.upperValue),
      "unit": JSONValue(figure.unit),
      "kind": .string(figure.kind.rawValue),
      "bound": JSONValue(figure.bound?.rawValue),
      "measure": JSONValue(figure.measure?.text),
      "of": party(figure),
      "from": JSONValue(figure.period?.first.description),
      "to": JSONValue(figure.period?.last.description),
      "standing": .string(figure.standing.rawValue),
      "change": change(figure.change),
      "cell": cell(figure.cell),
    ])
  }

  private func party(_ figure: FigureFact) -> JSONValue {
    guard let span = figure.of else { return .null }
    return .object([
      "start": .integer(span.start), "end": .integer(span.end),
      "entity": JSONValue(figure.entity), "text": .string(text(span)),
    ])
  }

  private func change(_ change: FigureFact.Change?) -> JSONValue {
    guard let change else { return .null }
    return .object([
      "direction": .string(change.direction.rawValue), "part": .string(change.part.rawValue),
      "by": place(change.by), "from": place(change.from), "to": place(change.to),
    ])
  }

  private func cell(_ cell: FigureFact.Cell?) -> JSONValue {
    guard let cell else { return .null }
    return .object([
      "row": place(cell.row), "columns": .array(cell.columns.map(place)),
      "unit": place(cell.unit), "note": place(cell.note),
      "labels": .array(cell.labels.map(place)),
    ])
  }

  private func statement(_ statement: Statement) -> JSONValue {
    .object([
      "start": .integer(statement.words.start), "end": .integer(statement.words.end),
      "rest": place(statement.rest),
      "speaker": .object([
        "start": .integer(statement.speaker.start), "end": .integer(statement.speaker.end),
        "entity": JSONValue(statement.entity), "text": .string(text(statement.speaker)),
      ]),
      "cue": word(statement.cue),
      "direct": .bool(statement.isDirect),
      "mixed": .bool(statement.isMixed),
      "continued": .bool(statement.isContinued),
      "hedge": word(statement.hedge),
      "through": place(statement.through),
      "day": JSONValue(day(of: statement)),
    ])
  }

  /// The first day on which it was said; where the sentence does not tell, that of the article.
  private func day(of statement: Statement) -> String? {
    let said = statement.said.flatMap { daysByPlace[$0] }
    return said?.first.description ?? document.metadata.published
  }
}
