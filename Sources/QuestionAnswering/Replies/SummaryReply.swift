internal import Answers
internal import EvidenceRanking
internal import ExactAnswers
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Summaries of an article, a subject and the whole library.
struct SummaryReply: ReplyKind {
  let tools: ReplyTools

  func reply(to turn: Turn) throws -> Reply? {
    let solution = try turn.solution
    guard let request = solution.question.reply else { return nil }
    let topic = solution.topics.first
    let isTimed = request.topics.first.map { span in
      solution.question.constraints.timeSpans.contains { $0.overlaps(span) }
    }
    if isTimed == true, let days = solution.question.constraints.openDays,
      let untimed = request.topics.first.flatMap({ solution.question.untimed($0) })
    {
      return try subject(untimed, in: days) ?? toldOf(untimed, days)
    }
    switch request.kind {
    case .everything: return try everything()
    case .article: return try article(topic, turn, solution)
    case .latest: return try topic.flatMap { try latest($0) }
    default:
      // "What happened to the mill?" may have an answer of its own.
      guard let topic,
        !request.yieldsToAnswer || !solution.isAnswered
          || solution.question.names.contains(terms(of: topic))
      else { return nil }
      return try subject(topic) ?? fittingArticle(topic, solution)
    }
  }

  /// What the articles looked at say about `topic`, or of everything; nil where they say nothing.
  func coverage(of topic: String?, _ turn: Turn) throws -> Reply? {
    guard let topic else { return try everything() }
    if let reply = try subject(topic) { return reply }
    return try turn.asked.constraints.openDays.flatMap { try toldOf(topic, $0) }
  }

  /// Articles that a summary of a subject, and one of everything, are made from at most.
  static let subjectArticles = 30
  private static let newestArticles = 300

  /// Of the article whose title fits `topic` best; of the one last quoted where none is named.
  private func article(_ topic: String?, _ turn: Turn, _ solution: Solution) throws -> Reply? {
    let id =
      try topic.map { try bestArticle(terms(of: $0), solution) } ?? lastArticle(turn)
      ?? onlyArticle()
    if topic == nil, id == nil { return try unknownArticle() }
    return try id.flatMap { try summary(of: $0) }
  }

  func summary(of id: ArticleID) throws -> Reply? {
    guard let article = try cache.article(id) else { return nil }
    let pool = article.stored.sentences.indices.map {
      Summariser.Item(article: article, sentence: $0)
    }
    let title = article.titleTerms.first {
      !cache.table.classes(of: $0).contains(.stopword)
    }
    var items = Summariser(table: cache.table).summary(
      of: pool, topic: Set([title].compactMap { $0 }), perArticle: Summariser.maximumSentences)
    if items.isEmpty {
      items = pool.filter { article.stored.sentences[$0.sentence].kind != .heading }.prefix(1).map(
        \.self)
    }
    guard !items.isEmpty else { return nil }
    let metadata = article.stored.summary.metadata
    var holes: [String: any Sendable] = ["title": metadata.title ?? article.stored.summary.key]
    if let outlet = metadata.outlet { holes["outlet"] = outlet }
    if let day = metadata.published { holes["date"] = try days.text(of: day) }
    return try summary(items, lead: prompts.render("lead-summary-article", holes))
  }

  /// The article of a library that holds one story; nil for others.
  private func onlyArticle() throws -> ArticleID? {
    let originals = try store.census().filter { $0.copyOf == nil }
    return originals.count == 1 ? originals[0].id : nil
  }

  /// "Summarise the article", where there are many and none was spoken of.
  private func unknownArticle() throws -> Reply {
    Reply(
      isAnswered: false, kind: "summary of no known article", confidence: 0, citations: [],
      parts: [.lead(try prompts.render("refusal-which-article"), answer: nil)])
  }

  /// The article that the last reply was taken from: by asking the last question again, else by the
  /// words of the replies.
  private func lastArticle(_ turn: Turn) throws -> ArticleID? {
    if let question = turn.request.history.last?.question {
      let last = try turn.solve(question)
      if last.isAnswered, let lead = last.evidence.quoted.first?.candidate {
        return lead.article.stored.summary.id
      }
    }
    return turn.article?.stored.summary.id
  }

