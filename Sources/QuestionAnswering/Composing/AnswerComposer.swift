internal import ArticleText
internal import PassageIndex
internal import Prompts

/// Stitches the chosen evidence into a reply; every word that is not a quotation comes from `Prompts/answers`.
struct AnswerComposer {
  let store: any PassageReading
  let prompts: Prompts

  /// What composing needs to know.
  struct Material {
    var question: AnalyzedQuestion
    var evidence: [Candidate]
    var choice: SpanChooser.Choice?
    var confidence: Double
    var isAnswered: Bool
    /// Words of the question that were not found, as typed.
    var missing: [String]
  }

  func compose(_ material: Material) throws -> (
    answer: String?, citations: [Citation], parts: [ReplyPart]
  ) {
    let citations = try material.evidence.enumerated().map { index, candidate in
      try citation(
        candidate, number: index + 1, answer: index == 0 ? material.choice?.span : nil)
    }
    guard material.isAnswered else {
      return (nil, citations, try refusal(material, citations))
    }
    let answer = citations.first.flatMap { citation in
      citation.answerSpan.flatMap { exactText($0, in: material.evidence[0].article) }
    }
    var parts = [ReplyPart.lead(try lead(material, answer: answer), answer: answer)]
    parts += citations.map { .quotation($0.number) }
    return (answer, citations, parts)
  }

  private func exactText(_ span: TextSpan, in article: TokenizedArticle) -> String? {
    article.stored.text[span].map(String.init)
  }

  /// The first line: the exact answer, or the sentence that introduces the quotations.
  private func lead(_ material: Material, answer: String?) throws -> String {
    if let answer {
      return try prompts.render("lead-answer", ["answer": answer, "ends": answer.hasSuffix(".")])
    }
    let known: [AnswerType: String] = [
      .reason: "lead-reason", .manner: "lead-manner", .definition: "lead-definition",
      .summary: "lead-summary", .list: "lead-list",
    ]
    return try prompts.render(known[material.question.answerType] ?? "lead-quotation")
  }

  /// The refusal: what is missing, then the nearest excerpts.
  private func refusal(_ material: Material, _ citations: [Citation]) throws -> [ReplyPart] {
    var parts = [ReplyPart.lead(try prompts.render("refusal"), answer: nil)]
    if !material.missing.isEmpty {
      let quoted = try material.missing.map { try prompts.render("quoted-term", ["term": $0]) }
      parts.append(
        .note(try prompts.render("refusal-missing", ["terms": quoted.joined(separator: ", ")])))
    }
    guard !citations.isEmpty else { return parts }
    parts.append(.note(try prompts.render("refusal-closest")))
    return parts + citations.map { .quotation($0.number) }
  }

  private func citation(_ candidate: Candidate, number: Int, answer: TextSpan?) throws -> Citation {
    let stored = candidate.article.stored
    let span = ExcerptCutter().excerpt(of: candidate, keeping: answer)
    let inside = answer.flatMap { span.contains($0) ? $0 : nil }
    return Citation(
      number: number, article: stored.summary, place: stored.anchors.number(at: span.start),
      placeUnit: stored.placeUnit, excerpt: stored.text[span].map(String.init) ?? "", span: span,
      answerSpan: inside, alsoIn: try store.copies(of: stored.summary.id))
  }
}
