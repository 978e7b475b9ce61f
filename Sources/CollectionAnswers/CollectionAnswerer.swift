package import Answers
package import EvidenceRanking
package import PassageIndex
package import Prompts
package import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Answers questions about the collection by counting every article, never only the best
/// candidates.
package struct CollectionAnswerer {
  package let store: any PassageReading
  package let cache: TokenizedArticleCache
  package let composer: CollectionComposer
  package let census: ArticleCensus
  package let names: NameCounter

  /// - Throws: `PromptsError` when a table cannot be used.
  package init(store: any PassageReading, cache: TokenizedArticleCache, prompts: Prompts)
    throws(PromptsError)
  {
    self.store = store
    self.cache = cache
    census = ArticleCensus(store: store, ruleWords: cache.table.language.ruleWords)
    names = try NameCounter(store: store, language: cache.table.language)
    composer = CollectionComposer(
      prompts: prompts, days: try DayWording(prompts: prompts),
      citer: ArticleCiter(store: store, cache: cache))
  }

  /// What was counted.
  struct Count {
    var query: CollectionQuery
    /// The topic as it was typed; empty when there is none.
    var topic: String
    /// Terms to look for in the articles that are cited.
    var phrase: [String]
    /// Articles that fit, newest first (oldest first where that is asked), undated ones last.
    var articles: [CensusEntry]
    /// How many of them are copies of another one of them.
    var copies: Int
    /// For what is asked to be about something: how many mention it.
    var mentioning: Int
    /// All words were looked for, not the phrase, because the phrase stands nowhere.
    var isByWords: Bool
    /// What "and", "or" or "but not" joins to the topic, as it was typed; nil for a topic of one
    /// part.
    var second: String? = nil
    /// One article is asked for ("the newest article"), not several.
    var isSingle = false
    /// Articles within the limits of time, outlet and author, whatever they are about.
    var within: Int
  }

  /// The answer; nil when the question is not about the collection after all.
  ///
  /// - Parameter shown: the article that replied last; nil: none did.
  package func answer(_ question: AnalyzedQuestion, shown: ArticleID? = nil) throws -> Answer? {
    guard !question.collection.isEmpty else { return nil }
    for request in question.collection {
      guard let query = CollectionQuery(request, census) else { continue }
      let isParticular = [.author, .day, .outlet, .title].contains(query.wanted)
      let answer =
        try isParticular
        ? particular(request, query, question.text, shown) : answer(request, query, question)
      if answer != nil || !isParticular { return answer }
    }
    return nil
  }

  /// Who wrote an article, when or where it was published; nil where the words may mean something
  /// else than an article.
  private func particular(
    _ request: CollectionRequest, _ query: CollectionQuery, _ question: String, _ shown: ArticleID?
  ) throws -> Answer? {
    var query = query
    query.since = request.since
    query.until = request.until
    let finder = ArticleFinder(
      store: store, census: census, isStopword: isStopword,
      isPlain: census.words(of: question).contains { census.ruleWords.holds(.library, $0) })
    guard let found = try finder.articles(query, shown: shown) else {
      guard query.relation == .shown, store.statistics.articles > 1 else { return nil }
      return answer(question, try composer.whichArticle(query.wanted), request, missing: [])
    }
    let topic = text(query.topic, in: question) ?? ""
    let reply =
      try found.isEmpty
      ? composer.noArticle(topic) : composer.particulars(query.wanted, of: found, topic)
    return answer(question, reply, request, missing: found.isEmpty ? [topic] : [])
  }

  private func isStopword(_ term: String) -> Bool {
    cache.table.classes(of: cache.table.number(of: term)).contains(.stopword)
  }

  private func answer(
    _ question: String, _ reply: CollectionComposer.Reply, _ request: CollectionRequest,
    missing: [String]
  ) -> Answer {
    Answer(
      question: question, status: reply.isAnswered ? .answered : .abstained,
      answerType: .articles, confidence: reply.isAnswered ? 1 : 0, citations: reply.citations,
      parts: reply.parts, missing: missing, count: reply.count,
      explanation: Explanation(
        "read as a question about the collection",
        parts: [Explanation("row “\(request.rule)” of collection-questions.tsv")]))
  }

  private func answer(
    _ request: CollectionRequest, _ found: CollectionQuery, _ question: AnalyzedQuestion
  ) throws -> Answer? {
    // Where no article names its author, "Who wrote about the war?" asks about what the articles
    // say.
    if found.wanted == .authors, census.authors.isEmpty { return nil }
    var query = found
    query.since = request.since
    query.until = request.until
    let count = try count(query, question: question.text)
    let reply = try reply(count)
    var answer = answer(
      question.text, reply, request,
      missing: reply.isAnswered || count.topic.isEmpty ? [] : [count.topic])
    answer.explanation?.parts += [
      Explanation("articles within the limits", value: Double(count.within)),
      Explanation("articles that fit", value: Double(count.articles.count)),
    ]
    if query.isLimited { answer.limits = query.stated(articles: count.within) }
    answer.reasons = Reasons(
      making: .counted(
        within: count.within, fitting: count.articles.count, topic: count.topic,
        isAbout: count.query.relation == .about), reading: nil)
    return answer
  }

  private func reply(_ count: Count) throws -> CollectionComposer.Reply {
    switch count.query.wanted {
    case .people, .companies, .organisations, .places, .countries:
      return try composer.names(try names(count), count: count)
    case .outlets: return try composer.outlets(count, shown: census.outletNames.shown)
    case .authors: return try composer.authors(count)
    case .copies: return try composer.copies(count)
    case .count, .list, .newest, .oldest, .author, .day, .outlet, .title:
      return try composer.articles(count)
    }
  }

  /// The names asked for, by how many of the articles have them.
  private func names(_ count: Count) throws -> [NameCounter.Counted] {
    let ids = count.articles.map(\.id).sorted()
    let kinds: [NameKind]
    switch count.query.wanted {
    case .companies: kinds = [.company]
    case .organisations: kinds = [.company, .body]
    case .places: kinds = [.place, .country]
    case .countries: kinds = [.country]
    default: return try names.people(in: ids)
    }
    return try names.names(
      of: kinds, in: ids, of: try census.entries.get().map(\.id),
      limit: CollectionComposer.maximumShown)
  }

  private func text(_ words: [CollectionRequest.Word], in question: String) -> String? {
    words.first.flatMap { first in
      words.last.flatMap { question[TextSpan(first.span.start, $0.span.end)] }
    }.map(String.init)
  }

  // MARK: Counting

  private func count(_ query: CollectionQuery, question: String) throws -> Count {
    let within = try census.entries.get().filter(query.admits)
    let topic = text(query.topic, in: question) ?? ""
    var count = Count(
      query: query, topic: topic, phrase: query.topic.map(\.term), articles: within, copies: 0,
      mentioning: 0, isByWords: false, within: within.count)
    count.second = query.second.flatMap { text($0.words, in: question) }
    count.isSingle = question.lowercased().split(whereSeparator: { !$0.isLetter })
      .contains { census.ruleWords.holds(.singleArticle, $0) }
    if !query.topic.isEmpty { try keepMentioning(&count) }
    sort(&count.articles, oldestFirst: query.wanted == .oldest)
    count.copies = count.articles.count - Set(count.articles.map { $0.copyOf ?? $0.id }).count
    return count
  }

  /// The mentions of both topics put together: those of either, of both, or of the first alone.
  private func join(
    _ first: [ArticleMention],
    _ second: (words: [CollectionRequest.Word], join: CollectionQuery.Join)
  ) throws -> [ArticleMention] {
    let others = try store.mentions(of: second.words.map(\.term))
    let held = Dictionary(uniqueKeysWithValues: others.map { ($0.id, $0) })
    switch second.join {
    case .not: return first.filter { held[$0.id] == nil }
    case .and: return first.filter { held[$0.id] != nil }
    case .or:
      let own = Set(first.map(\.id))
      return first + others.filter { !own.contains($0.id) }
    }
  }

  private func keepMentioning(_ count: inout Count) throws {
    var found = try store.mentions(of: count.phrase)
    if let second = count.query.second { found = try join(found, second) }
    if found.isEmpty, count.phrase.count > 1, count.query.second == nil {
      found = try mentionsOfAll(count.query.topic)
      count.isByWords = !found.isEmpty
    }
    let all = Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
    let mentioning = count.articles.filter { all[$0.id] != nil }
    count.mentioning = mentioning.count
    // Asked which are about something, those that only mention it are better than none.
    if count.query.wanted != .count, !mentioning.contains(where: { all[$0.id]?.isSubject == true })
    {
      count.query.relation = .mention
    }
    count.articles =
      count.query.relation == .about
      ? mentioning.filter { all[$0.id]?.isSubject == true } : mentioning
  }

  /// Articles that hold every word of the topic that is not closed-class, anywhere.
  private func mentionsOfAll(_ topic: [CollectionRequest.Word]) throws -> [ArticleMention] {
    let content = topic.map(\.term).filter { !isStopword($0) }
    guard let first = content.first else { return [] }
    var found = try store.mentions(of: [first])
    for term in content.dropFirst() {
      let more = Dictionary(
        uniqueKeysWithValues: try store.mentions(of: [term]).map { ($0.id, $0) })
      found = found.compactMap { mention in
        more[mention.id].map { other in
          ArticleMention(
            id: mention.id, isInTitle: mention.isInTitle && other.isInTitle,
            isInOpening: mention.isInOpening && other.isInOpening,
            passages: min(mention.passages, other.passages))
        }
      }
    }
    return found
  }

  private func sort(_ articles: inout [CensusEntry], oldestFirst: Bool) {
    articles.sort { left, right in
      switch (left.published, right.published) {
      case (let a?, let b?) where a != b: oldestFirst ? a < b : a > b
      case (nil, _?): false
      case (_?, nil): true
      default: left.id < right.id
      }
    }
  }
}
