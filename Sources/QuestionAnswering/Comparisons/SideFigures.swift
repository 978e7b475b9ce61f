internal import EvidenceRanking
internal import PassageIndex
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// A figure that an article gives for one side of a comparison.
struct SideFigure {
  let candidate: Candidate
  let fact: FigureFact
  /// Of what the question says beside its sides, how much the sentence holds, and its article: 0 to
  /// 1.
  let told: Double
  let toldAround: Double
  /// How well it fits, to be compared.
  let quality: Double
  /// Terms of its sentence that are no names, numbers or closed-class words.
  let words: Set<Int32>
  /// Whether it is of another time than the question names.
  let isOff: Bool

  var article: TokenizedArticle { candidate.article }

  func isSame(as other: SideFigure) -> Bool {
    article === other.article && fact.span == other.fact.span
  }

  /// How well two fit each other: of one unit, sentence, article and time.
  func fit(_ other: SideFigure) -> Double {
    (fact.kind == other.fact.kind && fact.unit == other.fact.unit ? 0.6 : 0)
      + (candidate.isSameSentence(as: other.candidate) ? 0.2 : 0)
      + (article === other.article ? 0.3 : 0)
      + (fact.period == other.fact.period ? 0.1 : 0)
      + 0.4 * likeness(other)
  }

  /// Of the sentence with fewer words, how many the other has too, names and numbers left out: 0 to
  /// 1.
  func likeness(_ other: SideFigure) -> Double {
    let shorter = min(words.count, other.words.count)
    guard shorter > 0 else { return 0 }
    return Double(words.intersection(other.words).count) / Double(shorter)
  }

  /// What keeps the two from being set against each other; empty where nothing does.
  func differences(from other: SideFigure, areTimesAsked: Bool) -> [Figure.Difference] {
    var found: [Figure.Difference] = []
    if fact.kind != other.fact.kind || fact.unit != other.fact.unit { found.append(.unit) }
    if areTimesAsked {
      if let own = fact.period, let others = other.fact.period,
        abs(own.count - others.count) > Self.sameLength
      {
        found.append(.period)
      }
    } else {
      switch (fact.period, other.fact.period) {
      case (let own?, let others?):
        if own != others, !isOfDays(own, others) { found.append(.period) }
      case (nil, nil):
        let days = [article.publishedDay, other.article.publishedDay].compactMap { $0 }
        let isSame = article === other.article
        if !isSame, days.count < 2 || abs(days[0] - days[1]) > Self.sameTime {
          found.append(.time)
        }
      default: if article !== other.article { found.append(.time) }
      }
    }
    if fact.standing != other.fact.standing { found.append(.status) }
    if isOff || other.isOff { found.append(.asked) }
    return found
  }

  /// Whether things are counted that happened on two days: "killed 12 on 3 May".
  private func isOfDays(_ own: DayRange, _ other: DayRange) -> Bool {
    fact.kind == .count && own.count == 1 && other.count == 1
  }

  /// Days by which two months or years may differ in length.
  private static let sameLength = 4

  /// Days between two reports that give no time, at most, for their figures to be of the same one.
  private static let sameTime = 100
}

/// Finds the figures of each side: in a sentence that names it, or in one behind such a sentence.
struct SideFigureFinder {
  let table: TermTable
  let request: ComparedSides

  /// The time that the question names; nil where it names none, or as a side.
  let days: DayRange?

  /// Kinds of figure that count things.
  private static let counting: [FigureFact.Kind] = [.count]

  private static let kinds: [FigureFact.Kind] = [.money, .percentage, .count, .quantity, .points]
  /// Sentences looked at, and figures kept.
  private static let depth = 60
  private static let most = 16

  /// Best first.
  func figures(of side: Int, among candidates: [Candidate]) -> [SideFigure] {
    var found: [SideFigure] = []
    for (rank, candidate) in candidates.prefix(Self.depth).enumerated() {
      let early = 0.2 * (1 - Double(rank) / Double(Self.depth))
      for option in options(side, candidate, early: early)
      where !found.contains(where: { $0.isSame(as: option) }) {
        found.append(option)
      }
    }
    return Array(found.sorted { $0.quality > $1.quality }.prefix(Self.most))
  }

  private func options(_ side: Int, _ candidate: Candidate, early: Double) -> [SideFigure] {
    let article = candidate.article
    let facts = article.facts.figures(in: candidate.span).filter {
      (request.areCounted ? Self.counting : Self.kinds).contains($0.kind)
    }
    guard !facts.isEmpty else { return [] }
    let all = Set(article.terms).union(article.titleTerms)
    guard request.restNames.isSubset(of: all) else { return [] }
    let told = share(Set(article.terms[candidate.tokens]))
    let around = share(all)
    let words = words(of: candidate)
    func option(_ fact: FigureFact, _ cost: Double) -> SideFigure {
      let amount = fact.change?.part == .by ? 0.1 : 0
      let isOff = days.map { isOf($0, fact, article) == nil } ?? false
      return SideFigure(
        candidate: candidate, fact: fact, told: told, toldAround: around,
        quality: told + 0.5 * around + early - cost - amount - (isOff ? 0.6 : 0),
        words: words, isOff: isOff)
    }
    if let days = request.sides[side].days {
      return facts.filter { isAsked($0, candidate) }
        .compactMap { fact in isOf(days, fact, article).map { option(fact, $0) } }
    }
    if let place = place(of: side, in: candidate) {
      let others = request.sides.indices.filter { $0 != side }
        .compactMap { self.place(of: $0, in: candidate) }
      return facts.compactMap { fact in
        cost(fact, place, others, side, article).map { option(fact, $0) }
      }
    }
    guard isNamedBefore(side, candidate) else { return [] }
    return facts.map { option($0, 0.5) }
  }

