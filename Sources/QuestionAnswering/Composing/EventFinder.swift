internal import EvidenceRanking
internal import PassageIndex
internal import SentenceAnalysis
internal import Text

/// Finds sentences that tell of a time: in articles that were published in it or soon behind it,
/// and in others that name it.
struct EventFinder {
  let cache: TokenizedArticleCache
  let store: any PassageReading
  /// Articles looked at at most.
  private static let mostArticles = 200
  /// Tokens of a sentence that tells something.
  private static let shortest = 5
  /// Days of a time so short that what an article of it opens with has happened then.
  private static let shortDays = 4
  /// Years of a time that articles are searched for by name at most.
  private static let mostYears = 12

  /// A sentence that tells of the time.
  struct Event {
    let article: TokenizedArticle
    let sentence: Int
    let day: Int
    /// Whether the sentence itself dates what it tells; else the article does, by its publication.
    let isDated: Bool
    /// Whether the article was published in the time or soon behind it.
    let isOfTheTime: Bool

    /// Events that are dated in articles of the time come first, those of undated sentences last.
    var rank: Int { (isDated ? 2 : 0) + (isOfTheTime ? 1 : 0) }
  }

  /// One event of each article that holds all of `subject`, in order of article.
  func events(in days: DayRange, about subject: Set<Int32>) throws -> [Event] {
    let census = try store.census().filter { $0.copyOf == nil }
    let ofTheTime = Set(census.filter { isOfTheTime($0, days) }.map(\.id))
    let naming = try naming(days)
    let ids = census.map(\.id).filter { ofTheTime.contains($0) || naming.contains($0) }
    let ordered = ids.sorted { ofTheTime.contains($0) && !ofTheTime.contains($1) }
    return try ordered.prefix(Self.mostArticles).compactMap { id in
      guard let article = try cache.article(id), subject.isSubset(of: article.terms) else {
        return nil
      }
      return try event(in: article, days, subject, isOfTheTime: ofTheTime.contains(id))
    }
  }

  private func isOfTheTime(_ entry: CensusEntry, _ days: DayRange) -> Bool {
    guard let day = entry.published.flatMap({ CivilDay(iso: $0) }) else { return false }
    return day >= days.first && day.number <= days.last.number + QuestionTerms.reportingDays
  }

  /// Articles that write a year of the time.
  private func naming(_ days: DayRange) throws -> Set<ArticleID> {
    let years = (days.first.year...days.last.year).prefix(Self.mostYears)
    return Set(try years.flatMap { try store.mentions(of: [String($0)]).map(\.id) })
  }

  /// The first sentence that tells of something on one of the days, one that holds `subject` before
  /// others; of an article of these days, where none says when, the first that holds it.
  private func event(
    in article: TokenizedArticle, _ days: DayRange, _ subject: Set<Int32>, isOfTheTime: Bool
  ) throws -> Event? {
    try cache.understand([article])
    let sentences = article.stored.sentences
    let running = sentences.indices.filter { isTelling($0, in: article) }
    let holding = running.filter {
      subject.isSubset(of: article.terms[article.sentenceTokens[$0]])
    }
    let isShort = isOfTheTime && days.last.number - days.first.number < Self.shortDays
    for places in subject.isEmpty
      ? [running] : isOfTheTime && !isShort ? [holding, running] : [holding]
    {
      for sentence in places {
        guard let day = day(of: sentence, in: article, days) else { continue }
        return Event(
          article: article, sentence: sentence, day: day, isDated: true, isOfTheTime: isOfTheTime)
      }
    }
    // What an article is about, its opening tells; what it only mentions, one sentence of it.
    let isSubject = holding.count > 1 || subject.isSubset(of: article.titleTerms)
    let fitting = holding.filter { !isOfAnotherTime($0, in: article, days) }
    guard let first = (isSubject ? running : fitting).first ?? running.first,
      let day = article.publishedDay,
      days.first.number...days.last.number ~= day
    else { return nil }
    return Event(article: article, sentence: first, day: day, isDated: false, isOfTheTime: true)
  }

  /// Whether the sentence names times, and none of them in the time asked for.
  private func isOfAnotherTime(_ sentence: Int, in article: TokenizedArticle, _ days: DayRange)
    -> Bool
  {
    let times = article.facts.times(in: article.stored.sentences[sentence].span)
      .compactMap(\.days)
    return times.contains { $0.last < days.first || days.last < $0.first }
      && !times.contains { days.first <= $0.first && $0.last <= days.last }
  }

  /// Whether the sentence can be quoted by itself: no heading, no fragment, no line that only dates
  /// the article.
  private func isTelling(_ sentence: Int, in article: TokenizedArticle) -> Bool {
    let found = article.stored.sentences[sentence]
    return found.kind != .heading && !found.isBroken
      && article.sentenceTokens[sentence].count >= Self.shortest
      && article.tellsMoreThanTime(sentence)
  }

  /// The first day of what the sentence tells to have happened in the time; nil where it tells of
  /// nothing then.
  private func day(of sentence: Int, in article: TokenizedArticle, _ days: DayRange) -> Int? {
    let span = article.stored.sentences[sentence].span
    let told = article.facts.clauses(in: span).compactMap { clause -> DayRange? in
      clause.standing == .happened ? article.facts.days(of: clause) : nil
    }
    return told.first { days.first <= $0.first && $0.last <= days.last }?.first.number
  }
}
