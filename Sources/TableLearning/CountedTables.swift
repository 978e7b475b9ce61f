internal import SentenceAnalysis

/// Counts words with their tags and tags in a row.
struct CountedTables {
  private(set) var entries: [TagLexicon.Entry] = []
  private var places: [String: Int] = [:]
  private var trigrams: [[PennTag]: TagCounts] = [:]

  init(_ sentences: [TaggedSentence]) {
    for sentence in sentences { add(sentence) }
  }

  private mutating func add(_ sentence: TaggedSentence) {
    let buffer = sentence.buffer
    var first = PennTag.edge
    var second = PennTag.edge
    for (index, tag) in (sentence.tags + [.edge]).enumerated() {
      trigrams[[first, second], default: TagCounts()].add(tag)
      (first, second) = (second, tag)
      guard index < buffer.count else { break }
      add(String(decoding: buffer.key(index), as: UTF8.self), tag, in: buffer, at: index)
    }
  }

  private mutating func add(_ word: String, _ tag: PennTag, in buffer: WordBuffer, at index: Int) {
    let shape = buffer.shapes[index]
    let hasCapital = shape == .capitalised || shape == .capitals
    let isCapital = hasCapital && (tag.isProperName || !SentenceOpening.isAt(index, of: buffer))
    let place = places[word] ?? entries.count
    if place == entries.count {
      places[word] = place
      entries.append(TagLexicon.Entry(word: word, lower: TagCounts(), capital: TagCounts()))
    }
    if isCapital { entries[place].capital.add(tag) } else { entries[place].lower.add(tag) }
  }

  var sequences: [(first: PennTag, second: PennTag, after: TagCounts)] {
    trigrams.map { ($0.key[0], $0.key[1], $0.value) }
      .sorted { ($0.first.rawValue, $0.second.rawValue) < ($1.first.rawValue, $1.second.rawValue) }
  }
}
