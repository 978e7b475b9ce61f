internal import PassageIndex
internal import QuestionAnalysis
package import SentenceAnalysis
package import Text
internal import WordNetLexicon

/// How a figure answers to a question for one: whether it is of the kind asked for, of what is
/// measured, of the party and of the time.
package struct FigureMatch: Sendable {
  package var figure: FigureFact
  package var measure = ClauseMatch.Verdict.silent
  package var party = ClauseMatch.Verdict.silent
  package var predicate = ClauseMatch.Verdict.silent
  package var period = ClauseMatch.Verdict.silent
  /// Of a change: whether it is the member asked for (amount, level before or after).
  package var level = ClauseMatch.Verdict.silent
  /// Contradicted for a plan or a forecast where what is so is asked for.
  package var standing = ClauseMatch.Verdict.matched

  /// "What was the turnover?" in a sentence without turnover.
  package var isUnnamed = false
  /// The amount of the change that is asked for: "a 56% rise" for "How much was it up?".
  package var isChange = false
  /// Whose it is is told, and what is measured or done, as the question has it.
  package var isOfSubject = false

  /// From about -1 to 1: the higher, the more of it is as asked.
  package var fit: Double {
    0.45 * value(measure) + 0.25 * value(party) + 0.15 * value(predicate) + 0.3 * value(period)
      + (standing == .contradicted ? -0.15 : 0) + (isUnnamed ? -0.35 : 0)
      + (isChange ? 0.4 : 0) + 0.5 * value(level)
  }

  private func value(_ verdict: ClauseMatch.Verdict) -> Double {
    switch verdict {
    case .matched: 1
    case .related: 0.6
    case .silent: 0
    case .contradicted: -1
    }
  }

  /// Nothing that is asked for is contradicted.
  package var isPossible: Bool {
    ![measure, party, period].contains(.contradicted)
  }

  /// Another member of a change than the one asked for, or of another verb.
  package var isOther: Bool { level == .contradicted || predicate == .contradicted }
}

extension ClauseMatcher {
  /// Whether no figure is asked for.
  package var asksForNoFigure: Bool { kinds.isEmpty }

  /// The figures of a sentence that are of the kind asked for, in its order; empty for questions
  /// that ask for no figure.
  package func figures(in candidate: Candidate) -> [FigureMatch] {
    guard !kinds.isEmpty else { return [] }
    let facts = candidate.article.facts
    let before = candidate.article.stored.sentences[max(0, candidate.sentence - 1)].span.start
    let near = type == .money ? facts.figures(in: TextSpan(before, candidate.span.end)) : []
    let tellsSum = near.contains { $0.kind == .money }
    return figures(in: candidate) {
      kinds.contains($0.kind) || tellsSum && Self.isBareSum($0)
    }
  }

  /// "gave 550,000" beside a sum with its currency.
  private static func isBareSum(_ figure: FigureFact) -> Bool {
    figure.kind == .count && figure.unit == nil && figure.cell == nil
      && figure.value.utf8.count > longestYear
  }

  /// Digits of a year at most.
  private static let longestYear = 4

  /// The figures of a sentence of the kind and unit of the one in a span, with that.
  package func figures(like span: TextSpan, in candidate: Candidate) -> [FigureMatch] {
    let all = candidate.article.facts.figures(in: candidate.span)
    guard let own = all.first(where: { $0.span.overlaps(span) }) else { return [] }
    return figures(in: candidate) { $0.kind == own.kind && $0.unit == own.unit }
  }

  private func figures(
    in candidate: Candidate, where isWanted: (FigureFact) -> Bool
  ) -> [FigureMatch] {
    let article = candidate.article
    let all = article.facts.figures(in: candidate.span).filter(isWanted)
      .map { ofAsked(match($0, in: article), in: candidate) }
    let figures = all.map { likeNamed($0, among: all, in: article) }
    return levelled(figures.map { besideOwn($0, among: figures) }, in: candidate)
  }

