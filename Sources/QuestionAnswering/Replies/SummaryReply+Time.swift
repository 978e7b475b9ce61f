internal import Answers
internal import EvidenceRanking
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Summaries of the newest articles, and of those that tell of a time.
extension SummaryReply {
  /// Articles of which the latest is told.
  private static let latestArticles = 3

  /// What the newest articles about `topic` say of it, of each one sentence, newest first.
  func latest(_ topic: String) throws -> Reply? {
    let mentions = try mentions(of: topic)
    let subjects = mentions.filter(\.isSubject)
    let ids = Set((subjects.isEmpty ? mentions : subjects).map(\.id))
    let dated = try store.census().filter { ids.contains($0.id) && $0.copyOf == nil }
      .filter { $0.published != nil }.sorted {
        ($1.published ?? "", $0.id) < ($0.published ?? "", $1.id)
      }
    let wanted = content(terms(of: topic))
    let items = try dated.prefix(Self.latestArticles).compactMap { entry in
      try cache.article(entry.id).flatMap { telling($0, of: wanted) }
    }
    guard !items.isEmpty else { return try subject(topic) }
    return try summary(
      items,
      lead: prompts.render(
        "lead-latest",
        [
          "topic": prompts.render("quoted-term", ["term": topic]), "articles": dated.count,
          "one": dated.count == 1,
        ]))
  }

  /// The first sentence of `article` that holds all of `wanted`; where none does, its opening.
  private func telling(_ article: TokenizedArticle, of wanted: Set<Int32>) -> Summariser.Item? {
    let summariser = Summariser(table: cache.table)
    let running = article.stored.sentences.indices.filter {
      summariser.isUsable(Summariser.Item(article: article, sentence: $0))
    }
    let sentence =
      running.first { wanted.isSubset(of: article.terms[article.sentenceTokens[$0]]) }
      ?? running.first
    return sentence.map { Summariser.Item(article: article, sentence: $0) }
  }

  /// What articles of other times tell of `topic` at `days`.
  func toldOf(_ topic: String, _ days: DayRange) throws -> Reply? {
    let wanted = content(terms(of: topic))
    let mentions = try mentions(of: topic).prefix(Self.subjectArticles)
    let articles = try mentions.compactMap { try cache.article($0.id) }
      .filter { $0.stored.copyOf == nil }
    try cache.understand(articles)
    var pool: [Summariser.Item] = []
    for article in articles {
      for (sentence, tokens) in article.sentenceTokens.enumerated()
      where wanted.isSubset(of: article.terms[tokens]) {
        let span = article.stored.sentences[sentence].span
        let isThen = article.facts.clauses(in: span).contains { clause in
          article.facts.days(of: clause).map { days.first <= $0.first && $0.last <= days.last }
            ?? false
        }
        if isThen { pool.append(Summariser.Item(article: article, sentence: sentence)) }
      }
    }
    let items = Summariser(table: cache.table).summary(of: pool, topic: wanted, perArticle: 2)
    guard !items.isEmpty else { return nil }
    let articlesTold = Set(items.map { $0.article.stored.summary.id }).count
    return try summary(
      items,
      lead: prompts.render(
        "lead-told-of",
        [
          "topic": prompts.render("quoted-term", ["term": topic]), "articles": articlesTold,
          "one": articlesTold == 1, "limits": words(of: days),
        ]))
  }

  /// " published from 1 May 2024 to 31 May 2024", " published since 1 May 2024".
  func words(of span: DayRange) throws -> String {
    var holes: [String: any Sendable] = ["hasName": false]
    if span.first == span.last {
      holes["on"] = try days.text(of: span.first.description)
    } else {
      if span.first.year > 1 { holes["since"] = try days.text(of: span.first.description) }
      if span.last.year < 9999 { holes["until"] = try days.text(of: span.last.description) }
    }
    return try prompts.render("collection-limits", holes)
  }
}
