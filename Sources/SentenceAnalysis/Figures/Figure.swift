package import Prompts
package import Text

/// A number that a sentence gives, with what it is counted in and the time that the sentence gives
/// for it.
package struct Figure {
  /// Where it stands in the text, its "about" or "nearly" included.
  package let span: TextSpan
  package let number: Double
  package let kind: FoundSpan.Kind
  /// What it is counted in ("eur", "percent", "tonne"); empty for a bare count.
  package let unit: String
  /// Nil where the sentence names no month, quarter or year for it.
  package let period: Period?
  /// Plan, forecast, estimate or offer; nil for what is told as it is.
  package let status: String?
  /// Day on which the text was published; nil when it is not known.
  package let published: CivilDay?

  /// A time as the article writes it.
  package struct Period: Equatable {
    package let days: DayRange
    package let text: String
  }

  /// Why two figures cannot be set against each other.
  package enum Difference: String, CaseIterable {
    case unit, period, time, status
    /// Not of the time that was asked for.
    case asked
  }

  /// Days between two reports that give no period, at most, for their figures to be of the same
  /// time.
  private static let sameTime = 100

  /// What keeps the two from being compared; empty where they count the same thing at the same
  /// time.
  package func differences(from other: Figure) -> [Difference] {
    var found: [Difference] = []
    if kind != other.kind || unit != other.unit { found.append(.unit) }
    switch (period, other.period) {
    case (let own?, let others?):
      if own.days != others.days { found.append(.period) }
    case (nil, nil):
      let days = [published, other.published].compactMap { $0?.number }
      if days.count < 2 || abs(days[0] - days[1]) > Self.sameTime { found.append(.time) }
    default: found.append(.time)
    }
    if status != other.status { found.append(.status) }
    return found
  }
}