  /// Whether a figure is of the party and the measure that the question names, by its sentence, its
  /// party or, for a row of a table, the article's title: of two times of something else nothing
  /// follows.
  private func isAsked(_ fact: FigureFact, _ candidate: Candidate) -> Bool {
    let article = candidate.article
    let own = Set(article.terms[candidate.tokens])
    let isRow = article.stored.sentences[candidate.sentence].kind == .tableRow
    let party = article.facts.names(of: fact.entity, table)
    let title = isRow ? Set(article.titleTerms) : []
    guard request.restNames.isSubset(of: own.union(party).union(title)) else { return false }
    let measures = request.rest.subtracting(request.restNames)
    return measures.isEmpty || 2 * measures.intersection(own).count >= measures.count
  }

  private func words(of candidate: Candidate) -> Set<Int32> {
    let article = candidate.article
    let sides = request.sides.reduce(into: Set<Int32>()) { $0.formUnion($1.terms) }
    return Set(
      candidate.tokens.filter {
        table.classes(of: article.terms[$0]).isDisjoint(with: [.stopword, .number])
          && !article.isCapitalised($0)
      }.map { article.terms[$0] }
    ).subtracting(sides)
  }

  /// How much of what the question says beside its sides stands among the terms.
  private func share(_ terms: Set<Int32>) -> Double {
    guard !request.rest.isEmpty else { return 1 }
    return Double(request.rest.intersection(terms).count) / Double(request.rest.count)
  }

  /// What speaks against a figure of these days; nil where it is of others.
  private func isOf(_ days: DayRange, _ fact: FigureFact, _ article: TokenizedArticle) -> Double? {
    if let period = fact.period {
      return days.contains(period.first) && days.contains(period.last) ? 0 : nil
    }
    guard let day = article.publishedDay else { return nil }
    return days.contains(CivilDay(number: day)) ? 0.2 : nil
  }

  /// The tokens that name the side in the candidate's sentence; nil where none do.
  private func place(of side: Int, in candidate: Candidate) -> Range<Int>? {
    let article = candidate.article
    let wanted = request.sides[side].terms
    let found = candidate.tokens.filter { wanted.contains(article.terms[$0]) }
    for (index, first) in found.enumerated() {
      let run = found[index...].prefix(wanted.count)
      if Set(run.map { article.terms[$0] }) == wanted, let last = run.last {
        return first..<last + 1
      }
    }
    if let place = initials(of: side, in: candidate) { return place }
    let mention = article.facts.mentions(in: candidate.span).first {
      !wanted.isDisjoint(with: article.facts.names(of: $0.entity, table))
        && wanted.isSubset(of: article.facts.names(of: $0.entity, table))
    }
    return mention.map { article.tokens(in: $0.span) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The words in capitals of which the side is the initials: "Halden Food Board" for "HFB".
  private func initials(of side: Int, in candidate: Candidate) -> Range<Int>? {
    let label = Array(request.sides[side].label)
    guard 2...6 ~= label.count, label.allSatisfy(\.isUppercase) else { return nil }
    let article = candidate.article
    let capitals = candidate.tokens.filter { article.isCapitalised($0) }
    for start in capitals.indices where start + label.count <= capitals.count {
      let run = capitals[start..<start + label.count]
      let letters = run.map { UInt8(article.bytes[Int(article.starts[$0])]) }
      guard let first = run.first, let last = run.last, last - first < 2 * label.count,
        String(decoding: letters, as: UTF8.self) == String(label)
      else { continue }
      return first..<last + 1
    }
    return nil
  }

  /// Whether the sentence before names the side alone, and this one names none.
  private func isNamedBefore(_ side: Int, _ candidate: Candidate) -> Bool {
    let article = candidate.article
    let others = request.sides.indices.filter { $0 != side }
    func holds(_ side: Int, _ terms: Set<Int32>) -> Bool {
      request.sides[side].terms.isSubset(of: terms)
    }
    let own = Set(article.terms[candidate.tokens])
    guard candidate.sentence > 0, !others.contains(where: { holds($0, own) }) else { return false }
    let before = Set(article.terms[article.sentenceTokens[candidate.sentence - 1]])
    return holds(side, before) && !others.contains { holds($0, before) }
  }

  /// How far the figure stands from the side that it should be of; nil where another side stands in
  /// between, or it is another's.
  private func cost(
    _ fact: FigureFact, _ place: Range<Int>, _ others: [Range<Int>], _ side: Int,
    _ article: TokenizedArticle
  ) -> Double? {
    let names = article.facts.names(of: fact.entity, table)
    let isOwn = request.sides[side].terms.isSubset(of: names)
    let tokens = article.tokens(in: fact.span)
    guard let first = tokens.first, let last = tokens.last else { return nil }
    let gap = first >= place.upperBound ? first - place.upperBound : place.lowerBound - last - 1
    guard gap >= 0 else { return nil }
    let between =
      first >= place.upperBound
      ? place.upperBound..<first : last + 1..<place.lowerBound
    if others.contains(where: { $0.overlaps(between) }) { return nil }
    let isBehind = first >= place.upperBound
    // "41% oppose", "$50 in the South": a figure before stands right before.
    let isFree = between.allSatisfy {
      table.classes(of: article.terms[$0]).contains(.stopword)
    }
    guard isOwn || isBehind || isFree else { return nil }
    return 0.02 * Double(gap) + (isBehind ? 0 : gap == 0 ? -0.05 : 0.1) - (isOwn ? 0.2 : 0)
  }
}
