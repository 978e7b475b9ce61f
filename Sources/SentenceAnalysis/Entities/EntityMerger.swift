/// An entity of one article, as merging across articles sees it.
package struct ArticleEntity: Sendable, Hashable {
  /// Position of its article in the caller's order.
  package var article: Int
  /// `Entity.id` in that article.
  package var id: Int
  package var kind: EntityKind
  /// The one of most words first.
  package var names: [String]

  package init(article: Int, id: Int, kind: EntityKind, names: [String]) {
    self.article = article
    self.id = id
    self.kind = kind
    self.names = names
  }

  package init(article: Int, _ entity: Entity) {
    self.init(article: article, id: entity.id, kind: entity.kind, names: entity.names)
  }
}

/// What a person says about names: which are one entity's, and which are not.
package struct EntityAliases: Sendable, Equatable {
  /// Names of each group are one entity's.
  package var joined: [[String]]
  /// Two names that are never one entity's, whatever articles say.
  package var parted: [[String]]

  package init(joined: [[String]] = [], parted: [[String]] = []) {
    self.joined = joined
    self.parted = parted
  }
}

/// An entity of a library.
package struct MergedEntity: Sendable, Equatable {
  package var kind: EntityKind
  /// The one used in most articles first, of equals the one of most words.
  package var names: [String]
  /// In the order given.
  package var members: [ArticleEntity]
}

