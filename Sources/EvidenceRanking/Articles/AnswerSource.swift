package import PassageIndex
package import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

#if canImport(Glibc)
  internal import Glibc
#endif

/// Finds the article that earlier replies were taken from, for a conversation of which only the
/// words are known.
package struct AnswerSource {
  private let store: any PassageReading
  private let cache: TokenizedArticleCache

  /// Turns looked at, and how much each counts beside the next: older ones may be about something
  /// else.
  private static let maximumTurns = 8
  private static let ageDiscount = 0.8
  /// Bytes of one question or reply that are compared.
  private static let maximumBytes = 400
  /// Rarest words searched for, and articles read.
  private static let maximumTerms = 14
  private static let maximumArticles = 8
  /// Bytes of replies that an article must hold to be their source, older ones discounted: a year
  /// or a "yes" stands in many.
  private static let minimumBytes = 14.0
  /// Without so many bytes, the share of the conversation's words that the article must hold, and
  /// how many times as much as any other.
  private static let minimumShare = 0.5
  private static let minimumLead = 1.2
  /// Words of the conversation that must be known to the index for that.
  private static let minimumWords = 3

  package init(store: any PassageReading, cache: TokenizedArticleCache) {
    self.store = store
    self.cache = cache
  }

  /// The article that holds most of the last turns, oldest first: their replies word for word, and
  /// the rare words of questions and replies; nil when none holds enough of them. Cost: one search
  /// for a few rare words, and up to eight articles read.
  package func article(of turns: [QuestionRequest.Turn]) throws -> TokenizedArticle? {
    let recent = turns.suffix(Self.maximumTurns).map(Said.init)
    let rarities = try rarities(of: recent)
    let terms = rarities.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(Self.maximumTerms).map { WeightedTerm(cache.table.terms[Int($0.key)]) }
    guard !terms.isEmpty else { return nil }
    let found = try store.retrieve(
      Array(terms), passageLimit: Self.maximumArticles * 2, articleLimit: Self.maximumArticles)
    var scored: [Scored] = []
    var seen: Set<ArticleID> = []
    for id in found.articles.map(\.id) + found.passages.map(\.article)
    where seen.count < Self.maximumArticles && seen.insert(id).inserted {
      guard let found = try cache.article(id), let article = try original(of: found) else {
        continue
      }
      scored.append(score(article, recent, rarities))
    }
    return rarities.count < Self.minimumWords ? best(scored.filter(\.quotes)) : best(scored)
  }

  /// The article that `article` is a copy of; itself when it is none.
  private func original(of article: TokenizedArticle) throws -> TokenizedArticle? {
    try article.stored.copyOf.map { try cache.article($0) } ?? article
  }

  /// One turn, cut to what is compared.
  private struct Said {
    let text: String
    let answer: String

    init(_ turn: QuestionRequest.Turn) {
      func cut(_ text: String?) -> String {
        String(decoding: (text ?? "").utf8.prefix(AnswerSource.maximumBytes), as: UTF8.self)
      }
      let reply = turn.excerpt ?? turn.answer
      answer = cut(reply).trimmingStops
      text = cut(turn.question) + "\n" + cut(reply)
    }
  }

  /// How much of the turns an article holds.
  private struct Scored {
    let article: TokenizedArticle
    var bytes = 0.0
    var held = 0.0
    var asked = 0.0

    var quotes: Bool { bytes > AnswerSource.minimumBytes }
    var share: Double { asked > 0 ? held / asked : 0 }
    /// For comparison: a quotation says more than words.
    var total: Double { share + min(1, bytes / 60) }
  }

  private func best(_ scored: [Scored]) -> TokenizedArticle? {
    let order = scored.sorted { $0.total > $1.total }
    guard let best = order.first else { return nil }
    if best.quotes { return best.article }
    // Several articles of one title tell one story.
    let title = best.article.stored.summary.metadata.title
    let next =
      order.dropFirst().first {
        title == nil || $0.article.stored.summary.metadata.title != title
      }?.share ?? 0
    return best.share >= Self.minimumShare && best.share >= Self.minimumLead * next
      ? best.article : nil
  }

  private func score(
    _ article: TokenizedArticle, _ turns: [Said], _ rarities: [Int32: Double]
  ) -> Scored {
    let terms = Set(article.terms).union(article.titleTerms)
    var scored = Scored(article: article)
    for turn in turns {
      let words = content(of: turn.text)
      let isQuoted = turn.answer.utf8.count > 2 && article.stored.text.contains(turn.answer)
      // In one order: sums of the same numbers in another differ in their last bits.
      func sum(_ words: Set<Int32>) -> Double {
        words.sorted().reduce(0) { $0 + (rarities[$1] ?? 0) }
      }
      scored.bytes *= Self.ageDiscount
      scored.held *= Self.ageDiscount
      scored.asked *= Self.ageDiscount
      scored.bytes += isQuoted ? Double(turn.answer.utf8.count) : 0
      scored.held += sum(words.intersection(terms))
      scored.asked += sum(words)
    }
    return scored
  }

  private func content(of text: String) -> Set<Int32> {
    Set(
      cache.table.terms(in: Array(text.utf8)).numbers.filter {
        !cache.table.classes(of: $0).contains(.stopword)
      })
  }

  /// How rare each content word of the turns is in the index; words that it does not hold are left
  /// out.
  private func rarities(of turns: [Said]) throws -> [Int32: Double] {
    let passages = Double(store.statistics.passages)
    var rarities: [Int32: Double] = [:]
    for term in turns.reduce(into: Set<Int32>(), { $0.formUnion(content(of: $1.text)) }) {
      let count = try store.passageFrequency(of: cache.table.terms[Int(term)])
      if count > 0 { rarities[term] = log(1 + passages / Double(count)) }
    }
    return rarities
  }
}
