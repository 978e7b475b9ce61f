internal import Answers
internal import CollectionAnswers
internal import EvidenceRanking
internal import ExactAnswers
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Stitches the chosen evidence into a reply; every word that is not a quotation comes from
/// `Prompts/answers`.
struct AnswerComposer {
  let store: any PassageReading
  let prompts: Prompts
  let citer: ArticleCiter
  let days: DayWording
  let figures: FigureReader
  var status: ClaimStatus { figures.status }

  init(
    store: any PassageReading, prompts: Prompts, citer: ArticleCiter, figures: FigureReader
  ) throws(PromptsError) {
    self.store = store
    self.prompts = prompts
    self.citer = citer
    self.figures = figures
    days = try DayWording(prompts: prompts)
  }

  /// What composing needs to know.
  struct Material {
    var question: AnalyzedQuestion
    /// Of the exact answer; nil without one.
    var answerSureness: Sureness?
    /// Of the sentence that is quoted first.
    var quotationSureness: Sureness
    var evidence: Evidence
    var terms: QuestionTerms
    var isAnswered: Bool
    /// Words of the question that were not found, as typed.
    var missing: [String]
    /// Whether confidence comes near the threshold of answering.
    var isNear = false

    var reading = WordReadings()

    /// Whether it is asked who said something, so that the reply names the outlet too.
    var asksWhoSaid = false
    /// The day on which it is asked, ISO 8601; nil where that does not matter.
    var asOf: String?

    /// Whether the exact answer is too unsure to lead the reply: then it is only marked.
    var isAnswerWeak: Bool { answerSureness == .weak }
    /// Whether the reply says that the quotations may not answer.
    var isQuotationWeak: Bool { quotationSureness == .weak }
  }

  /// A reply before it becomes an `Answer`.
  struct Reply {
    var answer: String?
    var citations: [Citation]
    var parts: [ReplyPart]
  }

  func compose(_ material: Material) throws -> Reply {
    var reply = try composed(material)
    if material.isAnswered { reply.parts += try readingNotes(material.reading) }
    return reply
  }

  /// What says of each word of the question that was read as another that it was: "No article has
  /// “goverment”; “government” was looked for too."
  func readingNotes(_ reading: WordReadings) throws -> [ReplyPart] {
    try reading.spellings.map { .note(try replaced("note-spelling", $0.typed, $0.written)) }
      + reading.initials.map { .note(try replaced("note-initials", $0.typed, $0.written)) }
  }

  private func replaced(_ template: String, _ typed: String, _ written: String) throws -> String {
    try prompts.render(
      template,
      [
        "typed": prompts.render("quoted-term", ["term": typed]),
        "written": prompts.render("quoted-term", ["term": written]),
      ])
  }

  private func composed(_ material: Material) throws -> Reply {
    var citations = material.question.hasContent ? try quotations(material) : []
    guard material.isAnswered else {
      return Reply(citations: citations, parts: try refusal(material, citations))
    }
    if let verdict = material.evidence.judgement?.verdict {
      return try judged(verdict, material, citations)
    }
    let answer = wholeChoice(material).flatMap { choice in
      material.evidence.quoted.first?.candidate.article.stored.text[choice.span].map(String.init)
    }
    let shown = shownQuotations(material)
    let quoted = shown.map { ReplyPart.quotation($0) }
    let agreeing = try agreement(material, citations: &citations)
    var notes: [ReplyPart] = []
    if material.asksWhoSaid, let chain = try chain(material) { notes.append(chain) }
    if !agreeing.isEmpty { notes.append(try note("also-reported", agreeing)) }
    let rest = citations.map(\.number).filter { !shown.contains($0) && !agreeing.contains($0) }
    if !rest.isEmpty { notes.append(try note("see-also", rest)) }
    let lead = try lead(material, answer: answer)
    return Reply(answer: answer, citations: citations, parts: [lead] + quoted + notes)
  }

  /// The exact answer; nil where what somebody said is asked for and a word or two were found:
  /// "Wednesday" is no statement.
  func wholeChoice(_ material: Material) -> SpanChooser.Choice? {
    guard [.statement, .sayings].contains(material.question.reply?.kind),
      let choice = material.evidence.choice
    else {
      return material.evidence.choice
    }
    return choice.tokens.count >= Self.shortestStatement ? choice : nil
  }

  /// Words of a statement, at least.
  private static let shortestStatement = 4

  /// "Reported by Seaboard on 4 Dec 2024, citing a banker": where the lead has its words from; nil
  /// without an outlet.
  private func chain(_ material: Material) throws -> ReplyPart? {
    guard let lead = material.evidence.quoted.first?.candidate,
      let outlet = lead.article.stored.summary.metadata.outlet
    else { return nil }
    var holes: [String: any Sendable] = ["outlet": outlet]
    if let day = lead.article.stored.summary.metadata.published {
      holes["date"] = try days.text(of: day)
    }
    if let cited = StatementFinder.cited(lead.article, lead.sentence, citer.cache.table) {
      holes["cited"] = cited
    }
    return .note(try prompts.render("note-reported-in", holes))
  }

