package import Prompts
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Verbs and nouns that say that something rose or fell; of `analysis/figure-changes.tsv` and
/// `analysis/figure-words.tsv`.
package struct FigureChanges {
  /// The way of each verb in the dictionary's form.
  private(set) var ways: [String: FigureFact.Change.Direction] = [:]
  /// Folded.
  private(set) var nouns: Set<String> = []

  /// None at all.
  package init() {}

  /// - Throws: `PromptsError` when a table cannot be used.
  package init(prompts: Prompts) throws(PromptsError) {
    let tables = AnalysisTables(prompts: prompts)
    for row in try tables.rows("figure-changes") {
      guard let way = FigureFact.Change.Direction(rawValue: row["direction"]) else { continue }
      for lemma in row.words("lemmas") where way != .to { ways[lemma] = way }
    }
    for row in try tables.rows("figure-words") where row["class"] == "change-noun" {
      nouns.formUnion(row.words("words"))
    }
  }
}

/// Which of the figures of a change a question wants: by how much, from where, to where.
struct AskedLevel {
  enum Member {
    /// "By how much did it fall?"
    case change
    /// "What was it before?"
    case earlier
    /// "What is it?"
    case later
  }

  let member: Member
  /// The way of its verb, where it asks by how much.
  private let way: FigureFact.Change.Direction?
  /// The noun for the change that it asks for.
  private let noun: Int32?
  /// "By how much …?"
  private let asksByHowMuch: Bool

  init(_ question: AnalyzedQuestion, changes: FigureChanges, table: TermTable) {
    let form = question.form
    let verb = form.predicate?.lemma
    let wanted = form.wanted
    let nouns = Set(changes.nouns.flatMap { table.terms(ofPhrase: $0) })
    let noun = form.parts.first { part in
      part.clause == 0 && (part.role == .doer || part.isWanted)
        && part.head.map { nouns.contains(table.number(of: $0)) } ?? false
    }
    self.noun = noun?.head.map { table.number(of: $0) }
    // "By how much was it cut?" is not asked for who cut it.
    let asksForDoer =
      wanted?.role == .doer && !(question.answerType.isFigure && wanted?.terms.isEmpty == true)
    let way = asksForDoer ? nil : verb.flatMap { changes.ways[$0] }
    self.way = way
    let words = question.words.map(\.token.folded)
    // Not "by how many kilometres".
    asksByHowMuch = words.indices.dropLast(2).contains {
      table.holds(.by, words[$0]) && table.holds(.questionWord, words[$0 + 1])
        && !table.holds(.many, words[$0 + 2])
    }
    if asksByHowMuch {
      member = .change
    } else if let preposition = wanted?.preposition, table.holds(.to, preposition) {
      member = .later
    } else if let preposition = wanted?.preposition, table.holds(.from, preposition) {
      member = .earlier
    } else if way != nil || noun != nil {
      member = .change
    } else {
      let isEarlier = question.words.contains { table.holds(.formerly, $0.token.folded) }
      member = isEarlier && question.constraints.openDays == nil ? .earlier : .later
    }
  }

  /// How a figure answers to the member that is wanted, by what else its sentence gives.
  ///
  /// - Parameter besideLater: the sentence also gives what it became, at no other time.
  func verdict(
    on match: FigureMatch, isEarlier: Bool, besideEarlier: Bool, besideLater: Bool,
    isDifference: Bool, in article: TokenizedArticle
  ) -> ClauseMatch.Verdict {
    let change = match.figure.change
    switch member {
    case .change where asksByHowMuch:
      // "Clocks go forward one hour" tells by how much.
      let isLevel = [.money, .count, .quantity].contains(match.figure.kind)
      return isDifference || change?.part == .by || !isLevel ? .silent : .contradicted
    case .change:
      guard let change, change.part != .by, isOfAsked(match, article) else {
        return isEarlier && besideLater ? .contradicted : .silent
      }
      return .contradicted
    case .earlier:
      if isEarlier { return .matched }
      let isOther = besideEarlier || change?.part == .to || change?.from != nil
      return isOther ? .contradicted : .silent
    case .later:
      if isEarlier, besideLater { return .contradicted }
      if match.period == .matched { return .silent }
      if isEarlier, change == nil || change?.to != nil { return .contradicted }
      return change?.part == .by && (change?.to != nil || change?.from != nil)
        ? .contradicted : .silent
    }
  }

  /// Whether the verb of a figure tells the change that is asked for: the same, or one of its way;
  /// of a noun for it, where the sentence does not call what it measures so ("the loss").
  private func isOfAsked(_ match: FigureMatch, _ article: TokenizedArticle) -> Bool {
    if match.predicate.isFound { return true }
    if let way { return match.figure.change?.direction == way }
    guard let noun, let measure = match.figure.measure else { return noun != nil }
    return !article.tokens(in: measure.span).contains { article.terms[$0] == noun }
  }
}

