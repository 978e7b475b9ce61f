internal import ArticleText
internal import PassageIndex
internal import Prompts

/// Two sides on one measure, each asked for by itself.
extension ReplyMaker {
  /// What one side of a comparison comes to.
  private struct Side {
    let label: String
    var solution: ReplyMaker.Solution?
  }

  /// "Which is larger, A or B?", "Compare the revenue of A and B": each side is asked for by itself.
  func comparison(_ material: Material) throws -> Reply? {
    let question = material.question
    guard question.names.count == 2, let measure = measure(of: question) else { return nil }
    let sides = try question.names.map { name -> Side in
      let label = text(of: name, in: question)
      return try side(label, asking: measure.question(about: label), mustHold: name, material)
    }
    return try compared(sides, material)
  }

  /// "How did the revenue of A change from 2024 to 2025?": each time is asked for by itself.
  func change(_ topics: [String], _ material: Material) throws -> Reply? {
    guard topics.count == 3 else { return nil }
    let sides = try topics.dropFirst().map { time in
      try side(time, asking: "What was \(topics[0]) in \(time)?", mustHold: [], material)
    }
    return try compared(sides, material)
  }

  /// What two things are compared by.
  private enum Measure {
    /// "revenue"
    case noun(String)
    /// "large"
    case adjective(String)

    func question(about name: String) -> String {
      switch self {
      case .noun(let noun): "What was the \(noun) of \(name)?"
      case .adjective(let adjective): "How \(adjective) is \(name)?"
      }
    }
  }

  /// The words of the question that are neither names nor wording; else the adjective of "larger"; nil when nothing is left to compare by.
  private func measure(of question: AnalyzedQuestion) -> Measure? {
    let rest = question.words.filter { word in
      !word.isStopword && !word.isName && !Self.wording.contains(word.token.folded)
    }.map(\.token.folded)
    for word in rest {
      if let adjective = adjective(of: word) { return rest.count > 1 ? nil : .adjective(adjective) }
    }
    return rest.isEmpty ? nil : .noun(rest.joined(separator: " "))
  }

  private static let wording: Set<String> = [
    "compare", "compared", "comparison", "versus", "vs", "difference", "differ", "differences",
    "more", "less", "between", "higher", "greater", "bigger",
  ]

  /// "large" of "larger"; nil for other words.
  private func adjective(of comparative: String) -> String? {
    guard comparative.hasSuffix("er") else { return nil }
    return [2, 1, 3].map { String(comparative.dropLast($0)) }.first { measures.contains($0) }
  }

  private func text(of name: [String], in question: AnalyzedQuestion) -> String {
    let all = question.words.map(\.token)
    guard let range = all.map(\.term).firstRange(of: name) else {
      return name.joined(separator: " ")
    }
    let span = TextSpan(all[range.lowerBound].span.start, all[range.upperBound - 1].span.end)
    return question.text[span].map { String($0) } ?? name.joined(separator: " ")
  }

  /// One side, asked for by itself; without a solution where the articles do not say, or speak of something else.
  private func side(
    _ label: String, asking question: String, mustHold name: [String], _ material: Material
  ) throws -> Side {
    let solution = try material.solve(question)
    guard solution.isAnswered, solution.evidence.choice != nil,
      let lead = solution.evidence.quoted.first?.candidate
    else { return Side(label: label) }
    let terms = Set(lead.tokens.map { lead.article.terms[$0] } + lead.article.titleTerms)
    let holds = name.allSatisfy { terms.contains(cache.table.number(of: $0)) }
    return Side(label: label, solution: holds ? solution : nil)
  }

  private func compared(_ sides: [Side], _ material: Material) throws -> Reply? {
    guard sides.contains(where: { $0.solution != nil }) else { return nil }
    var citations: [Citation] = []
    var values: [String] = []
    for side in sides {
      guard let solution = side.solution, let choice = solution.evidence.choice,
        let lead = solution.evidence.quoted.first?.candidate
      else {
        values.append(try prompts.render("compared-missing", ["side": side.label]))
        continue
      }
      citations.append(
        try citer.citation(
          of: lead.article, sentence: lead.sentence, number: citations.count + 1,
          answer: choice.span))
      let metadata = lead.article.stored.summary.metadata
      var holes: [String: any Sendable] = [
        "side": side.label, "value": lead.article.text(of: choice.span),
        "source": metadata.outlet ?? metadata.title ?? lead.article.stored.summary.key,
        "number": citations.count,
      ]
      if let day = metadata.published { holes["date"] = try days.text(of: day) }
      values.append(try prompts.render("compared-value", holes))
    }
    let isWhole = sides.allSatisfy { $0.solution != nil }
    let lead = try prompts.render(
      "lead-compared",
      ["values": values.joined(separator: try prompts.render("differing-separator"))])
    let confidence = sides.compactMap { $0.solution?.confidence }.min() ?? 0
    return Reply(
      isAnswered: isWhole, kind: "comparison", confidence: isWhole ? confidence : confidence / 3,
      citations: citations,
      parts: [.lead(lead, answer: nil)] + citations.map { .quotation($0.number) }
        + [.note(try prompts.render("compared-only-quoted"))],
      missing: sides.filter { $0.solution == nil }.map(\.label))
  }
}
