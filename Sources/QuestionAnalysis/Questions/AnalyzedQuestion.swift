package import Text

/// A question taken apart by rules: what is wanted, about what, within which limits.
package struct AnalyzedQuestion: Sendable {
  /// One word of the question.
  package struct Word: Sendable {
    /// As `Tokenizer` makes it; `token.span` counts bytes of `text`.
    package var token: Token
    /// Closed-class or question wording ("the", "which", "tell me"): not searched for.
    package var isStopword: Bool
    /// Part of a name, by capitals or by being known as one.
    package var isName: Bool
    package var isNumber: Bool

    package init(token: Token, isStopword: Bool, isName: Bool, isNumber: Bool) {
      self.token = token
      self.isStopword = isStopword
      self.isName = isName
      self.isNumber = isNumber
    }
  }

  /// Limits in time and source that the question states.
  package struct Constraints: Sendable, Equatable {
    /// ISO 8601 days, inclusive; nil: open. "in 2025" is 2025-01-01 to 2025-12-31.
    package var since: String?
    package var until: String?
    /// Outlet or speaker after "according to …"; nil: any.
    package var source: String?
    /// Terms of the words that name the time.
    package var timeTerms: Set<String> = []

    package init(since: String? = nil, until: String? = nil, source: String? = nil) {
      self.since = since
      self.until = until
      self.source = source
    }
  }

  /// The question that is answered: the last question sentence of a longer prompt stays marked in
  /// `questionSpan`.
  package var text: String
  /// UTF-8 span in `text` of the sentence that asks.
  package var questionSpan: TextSpan
  package var words: [Word]
  package var answerType: AnswerType
  /// Other kinds that would do as well ("who" may want an organisation), likelier first.
  package var alternativeTypes: [AnswerType]
  /// For a list ("Name three chipmakers"), the kind of each item; nil otherwise.
  package var itemType: AnswerType?
  /// Terms of the noun phrase that names the kind of thing wanted ("Which *Norwegian city* …"), the
  /// head last; empty when there is none.
  package var focus: [String]
  /// Terms of each name of the question, in order.
  package var names: [[String]]
  /// Terms of each quoted phrase.
  package var quotations: [[String]]
  /// Term of the main verb; nil when it is only "be", "do" or "have".
  package var mainVerb: String?
  package var constraints: Constraints
  /// The question as a sentence: who does what to whom.
  package var form = QuestionForm()
  /// What is asked about the collection as a whole, as far as the words say; empty for other
  /// questions. Which of the readings holds depends on the articles.
  package var collection: [CollectionRequest] = []
  /// A reply made in a way of its own, as far as the words say; nil for other questions.
  package var reply: ReplyRequest?
  /// Which definition may be the reply; nil for other questions.
  package var definition: DefinitionRequest?
  /// Names of the rules that decided, in order.
  package var matchedRules: [String]
  /// Names of the question that stand for others too.
  package var aliases: [Aliases.Group] = []

  /// The folded word that names the kind of thing wanted ("city" in "which Norwegian city"); nil
  /// when there is none.
  package var headNoun: String? {
    focus.last.flatMap { head in words.last { $0.token.term == head }?.token.folded }
  }

  /// Whether anything can be searched for: a word that is not closed-class.
  package var hasContent: Bool { words.contains { !$0.isStopword } }

  package init(
    text: String, questionSpan: TextSpan, words: [Word], answerType: AnswerType,
    alternativeTypes: [AnswerType] = [], itemType: AnswerType? = nil, focus: [String] = [],
    names: [[String]] = [], quotations: [[String]] = [],
    mainVerb: String? = nil, constraints: Constraints = Constraints(), matchedRules: [String] = []
  ) {
    self.text = text
    self.questionSpan = questionSpan
    self.words = words
    self.answerType = answerType
    self.alternativeTypes = alternativeTypes
    self.itemType = itemType
    self.focus = focus
    self.names = names
    self.quotations = quotations
    self.mainVerb = mainVerb
    self.constraints = constraints
    self.matchedRules = matchedRules
  }
}
