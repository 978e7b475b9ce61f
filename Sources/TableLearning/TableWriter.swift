internal import Foundation
internal import SentenceAnalysis

/// Writes learnt tables, sorted so that the same text gives the same bytes.
struct TableWriter {
  typealias LearntRules = [(rule: TransformationRule, right: Int, wrong: Int)]

  private let folder: String
  private let words: [String]

  init(
    folder: String, counted: CountedTables, given: [(word: String, tag: PennTag)]
  ) {
    self.folder = folder
    words = [""] + TagLexicon.completed(counted.entries, with: given).map(\.word)
  }

  func writeTagging(
    _ counted: CountedTables, rules: LearntRules, notation: RuleNotation
  ) throws {
    try write(
      "words",
      about: "How often each word was seen with each tag: in lower case or opening a"
        + " sentence, and with a capital inside one. 0 stands for any digits.",
      heading: "lower\tcapital\twords", lines: wordLines(counted))
    try write(
      "tag-sequences", about: "How often a tag followed two others; ^ is the edge of a sentence.",
      heading: "first\tsecond\tafter",
      lines: counted.sequences.map { "\($0.first.name)\t\($0.second.name)\t\($0.after.text)" })
    try write(
      "tag-rules", about: Self.rulesAbout, heading: Self.rulesHeading,
      lines: ruleLines(rules, names: PennTag.allCases.map(\.name), notation: notation))
  }

  func writeChunking(
    _ labels: [PennTag: UInt8], rules: LearntRules, notation: RuleNotation
  ) throws {
    let tags = Dictionary(grouping: labels.keys, by: { labels[$0] ?? ChunkLabel.outside })
    try write(
      "chunk-labels", about: "The usual chunk label of words with a tag.", heading: "label\ttags",
      lines: tags.sorted { $0.key < $1.key }.map {
        "\(ChunkLabel.names[Int($0.key)])\t\($0.value.map(\.name).sorted().joined(separator: " "))"
      })
    try write(
      "chunk-rules", about: Self.rulesAbout, heading: Self.rulesHeading,
      lines: ruleLines(rules, names: ChunkLabel.names, notation: notation))
  }

  private static let rulesAbout =
    "Applied in this order, each everywhere before the next; how many labels each mended and"
    + " spoilt in the text it was learnt from."
  private static let rulesHeading = "from\tto\twhen\tmended\tspoilt"

  private func wordLines(_ counted: CountedTables) -> [String] {
    var groups: [String: [String]] = [:]
    for entry in counted.entries where !entry.word.isEmpty {
      groups["\(entry.lower.text)\t\(entry.capital.text)", default: []].append(entry.word)
    }
    return groups.map { "\($0.key)\t\($0.value.sorted().joined(separator: " "))" }.sorted()
  }

  private func ruleLines(
    _ rules: LearntRules, names: [String], notation: RuleNotation
  ) -> [String] {
    rules.map { learnt in
      let when = notation.text(learnt.rule) { words[Int($0)] }
      let from = names[Int(learnt.rule.from)]
      let to = names[Int(learnt.rule.to)]
      return "\(from)\t\(to)\t\(when)\t\(learnt.right)\t\(learnt.wrong)"
    }
  }

  private func write(
    _ name: String, about: String, heading: String, lines: [String]
  ) throws {
    let head = "# Learnt by footnote-learn; not edited by hand. \(about)\n\(heading)\n"
    let text = head + lines.joined(separator: "\n") + "\n"
    try text.write(toFile: "\(folder)/\(name).tsv", atomically: true, encoding: .utf8)
  }
}
