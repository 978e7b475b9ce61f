internal import EvidenceRanking
internal import PassageIndex
internal import SentenceAnalysis
internal import Text

/// Finds figures that articles on one subject give for the same thing and that differ.
///
/// Rather none than a wrong one: two figures are set against each other only where two outlets give
/// them, in sentences that name the subject and have half of their words in common; where kind,
/// unit and time agree; where neither is a plan, a forecast, an offer, a bound or of a passing
/// moment ("the price is …"); and where no name stands by one of them that the other's article does
/// not have there.
struct DisputeFinder {
  let cache: TokenizedArticleCache
  let figures: FigureReader
  /// "than 30 percent", "from 30 percent", "up to 30 percent": words before a figure that is only
  /// compared with, or a bound.
  let comparing: Set<String>
  /// "is", "now": words around a figure that may be another tomorrow.
  let passing: Set<String>

  /// A figure with the words that say of what it is.
  struct Reading {
    let candidate: Candidate
    let figure: Figure
    let measure: FigureMeasure

    var published: String { candidate.article.stored.summary.metadata.published ?? "" }
  }

  /// Figures for one thing, one an article, newest first; two at least differ.
  struct Dispute {
    var readings: [Reading]
  }

  /// What was looked through, and what was found.
  struct Result {
    var articles = 0
    var figures = 0
    /// Newest first.
    var disputes: [Dispute] = []
  }

  /// Articles looked at, those about the subject before those that mention it.
  private static let maximumArticles = 60
  /// Days of a month, and between two reports that may be of one event.
  private static let month = 31
  private static let weeks = 60
  /// Words on either side of a figure that may say that it passes.
  private static let reach = 6
  /// Figures farther apart count two things.
  private static let greatestRatio = 4.0
  /// Values of one dispute.
  private static let maximumValues = 4

  /// - Parameters:
  ///   - mentions: the articles that mention the subject.
  ///   - terms: its content words.
  func disputes(in mentions: [ArticleMention], on terms: Set<Int32>) throws -> Result {
    let mentions = mentions.sorted {
      ($0.isSubject ? 1 : 0, $0.passages, $0.id) > ($1.isSubject ? 1 : 0, $1.passages, $1.id)
    }
    var result = Result()
    var readings: [Reading] = []
    for mention in mentions.prefix(Self.maximumArticles) {
      guard let article = try cache.article(mention.id), article.stored.copyOf == nil else {
        continue
      }
      result.articles += 1
      readings += self.readings(of: article, subject: terms)
    }
    result.figures = readings.count
    result.disputes = grouped(readings.sorted { $0.published > $1.published })
    return result
  }

  // MARK: Reading

  private func readings(of article: TokenizedArticle, subject: Set<Int32>) -> [Reading] {
    let finder = SpanFinder(table: cache.table)
    return article.sentenceTokens.indices.flatMap { sentence -> [Reading] in
      let tokens = article.sentenceTokens[sentence]
      let stored = article.stored.sentences[sentence]
      guard stored.kind != .heading, article.text(of: stored.span).last != "?",
        speaks(of: subject, sentence, article)
      else { return [] }
      let candidate = Candidate(
        article: article, sentence: sentence, mask: 0,
        spans: finder.spans(in: article.tokenized, tokens: tokens))
      return candidate.spans.compactMap { reading(of: $0, in: candidate, subject: subject) }
    }
  }

  /// Whether the sentence, with the one before it in its paragraph, has all words of the subject.
  private func speaks(of subject: Set<Int32>, _ sentence: Int, _ article: TokenizedArticle) -> Bool
  {
    let near = (max(0, sentence - 1)...sentence).filter {
      article.stored.sentences[$0].block == article.stored.sentences[sentence].block
    }
    return subject.isSubset(of: near.flatMap { article.terms[article.sentenceTokens[$0]] })
  }

  private func reading(of span: FoundSpan, in candidate: Candidate, subject: Set<Int32>)
    -> Reading?
  {
    let sentence = candidate.sentenceSpans
    guard [.money, .percentage, .count, .quantity].contains(span.kind),
      !isCompared(span.tokens, in: candidate),
      let figure = figures.figure(span.tokens, in: sentence),
      !figure.unit.isEmpty, !cache.table.holds(.noUnit, figure.unit),
      figure.status == nil || figure.status == "estimate",
      figure.period != nil || !isPassing(span.tokens, in: candidate)
    else { return nil }
    return Reading(
      candidate: candidate, figure: figure,
      measure: FigureMeasure(
        of: span, in: sentence, subject: subject, table: cache.table))
  }

