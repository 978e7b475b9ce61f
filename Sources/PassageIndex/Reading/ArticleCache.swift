/// Unpacked articles, the least recently used forgotten first.
struct ArticleCache {
  /// UTF-8 bytes of text held at most, one article excepted.
  private static let capacity = 16 << 20

  private var articles: [ArticleID: (article: StoredArticle, used: Int)] = [:]
  private var clock = 0
  private var byteCount = 0

  subscript(id: ArticleID) -> StoredArticle? {
    mutating get {
      clock += 1
      articles[id]?.used = clock
      return articles[id]?.article
    }
  }

  mutating func insert(_ article: StoredArticle) {
    byteCount += article.text.utf8.count
    clock += 1
    articles[article.summary.id] = (article, clock)
    if byteCount > Self.capacity { forgetOlderHalf() }
  }

  /// O(n log n), once in many insertions.
  private mutating func forgetOlderHalf() {
    for (id, entry) in articles.sorted(by: { $0.value.used < $1.value.used }) {
      guard byteCount > Self.capacity / 2, articles.count > 1 else { return }
      byteCount -= entry.article.text.utf8.count
      articles[id] = nil
    }
  }
}