extension ClauseMatcher {
  /// The same figures, each with how it answers to the member of a change that is wanted, and to
  /// the verb asked for where another figure has that.
  func levelled(_ figures: [FigureMatch], in candidate: Candidate) -> [FigureMatch] {
    let earlier = figures.map { isEarlier($0.figure, among: figures, in: candidate) }
    return zip(figures, earlier).map { figure, isEarlier in
      var other = figure
      let besideEarlier = zip(figures, earlier).contains {
        $1 && $0.figure.unit == figure.figure.unit && $0.figure.kind == figure.figure.kind
      }
      let besideLater = zip(figures, earlier).contains {
        !$1 && $0.figure.unit == figure.figure.unit && $0.figure.kind == figure.figure.kind
          && $0.period != .contradicted && $0.figure.span != figure.figure.span
          && $0.figure.change?.part != .by && $0.party != .contradicted
          && (asked == nil || $0.figure.period != nil || !isTimed(figure.figure, candidate))
      }
      other.level = level.verdict(
        on: figure, isEarlier: isEarlier, besideEarlier: besideEarlier, besideLater: besideLater,
        isDifference: isDifference(figure.figure, in: candidate), in: candidate.article)
      if isOfOtherVerb(figure, among: figures) || isWhole(figure, among: figures, in: candidate) {
        other.predicate = .contradicted
      }
      return other
    }
  }

  /// "down from 5", or "a year earlier" behind the second of two figures.
  private func isEarlier(
    _ figure: FigureFact, among figures: [FigureMatch], in candidate: Candidate
  ) -> Bool {
    if let change = figure.change { return change.part == .from }
    if isStart(figure, among: figures, in: candidate.article) { return true }
    guard
      figures.contains(where: {
        $0.figure.unit == figure.unit && $0.figure.span.end <= figure.span.start
      })
    else { return false }
    let article = candidate.article
    let behind = article.tokens(in: TextSpan(figure.span.end, candidate.span.end))
      .prefix(Self.earlierReach)
    let isTold = behind.contains { table.terms(.earlier).contains(article.terms[$0]) }
    return isTold
      && !behind.prefix { !table.terms(.earlier).contains(article.terms[$0]) }.contains {
        article.gap(after: $0).first == 0x2C
      }
  }

  /// "from 5" before another figure's "to 7", whatever the verb.
  private func isStart(
    _ figure: FigureFact, among figures: [FigureMatch], in article: TokenizedArticle
  ) -> Bool {
    func isBehind(_ list: RuleWords.List, _ span: TextSpan) -> Bool {
      let first = article.tokens(in: span).lowerBound
      return first > 0 && table.terms(list).contains(article.terms[first - 1])
    }
    return isBehind(.from, figure.span)
      && figures.contains {
        $0.figure.unit == figure.unit && $0.figure.span.start >= figure.span.end
          && isBehind(.to, $0.figure.span)
      }
  }

  /// Words up to "earlier" behind a figure: "a year earlier".
  private static let earlierReach = 4

  /// "EUR 6 million over budget", "by EUR 6 million".
  private func isDifference(_ figure: FigureFact, in candidate: Candidate) -> Bool {
    let tokens = candidate.article.tokens(in: figure.span)
    let behind = tokens.upperBound..<min(tokens.upperBound + 2, candidate.tokens.upperBound)
    func holds(_ list: RuleWords.List, _ token: Int) -> Bool {
      candidate.tokens.contains(token) && table.terms(list).contains(candidate.article.terms[token])
    }
    return holds(.by, tokens.lowerBound - 1) || behind.contains { holds(.differenceBehind, $0) }
  }

  /// "EUR 5 million this year": its time stands right behind it.
  private func isTimed(_ figure: FigureFact, _ candidate: Candidate) -> Bool {
    guard figure.period != nil else { return false }
    return candidate.article.facts.times(in: candidate.span).contains {
      0...1 ~= $0.span.start - figure.span.end
    }
  }

  /// "900 of its 6,800 jobs" for "How many jobs will it cut?": the second is the whole.
  private func isWhole(
    _ figure: FigureMatch, among figures: [FigureMatch], in candidate: Candidate
  ) -> Bool {
    let article = candidate.article
    guard form.predicate?.terms.isEmpty == false else { return false }
    let first = article.tokens(in: figure.figure.span).lowerBound
    return figures.contains { part in
      let end = article.tokens(in: part.figure.span).upperBound
      guard end < first, first - end <= Self.wholeReach,
        table.terms(.of).contains(article.terms[end])
      else { return false }
      return part.figure.kind == figure.figure.kind
    }
  }

  /// Words between a part and the whole at most: "of its".
  private static let wholeReach = 2

  /// "operates 90 shops and will close five of them" for "How many shops will it close?": another
  /// figure has the verb asked for.
  private func isOfOtherVerb(_ figure: FigureMatch, among figures: [FigureMatch]) -> Bool {
    guard form.predicate?.terms.isEmpty == false, figure.predicate == .silent,
      figure.figure.predicate != nil, figure.figure.cell == nil
    else { return false }
    return figures.contains {
      $0.predicate == .matched && $0.isPossible
        && ($0.party.isFound || !figure.party.isFound) && $0.figure.kind == figure.figure.kind
        && ($0.figure.unit == nil || $0.figure.unit == figure.figure.unit)
    }
  }
}