  /// What is told of another party is not of the one that is asked about.
  private func ofAsked(_ figure: FigureMatch, in candidate: Candidate) -> FigureMatch {
    guard figure.figure.cell == nil else { return figure }
    var other = figure
    let facts = candidate.article.facts
    let asked = entities.numbers(in: facts).subtracting(placesAsked(in: facts))
    let meant = MeantParties(article: candidate.article, table: table)
    let owners = (figure.figure.of.map { meant.numbers(in: $0) } ?? [])
      .union([figure.figure.entity].compactMap(\.self))
    if !asked.isDisjoint(with: owners) {
      other.party = .matched
    } else if isOfOther(figure.figure.span, in: candidate)
      || isBehindOther(figure.figure, in: candidate)
    {
      other.party = .contradicted
    }
    return other
  }

  /// "14 from Orrin" for "How many from Brannik?": another name stands behind the preposition.
  private func isBehindOther(_ figure: FigureFact, in candidate: Candidate) -> Bool {
    let facts = candidate.article.facts
    guard let clause = facts.clause(at: figure.span, in: candidate.span) else { return false }
    let held = resolvedTerms(candidate)
    return parts.contains { part in
      guard part.part.isName, part.part.role == .modifier, part.part.clause == 0,
        !part.part.isWanted, let preposition = part.part.preposition,
        part.verdict(on: held) == .silent
      else { return false }
      return clause.modifiers.contains { modifier in
        candidate.article.text(of: modifier.preposition).lowercased() == preposition
          && namesParty(behind: modifier, in: candidate)
      }
    }
  }

  /// "from Orrin", "from the builder Orrin".
  private func namesParty(
    behind modifier: ArticleClause.Modifier, in candidate: Candidate
  ) -> Bool {
    let (article, facts) = (candidate.article, candidate.article.facts)
    let end = min(candidate.span.end, modifier.object.span.end + 2)
    return facts.mentions(in: TextSpan(modifier.object.span.start, end)).contains {
      $0.form == .name && facts.entity($0.entity)?.kind != .place
        && article.tokens(in: $0.span).contains(where: article.isCapitalised)
    }
  }

  /// "Orrin has 40 ships; Brannik has 60": a bare number behind the same verb counts the same.
  private func likeNamed(
    _ figure: FigureMatch, among figures: [FigureMatch], in article: TokenizedArticle
  ) -> FigureMatch {
    guard figure.figure.unit == nil, figure.figure.measure == nil, figure.measure == .silent,
      figure.party.isFound || figure.period == .matched, figure.figure.cell == nil
    else { return figure }
    let verb = lemma(of: figure.figure, in: article)
    let isLike = figures.contains {
      $0.measure.isFound && $0.figure.kind == figure.figure.kind
        && $0.figure.span.end <= figure.figure.span.start
        && verb == lemma(of: $0.figure, in: article)
    }
    var other = figure
    if isLike { other.measure = .related }
    return other
  }

  private func lemma(of figure: FigureFact, in article: TokenizedArticle) -> String? {
    figure.predicate.flatMap { article.facts.clauses(in: $0).first?.lemma }
  }

  /// Where a figure of the same measure is told of the party asked for, one of nobody known is told
  /// of somebody else: "flight 7, which carried 20 people, and flight 9, which carried 30".
  private func besideOwn(_ figure: FigureMatch, among figures: [FigureMatch]) -> FigureMatch {
    guard figure.party == .silent, figure.figure.cell == nil else { return figure }
    let isOwned = figures.contains {
      $0.party.isFound && $0.measure.isFound && $0.figure.unit == figure.figure.unit
        && $0.figure.kind == figure.figure.kind
    }
    var other = figure
    if isOwned { other.party = .contradicted }
    return other
  }

