internal import EvidenceRanking
internal import ExactAnswers
internal import Prompts
internal import QuestionAnalysis

/// The rows of `Prompts/languages/en/tables/reasons.tsv` about one kind of decision: signs that a
/// person sees as one reason, with its phrase.
struct ReasonRules: Sendable {
  /// What is decided, and by which signs.
  enum Decision: String, Sendable {
    case ranking, doubt, verdict
    /// How a reply that is not the best sentence was made; by no signs.
    case reply

    /// Names of the signs, in the order of their values.
    var signs: [String] {
      switch self {
      case .ranking: Feature.allCases.map(\.name)
      case .doubt: ConfidenceEstimator.Feature.allCases.map(\.rawValue)
      case .verdict: YesNoFeature.allCases.map(\.name)
      case .reply: []
      }
    }
  }

  /// What speaks for and against, the weightiest first.
  struct Told: Equatable {
    var reasons: [String] = []
    var objections: [String] = []
  }

  private struct Rule: Sendable {
    let name: String
    let reason: String
    let objection: String
    /// Position and direction of each sign: 1 where more of it speaks for the phrase, −1 where less
    /// does, 0 where only its share counts.
    let signs: [(index: Int, direction: Double)]
  }

  /// Reasons that weigh less are none.
  private static let leastShare = 0.05
  /// Nor are differences that nobody would see.
  private static let leastDifference = 0.03

  private let rules: [Rule]

  /// - Throws: `PromptsError.badRow` for an unknown decision or sign.
  init(_ decision: Decision, prompts: Prompts) throws(PromptsError) {
    let positions = Dictionary(
      uniqueKeysWithValues: decision.signs.enumerated().map { ($1, $0) })
    var rules: [Rule] = []
    for row in try prompts.table("reasons") {
      guard let of = Decision(rawValue: row["of"]) else {
        throw row.error("“\(row["of"])” must be ranking, doubt, verdict or reply")
      }
      guard of == decision else { continue }
      var signs: [(Int, Double)] = []
      for written in row["signs"].split(separator: " ") {
        let direction = written.first == "+" ? 1.0 : written.first == "-" ? -1.0 : 0
        let name = String(direction == 0 ? written : written.dropFirst())
        guard let position = positions[name] else {
          throw row.error("there is no sign named “\(name)”")
        }
        signs.append((position, direction))
      }
      rules.append(
        Rule(name: row["name"], reason: row["for"], objection: row["against"], signs: signs))
    }
    self.rules = rules
  }

  /// What of a perfect answer each sign of a doubt has: 1 where more of it is better, 0 where less
  /// is; nil for signs of no row.
  func perfect(_ sign: Int) -> Double? {
    for rule in rules {
      if let found = rule.signs.first(where: { $0.index == sign }) {
        return found.direction > 0 ? 1 : 0
      }
    }
    return nil
  }

  /// What the row of that name says; nil where there is none.
  func reason(named name: String) -> String? { rules.first { $0.name == name }?.reason }

  /// The phrases that hold.
  ///
  /// - Parameters:
  ///   - shares: what each sign adds to the decision, below 0 what it takes.
  ///   - differences: how much more of each sign there is than in what it is compared with.
  ///   - holes: what `{name}` stands for; a phrase with a hole that is empty is not said.
  func told(
    shares: [Double], differences: [Double], holes: [String: String] = [:]
  ) -> Told {
    var found: [(share: Double, phrase: String)] = []
    for rule in rules {
      let share = rule.signs.reduce(0) { $0 + shares[$1.index] }
      let difference = rule.signs.reduce(0) { $0 + $1.direction * differences[$1.index] }
      guard abs(share) >= Self.leastShare, abs(difference) >= Self.leastDifference,
        (share > 0) == (difference > 0),
        let phrase = Self.filled(share > 0 ? rule.reason : rule.objection, holes)
      else { continue }
      found.append((share, phrase))
    }
    found.sort { abs($0.share) > abs($1.share) }
    return Told(
      reasons: found.filter { $0.share > 0 }.map(\.phrase),
      objections: found.filter { $0.share < 0 }.map(\.phrase))
  }

  /// Nil for an empty phrase, and where a hole would stay empty.
  private static func filled(_ phrase: String, _ holes: [String: String]) -> String? {
    var text = phrase
    for (name, value) in holes where text.contains("{\(name)}") {
      if value.isEmpty { return nil }
      text = text.replacing("{\(name)}", with: value)
    }
    return text.isEmpty ? nil : text
  }
}

/// Kinds of answers in words; the rows of `Prompts/languages/en/tables/answer-kinds.tsv`.
struct KindWording: Sendable {
  private let words: [AnswerType: String]
  private let values: [AnswerType: String]

  /// - Throws: `PromptsError.badRow` for an unknown kind.
  init(prompts: Prompts) throws(PromptsError) {
    var words: [AnswerType: String] = [:]
    var values: [AnswerType: String] = [:]
    for row in try prompts.table("answer-kinds") {
      guard let type = AnswerType(rawValue: row["type"]) else {
        throw row.error("there is no kind of answer called “\(row["type"])”")
      }
      words[type] = row["words"]
      if !row["value"].isEmpty { values[type] = row["value"] }
    }
    self.words = words
    self.values = values
  }

  func words(_ type: AnswerType) -> String { words[type] ?? type.rawValue }

  /// What an exact answer of this kind is; nil where that is not said.
  func value(_ type: AnswerType) -> String? { values[type] }
}
