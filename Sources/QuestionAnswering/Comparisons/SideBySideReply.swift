internal import Answers
internal import EvidenceRanking
internal import ExactAnswers
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Two or three sides with a figure of each, found among the sentences of the question and of each
/// side alone, where no measure is known that each could be asked for by itself.
struct SideBySideReply: ReplyKind {
  let tools: ReplyTools

  /// Sentences of the question that are looked at, and of each side alone.
  private static let (depth, ownDepth) = (60, 40)
  /// Of what is asked, the share that sentences or articles of both sides have to hold.
  private static let leastTold = 0.34
  /// The share that sentences have to hold for one side to be called larger.
  private static let settling = 0.5

  /// Nil where some side has no figure, or the sentences tell of something else.
  func reply(to turn: Turn) throws -> Reply? {
    let solution = try turn.solution
    guard solution.judgement?.verdict == nil,
      let request = comparisonReader.sides(solution.question),
      !isTold(request, solution)
    else { return nil }
    let finder = SideFigureFinder(
      table: cache.table, request: request,
      days: request.sides.contains { $0.days != nil }
        ? nil : solution.question.constraints.openDays)
    let whole = solution.ranking.candidates.prefix(Self.depth)
    let found = try request.sides.indices.map { side in
      let own = try turn.solve(request.questions[side]).ranking.candidates.prefix(Self.ownDepth)
      return finder.figures(of: side, among: Array(whole))
        + finder.figures(of: side, among: Array(own))
    }
    guard let chosen = chosen(found), chosen.allSatisfy({ isTold($0) }) else { return nil }
    return try reply(chosen, request, solution)
  }

  /// Whether the sentence quoted tells what would be calculated: the one figure beside every side
  /// is as likely the sum itself, and a change says by how much.
  private func isTold(_ request: ComparedSides, _ solution: Solution) -> Bool {
    guard let lead = solution.lead else { return false }
    let figures = lead.article.facts.figures(in: lead.span)
    switch request.wanted {
    case .sum:
      let terms = Set(lead.article.terms[lead.tokens])
      return figures.count == 1 && request.sides.allSatisfy { $0.terms.isSubset(of: terms) }
    case .growth:
      return spans(lead, request)
        && figures.contains { $0.change?.part == .by && $0.kind == .percentage }
    case .difference:
      return spans(lead, request)
        && figures.contains { $0.change?.part == .by && $0.kind != .percentage }
    case .more, .less, .ratio, .both: return false
    }
  }

  /// Whether a change in the sentence can be the one between the two times: it names both, or they
  /// are a year apart and it names the later.
  private func spans(_ lead: Candidate, _ request: ComparedSides) -> Bool {
    let days = request.sides.compactMap(\.days).sorted { $0.first < $1.first }
    guard days.count == 2 else { return false }
    let terms = Set(lead.article.terms[lead.tokens])
    let named = request.sides.filter { $0.terms.isSubset(of: terms) }
    if named.count == 2 { return true }
    guard days[1].first.number - days[0].first.number <= Self.longestYear else { return false }
    return !named.isEmpty && named.allSatisfy { $0.days?.first == days[1].first }
  }

  private static let longestYear = 366

  private func isTold(_ figure: SideFigure) -> Bool {
    max(figure.told, 0.8 * figure.toldAround) >= Self.leastTold
  }

  /// The figures that fit each other best, one a side; nil where a side has none of its own.
  private func chosen(_ found: [[SideFigure]]) -> [SideFigure]? {
    var best: (figures: [SideFigure], quality: Double)?
    for first in found.first ?? [] {
      var figures = [first]
      var quality = first.quality
      for side in found.dropFirst() {
        let next = side.filter { option in !figures.contains { $0.isSame(as: option) } }
          .max { $0.quality + $0.fit(first) < $1.quality + $1.fit(first) }
        guard let next else { break }
        figures.append(next)
        quality += next.quality + next.fit(first)
      }
      guard figures.count == found.count, quality > best?.quality ?? -1 else { continue }
      best = (figures, quality)
    }
    return best?.figures
  }

  // MARK: Wording

  private func reply(_ figures: [SideFigure], _ request: ComparedSides, _ solution: Solution) throws
    -> Reply
  {
    var citations: [Citation] = []
    var values: [String] = []
    for (side, figure) in zip(request.sides, figures) {
      values.append(try value(figure, side, &citations))
    }
    let operands = zip(request.sides, zip(figures, values)).map { side, found in
      Operand(
        side: side.label, text: found.0.article.text(of: found.0.fact.span),
        value: found.0.fact.value, unit: found.0.fact.unit,
        citation: citations.first { isSame($0, found.0.candidate) }?.number ?? 1)
    }
    let differences = differences(figures, request)
    var holes: [String: any Sendable] = [
      "values": values.joined(separator: try prompts.render("differing-separator"))
    ]
    if !differences.isEmpty {
      holes["reasons"] = try differences.map {
        try prompts.render("compared-difference", [$0.rawValue: true])
      }.joined(separator: ", ")
    }
    let isSure =
      differences.isEmpty && figures.allSatisfy { $0.told >= Self.settling }
      && figures.dropFirst().allSatisfy {
        $0.candidate.isSameSentence(as: figures[0].candidate)
          || $0.likeness(figures[0]) >= Self.leastTold
      }
    let lead = try lead(figures, request, holes, isSure: isSure)
    let isCalculated =
      isSure
      && ([.sum, .difference].contains(request.wanted) || quotient(figures, request) != nil)
    let note = isCalculated ? [] : [ReplyPart.note(try prompts.render("compared-only-quoted"))]
    let told = figures.map(\.told).min() ?? 0
    return Reply(
      kind: "figures side by side",
      confidence: max(solution.confidence, isSure ? 0.5 : 0.3 + 0.2 * told),
      citations: citations,
      parts: [.lead(lead, answer: nil)] + citations.map { .quotation($0.number) } + note,
      operands: operands)
  }

