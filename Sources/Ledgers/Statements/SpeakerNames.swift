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

  /// Of `entries` those that a search for `name` has to merge: those with its last word in a name,
  /// and those that share a name with them. O(entries).
  static func related(to name: String, _ entries: [EntityEntry]) -> [EntityEntry] {
    guard let last = EntityMerger.folded(name).split(separator: " ").last else { return entries }
    var names: Set<String> = []
    for entry in entries {
      let folded = entry.names.map { EntityMerger.folded($0) }
      if folded.contains(where: { $0.contains(last) }) { names.formUnion(folded) }
    }
    return entries.filter { entry in
      entry.names.contains { names.contains(EntityMerger.folded($0)) }
    }
  }

  /// Those that are called `name` in full; for one word, the persons whose last name it is and what
  /// goes by it alone; where there are none, those of whose names it is a part.
  func called(_ name: String) -> [Int] {
    let folded = EntityMerger.folded(name)
    let wanted = terms(of: name)
    guard let last = wanted.last else { return [] }
    let first = merged.indices.filter { index in
      (wanted.count > 1 || merged[index].kind != .person)
        && EntityMerger.folded(merged[index].names[0]) == folded
    }
    guard first.isEmpty || wanted.count == 1 else { return first }
    let own =
      merged.indices.filter { index in
        let entity = merged[index]
        guard wanted.count == 1, entity.kind == .person else {
          return entity.names.contains { EntityMerger.folded($0) == folded } && wanted.count > 1
        }
        return entity.names.contains { terms(of: $0).last == last }
      } + first
    guard own.isEmpty else { return own.sorted() }
    return merged.indices.filter { index in
      merged[index].names.contains { terms(of: $0).firstRange(of: wanted) != nil }
    }
  }

  private func terms(of name: String) -> [String] {
    tokenizer.tokens(in: name).filter { !$0.isColocated }.map(\.folded)
  }
}