/// Reads figures out of sentences.
package struct FigureReader {
  package let table: TermTable
  package let status: ClaimStatus
  private let dates: DateRecogniser
  /// Code of each word and sign for a currency; rows of
  /// `Prompts/languages/en/tables/currencies.tsv`.
  private let currencies: [String: String]

  /// - Throws: `PromptsError` when a table cannot be used.
  package init(prompts: Prompts, table: TermTable) throws(PromptsError) {
    self.table = table
    status = try ClaimStatus(language: table.language)
    dates = table.language.reading.dates
    var currencies: [String: String] = [:]
    for row in try prompts.table("currencies") {
      for word in row["words"].split(separator: " ") { currencies[String(word)] = row["code"] }
    }
    self.currencies = currencies
  }

  /// The figure that `tokens` of the candidate's article give; nil where they hold no number, or
  /// two.
  package func figure(_ tokens: Range<Int>, in sentence: SentenceSpans) -> Figure? {
    let found = sentence.spans.filter { Self.numeric.contains($0.kind) }
    let here = found.filter { $0.tokens.overlaps(tokens) }
    guard here.count == 1, let span = here.first,
      case .number(let number, _) = SpanFinder(table: table)
        .value(of: span.tokens, kind: span.kind, in: sentence.article)
    else { return nil }
    return Figure(
      span: status.hedged(span.tokens, in: sentence), number: number,
      kind: span.kind, unit: unit(of: span, in: sentence.article),
      period: period(of: span, among: found, in: sentence),
      status: isGiven(span, in: sentence.article)
        ? nil : status.status(of: span.tokens, in: sentence),
      published: sentence.article.published)
  }

  /// "the EUR 90 million fund is expected to …": the amount of something that is there, whatever is
  /// expected of it.
  private func isGiven(_ span: FoundSpan, in article: TokenizedText) -> Bool {
    let (before, behind) = (span.tokens.lowerBound - 1, span.tokens.upperBound)
    guard span.kind == .money, before >= 0, behind < article.terms.count,
      table.holds(.definiteArticle, folded(before, article)),
      article.bytes[Int(article.ends[behind - 1])..<Int(article.starts[behind])]
        .elementsEqual([0x20])
    else { return false }
    return table.classes(of: article.terms[behind]).isDisjoint(with: [.stopword])
  }

  private static let numeric: [FoundSpan.Kind] = [
    .money, .percentage, .count, .quantity, .duration,
  ]

  private func unit(of span: FoundSpan, in article: TokenizedText) -> String {
    let words = span.tokens.filter { !isNumberWord($0, article) }.map { folded($0, article) }
    guard span.kind == .money else { return words.last.map(singular) ?? "" }
    if let code = words.lazy.compactMap({ currencies[$0] }).first { return code }
    let start = Int(article.starts[span.tokens.lowerBound])
    let before = String(decoding: article.bytes[max(0, start - 3)..<start], as: UTF8.self)
    return before.last.flatMap { currencies[String($0)] } ?? ""
  }

  private func singular(_ word: String) -> String {
    table.ends(word, .s) ? String(word.dropLast()) : word
  }

  private func isNumberWord(_ token: Int, _ article: TokenizedText) -> Bool {
    let classes = table.classes(of: article.terms[token])
    return !classes.isDisjoint(with: [.number, .numberWord, .scale])
  }

  private func folded(_ token: Int, _ article: TokenizedText) -> String {
    article.text(of: TextSpan(Int(article.starts[token]), Int(article.ends[token]))).lowercased()
  }

  /// The month, quarter, half or year nearest to the figure, behind it rather than before, with no
  /// other figure in between.
  private func period(of span: FoundSpan, among all: [FoundSpan], in sentence: SentenceSpans)
    -> Figure.Period?
  {
    let article = sentence.article
    let text = article.text(of: sentence.span)
    let named = dates.expressions(in: text, reference: article.published).filter {
      Self.periods.contains($0.precision) && $0.value != nil && $0.relation == .during
    }
    func start(_ token: Int) -> Int { Int(article.starts[token]) - sentence.span.start }
    let (first, last) = (start(span.tokens.lowerBound), start(span.tokens.upperBound - 1))
    let others = all.filter { $0.tokens != span.tokens }.map { start($0.tokens.lowerBound) }
    func isFree(_ from: Int, _ to: Int) -> Bool { !others.contains { from < $0 && $0 < to } }
    func between(_ from: Int, _ to: Int) -> String { (text[TextSpan(from, to)] ?? "").lowercased() }
    // "NOK 38 million, she said, and this year …": the time belongs to another clause.
    let behind = named.first {
      $0.span.start > last && isFree(last, $0.span.start)
        && !between(last, $0.span.start).contains(",")
    }
    let before = named.last {
      $0.span.end <= first && isFree($0.span.end, first)
        && !between($0.span.end, first).contains(" \(table.language.ruleWords.first(.and)) ")
    }
    // Cells of a table stand behind their headings.
    let isCell =
      before.map { text[TextSpan($0.span.end, first)]?.hasPrefix(": ") ?? false } ?? false
    guard let expression = isCell ? before : behind ?? before, let days = expression.value,
      let words = text[expression.span]
    else { return nil }
    let lead = text[TextSpan(0, expression.span.start)] ?? ""
    let the = table.language.ruleWords.first(.definiteArticle) + " "
    if let ended = lead.firstMatch(of: Self.ended) {
      return Self.period(of: String(ended.output.2), ending: days.last).map {
        Figure.Period(days: $0, text: String(ended.output.1) + words)
      }
    }
    return Figure.Period(days: days, text: (lead.hasSuffix(the) ? the : "") + words)
  }

  /// "in the year to" before "March": the time ends with what is named.
  nonisolated(unsafe) private static let ended =
    #/\b((?:the )?(year|half|quarter|month)s?(?: to| ended| ending)(?: in| on| the end of)? (?:the )?)$/#

  /// Nil for "the nine months to September": as many as are said.
  private static func period(of unit: String, ending last: CivilDay) -> DayRange? {
    let months = ["year": 12, "half": 6, "quarter": 3][unit]

    return months.flatMap { (last + 1).adding(months: -$0) }.map { DayRange($0, last) }
  }

  private static let periods: [DateExpression.Precision] = [
    .month, .quarter, .half, .season, .year, .decade, .range,
  ]
}
