internal import PassageIndex
internal import QuestionAnalysis
internal import Text

/// Finds the articles that words of a question name: by their title, by what they are about, or as
/// the one shown last.
struct ArticleFinder {
  let store: any PassageReading
  let census: ArticleCensus
  /// Whether a term is too common to tell one title from another.
  let isStopword: (String) -> Bool
  /// Whether the question speaks of an article, which a story or a note need not be.
  let isPlain: Bool

  /// Words of a title that is that of an article and not of a book or a song of the same name.
  private static let shortestTitle = 4

  /// Newest first, copies left out; empty where no article is about the topic; nil where the words
  /// need not mean an article at all.
  func articles(_ query: CollectionQuery, shown: ArticleID?) throws -> [CensusEntry]? {
    let entries = try census.entries.get().filter { $0.copyOf == nil && query.admits($0) }
    if query.relation == .shown {
      let only = entries.count == 1 ? entries.first?.id : nil
      return (shown ?? only).map { id in entries.filter { $0.id == id } }
    }
    let titled = titled(query.topic.map(\.folded), entries)
    if query.relation == .title {
      return query.topic.count < Self.shortestTitle || titled.isEmpty ? nil : titled
    }
    if !titled.isEmpty { return titled }
    let found = try about(query.topic, entries)
    return found.isEmpty && !isPlain ? nil : found
  }

  private func titled(_ words: [String], _ entries: [CensusEntry]) -> [CensusEntry] {
    let wanted = census.withoutArticle(words)
    return entries.filter { !wanted.isEmpty && census.titles[$0.id] == wanted }
  }

  /// Those whose titles hold the words in a row, else all of them anywhere; else those that are
  /// about them; else those that mention them oftenest.
  private func about(_ words: [CollectionRequest.Word], _ entries: [CensusEntry]) throws
    -> [CensusEntry]
  {
    let content = words.filter { !isStopword($0.term) }
    guard !content.isEmpty else { return [] }
    let mentions = try store.mentions(of: words.map(\.term))
    let inTitle = Set(
      entries.map(\.id).filter { id in
        census.titles[id]?.firstRange(of: words.map(\.folded)) != nil
      })
    let terms = Set(content.map(\.term))
    let tokenizer = Tokenizer()
    func holdsAll(_ entry: CensusEntry) -> Bool {
      terms.isSubset(of: tokenizer.tokens(in: entry.title ?? "").map(\.term))
    }
    let ways: [() -> Set<ArticleID>] = [
      { inTitle }, { Set(entries.filter(holdsAll).map(\.id)) },
      { Set(mentions.filter(\.isSubject).map(\.id)) },
      {
        let most = isPlain ? mentions.map(\.passages).max() ?? 0 : .max
        return Set(mentions.filter { $0.passages == most }.map(\.id))
      },
    ]
    for way in ways {
      let found = way()
      let kept = entries.filter { found.contains($0.id) }
      if !kept.isEmpty {
        return kept.sorted { ($1.published ?? "", $0.id) < ($0.published ?? "", $1.id) }
      }
    }
    return []
  }
}
