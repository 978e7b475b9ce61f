package import Prompts

/// How rules are written: `tag[-1]=DT word[0]=that tag[1..3]=VB`.
package struct RuleNotation: Sendable {
  /// Number of a label, tag or word by its written form, and back.
  private let labelNames: [String]
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
      guard let from = labelNames.firstIndex(of: row["from"]),
        let to = labelNames.firstIndex(of: row["to"])
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
    guard let open = text.firstIndex(of: "["), let close = text[open...].firstIndex(of: "]"),
      text[close...].hasPrefix("]=")
    else { return nil }
    let bounds = text[text.index(after: open)..<close].split(separator: ".").compactMap { Int($0) }
    guard let first = bounds.first, let last = bounds.last, first <= last,
      first >= -TransformationRules.margin, last <= TransformationRules.margin
    else { return nil }
    let value = String(text[text.index(close, offsetBy: 2)...])
    guard let (source, number) = coded(String(text[..<open]), value) else { return nil }
    return TransformationRule.Condition(source: source, first: first, last: last, value: number)
  }

  private func coded(
    _ source: String, _ value: String
  ) -> (TransformationRule.Source, Int32)? {
    if source == labelWord {
      return labelNames.firstIndex(of: value).map { (.label, Int32($0)) }
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
