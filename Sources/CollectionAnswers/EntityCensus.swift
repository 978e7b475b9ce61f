package import PassageIndex
package import SentenceAnalysis

/// A person, organisation or place of the library, with where it is spoken of.
package struct NamedEntity: Sendable, Equatable {
  package var kind: EntityKind
  /// The one used in most articles first, of equals the one of most words.
  package var names: [String]
  /// Articles that name it; copies of another count once.
  package var articles: Int
  /// Places that speak of it, by name or otherwise.
  package var mentions: Int
  /// Statements it makes.
  package var statements: Int
  /// ISO 8601 days of the first and the last of those articles; nil where none is dated.
  package var first: String?
  package var last: String?
}

/// Lists who and what the library's articles name, merged over all of them.
package struct EntityCensus {
  private let store: any PassageReading
  private let merger: EntityMerger

  /// - Parameter aliases: what a person says about names.
  package init(store: any PassageReading, aliases: EntityAliases) {
    self.store = store
    merger = EntityMerger(aliases: aliases)
  }

  /// Those of `kind`, named in most articles first, then by mentions, then by name. Some
  /// microseconds an entity of an article.
  package func entities(of kind: EntityKind) throws -> [NamedEntity] {
    let days = Dictionary(
      try store.census().filter { $0.copyOf == nil }.map { ($0.id, $0.published) },
      uniquingKeysWith: { first, _ in first })
    let entries = try store.entities(EntityKind.allCases).filter { days.keys.contains($0.article) }
    let merged = merger.merged(
      entries.enumerated().map {
        ArticleEntity(
          article: $0.offset, id: $0.element.id, kind: $0.element.kind,
          names: $0.element.names)
      })
    return merged.filter { $0.kind == kind }.map { counted($0, entries, days) }.sorted {
      ($1.articles, $1.mentions, $0.names[0]) < ($0.articles, $0.mentions, $1.names[0])
    }
  }

  /// - Parameter entries: those that members are numbered by.
  private func counted(
    _ entity: MergedEntity, _ entries: [EntityEntry], _ days: [ArticleID: String?]
  ) -> NamedEntity {
    let members = entity.members.map { entries[$0.article] }
    let articles = Set(members.map(\.article))
    let dated = articles.compactMap { days[$0] ?? nil }
    return NamedEntity(
      kind: entity.kind, names: entity.names, articles: articles.count,
      mentions: members.reduce(0) { $0 + $1.mentions },
      statements: members.reduce(0) { $0 + $1.statements }, first: dated.min(),
      last: dated.max())
  }
}
