internal import ArticleText
internal import PassageIndex

/// Finds the article that earlier replies were taken from, for a conversation of which only the words are known.
struct AnswerSource {
  private let store: any PassageReading
  private let tokenizer = Tokenizer()

  /// Replies looked at, and how much each counts beside the next: older ones may be about something else.
  private static let maximumAnswers = 8
  private static let ageDiscount = 0.8
  /// Bytes of one reply that are compared.
  private static let maximumBytes = 400
  /// Rarest words searched for, and articles read.
  private static let maximumTerms = 10
  private static let maximumArticles = 8
  /// Bytes of replies that an article must hold to be their source, older ones discounted: a year or a "yes" stands in many.
  private static let minimumBytes = 14.0

  init(store: any PassageReading) { self.store = store }

  /// The article that holds most of the last `answers` (oldest first) word for word; nil when none holds enough of them. Cost: one search for a few rare words, and up to eight articles read.
  func article(of answers: [String]) throws -> ArticleSummary? {
    let recent = answers.suffix(Self.maximumAnswers).map {
      String(decoding: $0.utf8.prefix(Self.maximumBytes), as: UTF8.self).trimmingStops
    }.filter { $0.utf8.count > 2 }
    let terms = try rarestTerms(of: recent)
    guard !terms.isEmpty else { return nil }
    let found = try store.retrieve(
      terms, passageLimit: Self.maximumArticles, articleLimit: Self.maximumArticles)
    var best: (article: ArticleSummary?, bytes: Double) = (nil, Self.minimumBytes)
    var seen: Set<ArticleID> = []
    for id in found.passages.map(\.article) + found.articles.map(\.id)
    where seen.count < Self.maximumArticles && seen.insert(id).inserted {
      guard let article = try store.article(id) else { continue }
      let bytes = Self.bytes(of: recent, in: article.text)
      if bytes > best.bytes { best = (article.summary, bytes) }
    }
    return best.article
  }

  private static func bytes(of answers: [String], in text: String) -> Double {
    answers.reduce(0) { sum, answer in
      sum * ageDiscount + (text.contains(answer) ? Double(answer.utf8.count) : 0)
    }
  }

  private func rarestTerms(of answers: [String]) throws -> [WeightedTerm] {
    var frequencies: [String: Int] = [:]
    for answer in answers {
      for token in tokenizer.tokens(in: answer)
      where !token.isColocated && frequencies[token.term] == nil {
        frequencies[token.term] = try store.passageFrequency(of: token.term)
      }
    }
    return frequencies.filter { $0.value > 0 }
      .sorted { ($0.value, $0.key) < ($1.value, $1.key) }
      .prefix(Self.maximumTerms).map { WeightedTerm($0.key) }
  }
}

extension String {
  /// Without white space, stops and commas at the ends, which a reply may have lost or gained.
  fileprivate var trimmingStops: String {
    func isStop(_ character: Character) -> Bool {
      character.isWhitespace || ",.;:!?".contains(character)
    }
    let start = drop(while: isStop)
    guard let last = start.lastIndex(where: { !isStop($0) }) else { return "" }
    return String(start[...last])
  }
}
