package import Prompts

/// How rules are written: `tag[-1]=DT word[0]=that tag[1..3]=VB`.
package struct RuleNotation: Sendable {
  /// Number of a label, tag or word by its written form, and back.
  private let labelNames: [String]
  private let labelNumbers: [String: Int]
  private let labelWord: String
  private let words: @Sendable (String) -> Int32

  /// - Parameters:
  ///   - labels: written forms, by number.
  ///   - labelWord: what the rules change: "tag" or "chunk".
  ///   - words: number of a folded word; 0 for one that is unknown.
  package init(
    labels: [String], labelWord: String, words: @escaping @Sendable (String) -> Int32
  ) {
    labelNames = labels
    labelNumbers = Dictionary(
      labels.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    self.labelWord = labelWord
    self.words = words
  }

  /// Notation of rules that change parts of speech.
  package static func tags(_ lexicon: TagLexicon) -> RuleNotation {
    RuleNotation(labels: PennTag.allCases.map(\.name), labelWord: "tag") {
      lexicon.number(of: WordHash.of($0.utf8))
    }
  }

  /// Notation of rules that change chunk labels.
  package static func chunks(_ lexicon: TagLexicon) -> RuleNotation {
    RuleNotation(labels: ChunkLabel.names, labelWord: "chunk") {
      lexicon.number(of: WordHash.of($0.utf8))
    }
  }

  /// The rules of a table with the columns from, to and when.
  ///
  /// - Throws: `PromptsError` naming the row that cannot be read.
  package func rules(_ rows: [TableRow]) throws(PromptsError) -> [TransformationRule] {
    var rules: [TransformationRule] = []
    for row in rows {
      guard let from = labelNumbers[row["from"]], let to = labelNumbers[row["to"]]
      else { throw row.error("no such label") }
      var conditions: [TransformationRule.Condition] = []
      for part in row.words("when") {
        guard let condition = condition(part) else { throw row.error("“\(part)” is no condition") }
        conditions.append(condition)
      }
      rules.append(TransformationRule(from: UInt8(from), to: UInt8(to), conditions: conditions))
    }
    return rules
  }

  /// `tag[-2..-1]=DT`; nil when it is not so made or names what there is not.
  private func condition(_ text: String) -> TransformationRule.Condition? {
    let bytes = Array(text.utf8)
    guard let open = bytes.firstIndex(of: UInt8(ascii: "[")),
      let close = bytes[open...].firstIndex(of: UInt8(ascii: "]")),
      bytes[close...].dropFirst().first == UInt8(ascii: "=")
    else { return nil }
    func written(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    let bounds = bytes[open + 1..<close].split(separator: UInt8(ascii: "."))
      .compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    guard let first = bounds.first, let last = bounds.last, first <= last,
      first >= -TransformationRules.margin, last <= TransformationRules.margin,
      let (source, number) = coded(written(0..<open), written(close + 2..<bytes.count))
    else { return nil }
    return TransformationRule.Condition(source: source, first: first, last: last, value: number)
  }

  private func coded(
    _ source: String, _ value: String
  ) -> (TransformationRule.Source, Int32)? {
    if source == labelWord {
      return labelNumbers[value].map { (.label, Int32($0)) }
    }
    switch source {
    case "tag": return PennTag(name: value).map { (.tag, Int32($0.rawValue)) }
    case "word":
      let number = words(value)
      return number > 0 ? (.word, number) : nil
    default: return nil
    }
  }

  /// The written conditions of `rule`; `word` gives the folded word of a number.
  package func text(_ rule: TransformationRule, word: (Int32) -> String) -> String {
    rule.conditions.map { condition in
      let place =
        condition.first == condition.last
        ? "\(condition.first)" : "\(condition.first)..\(condition.last)"
      switch condition.source {
      case .label: return "\(labelWord)[\(place)]=\(labelNames[Int(condition.value)])"
      case .tag:
        return "tag[\(place)]=\(PennTag(rawValue: UInt8(condition.value))?.name ?? "?")"
      case .word: return "word[\(place)]=\(word(condition.value))"
      }
    }.joined(separator: " ")
  }
}