  private func match(_ figure: FigureFact, in article: TokenizedArticle) -> FigureMatch {
    var match = FigureMatch(figure: figure)
    func terms(_ span: TextSpan?) -> Set<Int32> {
      span.map { Set(article.tokens(in: $0).map { article.terms[$0] }) } ?? []
    }
    let cell = figure.cell.map { terms($0.row).union($0.columns.flatMap { terms($0) }) } ?? []
    let unit = Set(table.terms(ofPhrase: figure.unit ?? ""))
    let measured = terms(figure.measure?.span).union(unit).union(cell)
    let party = terms(figure.of).union(terms(figure.cell?.row))
      .union(article.facts.names(of: figure.entity, table))
    // An employee is one of the people.
    let kinds = unit.flatMap {
      table.language.lexicon?.hypernyms(ofTerm: table.terms[Int($0)], levels: 3) ?? []
    }
    match.measure = measure(
      measured.union(kinds.map { table.number(of: $0) }), unit: unit, figure, in: article)
    if !measured.isDisjoint(with: contraryWords), measured.isDisjoint(with: words) {
      match.measure = .contradicted  // a loss for a profit
    }
    if countsModifier(unit, figure, in: article) { match.measure = .contradicted }
    match.isUnnamed = match.measure == .silent && isUnnamed(figure, article)
    match.party = self.party(party)
    match.predicate = predicate(of: figure, in: article)
    match.isChange = !changes.isDisjoint(with: terms(figure.measure?.span))
    if match.isChange, match.measure == .silent { match.measure = .matched }
    let isOfVerb = match.predicate == .matched && form.predicate?.terms.isEmpty == false
    match.isOfSubject =
      match.party == .matched
      && (isOfVerb || match.measure.isFound && form.predicate?.terms.isEmpty == true)
    if let asked {
      match.period = figure.period.map { Self.verdict(on: $0, asked: asked) } ?? .silent
    }
    if figure.cell == nil { readAround(figure, in: article, &match) }
    let isPlan = ![.reported, .estimate, .denied, .asked].contains(figure.standing)
    if isPlan, form.standing != .open { match.standing = .contradicted }
    return match
  }

  /// "38,000 strollers" for "How many stroller recalls?"
  private func countsModifier(
    _ unit: Set<Int32>, _ figure: FigureFact, in article: TokenizedArticle
  ) -> Bool {
    guard type == .count, let head = focusHead, !unit.isEmpty, !unit.contains(head),
      !focusModifiers.isDisjoint(with: unit)
    else { return false }
    let sentence = article.stored.sentences.last { $0.span.start <= figure.span.start }
    return sentence.map { article.tokens(in: $0.span).contains { article.terms[$0] == head } }
      ?? false
  }

  /// "Revenue rose to EUR 9 million": of whom, and when, the sentences before may say.
  private func readAround(
    _ figure: FigureFact, in article: TokenizedArticle, _ match: inout FigureMatch
  ) {
    guard match.measure.isFound, match.party == .silent || match.period == .silent,
      let sentence = article.stored.sentences.last(where: { $0.span.start <= figure.span.start })
    else { return }
    let around = MatchedSentence(article: article, span: sentence.span, table: table)
    if match.party == .silent, figure.entity == nil, party(around.before).isFound {
      match.party = .related
    }
    guard let asked, match.period == .silent, figure.period == nil else { return }
    let before = TextSpan(max(0, sentence.span.start - Self.reach), sentence.span.start)
    let isNear = article.facts.times(in: before).contains { $0.days.map(asked.overlaps) ?? false }
    if isNear { match.period = .related }
  }

  /// Bytes before a sentence in which the time of its figures may stand.
  private static let reach = 400

  /// A part of the time asked for, or a longer one, is only related to it.
  private static func verdict(
    on period: DayRange, asked: DayRange
  ) -> ClauseMatch.Verdict {
    if period == asked { return .matched }
    return asked.overlaps(period) ? .related : .contradicted
  }

