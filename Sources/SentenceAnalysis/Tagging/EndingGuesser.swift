/// Tags of words no one has seen, by their last letters, as counted over rare words (Brants, TnT,
/// 2000).
///
/// "blorkation" is a noun because rare words in -ation are. Words with capitals, digits and hyphens
/// are counted apart.
package struct EndingGuesser: Sendable {
  static let longest = 6
  static var tagCount: Int { PennTag.count }

  /// A tag of words that end so, with its share among them.
  struct Guess: Sendable {
    var tag: UInt8
    var share: Float
  }

  private let nodes: HashTable
  /// Of node `n`: its guesses are `guesses[starts[n]..<starts[n + 1]]`, by tag.
  private var starts: [Int32] = [0]
  private var guesses: [Guess] = []
  /// Smaller shares are left out.
  private static let least: Float = 0.01

  /// - Parameter shares: `tagCount` a node, summing to 1.
  fileprivate init(nodes: HashTable, shares: [Float]) {
    self.nodes = nodes
    for start in stride(from: 0, to: shares.count, by: Self.tagCount) {
      for tag in 1..<Self.tagCount where shares[start + tag] > Self.least {
        guesses.append(Guess(tag: UInt8(tag), share: shares[start + tag]))
      }
      starts.append(Int32(guesses.count))
    }
  }

  /// Kinds of words counted apart.
  enum Kind: UInt8 {
    case lower, capital, digits, hyphen

    init(shape: WordShape, hasHyphen: Bool, isCapital: Bool) {
      if shape == .digits {
        self = .digits
      } else if isCapital {
        self = .capital
      } else {
        self = hasHyphen ? .hyphen : .lower
      }
    }
  }

  /// The tags of words with the longest known ending of `key`.
  func guesses(for key: ArraySlice<UInt8>, kind: Kind) -> ArraySlice<Guess> {
    var hash = WordHash()
    hash.add(kind.rawValue)
    var best = Int(nodes.value(of: hash.value) ?? 0)
    for byte in key.reversed().prefix(Self.longest) {
      hash.add(byte)
      guard let next = nodes.value(of: hash.value) else { break }
      best = Int(next)
    }
    return guesses[Int(starts[best])..<Int(starts[best + 1])]
  }
}

extension EndingGuesser {
  /// Counts endings word by word.
  struct Builder {
    /// Words seen more often say little about unknown ones.
    private static let rare = 10
    /// Endings seen less often are not kept.
    private static let least: Float = 3
    private var nodes = HashTable(capacity: 4096)
    private var counts: [Float] = []
    /// Of each node all counts together.
    private var totals: [Float] = []
    private var parents: [Int32] = []

    mutating func add(_ entry: TagLexicon.Entry) {
      let key = Array(entry.word.utf8)
      let shape: WordShape = key.contains(0x30) ? .digits : .lower
      let hasHyphen = key.contains(0x2D)
      for (tags, isCapital) in [(entry.lower, false), (entry.capital, true)] {
        let total = tags.total
        guard total > 0, total <= Self.rare, key.contains(where: { $0 >= 0x30 }) else { continue }
        let kind = Kind(shape: shape, hasHyphen: hasHyphen, isCapital: isCapital)
        for tag in tags.entries {
          count(key, kind: kind, tag: Int(tag.tag.rawValue), by: Float(tag.count))
        }
      }
    }

    private mutating func count(_ key: [UInt8], kind: Kind, tag: Int, by count: Float) {
      var hash = WordHash()
      hash.add(kind.rawValue)
      var node = self.node(hash.value, parent: -1)
      add(count, tag, at: node)
      for byte in key.reversed().prefix(longest) {
        hash.add(byte)
        node = self.node(hash.value, parent: node)
        add(count, tag, at: node)
      }
    }

    private mutating func add(_ count: Float, _ tag: Int, at node: Int) {
      counts[node * tagCount + tag] += count
      totals[node] += count
    }

    private mutating func node(_ hash: UInt64, parent: Int) -> Int {
      if let node = nodes.value(of: hash) { return Int(node) }
      let node = parents.count
      nodes.set(hash, to: Int32(node))
      parents.append(Int32(parent))
      totals.append(0)
      counts.append(contentsOf: repeatElement(0, count: tagCount))
      return node
    }

    /// Shares of each ending, mixed with those of the ending one letter shorter; parents come
    /// before their children.
    var guesser: EndingGuesser {
      var shares = counts
      var kept = Array(repeating: Int32(-1), count: parents.count)
      var result: [Float] = []
      var keptCount: Int32 = 0
      for node in parents.indices {
        let parent = Int(parents[node])
        guard parent < 0 || totals[node] >= Self.least && kept[parent] >= 0 else { continue }
        let row = node * tagCount..<(node + 1) * tagCount
        mix(&shares, row: row, total: totals[node], parent: parent)
        kept[node] = keptCount
        keptCount += 1
        result += shares[row]
      }
      return EndingGuesser(nodes: nodes.renumbered(kept), shares: result)
    }

    private func mix(_ shares: inout [Float], row: Range<Int>, total: Float, parent: Int) {
      let theta = EndingGuesser.theta
      for tag in 0..<tagCount {
        let own = counts[row.lowerBound + tag] / max(total, 1)
        let above = parent < 0 ? own : shares[parent * tagCount + tag]
        shares[row.lowerBound + tag] = (own + theta * above) / (1 + theta)
      }
    }
  }

  /// What an ending one letter shorter weighs beside the ending itself.
  private static let theta: Float = 0.15
}

extension HashTable {
  /// The entries whose value `numbers` maps to 0 or more, with that value.
  func renumbered(_ numbers: [Int32]) -> HashTable {
    var result = HashTable(capacity: numbers.count { $0 >= 0 })
    forEach { hash, value in
      if numbers[Int(value)] >= 0 { result.set(hash, to: numbers[Int(value)]) }
    }
    return result
  }
}
