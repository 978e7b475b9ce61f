internal import Answers
internal import EvidenceRanking
internal import ExactAnswers
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Two sides on one measure, each asked for by itself; what is not of the same unit and time is
/// never called larger or smaller.
struct ComparisonReply: ReplyKind {
  let tools: ReplyTools

  func reply(to turn: Turn) throws -> Reply? {
    let solution = try turn.solution
    // Of three, none is left out.
    if comparisonReader.sides(solution.question)?.sides.count ?? 0 > 2 {
      return try SideBySideReply(tools: tools).reply(to: turn)
    }
    let own =
      solution.question.reply?.kind == .change
      ? try change(solution.topics, turn) : try comparison(turn, solution)
    // Both sides found by themselves are shown, whether they can be compared or not.
    if let own, own.isAnswered || !own.operands.isEmpty && own.missing.isEmpty { return own }
    return try SideBySideReply(tools: tools).reply(to: turn) ?? own
  }

  /// What one side of a comparison comes to.
  private struct Found {
    let side: ComparisonRequest.Side
    var solution: Solution?
    var figure: Figure?
  }

  /// "Which is larger, A or B?", "Compare the revenue of A and B"; nil where the articles give no
  /// figure for either.
  private func comparison(_ turn: Turn, _ solution: Solution) throws -> Reply? {
    // "Is A larger than B?" may have been settled by a sentence that says so.
    let judgement = solution.evidence.judgement
    guard judgement?.verdict == nil, judgement?.alternative == nil,
      let request = comparisonReader.request(solution.question)
    else { return nil }
    if request.measures.isEmpty { return try described(request, solution) }
    var best: (found: [Found], measure: ComparisonRequest.Measure)?
    for measure in request.measures {
      var found = try request.sides.map { try self.found($0, measure, turn) }
      try align(&found, measure, turn)
      let both = found.allSatisfy { $0.solution != nil }
      if both { return try compared(found, request, measure) }
      if best == nil, found.contains(where: { $0.solution != nil }) { best = (found, measure) }
    }
    if let best { return try compared(best.found, request, best.measure) }
    return request.form == .both ? nil : try unsettled(solution)
  }

  /// Where no figure is found for either side: that, with the nearest excerpts; nil where the lead
  /// makes a comparison in words.
  private func unsettled(_ solution: Solution) throws -> Reply? {
    let quoted = solution.evidence.quoted
    guard let lead = quoted.first?.candidate,
      !lead.tokens.contains(where: {
        comparisonReader.isComparative(cache.table.terms[Int(lead.article.terms[$0])])
      })
    else { return nil }
    let citations = try quoted.enumerated().map {
      try citer.citation(
        of: $1.candidate.article, sentence: $1.candidate.sentence, number: $0 + 1)
    }
    return Reply(
      isAnswered: false, kind: "comparison without figures",
      confidence: min(solution.confidence, 0.1), citations: citations,
      parts: [
        .lead(try prompts.render("refusal-unsettled"), answer: nil),
        .note(try prompts.render("refusal-closest")),
      ] + citations.map { .quotation($0.number) })
  }

  /// "Compare A and B", by nothing in particular: what the articles say that each is; nil where one
  /// is not told.
  private func described(_ request: ComparisonRequest, _ solution: Solution) throws -> Reply? {
    let finder = DefinitionFinder(cache: cache, store: store, words: definitionWords)
    var citations: [Citation] = []
    var values: [String] = []
    for side in request.sides {
      guard
        let found = try finder.definition(of: side.mustHold, isPerson: false, candidates: []),
        found.quality >= DefinitionFinder.sure + 0.5
      else { return nil }
      citations.append(
        try citer.citation(
          of: found.article, sentence: found.sentence, number: citations.count + 1,
          answer: found.span))
      let metadata = found.article.stored.summary.metadata
      var holes: [String: any Sendable] = [
        "side": side.label, "value": found.article.text(of: found.span),
        "source": metadata.outlet ?? metadata.title ?? found.article.stored.summary.key,
        "number": citations.count,
      ]
      if let day = metadata.published { holes["date"] = try days.text(of: day) }
      values.append(try prompts.render("compared-value", holes))
    }
    let joined = values.joined(separator: try prompts.render("differing-separator"))
    return Reply(
      kind: "comparison of what they are", confidence: 0.6, citations: citations,
      parts: [.lead(try prompts.render("lead-compared", ["values": joined]), answer: nil)]
        + citations.map { .quotation($0.number) })
  }

