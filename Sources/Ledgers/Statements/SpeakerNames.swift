internal import PassageIndex
internal import SentenceAnalysis
internal import Text

/// Whom the entities of articles are, merged over all of them.
struct SpeakerNames {
  /// An entity of an article.
  private struct Key: Hashable {
    var article: ArticleID
    var id: Int
  }

  private var groups: [Key: Int] = [:]
  let merged: [MergedEntity]
  private let tokenizer = Tokenizer()

  /// Some microseconds an entity of an article.
  init(_ entries: [EntityEntry], aliases: EntityAliases) {
    merged = EntityMerger(aliases: aliases).merged(
      entries.enumerated().map {
        ArticleEntity(
          article: $0.offset, id: $0.element.id, kind: $0.element.kind, names: $0.element.names)
      })
    for (number, entity) in merged.enumerated() {
      for member in entity.members {
        groups[Key(article: entries[member.article].article, id: member.id)] = number
      }
    }
  }

  /// The number of an article's entity among `merged`; nil where the index does not list it.
  func number(of entity: Int, in article: ArticleID) -> Int? {
    groups[Key(article: article, id: entity)]
  }

  /// Those that are called `name` in full, else those of whose names it is the last word or a part.
  func called(_ name: String) -> [Int] {
    let folded = EntityMerger.folded(name)
    // A surname is several persons' even where one is called so in her article.
    let isOneWord = !folded.contains(" ")
    let exact = merged.indices.filter { index in
      !(isOneWord && merged[index].kind == .person)
        && merged[index].names.contains { EntityMerger.folded($0) == folded }
    }
    if !exact.isEmpty { return exact }
    let wanted = terms(of: name)
    guard !wanted.isEmpty else { return [] }
    return merged.indices.filter { index in
      merged[index].names.contains { terms(of: $0).firstRange(of: wanted) != nil }
    }
  }

  private func terms(of name: String) -> [String] {
    tokenizer.tokens(in: name).filter { !$0.isColocated }.map(\.folded)
  }
}
