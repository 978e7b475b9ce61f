/// Which articles hold which bands of fingerprints, for those not yet written to the table `band`.
struct RecentCopyBands {
  /// A row of `band`.
  struct Pair: Comparable {
    var band: Int64
    var article: Int64

    static func < (left: Pair, right: Pair) -> Bool {
      left.band != right.band ? left.band < right.band : left.article < right.article
    }
  }

  /// Articles given out for one band at most; a band that more share says nothing.
  static let mostArticles = 64

  /// In order of adding.
  private var pairs: [Pair] = []
  /// For each pair the one before it whose band falls into the same slot, −1 at the end.
  private var links: [Int32] = []
  /// The last pair of each slot, −1 where there is none; a power of two in size.
  private var slots: [Int32] = []

  /// Number of pairs.
  var count: Int { pairs.count }

  /// Adds an article, whose number must be higher than those before. Amortised O(1).
  mutating func add(_ band: Int64, _ article: Int64) {
    if count >= slots.count { grow() }
    pairs.append(Pair(band: band, article: article))
    links.append(-1)
    link(count - 1)
  }

  /// Appends the articles that hold `band` to `articles`, the `mostArticles` lowest, in no order.
  func find(_ band: Int64, into articles: inout [Int64]) {
    guard !slots.isEmpty else { return }
    var pair = Int(slots[slot(of: band)])
    while pair >= 0 {
      if pairs[pair].band == band { articles.append(pairs[pair].article) }
      pair = Int(links[pair])
    }
  }

  /// All pairs in ascending order; none are left. O(n log n).
  mutating func take() -> [Pair] {
    var sorted = pairs
    self = RecentCopyBands()
    sorted.sort()
    return sorted
  }

  /// Makes a pair findable, unless enough articles with its band are.
  private mutating func link(_ pair: Int) {
    let slot = slot(of: pairs[pair].band)
    var alike = 0
    var other = Int(slots[slot])
    while other >= 0 {
      if pairs[other].band == pairs[pair].band { alike += 1 }
      other = Int(links[other])
    }
    guard alike < Self.mostArticles else { return }
    links[pair] = slots[slot]
    slots[slot] = Int32(pair)
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: max(1 << 12, slots.count * 2))
    for pair in pairs.indices {
      links[pair] = -1
      link(pair)
    }
  }

  /// Bands are hashes, but not in their lowest bits alone.
  private func slot(of band: Int64) -> Int {
    let mixed = UInt64(bitPattern: band) ^ UInt64(bitPattern: band) >> 32
    return Int(mixed & UInt64(slots.count - 1))
  }
}