  /// "How did the revenue of A change from 2024 to 2025?": each time is asked for by itself.
  private func change(_ topics: [String], _ turn: Turn) throws -> Reply? {
    guard topics.count == 3 else { return nil }
    let request = comparisonReader.change(of: topics[0], between: Array(topics.dropFirst()))
    let found = try request.sides.map { try self.found($0, request.measures[0], turn) }
    guard found.contains(where: { $0.solution != nil }) else { return nil }
    return try compared(found, request, request.measures[0])
  }

  /// One side, asked for by itself; without a solution where the articles do not say, or speak of
  /// something else.
  private func found(
    _ side: ComparisonRequest.Side, _ measure: ComparisonRequest.Measure, _ turn: Turn
  ) throws -> Found {
    for way in measure.questions {
      let solution = try turn.solve(measure.question(way, for: side))
      guard solution.isAnswered, let choice = solution.evidence.choice,
        let lead = solution.evidence.quoted.first?.candidate, holds(lead, side, measure)
      else { continue }
      let figure = figures.figure(choice.tokens, in: lead.sentenceSpans)
      if let kinds = measure.kinds, !(figure.map { kinds.contains($0.kind) } ?? false) { continue }
      return Found(side: side, solution: solution, figure: figure)
    }
    return Found(side: side)
  }

  /// Whether the sentence or its title names the side, and the sentence the measure.
  private func holds(
    _ lead: Candidate, _ side: ComparisonRequest.Side, _ measure: ComparisonRequest.Measure
  ) -> Bool {
    let own = Set(lead.tokens.map { lead.article.terms[$0] })
    let all = own.union(lead.article.titleTerms)
    return side.mustHold.allSatisfy { all.contains(cache.table.number(of: $0)) }
      && (measure.terms.isEmpty || !own.isDisjoint(with: measure.terms))
  }

  /// Where the two figures are of different times, asks for one at the time of the other.
  private func align(
    _ found: inout [Found], _ measure: ComparisonRequest.Measure, _ turn: Turn
  ) throws {
    guard let first = found[0].figure, let second = found[1].figure,
      first.differences(from: second).contains(where: { $0 == .period || $0 == .time }),
      found.allSatisfy(\.side.time.isEmpty)
    else { return }
    for (own, other) in [(0, 1), (1, 0)] {
      guard let wanted = found[other].figure?.period else { continue }
      let side = found[own].side
      let asked = ComparisonRequest.Side(
        label: side.label, mustHold: side.mustHold, name: side.name, time: "in \(wanted.text)",
        days: wanted.days, isTime: false)
      let again = try self.found(asked, measure, turn)
      if again.figure?.period?.days == wanted.days {
        found[own] = again
        return
      }
    }
  }

  // MARK: Wording

  private func compared(
    _ found: [Found], _ request: ComparisonRequest, _ measure: ComparisonRequest.Measure
  ) throws -> Reply {
    var citations: [Citation] = []
    var values: [String] = []
    for one in found { values.append(try value(of: one, citations: &citations)) }
    var holes: [String: any Sendable] = [
      "values": values.joined(separator: try prompts.render("differing-separator"))
    ]
    if let label = measure.label { holes["measure"] = label }
    let isWhole = found.allSatisfy { $0.solution != nil }
    let differences = differences(found)
    if !differences.isEmpty {
      holes["reasons"] = try differences.map {
        try prompts.render("compared-difference", [$0.rawValue: true])
      }.joined(separator: ", ")
    }
    let verdict = verdict(found, request, differences)
    let isSettled = request.form == .both ? isWhole : verdict != nil
    let lead = try lead(verdict, request, holes, isSettled: isSettled || request.form == .both)
    let confidence = found.compactMap { $0.solution?.confidence }.min() ?? 0
    return Reply(
      isAnswered: isSettled, kind: "comparison",
      answer: request.form == .whether ? verdict.map { $0 == 0 ? "yes" : "no" } : nil,
      confidence: isSettled ? confidence : confidence / 3, citations: citations,
      parts: [.lead(lead, answer: nil)] + citations.map { .quotation($0.number) }
        + [.note(try prompts.render("compared-only-quoted"))],
      missing: found.filter { $0.solution == nil }.map(\.side.label),
      operands: operands(found, citations))
  }