  /// The article whose title and description hold most of the topic, then the one that holds most
  /// of it at all.
  private func bestArticle(_ topic: [String], _ solution: Solution) throws -> ArticleID? {
    let terms = content(topic)
    var best: (id: ArticleID, share: Double)?
    var seen: Set<ArticleID> = []
    for candidate in solution.ranking.candidates {
      let article = candidate.article
      let id = article.stored.summary.id
      guard seen.insert(id).inserted else { continue }
      let title = terms.intersection(article.titleTerms).count
      let text = terms.intersection(article.terms).count
      let occurrences = min(10, article.terms.count { terms.contains($0) })
      let share =
        Double(2 * title + text) / Double(3 * max(1, terms.count)) + 0.02 * Double(occurrences)
      if share > best?.share ?? 0.3 { best = (id, share) }
    }
    return best?.id
  }

  /// Of the article that fits a topic which stands nowhere as it was typed; nil where none does.
  private func fittingArticle(_ topic: String, _ solution: Solution) throws -> Reply? {
    let words = content(terms(of: topic))
    guard words.count > 1, let id = try bestArticle(terms(of: topic), solution) else { return nil }
    return try summary(of: id)
  }

  /// The articles that mention `topic`, those about it first.
  func mentions(of topic: String) throws -> [ArticleMention] {
    let phrase = terms(of: topic)
    var mentions = try store.mentions(of: phrase)
    if mentions.isEmpty, phrase.count > 1 { mentions = try mentionsOfAll(content(phrase)) }
    return mentions.sorted {
      ($0.isSubject ? 1 : 0, $0.passages, $0.id) > ($1.isSubject ? 1 : 0, $1.passages, $1.id)
    }
  }

  /// Of what all articles that mention `topic` say about it, those published in `span` where it is
  /// given.
  func subject(_ topic: String, in span: DayRange? = nil) throws -> Reply? {
    let phrase = terms(of: topic)
    var ranked = try mentions(of: topic)
    if let span {
      let published = Set(
        try store.census().filter { entry in
          entry.published.map { span.first.description...span.last.description ~= $0 } ?? false
        }.map(\.id))
      ranked.removeAll { !published.contains($0.id) }
    }
    guard !ranked.isEmpty else { return nil }
    let mentions = ranked
    if mentions.count == 1, mentions[0].isSubject || phrase.count > 1,
      let reply = try summary(of: mentions[0].id)
    {
      return reply
    }
    let wanted = content(phrase)
    var pool: [Summariser.Item] = []
    for mention in ranked.prefix(Self.subjectArticles) {
      guard let article = try cache.article(mention.id), article.stored.copyOf == nil else {
        continue
      }
      for sentence in article.sentenceTokens.indices
      where wanted.isSubset(of: article.terms[article.sentenceTokens[sentence]])
        || mention.isSubject && sentence < 6
      {
        pool.append(Summariser.Item(article: article, sentence: sentence))
      }
    }
    let items = Summariser(table: cache.table).summary(of: pool, topic: wanted, perArticle: 2)
    guard !items.isEmpty else { return try summary(of: mentions[0].id) }
    let subjects = mentions.count { $0.isSubject }
    return try summary(
      items,
      lead: prompts.render(
        "lead-summary-subject",
        [
          "topic": prompts.render("quoted-term", ["term": topic]), "articles": mentions.count,
          "one": mentions.count == 1, "subjects": subjects, "oneSubject": subjects == 1,
          "anySubject": subjects > 0 && subjects < mentions.count,
          "limits": span.map(words) ?? "",
        ]))
  }

  /// Of the newest articles: one sentence an article at most.
  private func everything() throws -> Reply? {
    let entries = try store.census().filter { $0.copyOf == nil }.sorted {
      ($0.published ?? "", $0.id) > ($1.published ?? "", $1.id)
    }
    var pool: [Summariser.Item] = []
    for entry in entries.prefix(Self.newestArticles) {
      guard let article = try cache.article(entry.id) else { continue }
      let running = article.stored.sentences.indices.filter {
        article.stored.sentences[$0].kind != .heading
      }
      pool += running.prefix(3).map { Summariser.Item(article: article, sentence: $0) }
    }
    let items = Summariser(table: cache.table).summary(of: pool, topic: [], perArticle: 1)
    guard !items.isEmpty else { return nil }
    var holes: [String: any Sendable] = ["articles": entries.count, "one": entries.count == 1]
    if entries.count > Self.newestArticles { holes["newest"] = Self.newestArticles }
    return try summary(items, lead: prompts.render("lead-summary-everything", holes))
  }

  func summary(_ items: [Summariser.Item], lead: String) throws -> Reply {
    let citations = try items.enumerated().map {
      try citer.citation(of: $1.article, sentence: $1.sentence, number: $0 + 1)
    }
    return Reply(
      kind: "summary", confidence: 0.8, citations: citations,
      parts: [.lead(lead, answer: nil)] + citations.map { .quotation($0.number) })
  }
}