  private func isCompared(_ tokens: Range<Int>, in candidate: Candidate) -> Bool {
    let start = max(candidate.tokens.lowerBound, tokens.lowerBound - 3)
    let before = (start..<tokens.lowerBound).map { folded($0, candidate.article) }
    // "2 to 4 feet" gives two bounds.
    let isRange =
      cache.table.holds(.to, before.last ?? "") && before.dropLast().last?.first?.isNumber ?? false
    return isRange || before.contains(where: comparing.contains)
  }

  private func isPassing(_ tokens: Range<Int>, in candidate: Candidate) -> Bool {
    let all = candidate.tokens
    let near =
      max(
        all.lowerBound, tokens.lowerBound - Self.reach)..<min(
        all.upperBound, tokens.upperBound + Self.reach)
    return near.contains { passing.contains(folded($0, candidate.article)) }
  }

  private func folded(_ token: Int, _ article: TokenizedArticle) -> String {
    article.text(of: TextSpan(Int(article.starts[token]), Int(article.ends[token]))).lowercased()
  }

  // MARK: Comparing

  /// - Parameter readings: newest first.
  private func grouped(_ readings: [Reading]) -> [Dispute] {
    var disputes: [Dispute] = []
    var taken: Set<Int> = []
    for first in readings.indices where !taken.contains(first) {
      var group = [first]
      for other in readings.indices.dropFirst(first + 1)
      where !taken.contains(other) && group.count < Self.maximumValues
        && !group.contains(where: { isSameSource(readings[$0], readings[other]) })
        && group.allSatisfy({ isSameThing(readings[$0], readings[other]) })
      {
        group.append(other)
      }
      let values = group.map { readings[$0] }
      guard values.contains(where: { differ($0.figure, values[0].figure) }) else { continue }
      taken.formUnion(group)
      disputes.append(Dispute(readings: values))
    }
    return disputes
  }

  /// Whether one outlet gives both: what it reports later replaces what it reported.
  private func isSameSource(_ left: Reading, _ right: Reading) -> Bool {
    let articles = [left, right].map(\.candidate.article)
    let outlets = articles.compactMap(\.stored.summary.metadata.outlet)
    return articles[0] === articles[1] || outlets.count == 2 && outlets[0] == outlets[1]
  }

  private func isSameThing(_ left: Reading, _ right: Reading) -> Bool {
    let numbers = [left.figure.number, right.figure.number].map(abs)
    guard (numbers.max() ?? 0) <= Self.greatestRatio * (numbers.min() ?? 0) else { return false }
    let differences = Set(left.figure.differences(from: right.figure)).subtracting([.status])
    let periods = [left.figure.period, right.figure.period].compactMap { $0 }
    if differences.isEmpty {
      let isTimed = periods.count == 2
      return (isTimed || areOfSameWeeks(left, right))
        && left.measure.isSame(as: right.measure, fewest: isTimed ? 1 : 2)
    }
    // "The January storm destroyed …": one of two reports of the same weeks names a month.
    guard differences == [.time], let period = periods.first, periods.count == 1,
      period.days.last.number - period.days.first.number <= Self.month,
      areOfSameWeeks(left, right)
    else { return false }
    return left.measure.isSame(as: right.measure, fewest: 3)
  }

  private func areOfSameWeeks(_ left: Reading, _ right: Reading) -> Bool {
    let days = [left, right].compactMap(\.candidate.article.publishedDay)
    return days.count == 2 && abs(days[0] - days[1]) <= Self.weeks
  }

  /// Whether the numbers are two even when the more exact one is rounded like the other ("12.3
  /// million" is "12 million").
  private func differ(_ left: Figure, _ right: Figure) -> Bool {
    let digits = min(Self.digits(left.number), Self.digits(right.number))
    return Self.rounded(left.number, to: digits) != Self.rounded(right.number, to: digits)
  }

  /// Digits of a number without the zeros around them: 3 for 12.3, 2 for 1,200.
  static func digits(_ number: Double) -> Int {
    (1...6).first { abs(rounded(number, to: $0) - number) <= 1e-9 * abs(number) } ?? 6
  }

  static func rounded(_ number: Double, to digits: Int) -> Double {
    guard number != 0 else { return 0 }
    var scale = 1.0
    var size = abs(number)
    while size >= 10 {
      size /= 10
      scale /= 10
    }
    while size < 1 {
      size *= 10
      scale *= 10
    }
    for _ in 1..<max(1, digits) { scale *= 10 }
    return (number * scale).rounded() / scale
  }
}
