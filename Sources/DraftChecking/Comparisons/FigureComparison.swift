internal import EvidenceRanking
internal import SentenceAnalysis
internal import Text

/// A figure of a draft beside one of an article.
struct FigureComparison {
  /// How one side of both compares.
  enum Relation {
    case same, other
    /// One of them does not say it.
    case open
  }

  let figure: FigureFact
  let source: SourceSentence
  var value: Relation
  var unit: Relation
  var party: Relation
  var period: Relation
  /// The article's is planned, forecast or offered, and the draft's is not.
  var isPlan: Bool
  /// What is measured, or the verb, is the same.
  var isOfSameThing: Bool

  /// Told with nothing that speaks against it.
  var isFound: Bool {
    value == .same && unit != .other && party != .other && period != .other && !isPlan
  }

  /// How many sides speak against it, the value aside.
  var objections: Int {
    (unit == .other ? 1 : 0) + (party == .other ? 1 : 0) + (period == .other ? 1 : 0)
      + (isPlan ? 1 : 0)
  }
}

/// Compares figures by value, unit, party, period and standing, as both texts are understood.
struct FigureComparer {
  let names: Names
  private var table: TermTable { names.table }

  init(names: Names) { self.names = names }

  /// Around a value told roughly.
  private static let roughly = 0.15
  /// A value that is only rounded.
  private static let rounded = 0.01

  func compare(
    _ own: FigureFact, of draft: TokenizedArticle, with other: FigureFact, in source: SourceSentence
  ) -> FigureComparison {
    let period = period(own, other)
    return FigureComparison(
      figure: other, source: source, value: value(own, other), unit: unit(own, other),
      party: party(own, draft, other, source), period: period,
      isPlan: own.standing == .reported && isPlanned(other, in: source.article),
      isOfSameThing: isOfSameThing(own, draft, other, source.article))
  }

  // MARK: Value and unit

  private func value(_ own: FigureFact, _ other: FigureFact) -> FigureComparison.Relation {
    if own.value == other.value { return .same }
    guard let left = Double(own.value), let right = Double(other.value), right != 0 else {
      return .other
    }
    let way = (left - right) / abs(right)
    switch own.bound {
    case .about?: return abs(way) <= Self.roughly ? .same : .other
    case .moreThan?, .justOver?, .atLeast?: return way <= 0 && way >= -Self.roughly ? .same : .other
    case .lessThan?, .nearly?, .upTo?: return way >= 0 && way <= Self.roughly ? .same : .other
    default: return abs(way) <= Self.rounded && isShorter(own, other) ? .same : .other
    }
  }

  /// Whether the draft's has fewer digits, as a rounded one has.
  private func isShorter(_ own: FigureFact, _ other: FigureFact) -> Bool {
    func digits(_ value: String) -> Int {
      value.filter(\.isNumber).reversed().drop { $0 == "0" }.count
    }
    return digits(own.value) < digits(other.value)
  }

  private func unit(_ own: FigureFact, _ other: FigureFact) -> FigureComparison.Relation {
    if own.kind != other.kind {
      // In a table the unit may stand in another cell.
      let isBare =
        own.kind == .count && own.unit == nil || other.kind == .count && other.unit == nil
      let isMoney = own.kind == .money || other.kind == .money
      return isBare && (!isMoney || other.cell != nil) ? .open : .other
    }
    guard let left = own.unit, let right = other.unit else { return .open }
    if left == right { return .same }
    // Counted things have many names.
    return own.kind == .count ? .open : .other
  }

  // MARK: Whose, when, how

  private func party(
    _ own: FigureFact, _ draft: TokenizedArticle, _ other: FigureFact, _ source: SourceSentence
  ) -> FigureComparison.Relation {
    let article = source.article
    guard let left = named(own, draft) else { return .open }
    guard let right = named(other, article) else {
      return left.isNamed && left.kind != .place && !isMentioned(left, by: other, article)
        ? .other : .open
    }
    if names.isSame(left, right) { return .same }
    guard left.isNamed, Names.mayBeSame(left.kind, right.kind) else { return .open }
    // What one gives another gets: told of both, unless the draft's has a figure of its own.
    let isThere = names.named(in: source.span, of: article).contains { names.isSame($0, left) }
    guard isThere else { return .other }
    let hasOwn = article.facts.figures(in: source.span).contains { figure in
      figure.kind == other.kind && figure.span != other.span
        && (named(figure, article).map { names.isSame($0, left) } ?? false)
    }
    return hasOwn ? .other : .open
  }

  /// Whether an article writes a word of the name; of a figure in a table, in its title, its
  /// opening or the row.
  private func isMentioned(
    _ named: Names.Named, by figure: FigureFact, _ article: TokenizedArticle
  ) -> Bool {
    let words = Set(named.names.flatMap { table.terms(ofPhrase: $0) })
    if article.titleTerms.contains(where: words.contains) { return true }
    guard let cell = figure.cell else { return article.terms.contains(where: words.contains) }
    let labels = [cell.row].compactMap { $0 } + cell.columns + cell.labels
    return article.terms.prefix(Self.openingTerms).contains(where: words.contains)
      || labels.contains { names.content($0, article).contains(where: words.contains) }
  }

  private static let openingTerms = 60

  private func named(_ figure: FigureFact, _ article: TokenizedArticle) -> Names.Named? {
    guard let span = figure.of else { return nil }
    let mention = article.facts.mentions(in: span).last {
      figure.entity == nil
        ? isHead($0.span, of: span, article) : $0.entity == figure.entity
    }
    guard let mention, let entity = article.facts.entity(mention.entity) else { return nil }
    return Names.Named(
      mention: mention, kind: entity.kind, names: entity.names,
      words: names.content(mention.span, article))
  }

  /// Whether a mention is what a phrase names: "Ulvane" of "Oban-based Ulvane", of "Ulvane plc".
  private func isHead(
    _ mention: TextSpan, of phrase: TextSpan, _ article: TokenizedArticle
  ) -> Bool {
    article.terms[article.tokens(in: TextSpan(mention.end, max(mention.end, phrase.end)))]
      .allSatisfy { table.classes(of: $0).contains(.organisationSuffix) }
  }

  private func period(_ own: FigureFact, _ other: FigureFact) -> FigureComparison.Relation {
    guard own.time != nil, let left = own.period, let right = other.period else { return .open }
    if left == right { return .same }
    return left.last < right.first || right.last < left.first ? .other : .open
  }

  /// Whether it is planned, expected or offered, and its verb does not tell it as done.
  private func isPlanned(_ figure: FigureFact, in article: TokenizedArticle) -> Bool {
    guard [.planned, .forecast, .offer, .possible, .conditional, .denied].contains(figure.standing)
    else { return false }
    let clause = figure.predicate.flatMap { article.facts.clauses(in: $0).first }
    return clause?.standing != .happened
  }

  private func isOfSameThing(
    _ own: FigureFact, _ draft: TokenizedArticle, _ other: FigureFact, _ article: TokenizedArticle
  ) -> Bool {
    func words(_ figure: FigureFact, _ article: TokenizedArticle) -> Set<Int32> {
      var words: Set<Int32> = []
      if let measure = figure.measure { words.formUnion(names.content(measure.span, article)) }
      if let verb = figure.predicate { words.formUnion(names.content(verb, article)) }
      return words
    }
    return !words(own, draft).isDisjoint(with: words(other, article))
  }
}