  /// What is counted or measured: the words of the phrase that asks, or else all common words of
  /// the question.
  private func measure(
    _ measured: Set<Int32>, unit: Set<Int32>, _ figure: FigureFact, in article: TokenizedArticle
  ) -> ClauseMatch.Verdict {
    let wanted = parts.first { $0.part.isWanted && !$0.terms.isEmpty }
    if let wanted {
      let verdict = wanted.verdict(on: measured)
      // "How many people were injured?" by "95 people were killed and 130 injured".
      if verdict == .silent, isDone(unit) { return .matched }
      // "What share?" asks for any percentage.
      let isShare = type == .percentage && figure.kind == .percentage && wanted.terms.count == 1
      if verdict == .silent, isShare { return .matched }
      // "How many cars?" is not answered by 180 people.
      let isOther = figure.kind == .count && !unit.isEmpty && wanted.head != nil
      return verdict == .silent && isOther ? .contradicted : verdict
    }
    // "How much did she pay?" names no measure but by its verb.
    guard form.predicate?.terms.isEmpty == true else { return .matched }
    let asked = parts.filter {
      !$0.part.isName && $0.part.role != .predicate && !$0.terms.isEmpty
    }
    if asked.contains(where: { isMeasured($0, measured) }) { return .matched }
    return isCalledSo(figure, in: article) ? .related : .silent
  }

  /// "How large is Halden Fund II?" by "a EUR 90 million fund": whether what is measured is a word
  /// of the name.
  private func isCalledSo(_ figure: FigureFact, in article: TokenizedArticle) -> Bool {
    guard let measure = figure.measure?.span else { return false }
    let words = Set(article.tokens(in: measure).map { article.terms[$0] })
    return !words.isEmpty
      && parts.contains { $0.part.isName && !$0.part.isWanted && words.isSubset(of: $0.terms) }
  }

  /// Whether what is counted is called by what was done to it, as the question has it.
  private func isDone(_ unit: Set<Int32>) -> Bool {
    guard !unit.isEmpty,
      let asked = parts.first(where: { $0.part.role == .predicate && $0.part.clause == 0 })
    else { return false }
    return unit.isSubset(of: asked.terms)
  }

  /// Whether the question names what is measured, and the figure's sentence does not.
  private func isUnnamed(_ figure: FigureFact, _ article: TokenizedArticle) -> Bool {
    guard form.predicate?.terms.isEmpty == true,
      let head = parts.first(where: { $0.part.role == .doer && !$0.part.isName })?.head,
      let sentence = article.stored.sentences.last(where: { $0.span.start <= figure.span.start })
    else { return false }
    return !article.tokens(in: sentence.span).contains { article.terms[$0] == head }
  }

  /// Whether the main word of a part, or one related to it, says what is measured: of "Oldry's
  /// turnover" not the name.
  private func isMeasured(_ part: AskedPart, _ measured: Set<Int32>) -> Bool {
    guard let head = part.head else { return part.verdict(on: measured).isFound }
    return measured.contains(head) || !part.related.isDisjoint(with: measured)
  }

  private func party(_ party: Set<Int32>) -> ClauseMatch.Verdict {
    let asked = parts.filter {
      !$0.part.isWanted && !$0.terms.isEmpty && $0.part.role != .predicate
    }
    let named = asked.filter(\.part.isName)
    let verdicts = (named.isEmpty ? asked : named).map { $0.verdict(on: party) }
    return verdicts.contains(.matched) ? .matched : verdicts.contains(.related) ? .related : .silent
  }

  private func predicate(
    of figure: FigureFact, in article: TokenizedArticle
  ) -> ClauseMatch.Verdict {
    guard let span = figure.predicate,
      let asked = parts.first(where: { $0.part.role == .predicate && $0.part.clause == 0 }),
      let clause = article.facts.clauses(in: span).first
    else { return .silent }
    if asked.part.lemma == clause.lemma { return .matched }
    guard !asked.terms.isEmpty else { return .silent }
    let said = Set(table.terms(ofPhrase: clause.lemma))
    let verdict = asked.verdict(on: said)
    guard verdict == .silent, let head = asked.head else { return verdict }
    // "It will open nine shops" tells of none that it will close.
    let contrary = asked.opposite.union(contraries.terms[head] ?? [])
    return contrary.isDisjoint(with: said) ? .silent : .contradicted
  }
}
