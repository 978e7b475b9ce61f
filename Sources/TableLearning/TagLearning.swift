internal import SentenceAnalysis

/// Learns the tables of tagging.
struct TagLearning {
  typealias Slot = TransformationLearner.Slot
  let sentences: [TaggedSentence]
  /// Entries that are not learnt: the tables written by hand.
  let given: [(word: String, tag: PennTag)]
  let inflections: [Inflection]
  var mostRules = 400
  var leastGain: Int32 = 2
  var folds = 10

  /// Rules are learnt on text the counts have not seen, so that they mend what will go wrong in new
  /// text.
  func rules(
    _ lexicon: TagLexicon, _ crossed: [[UInt8]]
  ) -> [(rule: TransformationRule, right: Int, wrong: Int)] {
    var text = TransformationLearner.Text()
    for (sentence, tags) in zip(sentences, crossed) {
      let buffer = sentence.buffer
      let words = (0..<buffer.count).map { lexicon.number(of: buffer.hashes[$0]) }
      text.add(
        labels: tags, truth: sentence.tags.map(\.rawValue), tags: tags.map { _ in 0 }, words: words,
        allowed: words.map(lexicon.allowedTags))
    }
    var learner = TransformationLearner(templates: Self.templates, text: text)
    return learner.rules(most: mostRules, least: leastGain)
  }

  /// Tags of each sentence by counts made without its part of the text.
  func crossTagged() -> [[UInt8]] {
    var result = [[UInt8]](repeating: [], count: sentences.count)
    let size = (sentences.count + folds - 1) / folds
    for start in stride(from: 0, to: sentences.count, by: size) {
      let end = min(start + size, sentences.count)
      let tagger = Self.tagger(
        Array(sentences[..<start] + sentences[end...]), given: given, inflections: inflections,
        rules: [])
      var memory = PartOfSpeechTagger.Memory()
      for index in start..<end {
        tagger.tag(sentences[index].buffer, memory: &memory)
        let margin = TransformationRules.margin
        result[index] = Array(memory.tags.dropFirst(margin).dropLast(margin))
      }
    }
    return result
  }

  /// `crossed` after `rules`.
  func mended(
    _ crossed: [[UInt8]], _ lexicon: TagLexicon, _ rules: [TransformationRule]
  ) -> [[UInt8]] {
    let rules = TransformationRules(rules)
    let edge = [UInt8](repeating: 0, count: TransformationRules.margin)
    return zip(sentences, crossed).map { sentence, tags in
      let buffer = sentence.buffer
      let words = (0..<buffer.count).map { lexicon.number(of: buffer.hashes[$0]) }
      var framed = edge + tags + edge
      rules.apply(
        to: &framed, tags: [], words: edge.map(Int32.init) + words + edge.map(Int32.init),
        allowed: (edge.map(Int32.init) + words + edge.map(Int32.init)).map(lexicon.allowedTags))
      return Array(framed.dropFirst(edge.count).dropLast(edge.count))
    }
  }

  /// A tagger with counts of `sentences`.
  static func tagger(
    _ sentences: [TaggedSentence], given: [(word: String, tag: PennTag)],
    inflections: [Inflection], rules: [TransformationRule]
  ) -> PartOfSpeechTagger {
    let counted = CountedTables(sentences)
    return PartOfSpeechTagger(
      lexicon: TagLexicon(TagLexicon.completed(counted.entries, with: given)),
      inflections: inflections, transitions: TagTransitions(counted.sequences),
      rules: TransformationRules(rules))
  }

  static let templates: [[Slot]] = [
    [.init(.label, -1)], [.init(.label, 1)], [.init(.label, -2)], [.init(.label, 2)],
    [.init(.label, -2, -1)], [.init(.label, 1, 2)], [.init(.label, -3, -1)], [.init(.label, 1, 3)],
    [.init(.label, -1), .init(.label, 1)], [.init(.label, -1), .init(.label, -2)],
    [.init(.label, 1), .init(.label, 2)], [.init(.label, -1), .init(.label, 2)],
    [.init(.label, -2), .init(.label, 1)],
    [.init(.label, -2), .init(.label, -1), .init(.label, 1)],
    [.init(.label, -1), .init(.label, 1), .init(.label, 2)],
    [.init(.word, 0)], [.init(.word, -1)], [.init(.word, 1)],
    [.init(.word, 0), .init(.label, -1)], [.init(.word, 0), .init(.label, 1)],
    [.init(.word, 0), .init(.label, -2)], [.init(.word, 0), .init(.label, 2)],
    [.init(.word, 0), .init(.word, -1)], [.init(.word, 0), .init(.word, 1)],
    [.init(.word, 0), .init(.label, -1), .init(.label, 1)],
    [.init(.word, 0), .init(.label, 1), .init(.label, 2)],
    [.init(.word, 0), .init(.label, -2), .init(.label, -1)],
    [.init(.word, -1), .init(.label, 1)], [.init(.word, -1), .init(.label, -1)],
    [.init(.word, 1), .init(.label, -1)], [.init(.word, 1), .init(.label, 1)],
    [.init(.word, -2)], [.init(.word, 2)], [.init(.word, -2, -1)], [.init(.word, 1, 2)],
    [.init(.word, -3, -1)], [.init(.word, -3, -1), .init(.label, 1)],
    [.init(.word, -4, -1), .init(.label, -1)],
    [.init(.word, -2), .init(.label, -1)], [.init(.word, 2), .init(.label, 1)],
    [.init(.label, -4, -1), .init(.label, -1)], [.init(.label, -4, -1), .init(.word, 0)],
    [.init(.label, 1, 3), .init(.word, 0)],
  ]
}
