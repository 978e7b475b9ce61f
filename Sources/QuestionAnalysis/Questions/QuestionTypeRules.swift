internal import Prompts
internal import SentenceAnalysis

/// The rows that decide the kind of answer a question wants; earlier rows win.
struct QuestionTypeRules: Sendable {
  /// One row, ready to be matched.
  struct Rule: Sendable {
    let name: String
    let pattern: QuestionPattern
    let type: AnswerType
    let alternatives: [AnswerType]
    let definition: DefinitionRequest?
  }

  /// What the first matching row says.
  struct Decision: Sendable {
    let rule: String
    let type: AnswerType
    let alternatives: [AnswerType]
    var definition: DefinitionRequest?
    /// The words of the clause that name the kind of thing wanted; empty when the row captures
    /// none.
    let focus: Range<Int>
  }

  let vocabulary: QuestionVocabulary
  private let rules: [Rule]
  /// The rows of `collection-questions.tsv`.
  let collection: CollectionRules
  /// The rows of `reply-kinds.tsv`.
  let replies: ReplyRules

  /// Reads `question-types.tsv` and the lists it names.
  ///
  /// - Throws: `PromptsError` naming file and line of a row that cannot be read.
  init(language: Language) throws(PromptsError) {
    let prompts = language.prompts
    var vocabulary = try QuestionVocabulary(language: language)
    var rules: [Rule] = []
    for row in try prompts.table("question-types") {
      rules.append(try Self.rule(row, vocabulary: &vocabulary))
    }
    collection = try CollectionRules(prompts: prompts, vocabulary: &vocabulary)
    replies = try ReplyRules(prompts: prompts, vocabulary: &vocabulary)
    self.vocabulary = vocabulary
    self.rules = rules
  }

  /// The decision of the first row that matches; nil when none does.
  func decide(_ clause: QuestionClause) -> Decision? {
    for rule in rules {
      guard let match = rule.pattern.match(clause) else { continue }
      return Decision(
        rule: rule.name, type: rule.type, alternatives: rule.alternatives,
        definition: rule.definition, focus: match.focus)
    }
    return nil
  }

  private static func rule(
    _ row: TableRow, vocabulary: inout QuestionVocabulary
  ) throws(PromptsError) -> Rule {
    guard let type = AnswerType(rawValue: row["type"]) else {
      throw row.error("no answer type called \(row["type"])")
    }
    var alternatives: [AnswerType] = []
    for name in row["also"].split(separator: " ") {
      guard let alternative = AnswerType(rawValue: String(name)) else {
        throw row.error("no answer type called \(name)")
      }
      alternatives.append(alternative)
    }
    let definition = DefinitionRequest(rawValue: row["reply"])
    guard definition != nil || row["reply"].isEmpty else {
      throw row.error("there is no definition called “\(row["reply"])”")
    }
    return Rule(
      name: row["name"], pattern: try QuestionPattern(row: row, vocabulary: &vocabulary),
      type: type, alternatives: alternatives, definition: definition)
  }
}
