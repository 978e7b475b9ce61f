internal import Prompts
package import Text

/// A question whose reply is made in a way of its own: a summary, what somebody said, a change
/// between two times.
package struct ReplyRequest: Sendable, Equatable {
  /// The column `kind` of the table. What can be asked for is what `OwnReplies` lists.
  package struct Kind: RawRepresentable, Hashable, Sendable {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    /// Who the topic is.
    package static let person = Kind(rawValue: "person")
    /// Summary of one article; of what the articles say about a subject; of the whole library.
    package static let article = Kind(rawValue: "article")
    package static let subject = Kind(rawValue: "subject")
    package static let everything = Kind(rawValue: "everything")
    /// What the newest articles about a subject say.
    package static let latest = Kind(rawValue: "latest")
    /// What the first topic said, about the second.
    package static let statement = Kind(rawValue: "statement")
    /// What anybody said about the topic.
    package static let sayings = Kind(rawValue: "sayings")
    /// The first topic's measure between two times.
    package static let change = Kind(rawValue: "change")
    /// Items gathered from several articles.
    package static let list = Kind(rawValue: "list")
    /// What happened at the time that the topic is.
    package static let period = Kind(rawValue: "period")
    /// Figures about the topic that differ between articles; without a topic, one has to be asked
    /// for.
    package static let dispute = Kind(rawValue: "dispute")
  }

  /// Name of the row that reads the question so.
  package var rule: String
  package var kind: Kind
  /// Whether an answer of the question's own comes first, unless the topic is a name: "What
  /// happened to the mill?"
  package var yieldsToAnswer = false
  /// What the row leaves open, in order: UTF-8 spans of the question.
  package var topics: [TextSpan]

  /// Whether a topic is only pointed at ("What did *she* say about *it*?"), so that a conversation
  /// has to complete it, or needs one that is left out.
  package func isPointing(in question: String) -> Bool {
    let words = topics.flatMap { span in
      (question[span] ?? "").lowercased().split(separator: " ").map(String.init)
    }
    return kind == .change || kind == .list || kind == .dispute && topics.isEmpty
      || words.contains(where: pointing.contains)
  }

  /// Words that only point at something.
  var pointing: Set<String> = []
}

/// The rows of `Prompts/languages/en/tables/reply-kinds.tsv`.
struct ReplyRules: Sendable {
  private struct Rule: Sendable {
    let name: String
    let pattern: QuestionPattern
    let kind: ReplyRequest.Kind
    let yieldsToAnswer: Bool
  }

  private let rules: [Rule]

  /// - Throws: `PromptsError` naming file and line of a row that cannot be read.
  init(prompts: Prompts, vocabulary: inout QuestionVocabulary) throws(PromptsError) {
    var rules: [Rule] = []
    for row in try prompts.table("reply-kinds") {
      guard ["", "answered"].contains(row["unless"]) else {
        throw row.error("“\(row["unless"])” under “unless” must be “answered” or nothing")
      }
      rules.append(
        Rule(
          name: row["name"], pattern: try QuestionPattern(row: row, vocabulary: &vocabulary),
          kind: ReplyRequest.Kind(rawValue: row["kind"]),
          yieldsToAnswer: row["unless"] == "answered"))
    }
    self.rules = rules
  }

  /// What the first row says that reads `clause`; nil where none does.
  func request(_ clause: QuestionClause) -> ReplyRequest? {
    for rule in rules {
      guard let match = rule.pattern.match(clause) else { continue }
      var request = ReplyRequest(
        rule: rule.name, kind: rule.kind, yieldsToAnswer: rule.yieldsToAnswer,
        topics: match.topics.compactMap { range in
          guard let first = clause.words[range].first, let last = clause.words[range].last else {
            return nil
          }
          return TextSpan(first.token.span.start, last.token.span.end)
        })
      request.pointing = Set(clause.vocabulary.ruleWords[.pointingWord])
      return request
    }
    return nil
  }
}
