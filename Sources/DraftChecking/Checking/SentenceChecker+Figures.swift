internal import EvidenceRanking
internal import PassageIndex
internal import SentenceAnalysis
internal import Text

/// The figures of a sentence.
extension SentenceChecker {
  /// How much less of a sentence than the closest another source may hold.
  private static let farBehind = 0.35

  func figures(of sentence: Int, _ near: NearSources) throws -> [DraftFinding] {
    let span = draft.stored.sentences[sentence].span
    let times = draft.facts.times(in: span)
    let own = draft.facts.figures(in: span).filter { figure in
      !isQuoted(figure.span)
        // "the three months to June" is a time.
        && !(figure.kind == .duration && times.contains { $0.span.overlaps(figure.span) })
    }
    let comparer = FigureComparer(names: names)
    // Beside the sentence itself, one that shares few words with it is another's source.
    let least = (near.closest?.coverage ?? 0) - Self.farBehind
    let sources = near.all.filter { $0.coverage >= least }
    let compared = own.map { figure in
      sources.flatMap { source in
        source.article.facts.figures(in: source.span).map {
          comparer.compare(figure, of: draft, with: $0, in: source)
        }
      }
    }
    // What stands for one figure stands for no other.
    var taken: Set<TextSpan> = []
    for all in compared { taken.formUnion(all.filter(\.isFound).map(\.figure.span)) }
    return try zip(own, compared).compactMap { figure, all in
      try written(figure, all, near) ?? finding(figure, all, taken, of: sentence)
    }
  }

  /// A figure that the article does not read as one (a time, there) and whose words it has.
  private func written(
    _ figure: FigureFact, _ all: [FigureComparison], _ near: NearSources
  ) throws -> DraftFinding? {
    guard !all.contains(where: \.isFound), let closest = near.closest else { return nil }
    let own = draft.terms[draft.tokens(in: figure.span)]
    let terms = closest.article.terms[closest.tokens]
    guard let place = terms.firstRange(of: own), !own.isEmpty else { return nil }
    let span = TextSpan(
      Int(closest.article.starts[place.lowerBound]), Int(closest.article.ends[place.upperBound - 1])
    )
    let isFigure = closest.article.facts.figures(in: closest.span).contains {
      $0.span.overlaps(span)
    }
    guard !isFigure else { return nil }
    return DraftFinding(.figure, .found, figure.span, citation: try cite(closest, span))
  }

  private func finding(
    _ figure: FigureFact, _ all: [FigureComparison], _ taken: Set<TextSpan>, of sentence: Int
  ) throws -> DraftFinding? {
    func result(_ verdict: DraftFinding.Verdict, _ other: FigureComparison) throws -> DraftFinding {
      let (own, there) =
        switch verdict {
        case .otherPeriod: (figure.time, other.figure.time)
        case .otherParty: (figure.of, other.figure.of)
        default: (nil, nil)
        } as (TextSpan?, TextSpan?)
      return DraftFinding(
        .figure, verdict, own ?? figure.span,
        citation: try cite(other.source, there ?? other.figure.span))
    }
    // The sentences stand best first.
    if let told = all.first(where: \.isFound) { return try result(.found, told) }
    let close = all.filter { $0.source.coverage >= NearSources.close }
    let same = close.filter { $0.value == .same }.min { $0.objections < $1.objections }
    // Of another party less is the same: its name is missing.
    let ofOther = all.first {
      $0.value == .same && $0.unit == .same && $0.party == .other && $0.isOfSameThing
        && $0.period != .other && !$0.isPlan && $0.figure.of != nil
    }
    if let same = same ?? ofOther { return try result(Self.verdict(same), same) }
    let others = close.filter {
      $0.value == .other && $0.figure.kind == figure.kind && $0.unit != .other
        && $0.party != .other && $0.period != .other && !taken.contains($0.figure.span)
        && Self.isComparable($0)
    }
    let related = others.filter(\.isOfSameThing)
    let other =
      related.first { $0.figure.change?.part == figure.change?.part } ?? related.first
    if let other { return try result(.differs, other) }
    if let elsewhere = try toldElsewhere(figure, of: sentence) {
      return try result(.found, elsewhere)
    }
    if let other = others.first { return try result(.differs, other) }
    // Of "three weeks" and "two reasons" there are other ways to tell.
    let hasDigits = draft.bytes[figure.span.start..<figure.span.end].contains(where: \.isDigit)
    return hasDigits && figure.kind != .duration
      ? DraftFinding(.figure, .absent, figure.span) : nil
  }

  /// Whether a figure of another value contradicts the draft's: in the same sentence, or for the
  /// same thing of the same party.
  private static func isComparable(_ comparison: FigureComparison) -> Bool {
    comparison.source.coverage >= NearSources.same
      || comparison.isOfSameThing && comparison.party == .same && !comparison.isPlan
  }

  private static func verdict(_ comparison: FigureComparison) -> DraftFinding.Verdict {
    if comparison.unit == .other { return .differs }
    if comparison.party == .other { return .otherParty }
    return comparison.period == .other ? .otherPeriod : .plan
  }

  /// The same figure in a sentence that tells nothing else of the draft's: of the same party, or of
  /// the same thing where somebody of the sentence is named.
  private func toldElsewhere(_ figure: FigureFact, of sentence: Int) throws -> FigureComparison? {
    let span = draft.stored.sentences[sentence].span
    let named = names.named(in: span, of: draft).filter(\.isNamed)
    let spans = [figure.span, figure.measure?.span, figure.of].compactMap { $0 }
    let terms =
      spans.flatMap { names.content($0, draft) } + named.flatMap(\.words)
      + draft.facts.names(of: figure.entity, names.table).sorted()
    let comparer = FigureComparer(names: names)
    for source in try finder.sources(holding: terms) {
      let isNamed = names.named(in: source.span, of: source.article).contains { other in
        named.contains { names.isSame($0, other) }
      }
      for other in source.article.facts.figures(in: source.span) {
        let comparison = comparer.compare(figure, of: draft, with: other, in: source)
        guard comparison.isFound else { continue }
        if comparison.party == .same || comparison.isOfSameThing && (isNamed || named.isEmpty) {
          return comparison
        }
      }
    }
    return nil
  }
}