  /// The reply to a yes/no question that the lead settles.
  private func judged(_ verdict: Bool, _ material: Material, _ citations: [Citation]) throws
    -> Reply
  {
    let shown = shownQuotations(material)
    let rest = citations.map(\.number).filter { !shown.contains($0) }
    let notes = rest.isEmpty ? [] : [try note("see-also", rest)]
    let day = try oldDay(material)
    let holes: [String: any Sendable] = day.map { ["day": $0] } ?? [:]
    let lead = ReplyPart.lead(
      try prompts.render(verdict ? "lead-yes" : "lead-no", holes), answer: nil)
    return Reply(
      answer: verdict ? "yes" : "no", citations: citations,
      parts: [lead] + shown.map { .quotation($0) } + notes)
  }

  /// Numbers of the citations worth reading: the lead, those that give another value, and those
  /// nearly as good.
  private func shownQuotations(_ material: Material) -> [Int] {
    guard let best = material.evidence.quoted.first?.candidate.score else { return [] }
    return material.evidence.quoted.indices.filter { index in
      let candidate = material.evidence.quoted[index].candidate
      return index == 0 || candidate.score >= best - EvidenceSelector.worthShowing
        || material.evidence.others.differing.contains {
          $0.candidate.isSameSentence(as: candidate)
        }
    }.map { $0 + 1 }
  }

  private func note(_ template: String, _ numbers: [Int]) throws -> ReplyPart {
    let references = numbers.sorted().map { "[\($0)]" }.joined(separator: ", ")
    return .note(try prompts.render(template, ["references": references]))
  }

  /// Citations of the quoted sentences, numbered from 1.
  private func quotations(_ material: Material) throws -> [Citation] {
    try material.evidence.quoted.enumerated().map { index, quotation in
      let answer =
        index == 0
        ? material.evidence.choice?.span
        : material.evidence.others.differing.first { quotation.holds($0.candidate) }?.choice.span
      return try citation(quotation, material, number: index + 1, answer: answer)
    }
  }

  /// Numbers of the citations of articles that agree; those not yet quoted get citations of their
  /// own.
  private func agreement(_ material: Material, citations: inout [Citation]) throws -> [Int] {
    var numbers: [Int] = []
    for source in material.evidence.others.agreeing {
      let quoted = material.evidence.quoted.firstIndex { $0.holds(source.candidate) }
      if let quoted {
        numbers.append(quoted + 1)
      } else {
        let next = citations.count + 1
        citations.append(
          try citation(
            Quotation(source.candidate), material, number: next, answer: source.choice.span))
        numbers.append(next)
      }
    }
    return numbers
  }

  /// The refusal: what is missing, then the nearest excerpts.
  private func refusal(_ material: Material, _ citations: [Citation]) throws -> [ReplyPart] {
    guard material.question.hasContent else {
      return [.lead(try prompts.render("refusal-empty"), answer: nil)]
    }
    let closest = closest(material, citations)
    let isNear = isNearMiss(material) && !closest.isEmpty
    let template =
      material.question.answerType == .yesNo
      ? "refusal-unsettled" : isNear ? "refusal-unsure" : "refusal"
    var parts = [ReplyPart.lead(try prompts.render(template), answer: nil)]
    if isNear { return parts + closest }
    let facts = try RefusalFacts(
      store: store, prompts: prompts, lexicon: citer.cache.table.language.lexicon
    )
    .notes(material.question, missing: material.missing)
    if !material.missing.isEmpty, !facts.namesMissing {
      let quoted = try material.missing.map { try prompts.render("quoted-term", ["term": $0]) }
      parts.append(
        .note(try prompts.render("refusal-missing", ["terms": quoted.joined(separator: ", ")])))
    }
    parts += facts.texts.map { .note($0) }
    guard !closest.isEmpty else { return parts }
    parts.append(.note(try prompts.render("refusal-closest")))
    return parts + closest
  }

  /// The quotations of a refusal: those that have to do with what was asked. Others would only be
  /// in the way.
  private func closest(_ material: Material, _ citations: [Citation]) -> [ReplyPart] {
    zip(citations, material.evidence.quoted).filter { _, quotation in
      let features = quotation.candidate.features
      let isAboutOthers = features[.namesAbsent] > 0 && features[.namesInSentence] == 0
      return features[.coverageAll] >= Self.relatedShare && !isAboutOthers
    }.map { .quotation($0.0.number) }
  }

  /// From this share of the question on, in a sentence with its surroundings, that has to do with
  /// what was asked.
  private static let relatedShare = 0.5

  /// Whether the best sentence is only not sure enough: then what the articles lack is not what
  /// keeps them from answering.
  private func isNearMiss(_ material: Material) -> Bool {
    material.isNear && material.missing.isEmpty && material.question.answerType != .yesNo
  }

  private func citation(
    _ quotation: Quotation, _ material: Material, number: Int, answer: TextSpan?
  ) throws -> Citation {
    let span = ExcerptCutter(terms: material.terms).excerpt(of: quotation, keeping: answer)
    let opens = span.start == quotation.span.start
    return try citer.citation(
      of: quotation.candidate.article, excerpt: span, within: quotation.span, number: number,
      answer: answer, opening: opens ? quotation.sentences.lowerBound : nil)
  }
}
