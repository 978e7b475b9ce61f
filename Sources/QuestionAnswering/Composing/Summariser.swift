internal import EvidenceRanking
internal import PassageIndex
internal import SentenceAnalysis
internal import Text

#if canImport(Glibc)
  internal import Glibc
#endif

/// Chooses the sentences that say most about a set of sentences: near its centre, far from each
/// other, early in their articles.
///
/// A sentence is a vector of its terms, weighed by log(1 + N / n) over the pool; the centre is the
/// sum of all (Radev and others, "Centroid-based summarization of multiple documents", 2004), and a
/// sentence loses what it shares with those already chosen (Carbonell and Goldstein, "The use of
/// MMR", 1998).
struct Summariser {
  let table: TermTable

  /// Sentences of a summary at most.
  static let maximumSentences = 6
  /// Tokens of a sentence that can stand in a summary.
  private static let lengths = 7...60
  /// How much likeness to a sentence already chosen costs.
  private static let repetition = 0.8
  /// Of the first, second … sentence of an article that can stand in a summary: news tell the most
  /// first.
  private static let openingBonuses = [0.25, 0.1]
  private static let topicBonus = 0.15
  private static let pronounPenalty = 0.35
  private static let speechPenalty = 0.08

  struct Item {
    let article: TokenizedArticle
    let sentence: Int
  }

  /// At most `maximumSentences` of `pool` in order of time, then of place.
  ///
  /// - Parameters:
  ///   - topic: terms that a sentence is preferred for holding.
  ///   - perArticle: sentences taken of one article at most.
  func summary(of pool: [Item], topic: Set<Int32>, perArticle: Int) -> [Item] {
    let usable = pool.filter(isUsable)
    let openings = openings(of: usable)
    let vectors = vectors(of: usable)
    let centre = vectors.reduce(into: [Int32: Double]()) { sum, vector in
      for (term, value) in vector { sum[term, default: 0] += value }
    }
    let scores = usable.indices.map { index in
      cosine(vectors[index], centre) + bonus(usable[index], topic) + (openings[index] ?? 0)
    }
    var chosen: [Int] = []
    while chosen.count < Self.maximumSentences {
      var best: (index: Int, value: Double)?
      for index in usable.indices where !chosen.contains(index) {
        let taken = chosen.count { usable[$0].article === usable[index].article }
        guard taken < perArticle else { continue }
        let likeness = chosen.map { cosine(vectors[$0], vectors[index]) }.max() ?? 0
        guard likeness < 0.6 else { continue }
        let value = scores[index] - Self.repetition * likeness
        if value > best?.value ?? -.infinity { best = (index, value) }
      }
      guard let best else { break }
      chosen.append(best.index)
    }
    return chosen.map { usable[$0] }.sorted(by: Self.isEarlier)
  }

  private static func isEarlier(_ left: Item, _ right: Item) -> Bool {
    let days = (left.article.publishedDay ?? .max, right.article.publishedDay ?? .max)
    if days.0 != days.1 { return days.0 < days.1 }
    let ids = (left.article.stored.summary.id, right.article.stored.summary.id)
    return (ids.0, left.sentence) < (ids.1, right.sentence)
  }

  /// Signs of a question, and of a sentence that goes on in a list.
  private static let openEnds = "?:;,".utf8

  /// Whether the sentence can stand for its article: whole, neither very short nor very long, no
  /// question and no part of a list, no line that only dates the article.
  func isUsable(_ item: Item) -> Bool {
    let sentence = item.article.stored.sentences[item.sentence]
    let tokens = item.article.sentenceTokens[item.sentence]
    guard [.paragraph, .listItem, .quotation].contains(sentence.kind), !sentence.isBroken,
      Self.lengths ~= tokens.count
    else { return false }
    return !Self.openEnds.contains(item.article.bytes[sentence.span.end - 1])
      && item.article.tellsMoreThanTime(item.sentence)
  }

  /// What each of `items` gains for standing near the beginning of its article, by position.
  private func openings(of items: [Item]) -> [Int: Double] {
    let articles = Dictionary(grouping: items.indices) { items[$0].article.stored.summary.id }
    var bonuses: [Int: Double] = [:]
    for positions in articles.values {
      guard let article = positions.first.map({ items[$0].article }) else { continue }
      let first = article.stored.sentences.indices.lazy.filter {
        isUsable(Item(article: article, sentence: $0))
      }.prefix(Self.openingBonuses.count)
      for (bonus, sentence) in zip(Self.openingBonuses, first) {
        if let position = positions.first(where: { items[$0].sentence == sentence }) {
          bonuses[position] = bonus
        }
      }
    }
    return bonuses
  }

  private func bonus(_ item: Item, _ topic: Set<Int32>) -> Double {
    let tokens = item.article.sentenceTokens[item.sentence]
    let terms = item.article.terms[tokens]
    var bonus = 0.0
    if !topic.isEmpty, topic.isSubset(of: terms) { bonus += Self.topicBonus }
    if let first = terms.first,
      !table.classes(of: first).isDisjoint(with: [.pronoun, .demonstrative])
    {
      bonus -= Self.pronounPenalty
    }
    if [0x22, 0xE2].contains(
      item.article.bytes[Int(item.article.stored.sentences[item.sentence].span.start)])
    {
      bonus -= Self.speechPenalty
    }
    return bonus
  }

  /// Unit vectors of the sentences' terms without closed-class words.
  private func vectors(of items: [Item]) -> [[Int32: Double]] {
    let terms = items.map { item in
      item.article.terms[item.article.sentenceTokens[item.sentence]].filter {
        !table.classes(of: $0).contains(.stopword)
      }
    }
    var holders: [Int32: Int] = [:]
    for sentence in terms { for term in Set(sentence) { holders[term, default: 0] += 1 } }
    return terms.map { sentence in
      var vector: [Int32: Double] = [:]
      for term in sentence {
        vector[term, default: 0] += log(1 + Double(items.count) / Double(holders[term] ?? 1))
      }
      let length = sqrt(vector.values.map { $0 * $0 }.sorted().reduce(0, +))
      return length > 0 ? vector.mapValues { $0 / length } : vector
    }
  }

  private func cosine(_ left: [Int32: Double], _ right: [Int32: Double]) -> Double {
    // In order of term: a dictionary's own order would change the last digit from run to run.
    let shorter = left.count < right.count ? left : right
    let longer = left.count < right.count ? right : left
    let product = shorter.keys.sorted().reduce(0.0) { $0 + (shorter[$1] ?? 0) * (longer[$1] ?? 0) }
    let lengths = [left, right].map { vector in
      sqrt(vector.values.map { $0 * $0 }.sorted().reduce(0, +))
    }
    return lengths[0] * lengths[1] > 0 ? product / (lengths[0] * lengths[1]) : 0
  }
}
