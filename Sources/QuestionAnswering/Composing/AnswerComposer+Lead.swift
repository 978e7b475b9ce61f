internal import Answers
internal import EvidenceRanking
internal import ExactAnswers
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// The first line of a reply.
extension AnswerComposer {
  /// The first line: the exact answer where it is more likely right than not, several where sources
  /// differ, or the sentence that introduces the quotations.
  func lead(_ material: Material, answer: String?) throws -> ReplyPart {
    let evidence = material.evidence
    guard let answer, !material.isAnswerWeak, let choice = wholeChoice(material),
      let first = evidence.quoted.first?.candidate
    else {
      return .lead(try prompts.render(introduction(material)), answer: nil)
    }
    guard !evidence.others.differing.isEmpty else {
      var holes: [String: any Sendable] = ["answer": answer, "ends": answer.hasSuffix(".")]
      holes.merge(remarks(on: choice, in: first, material.question)) { own, _ in own }
      holes["day"] = try day(of: choice, in: first, material.question)
      return .lead(try prompts.render("lead-answer", holes), answer: answer)
    }
    let sources =
      [SourceComparison.Source(candidate: first, choice: choice)] + evidence.others.differing
    var values: [[String: any Sendable]] = []
    for source in sources.sorted(by: { $0.published > $1.published }) {
      let own = try holes(of: source)
      let same = values.firstIndex { $0["value"] as? String == own["value"] as? String }
      if let same {
        let others = values[same]["others"] as? [[String: any Sendable]] ?? []
        values[same]["others"] = others + [own]
      } else {
        values.append(own)
      }
    }
    let wordings = try values.map { try prompts.render("differing-value", $0) }
    let joined = wordings.joined(separator: try prompts.render("differing-separator"))
    let kinds = Set(
      sources.map { status.status(of: $0.choice.tokens, in: $0.candidate.sentenceSpans) ?? "" })
    let template = kinds.count > 1 ? "lead-differ-kind" : "lead-differ"
    return .lead(try prompts.render(template, ["values": joined]), answer: answer)
  }

  /// The day that "Sunday" or "a week earlier" is, where a day is asked for; nil where it is
  /// written in full or not known.
  private func day(
    of choice: SpanChooser.Choice, in lead: Candidate, _ question: AnalyzedQuestion
  ) throws -> String? {
    guard question.answerType == .date else { return nil }
    let time = lead.article.facts.times(in: lead.span).first {
      $0.source != .written && $0.precision == .day && $0.span.overlaps(choice.span)
    }
    guard let day = time?.days, day.first == day.last else { return nil }
    return try days.text(of: day.first.description)
  }

  /// The day of an article that told long ago what is so: it may have changed since. Nil for what
  /// happened, at a time that is asked for, and for what is told of late.
  func oldDay(_ material: Material) throws -> String? {
    let question = material.question
    guard question.form.standing == .isSo, question.constraints.openDays == nil,
      let asked = material.asOf.flatMap({ CivilDay(iso: $0) }),
      let article = material.evidence.quoted.first?.candidate.article,
      let told = article.publishedDay, asked.number - told > Self.longAgo,
      let day = article.stored.summary.metadata.published
    else { return nil }
    return try days.text(of: day)
  }

  /// Days after which what was so is told with its day.
  private static let longAgo = 400

  /// What a figure is not told as plainly as it is asked for: a plan or a forecast, or of another
  /// time than the question names.
  private func remarks(
    on choice: SpanChooser.Choice, in lead: Candidate, _ question: AnalyzedQuestion
  ) -> [String: any Sendable] {
    guard let figure = figures.figure(choice.tokens, in: lead.sentenceSpans) else { return [:] }
    var holes: [String: any Sendable] = [:]
    if let status = figure.status, !status.isEmpty, !self.status.isAsked(in: question) {
      holes["status"] = status
    }
    if let period = figure.period, let since = question.constraints.since,
      let until = question.constraints.until,
      period.days.first.description != since || period.days.last.description != until
    {
      holes["period"] = period.text
    }
    return holes
  }

  /// What the wording of one differing value may use.
  private func holes(of source: SourceComparison.Source) throws -> [String: any Sendable] {
    let summary = source.candidate.article.stored.summary
    var holes: [String: any Sendable] = [
      "value": source.candidate.article.text(
        of: status.hedged(source.choice.tokens, in: source.candidate.sentenceSpans)),
      "source": summary.metadata.outlet ?? summary.metadata.title ?? summary.key,
    ]
    if let day = summary.metadata.published { holes["date"] = try days.text(of: day) }
    if let name = status.status(of: source.choice.tokens, in: source.candidate.sentenceSpans) {
      holes["status"] = name
    }
    if let speaker = status.speaker(in: source.candidate.sentenceSpans, table: figures.table) {
      holes["speaker"] = speaker
    }
    return holes
  }

  private func tellsReason(_ candidate: Candidate) -> Bool {
    ReasonCues(table: figures.table).areIn(candidate)
  }

  private func introduction(_ material: Material) -> String {
    let judgement = material.evidence.judgement
    if let judgement, judgement.alternative == nil { return "lead-unsettled" }
    if material.isQuotationWeak { return "lead-weak" }
    return switch material.question.answerType {
    case .reason where material.evidence.quoted.first.map { !tellsReason($0.candidate) } ?? true:
      "lead-quotation"
    case .reason: "lead-reason"
    case .manner: "lead-manner"
    case .definition: "lead-definition"
    case .summary: "lead-summary"
    case .list: "lead-list"
    default: "lead-quotation"
    }
  }
}

extension SourceComparison.Source {
  /// ISO day of publication; empty when unknown, which sorts last.
  package var published: String { candidate.article.stored.summary.metadata.published ?? "" }
}
