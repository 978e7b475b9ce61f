internal import Prompts
package import Text

/// What a question asks about the collection as a whole.
package struct CollectionRequest: Sendable, Equatable {
  /// What the reply gives.
  package enum Wanted: String, Sendable {
    /// How many articles.
    case count
    /// Which articles.
    case list, newest, oldest
    /// The persons that most articles name.
    case people
    /// The companies, all organisations, places or countries that most articles name.
    case companies, organisations, places, countries
    /// The outlets, with how many articles are from each.
    case outlets
    /// The authors, likewise.
    case authors
    /// The stories that stand in more than one article.
    case copies
    /// Who wrote an article, when and where it was published, what it is called.
    case author, day, outlet, title
  }

  /// How an article belongs to what is asked.
  package enum Relation: String, Sendable {
    case mention, about
    /// By nothing but time, outlet and author.
    case limits
    /// The words are the whole of its title.
    case title
    /// It is the one shown last.
    case shown
  }

  /// Name of the row that reads the question so.
  package var rule: String
  package var wanted: Wanted
  package var relation: Relation
  /// The words that the row leaves open, times and the words that bind them left out: a topic, an
  /// outlet, an author.
  package var rest: [Word]
  /// Words that must name an outlet or an author ("by *Ada Halden*" before "mention …"); empty
  /// where the row has one opening only.
  package var limits: [Word] = []
  /// ISO 8601 days between which articles were published, inclusive; nil: open. "from November
  /// 2025" is that month alone.
  package var since: String?
  package var until: String?

  /// Whether the topic is only pointed at ("which articles mention *it*?"), so that a conversation
  /// has to complete it.
  package var isPointing = false

  /// One word of the rest.
  package struct Word: Sendable, Equatable {
    package var folded: String
    package var term: String
    /// UTF-8 bytes of the question.
    package var span: TextSpan
  }
}

/// The rows of `Prompts/languages/en/tables/collection-questions.tsv`.
struct CollectionRules: Sendable {
  private struct Rule: Sendable {
    let name: String
    let pattern: QuestionPattern
    let wanted: CollectionRequest.Wanted
    let relation: CollectionRequest.Relation
  }

  private let rules: [Rule]
  private let ruleWords: RuleWords

  /// - Throws: `PromptsError` naming file and line of a row that cannot be read.
  init(prompts: Prompts, vocabulary: inout QuestionVocabulary) throws(PromptsError) {
    var rules: [Rule] = []
    for row in try prompts.table("collection-questions") {
      guard let wanted = CollectionRequest.Wanted(rawValue: row["wanted"]) else {
        throw row.error("nothing called “\(row["wanted"])” can be wanted")
      }
      guard let relation = CollectionRequest.Relation(rawValue: row["relation"]) else {
        throw row.error("there is no relation called “\(row["relation"])”")
      }
      rules.append(
        Rule(
          name: row["name"], pattern: try QuestionPattern(row: row, vocabulary: &vocabulary),
          wanted: wanted, relation: relation))
    }
    self.rules = rules
    ruleWords = vocabulary.ruleWords
  }

  /// Every row that reads `clause`, in order; empty for other questions.
  ///
  /// - Parameter dates: UTF-8 spans of the words that name a time.
  func requests(_ clause: QuestionClause, dates: [TextSpan]) -> [CollectionRequest] {
    rules.compactMap { rule in
      guard let match = rule.pattern.match(clause) else { return nil }
      let parts = match.topics.map { rest(clause.words[$0], dates: dates) }
      var request = CollectionRequest(
        rule: rule.name, wanted: rule.wanted, relation: rule.relation, rest: parts.last ?? [],
        limits: parts.dropLast().flatMap { $0 })
      request.isPointing = request.rest.contains { ruleWords.holds(.pointingPronoun, $0.folded) }
      return request
    }
  }

  /// The words without those of `dates` that a word such as "since" binds, and without that word.
  private func rest(_ words: ArraySlice<QuestionWord>, dates: [TextSpan])
    -> [CollectionRequest.Word]
  {
    var rest: [CollectionRequest.Word] = []
    var bound: TextSpan?
    for word in words where !word.isContraction {
      let date = dates.first { $0.contains(word.token.span) }
      let before = rest.last?.folded
      if let date, date != bound,
        before.map({ ruleWords.holds(.timeLink, $0) }) ?? true
          || ruleWords.holds(.deicticTime, word.token.folded)
      {
        bound = date
        while let last = rest.last, ruleWords.holds(.timeLink, last.folded) { rest.removeLast() }
      }
      if let bound, bound == date { continue }
      rest.append(
        CollectionRequest.Word(
          folded: word.token.folded, term: word.token.term, span: word.token.span))
    }
    return rest
  }
}
