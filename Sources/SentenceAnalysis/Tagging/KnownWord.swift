/// What tagging needs to know of a word.
struct KnownWord: Sendable {
  var candidates: TagCandidates
  /// In the lexicon; 0 for a word that is not there.
  var number: Int32
  /// The tags that rules may give it, one bit each.
  var allowed: UInt64
}

/// Words as they were found before, by word and by what else their candidates depend on.
struct CandidateMemory: Sendable {
  /// Words kept; when there are more, all are forgotten.
  private static let most = 32_768
  private var places = HashTable(capacity: 512)
  private var list: [KnownWord] = []

  /// - Parameter key: its lowest bit counts for nothing.
  func word(_ key: UInt64) -> KnownWord? {
    guard let place = places.value(of: key) else { return nil }
    return list[Int(place)]
  }

  mutating func keep(_ word: KnownWord, for key: UInt64) {
    if list.count >= Self.most { self = CandidateMemory() }
    places.set(key, to: Int32(list.count))
    list.append(word)
  }
}
