internal import SentenceAnalysis

/// How many words get the tag that the text gives them.
struct TagScore {
  private(set) var right = 0
  private(set) var total = 0
  /// Pairs of the text's tag and ours, with how often.
  private(set) var confusions: [String: Int] = [:]

  init(_ tagger: PartOfSpeechTagger, _ sentences: [TaggedSentence]) {
    var memory = PartOfSpeechTagger.Memory()
    for sentence in sentences {
      tagger.tag(sentence.buffer, memory: &memory)
      for (index, tag) in sentence.tags.enumerated() {
        total += 1
        let found = memory.tags[index + TransformationRules.margin]
        if found == tag.rawValue {
          right += 1
        } else {
          confusions["\(tag.name)>\(PennTag(rawValue: found)?.name ?? "?")", default: 0] += 1
        }
      }
    }
  }

  var share: Double { Double(right) / Double(max(total, 1)) }
}
