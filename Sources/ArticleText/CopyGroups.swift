/// Groups the copies among many articles: every article is compared with those that share a band of its fingerprint.
///
///     var groups = CopyGroups(dates: recogniser)
///     for article in articles { groups.add(article.id, TextFingerprint(of: article.text)) }
///     groups.groups { id in try store.text(of: id) }
package struct CopyGroups: Sendable {
  private var ids: [Int64] = []
  private var fingerprints: [TextFingerprint] = []
  private var members: [UInt64: [Int]] = [:]
  private let judge: CopyJudge

  package init(dates: DateRecogniser) { judge = CopyJudge(dates: dates) }

  /// Adds an article; ids must not repeat. O(1).
  package mutating func add(_ id: Int64, _ fingerprint: TextFingerprint) {
    for band in fingerprint.bands { members[band, default: []].append(ids.count) }
    ids.append(id)
    fingerprints.append(fingerprint)
  }

  /// The groups of two and more, each in the order of adding, ordered by their first members.
  ///
  /// `text` gives an article's text and is asked only for pairs that may be copies but are not exact ones; nil leaves the article out.
  /// An article joins a group when it is a copy of any member.
  package func groups(text: (Int64) throws -> String?) rethrows -> [[Int64]] {
    var forest = DisjointSets(count: ids.count)
    for (left, right) in pairs() where forest.root(of: left) != forest.root(of: right) {
      if fingerprints[left].exact == fingerprints[right].exact {
        forest.join(left, right)
      } else if let first = try text(ids[left]), let second = try text(ids[right]),
        judge.areCopies(first, second)
      {
        forest.join(left, right)
      }
    }
    return forest.groups.map { $0.map { ids[$0] } }
  }

  /// Pairs that share a band and may be copies, in order and without repeats.
  private func pairs() -> [(Int, Int)] {
    var seen: Set<Int> = []
    var pairs: [(Int, Int)] = []
    for group in members.values where group.count > 1 {
      // A band that very many articles share says nothing, so each is compared with its neighbours only.
      for (position, right) in group.enumerated().dropFirst() {
        for left in group[max(0, position - 16)..<position] {
          guard seen.insert(left * ids.count + right).inserted,
            judge.mayBeCopies(fingerprints[left], fingerprints[right])
          else { continue }
          pairs.append((left, right))
        }
      }
    }
    return pairs.sorted { $0 < $1 }
  }
}

/// Sets that are joined (union-find with path halving).
private struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  /// The least member of the set is its root.
  mutating func root(of index: Int) -> Int {
    var index = index
    while parents[index] != index {
      parents[index] = parents[parents[index]]
      index = parents[index]
    }
    return index
  }

  mutating func join(_ left: Int, _ right: Int) {
    let (first, second) = (root(of: left), root(of: right))
    parents[max(first, second)] = min(first, second)
  }

  /// Sets of two and more, each ascending, ordered by their least members.
  var groups: [[Int]] {
    var copy = self
    var sets: [Int: [Int]] = [:]
    for index in parents.indices { sets[copy.root(of: index), default: []].append(index) }
    return sets.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }
}
