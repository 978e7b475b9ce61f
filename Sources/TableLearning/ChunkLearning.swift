internal import SentenceAnalysis

/// Learns the tables of chunking.
struct ChunkLearning {
  typealias Slot = TransformationLearner.Slot
  let sentences: [TaggedSentence]
  /// The tags that chunking will see, of each sentence.
  let tags: [[UInt8]]
  let lexicon: TagLexicon
  var mostRules = 500
  var leastGain: Int32 = 2

  /// The label most words of each tag have.
  func labels() -> [PennTag: UInt8] {
    var counts: [UInt8: [UInt8: Int]] = [:]
    for (sentence, tags) in zip(sentences, tags) {
      for (tag, label) in zip(tags, sentence.chunks) {
        counts[tag, default: [:]][label, default: 0] += 1
      }
    }
    var labels: [PennTag: UInt8] = [:]
    for (tag, counts) in counts {
      guard let tag = PennTag(rawValue: tag) else { continue }
      labels[tag] = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
    return labels
  }

  func rules(
    _ usual: [PennTag: UInt8]
  ) -> [(rule: TransformationRule, right: Int, wrong: Int)] {
    let chunker = Chunker(labels: usual, rules: TransformationRules([]))
    let edge = [UInt8](repeating: 0, count: TransformationRules.margin)
    var text = TransformationLearner.Text()
    var labels: [UInt8] = []
    for (sentence, tags) in zip(sentences, tags) {
      let buffer = sentence.buffer
      let words = (0..<buffer.count).map { lexicon.number(of: buffer.hashes[$0]) }
      let framed = edge.map(Int32.init) + words + edge.map(Int32.init)
      chunker.label(tags: edge + tags + edge, words: framed, into: &labels)
      text.add(
        labels: Array(labels.dropFirst(edge.count).dropLast(edge.count)), truth: sentence.chunks,
        tags: tags, words: words, allowed: tags.map { _ in .max })
    }
    var learner = TransformationLearner(templates: Self.templates, text: text)
    return learner.rules(most: mostRules, least: leastGain)
  }

  /// Words, tags and labels around the place.
  static let templates: [[Slot]] = {
    let tag = { (first: Int) in Slot(.tag, first) }
    let word = { (first: Int) in Slot(.word, first) }
    let label = { (first: Int) in Slot(.label, first) }
    let tags: [[Slot]] = [
      [tag(0)], [tag(0), tag(1)], [tag(-1), tag(0)], [tag(-1), tag(0), tag(1)],
      [tag(0), tag(1), tag(2)], [tag(-2), tag(-1), tag(0)], [tag(-1), tag(0), tag(1), tag(2)],
      [tag(-2), tag(-1), tag(0), tag(1)], [tag(0), tag(1), tag(2), tag(3)],
      [tag(0), Slot(.tag, 1, 3)], [tag(0), Slot(.tag, -3, -1)], [tag(0), tag(2)],
      [tag(-2), tag(0)], [tag(-3), tag(-2), tag(-1), tag(0)],
    ]
    let words: [[Slot]] = [
      [word(0)], [word(0), tag(1)], [word(0), tag(-1)], [word(0), tag(-1), tag(1)],
      [word(0), word(1)], [word(-1), word(0)], [word(0), tag(1), tag(2)],
      [word(0), tag(-2), tag(-1)], [word(-1), tag(0)], [word(1), tag(0)],
      [word(-1), tag(0), tag(1)],
      [word(1), tag(0), tag(-1)], [word(-1), tag(-1), tag(0)], [word(1), tag(0), tag(2)],
      [word(-2), tag(0)], [word(2), tag(0)], [word(-2), word(-1), tag(0)],
      [word(0), Slot(.tag, 1, 3)],
      [word(0), tag(-2), tag(-1), tag(1)], [word(0), tag(-1), tag(1), tag(2)],
      [Slot(.word, -3, -1), tag(0), tag(1)], [Slot(.word, -4, -1), tag(0)],
      [Slot(.word, 1, 3), tag(0)], [word(0), Slot(.word, -4, -1)], [word(0), Slot(.word, 1, 4)],
    ]
    let labels: [[Slot]] = [
      [label(-1)], [label(1)], [label(-1), label(1)],
      [label(-1), tag(0)], [label(1), tag(0)], [label(-1), tag(0), tag(1)],
      [label(1), tag(0), tag(-1)], [label(1), tag(0), tag(1)], [label(-1), tag(-1), tag(0)],
      [label(-1), label(1), tag(0)], [label(-2), label(-1), tag(0)], [label(1), label(2), tag(0)],
      [label(-1), word(0)], [label(1), word(0)], [label(-1), word(-1), tag(0)],
      [label(1), word(1), tag(0)], [label(-1), label(1), word(0)],
      [label(-1), tag(-1), tag(0), tag(1)], [label(1), tag(-1), tag(0), tag(1)],
      [label(-2), label(-1), word(0)], [label(1), label(2), word(0)],
      [label(-1), word(0), tag(1)], [label(1), word(0), tag(-1)],
      [label(-1), label(1), tag(-1), tag(0), tag(1)],
    ]
    return tags + words + labels
  }()
}
