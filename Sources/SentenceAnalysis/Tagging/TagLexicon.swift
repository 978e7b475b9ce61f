package import Prompts

/// How often each word was seen with each part of speech, in lower case and with a capital inside a
/// sentence.
///
/// Words are known by their folded form (`WordBuffer`); number 0 is every word that is not here.
package struct TagLexicon: Sendable {
  /// One word's counts.
  package struct Entry: Sendable {
    /// Folded.
    package var word: String
    /// In lower case, or opening a sentence.
    package var lower: TagCounts
    /// With a capital inside a sentence.
    package var capital: TagCounts

    package init(word: String, lower: TagCounts, capital: TagCounts) {
      self.word = word
      self.lower = lower
      self.capital = capital
    }
  }

  /// A tag and its count, as hot loops read it.
  struct Count {
    var tag: UInt8
    var count: Float
  }

  private var numbers: HashTable
  private var counts: [Count] = [Count]()
  /// Of word `n`: lower counts are `bounds[2n]..<bounds[2n+1]`, capital ones from there to
  /// `bounds[2n+2]`.
  private var bounds: [Int32] = [0, 0, 0]
  package let guesser: EndingGuesser
  /// The tags each word may be given by rules, by its number.
  private var allowed: [UInt64] = [.max]
  /// Words seen less often may be given any tag.
  private static let sure = 8

  package init(_ entries: [Entry]) {
    numbers = HashTable(capacity: entries.count)
    bounds.reserveCapacity(entries.count * 2 + 3)
    var builder = EndingGuesser.Builder()
    for entry in entries { builder.add(entry) }
    guesser = builder.guesser
    for (index, entry) in entries.enumerated() {
      numbers.set(WordHash.of(entry.word.utf8), to: Int32(index + 1))
      append(entry.lower)
      append(entry.capital)
      allowed.append(Self.allowed(entry))
    }
  }

  private static func allowed(_ entry: Entry) -> UInt64 {
    guard entry.lower.total + entry.capital.total >= sure else { return .max }
    return (entry.lower.entries + entry.capital.entries)
      .reduce(0) { $0 | 1 << UInt64($1.tag.rawValue) }
  }

  /// The tags that rules may give the word numbered `number`, one bit each: a well-known word keeps
  /// to those it was seen with.
  package func allowedTags(_ number: Int32) -> UInt64 { allowed[Int(number)] }

  private mutating func append(_ tags: TagCounts) {
    for entry in tags.entries {
      counts.append(Count(tag: entry.tag.rawValue, count: Float(entry.count)))
    }
    bounds.append(Int32(counts.count))
  }

  /// The number of the word hashed to `hash`; 0 for an unknown one.
  package func number(of hash: UInt64) -> Int32 { numbers.value(of: hash) ?? 0 }

  func lower(_ number: Int32) -> ArraySlice<Count> { slice(Int(number) * 2) }

  func capital(_ number: Int32) -> ArraySlice<Count> { slice(Int(number) * 2 + 1) }

  private func slice(_ index: Int) -> ArraySlice<Count> {
    counts[Int(bounds[index])..<Int(bounds[index + 1])]
  }
}

extension TagLexicon {
  /// The learnt words with those of the two tables written by hand, which add what the learnt ones
  /// never saw.
  ///
  /// - Throws: `PromptsError` naming the bad row.
  package static func entries(of tables: AnalysisTables) throws(PromptsError) -> [Entry] {
    completed(try learntEntries(of: tables), with: try tables.givenTags())
  }

  /// `learnt` with the tags of `given` that it lacks, each as if seen once.
  package static func completed(
    _ learnt: [Entry], with given: [(word: String, tag: PennTag)]
  ) -> [Entry] {
    var entries = learnt
    let words = Set(given.map(\.word))
    var places: [String: Int] = [:]
    for (index, entry) in entries.enumerated() where words.contains(entry.word) {
      places[entry.word] = index
    }
    for (word, tag) in given {
      let place = places[word] ?? entries.count
      if place == entries.count {
        entries.append(Entry(word: word, lower: TagCounts(), capital: TagCounts()))
        places[word] = place
      }
      let isKnown = entries[place].lower.entries.contains { $0.tag == tag }
      if !isKnown { entries[place].lower.add(tag, 1) }
    }
    return entries
  }

  private static func learntEntries(of tables: AnalysisTables) throws(PromptsError) -> [Entry] {
    var entries: [Entry] = []
    for row in try tables.rows("words") {
      guard let lower = TagCounts(row["lower"]), let capital = TagCounts(row["capital"]) else {
        throw row.error("tags and numbers by turns are wanted")
      }
      for word in row.words("words") {
        entries.append(Entry(word: word, lower: lower, capital: capital))
      }
    }
    return entries
  }
}