  private func differences(_ figures: [SideFigure], _ request: ComparedSides) -> [Figure.Difference]
  {
    let areTimes = request.sides.allSatisfy { $0.days != nil }
    let all = figures.dropFirst().flatMap {
      figures[0].differences(from: $0, areTimesAsked: areTimes)
    }
    return Figure.Difference.allCases.filter(all.contains)
  }

  private func lead(
    _ figures: [SideFigure], _ request: ComparedSides, _ holes: [String: any Sendable],
    isSure: Bool
  ) throws -> String {
    var holes = holes
    guard isSure else { return try prompts.render("lead-compared", holes) }
    switch request.wanted {
    case .both: return try prompts.render("lead-compared", holes)
    case .more, .less:
      guard
        let side = FigureArithmetic.extreme(figures.map(\.fact), isLargest: request.wanted == .more)
      else { return try prompts.render("lead-compared", holes) }
      holes["side"] = request.sides[side].label
      return try prompts.render("lead-compared-settled", holes)
    case .difference, .sum:
      guard let amount = FigureArithmetic.amount(figures.map(\.fact), isSum: request.wanted == .sum)
      else { return try prompts.render("lead-compared", holes) }
      holes["amount"] = amount
      holes["unit"] = unit(of: figures[0].fact)
      holes[request.wanted == .sum ? "sum" : "difference"] = true
      return try prompts.render("lead-calculated", holes)
    case .growth, .ratio:
      guard let quotient = quotient(figures, request) else {
        return try prompts.render("lead-compared", holes)
      }
      holes["amount"] = quotient.text
      holes["rounded"] = quotient.isRounded
      holes[request.wanted == .ratio ? "times" : quotient.isNegative ? "less" : "more"] = true
      return try prompts.render("lead-calculated", holes)
    }
  }

  /// As it is written behind a sum; nil for things counted, which the question names.
  private func unit(of fact: FigureFact) -> String? {
    fact.kind == .count ? nil : fact.kind == .money ? fact.unit?.uppercased() : fact.unit
  }

  private func quotient(_ figures: [SideFigure], _ request: ComparedSides)
    -> FigureArithmetic.Quotient?
  {
    // Of shares nobody can tell whether percent or points are meant.
    guard figures.count == 2,
      figures.allSatisfy({ ![.percentage, .points].contains($0.fact.kind) })
    else { return nil }
    guard request.wanted != .ratio else {
      return FigureArithmetic.ratio(of: figures[0].fact, to: figures[1].fact)
    }
    guard request.wanted == .growth, let first = request.sides[0].days,
      let second = request.sides[1].days
    else { return nil }
    let isInOrder = first.first < second.first
    return FigureArithmetic.growth(
      from: figures[isInOrder ? 0 : 1].fact, to: figures[isInOrder ? 1 : 0].fact)
  }

  /// The figure with its "about" or "nearly".
  private func hedged(_ figure: SideFigure) -> TextSpan {
    let tokens = figure.article.tokens(in: figure.fact.span)
    guard !tokens.isEmpty else { return figure.fact.span }
    // The sign of a currency is no token.
    let hedged = figures.status.hedged(tokens, in: figure.candidate.sentenceSpans)
    return TextSpan(
      min(hedged.start, figure.fact.span.start), max(hedged.end, figure.fact.span.end))
  }

  /// "Halden: EUR 91 million (Coast Herald, 20 Feb 2025) [1]", its sentence cited.
  private func value(
    _ figure: SideFigure, _ side: ComparedSides.Side, _ citations: inout [Citation]
  ) throws -> String {
    let known = citations.first { isSame($0, figure.candidate) }
    let citation =
      try known
      ?? citer.citation(
        of: figure.article, sentence: figure.candidate.sentence, number: citations.count + 1,
        answer: figure.fact.span)
    if known == nil { citations.append(citation) }
    let metadata = figure.article.stored.summary.metadata
    var holes: [String: any Sendable] = [
      "side": side.label, "value": figure.article.text(of: hedged(figure)),
      "source": metadata.outlet ?? metadata.title ?? figure.article.stored.summary.key,
      "number": citation.number,
    ]
    if let time = figure.fact.time, figure.fact.period != side.days {
      holes["period"] = figure.article.text(of: time)
    }
    if figure.fact.standing != .reported { holes["status"] = figure.fact.standing.rawValue }
    if let day = metadata.published { holes["date"] = try days.text(of: day) }
    return try prompts.render("compared-value", holes)
  }
}
