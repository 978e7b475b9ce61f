package import Prompts

/// Cuts a tagged sentence into phrases that hold no other phrases.
///
/// Each word first gets the label its tag mostly has; rules then mend what that gets wrong (Ramshaw
/// and Marcus, 1995).
package struct Chunker: Sendable {
  /// The most frequent label of each tag, by the tag's number.
  private let labels: [UInt8]
  private let rules: TransformationRules

  /// - Parameter labels: the usual label of each tag; a tag without one stands outside.
  package init(labels: [PennTag: UInt8], rules: TransformationRules) {
    self.labels = PennTag.allCases.map { labels[$0] ?? ChunkLabel.outside }
    self.rules = rules
  }

  /// A chunker with the tables chunk-labels and chunk-rules.
  ///
  /// - Throws: `PromptsError` naming file and line when a table is missing or damaged.
  package init(tables: AnalysisTables, lexicon: TagLexicon) throws(PromptsError) {
    var labels: [PennTag: UInt8] = [:]
    for row in try tables.rows("chunk-labels") {
      guard let label = ChunkLabel.names.firstIndex(of: row["label"]) else {
        throw row.error("no such label")
      }
      for name in row.words("tags") {
        guard let tag = PennTag(name: name) else { throw row.error("“\(name)” is no tag") }
        labels[tag] = UInt8(label)
      }
    }
    let rules = try RuleNotation.chunks(lexicon).rules(try tables.rows("chunk-rules"))
    self.init(labels: labels, rules: TransformationRules(rules))
  }

  /// Fills `labels` with the label of each word, margins around them as around `tags` and `words`.
  /// Linear in their number.
  package func label(tags: [UInt8], words: [Int32], into labels: inout [UInt8]) {
    let margin = TransformationRules.margin
    labels.removeAll(keepingCapacity: true)
    labels.append(contentsOf: repeatElement(0, count: margin))
    for index in margin..<max(margin, tags.count - margin) {
      labels.append(self.labels[Int(tags[index])])
    }
    labels.append(contentsOf: repeatElement(0, count: margin))
    rules.apply(to: &labels, tags: tags, words: words)
  }
}
