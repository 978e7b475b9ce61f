internal import AnswerRendering
internal import Prompts
internal import SentenceAnalysis
internal import Text

/// What is understood of one article as a person reads it: each sentence, and below it its facts.
struct FactsPage {
  private let document: Document
  private let sentences: [Sentence]
  private let analysis: ArticleAnalysis
  private let bytes: [UInt8]
  private let daysByPlace: [TextSpan: DayRange]

  init(document: Document, sentences: [Sentence], analysis: ArticleAnalysis) {
    self.document = document
    self.sentences = sentences
    self.analysis = analysis
    bytes = Array(document.text.utf8)
    daysByPlace = analysis.daysByPlace
  }

  /// In the wording of `answers/facts.mustache`; nothing in it acts on a terminal.
  func text(_ prompts: Prompts) throws(PromptsError) -> String {
    var holes: [String: any Sendable] = ["facts": lines]
    if let title = document.metadata.title { holes["title"] = SafeText.line(title) }
    let omissions = ArticleAnalysis.Omissions.named
      .filter { analysis.omissions.contains($0.omission) }.map(\.name)
    if !omissions.isEmpty { holes["omissions"] = omissions.joined(separator: ", ") }
    return try prompts.render("facts", holes)
  }

  private typealias Holes = [String: any Sendable]

  /// A fact with the place it is sorted by; sentences come before what they tell.
  private struct Line {
    var start: Int
    var order: Int
    var name: String
    var holes: any Sendable
  }

  private var lines: [Holes] {
    let facts = (self.facts + entities).sorted { ($0.start, $0.order) < ($1.start, $1.order) }
    var lines: [Holes] = []
    var next = 0
    for sentence in sentences {
      lines.append(["sentence": words(sentence.span)])
      var own: [Line] = []
      while next < facts.count, facts[next].start < sentence.span.end {
        own.append(facts[next])
        next += 1
      }
      lines += own.sorted { ($0.order, $0.start) < ($1.order, $1.start) }.map {
        [$0.name: $0.holes]
      }
    }
    return lines + facts[next...].map { [$0.name: $0.holes] }
  }

  private func words(_ span: TextSpan) -> String {
    guard span.start >= 0, span.start <= span.end, span.end <= bytes.count else { return "" }
    return SafeText.line(String(decoding: bytes[span.start..<span.end], as: UTF8.self))
  }

  /// `holes` without those that are nil.
  private func filled(_ holes: [String: String?]) -> Holes { holes.compactMapValues { $0 } }

  /// Each at its first mention.
  private var entities: [Line] {
    var starts: [Int: Int] = [:]
    for mention in analysis.mentions where starts[mention.entity] == nil {
      starts[mention.entity] = mention.span.start
    }
    return analysis.entities.map { entity in
      var holes = filled([
        "kind": entity.kind.name,
        "names": entity.names.map { SafeText.line($0) }.joined(separator: " / "),
      ])
      holes["roles"] = entity.roles.map { words($0.span) }
      return Line(start: starts[entity.id] ?? 0, order: 0, name: "entity", holes: holes)
    }
  }

  private var facts: [Line] {
    let names = Dictionary(
      analysis.entities.map { ($0.id, $0.names.first ?? "") },
      uniquingKeysWith: { first, _ in first })
    var lines = analysis.mentions.compactMap { mention -> Line? in
      // A name in full says nothing new.
      if mention.form == .name, words(mention.span) == names[mention.entity] { return nil }
      return Line(
        start: mention.span.start, order: 1, name: "mention",
        holes: filled([
          "text": words(mention.span), "name": SafeText.line(names[mention.entity] ?? ""),
        ]))
    }
    lines += analysis.times.map { time in
      Line(
        start: time.span.start, order: 2, name: "time",
        holes: filled([
          "text": words(time.span), "days": time.days?.description, "by": "\(time.source)",
        ]))
    }
    lines += analysis.clauses.map {
      Line(start: $0.verb.start, order: 3, name: "clause", holes: holes($0))
    }
    lines += analysis.figures.map {
      Line(start: $0.span.start, order: 4, name: "figure", holes: holes($0))
    }
    lines += analysis.statements.map {
      Line(start: $0.words.start, order: 5, name: "statement", holes: holes($0))
    }
    lines += analysis.definitions.map {
      Line(
        start: $0.term.start, order: 6, name: "definition",
        holes: filled(["term": words($0.term), "definition": words($0.definition)]))
    }
    lines += analysis.lists.map { list in
      Line(
        start: list.items.first?.start ?? 0, order: 7, name: "list",
        holes: filled([
          "introduction": words(list.introduction),
          "items": list.items.map(words).joined(separator: "; "),
        ]))
    }
    return lines
      + analysis.profile.map {
        Line(
          start: $0.label.start, order: 8, name: "profile",
          holes: filled(["label": words($0.label), "value": words($0.value)]))
      }
  }

  private func holes(_ clause: ArticleClause) -> Holes {
    var holes = filled([
      "subject": clause.subject.map { words($0.span) },
      "agent": clause.agent.map { words($0.span) },
      "verb": SafeText.line(clause.lemma) + (clause.particle.map { " " + words($0) } ?? ""),
      "standing": clause.standing.name,
    ])
    holes["negated"] = clause.isNegated
    holes["passive"] = clause.isPassive
    holes["objects"] = clause.objects.map { words($0.span) }
    holes["modifiers"] = clause.modifiers.map {
      words($0.preposition) + " " + words($0.object.span)
    }
    return holes
  }

  private func holes(_ figure: FigureFact) -> Holes {
    filled([
      "text": words(figure.span), "bound": figure.bound?.rawValue,
      "value": figure.value + (figure.upperValue.map { "–" + $0 } ?? ""),
      "unit": figure.unit.map { SafeText.line($0) },
      "measure": figure.measure.map { SafeText.line($0.text) }, "of": figure.of.map(words),
      "days": figure.period?.description, "standing": figure.standing.rawValue,
    ])
  }

  private func holes(_ statement: Statement) -> Holes {
    let parts = [statement.words, statement.rest].compactMap { $0 }.map(words)
    var holes = filled([
      "speaker": words(statement.speaker), "words": parts.joined(separator: " … "),
      "hedge": statement.hedge.map(words), "through": statement.through.map(words),
      "day": statement.said.flatMap { daysByPlace[$0] }?.description,
    ])
    holes["direct"] = statement.isDirect
    holes["mixed"] = statement.isMixed
    holes["indirect"] = !statement.isDirect && !statement.isMixed
    return holes
  }
}