/// Finds which entities of several articles are one.
///
/// They are when they have a full name in common: the longest name of the article, of two words or
/// more for a person. A short name or initials join nothing by themselves; in the article that has
/// them beside the full name they belong to that entity already. A name that stands alone in its
/// article, as "NRA" or "Iversen", joins the one entity that elsewhere has it as initials, and
/// never a person's. Persons with different given names stay apart, since their full names differ.
/// What a person joined or parted counts before all of this.
///
/// Cost: linear in the number of names, but for sorting.
package struct EntityMerger: Sendable {
  private let aliases: EntityAliases

  package init(aliases: EntityAliases = EntityAliases()) { self.aliases = aliases }

  /// The entities of the library in the order of their first member. Each member is in exactly one.
  package func merged(_ entities: [ArticleEntity]) -> [MergedEntity] {
    var groups = DisjointSets(count: entities.count)
    let parted = partedNames()
    var byName: [String: [Int]] = [:]
    for (index, entity) in entities.enumerated() {
      for name in Self.joiningNames(entity) { byName[name, default: []].append(index) }
    }
    let shared = byName.filter { $0.value.count > 1 }
    for key in shared.keys.sorted() { join(shared[key] ?? [], entities, &groups) }
    joinInitials(entities, &groups)
    joinAliases(entities, &groups, parted)
    return collect(entities, groups, parted)
  }

  /// Lower case, one space between words.
  package static func folded(_ name: String) -> String {
    if let plain = plainFolded(name) { return plain }
    return name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The same for a name of ASCII letters with single spaces, as most are; nil for any other.
  private static func plainFolded(_ name: String) -> String? {
    var last: UInt8 = 0x20
    for byte in name.utf8 {
      guard byte < 0x80, byte > 0x20 || byte == 0x20 && last != 0x20 else { return nil }
      last = byte
    }
    guard last != 0x20 else { return name.isEmpty ? "" : nil }
    return String(unsafeUninitializedCapacity: name.utf8.count) { buffer in
      var count = 0
      for byte in name.utf8 {
        buffer[count] = byte &- 0x41 < 26 ? byte | 0x20 : byte
        count += 1
      }
      return count
    }
  }

  /// The names by which an entity is found in other articles: full ones only.
  private static func joiningNames(_ entity: ArticleEntity) -> [String] {
    let longest = entity.names.map { words($0) }.max() ?? 0
    return entity.names.filter { name in
      words(name) == longest && (entity.kind != .person || words(name) > 1)
    }.map(folded)
  }

  private static func words(_ name: String) -> Int {
    var count = 0
    var isInside = false
    for scalar in name.unicodeScalars {
      let isSpace = scalar.properties.isWhitespace
      if !isSpace, !isInside { count += 1 }
      isInside = !isSpace
    }
    return count
  }

  /// Persons join persons, and others those that are no persons: kinds other than that are guesses.
  private func join(
    _ members: [Int], _ entities: [ArticleEntity], _ groups: inout DisjointSets
  ) {
    let persons = members.filter { entities[$0].kind == .person }
    let others = members.filter { entities[$0].kind != .person }
    // Where most articles know a person, one that could not tell follows.
    let isUndecided = others.allSatisfy { entities[$0].kind == .other }
    for group in isUndecided ? [members] : [persons, others] {
      for member in group.dropFirst() { groups.join(group[0], member) }
    }
  }

  /// Of articles that have initials beside a full name, the share that must mean the same by them.
  private static let clearShare = 0.75

  /// "NRA" alone joins the organisation whose article has "NRA" beside its full name, where nearly
  /// all that have it mean the same; full stops do not matter.
  private func joinInitials(_ entities: [ArticleEntity], _ groups: inout DisjointSets) {
    var spelled: [String: [Int]] = [:]
    for (index, entity) in entities.enumerated() where entity.kind != .person {
      for name in entity.names.dropFirst() where Self.isInitials(name) {
        spelled[Self.letters(of: name), default: []].append(index)
      }
    }
    let owners = spelled.compactMapValues { members -> Int? in
      var counts: [Int: Int] = [:]
      for member in members { counts[groups.root(member), default: 0] += 1 }
      let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
      return most.flatMap {
        Double($0.value) >= Self.clearShare * Double(members.count) ? $0.key : nil
      }
    }
    for (index, entity) in entities.enumerated() where entity.kind != .person {
      guard entity.names.allSatisfy(Self.isInitials),
        let owners = owners[Self.letters(of: entity.names[0])]
      else { continue }
      groups.join(owners, index)
    }
  }

  /// The letters of initials without full stops.
  private static func letters(of name: String) -> String { name.filter { $0 != "." } }

  private static func isInitials(_ name: String) -> Bool {
    name.utf8.count > 1 && name.utf8.allSatisfy { $0 &- 0x41 < 26 || $0 == 0x2E }
  }

  // MARK: A person's word

  private func partedNames() -> Set<String> {
    Set(aliases.parted.flatMap { $0 }.map(Self.folded))
  }

  private func joinAliases(
    _ entities: [ArticleEntity], _ groups: inout DisjointSets, _ parted: Set<String>
  ) {
    for group in aliases.joined {
      let names = Set(group.map(Self.folded))
      let members = entities.indices.filter { index in
        entities[index].names.contains { names.contains(Self.folded($0)) }
      }
      for member in members.dropFirst() { groups.join(members[0], member) }
    }
  }

  /// Members by group; groups that hold names a person parted are cut by the name each member has.
  private func collect(
    _ entities: [ArticleEntity], _ groups: DisjointSets, _ parted: Set<String>
  ) -> [MergedEntity] {
    var groups = groups
    var places: [GroupKey: Int] = [:]
    var members: [[ArticleEntity]] = []
    for (index, entity) in entities.enumerated() {
      let cut = parted.isEmpty ? nil : entity.names.map(Self.folded).first(where: parted.contains)
      let key = GroupKey(root: groups.root(index), cut: cut)
      if let place = places[key] {
        members[place].append(entity)
      } else {
        places[key] = members.count
        members.append([entity])
      }
    }
    return members.map(Self.merge)
  }

  /// One entity: a group, or what one of the names that cut it has of it.
  private struct GroupKey: Hashable {
    var root: Int
    var cut: String?
  }

  private static func merge(_ members: [ArticleEntity]) -> MergedEntity {
    var counts: [String: Int] = [:]
    var kinds: [EntityKind: Int] = [:]
    for member in members {
      for name in member.names { counts[name, default: 0] += 1 }
      kinds[member.kind, default: 0] += member.kind == .other ? 0 : 1
    }
    let names = counts.keys.sorted {
      (counts[$1] ?? 0, words($1), $0) < (counts[$0] ?? 0, words($0), $1)
    }
    let kind = EntityKind.allCases.max {
      (kinds[$0] ?? 0, $1.rawValue) < (kinds[$1] ?? 0, $0.rawValue)
    }
    let isKnown = kinds.values.contains { $0 > 0 }
    return MergedEntity(kind: isKnown ? kind ?? .other : .other, names: names, members: members)
  }
}

/// Sets that only ever grow together.
private struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(_ element: Int) -> Int {
    var root = element
    while parents[root] != root {
      parents[root] = parents[parents[root]]
      root = parents[root]
    }
    return root
  }

  /// The root of both is the smaller one.
  mutating func join(_ one: Int, _ other: Int) {
    let (a, b) = (root(one), root(other))
    parents[max(a, b)] = min(a, b)
  }
}