  private func operands(_ found: [Found], _ citations: [Citation]) -> [Operand] {
    found.compactMap { one in
      guard let figure = one.figure, let lead = one.solution?.lead,
        let citation = citations.first(where: { isSame($0, lead) })
      else { return nil }
      let isWhole = figure.number == figure.number.rounded() && abs(figure.number) < 1e15
      return Operand(
        side: one.side.label, text: lead.article.text(of: figure.span),
        value: isWhole ? String(Int64(figure.number)) : String(figure.number),
        unit: figure.unit.isEmpty ? nil : figure.unit, citation: citation.number)
    }
  }

  /// Why the figures cannot be set against each other; empty where they can, or where one is
  /// missing.
  private func differences(_ found: [Found]) -> [Figure.Difference] {
    guard found.allSatisfy({ $0.solution != nil }) else { return [] }
    guard let first = found[0].figure, let second = found[1].figure else { return [] }
    let differences = first.differences(from: second)
    guard found[0].side.isTime else { return differences }
    // Two times of one thing are what is asked for; each figure must be of its own.
    let isOff = found.contains { $0.figure?.period.map(\.days) != $0.side.days }
    return differences.filter { $0 != .period && $0 != .time } + (isOff ? [.asked] : [])
  }

  /// The side that is wanted, or for "Is A larger than B?" the first where it is so; nil where the
  /// figures do not settle it.
  private func verdict(
    _ found: [Found], _ request: ComparisonRequest, _ differences: [Figure.Difference]
  ) -> Int? {
    guard let wantsMore = request.wantsMore, differences.isEmpty, let first = found[0].figure,
      let second = found[1].figure, first.number != second.number
    else { return nil }
    return (first.number > second.number) == wantsMore ? 0 : 1
  }

  private func lead(
    _ verdict: Int?, _ request: ComparisonRequest, _ holes: [String: any Sendable],
    isSettled: Bool
  ) throws -> String {
    var holes = holes
    guard isSettled else { return try prompts.render("lead-compared-unsettled", holes) }
    guard let verdict else { return try prompts.render("lead-compared", holes) }
    switch request.form {
    case .which: holes["side"] = request.sides[verdict].label
    case .whether: holes[verdict == 0 ? "yes" : "no"] = true
    case .both: break
    }
    return try prompts.render("lead-compared-settled", holes)
  }

  /// "Halden: EUR 91 million for 2024 (Coast Herald, 20 Feb 2025) [1]", its sentence cited.
  private func value(of found: Found, citations: inout [Citation]) throws -> String {
    guard let solution = found.solution, let choice = solution.evidence.choice,
      let lead = solution.evidence.quoted.first?.candidate
    else { return try prompts.render("compared-missing", ["side": found.side.label]) }
    // One sentence may give both figures.
    let known = citations.first { isSame($0, lead) }
    let citation =
      try known
      ?? citer.citation(
        of: lead.article, sentence: lead.sentence, number: citations.count + 1, answer: choice.span)
    if known == nil { citations.append(citation) }
    let metadata = lead.article.stored.summary.metadata
    var holes: [String: any Sendable] = [
      "side": found.side.label,
      "value": lead.article.text(of: found.figure?.span ?? choice.span),
      "source": metadata.outlet ?? metadata.title ?? lead.article.stored.summary.key,
      "number": citation.number,
    ]
    if let period = found.figure?.period, !found.side.isTime || period.days != found.side.days {
      holes["period"] = period.text
    }
    if let status = found.figure?.status { holes["status"] = status }
    if let day = metadata.published { holes["date"] = try days.text(of: day) }
    return try prompts.render("compared-value", holes)
  }
}
