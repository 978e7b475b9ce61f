import Testing

@testable import SentenceAnalysis

/// Entities of several articles.
struct EntityMergerTests {
  private func entity(_ article: Int, _ kind: EntityKind, _ names: String...) -> ArticleEntity {
    ArticleEntity(article: article, id: 1, kind: kind, names: names)
  }

  /// Articles of each merged entity.
  private func articles(_ entities: [ArticleEntity], _ aliases: EntityAliases = EntityAliases())
    -> [[Int]]
  {
    EntityMerger(aliases: aliases).merged(entities).map { $0.members.map(\.article) }
  }

  @Test func `the same full name is one entity, a surname alone is not`() {
    let entities = [
      entity(1, .person, "Tom Iversen", "Iversen"), entity(2, .person, "Tom Iversen"),
      entity(3, .person, "Iversen"), entity(4, .person, "Iversen"),
      entity(5, .person, "Anna Iversen", "Iversen"),
    ]
    #expect(articles(entities) == [[1, 2], [3], [4], [5]])
  }

  @Test func `initials join where an article spells them out, and one only`() {
    let entities = [
      entity(1, .organisation, "Halden Seaweed Institute", "HSI"), entity(2, .organisation, "HSI"),
    ]
    #expect(articles(entities) == [[1, 2]])
    let other = entity(3, .organisation, "Hull Steel Industries", "HSI")
    #expect(articles(entities + [other]) == [[1], [2], [3]])
  }

  @Test func `a person and a place of one name stay apart`() {
    #expect(
      articles([entity(1, .place, "Odd Lund"), entity(2, .person, "Odd Lund")]) == [[1], [2]])
    #expect(articles([entity(1, .other, "Odd Lund"), entity(2, .person, "Odd Lund")]) == [[1, 2]])
  }

  @Test func `what a person joins and parts holds`() {
    let joined = EntityAliases(joined: [["Altsol", "Alt Solutions"]])
    let entities = [
      entity(1, .organisation, "Altsol"), entity(2, .organisation, "Alt Solutions"),
    ]
    #expect(articles(entities) == [[1], [2]])
    #expect(articles(entities, joined) == [[1, 2]])
    let both = [
      entity(1, .organisation, "Halden Institute", "HI"), entity(2, .organisation, "HI"),
    ]
    #expect(articles(both) == [[1, 2]])
    let parted = EntityAliases(parted: [["Halden Institute", "HI"]])
    #expect(articles(both, parted) == [[1], [2]])
  }

  @Test func `the name of most articles comes first`() {
    let merged = EntityMerger().merged([
      entity(1, .organisation, "Halden Bank", "Halden"), entity(2, .organisation, "Halden Bank"),
    ])
    #expect(merged.map(\.names) == [["Halden Bank", "Halden"]])
    #expect(merged.map(\.kind) == [.organisation])
  }
}
