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
    /// UTF-8 spans of those words in the question, with the words that bind them ("in", "since").
    package var timeSpans: [TextSpan] = []

    /// The days of a time that has a beginning and an end; nil for others.
    package var days: DayRange? { since == nil || until == nil ? nil : openDays }

    /// The days of a time; an end that is open is the first or the last day of the calendar. Nil
    /// without a time.
    package var openDays: DayRange? {
      guard since != nil || until != nil, let first = CivilDay(iso: since ?? Self.firstDay),
        let last = CivilDay(iso: until ?? Self.lastDay), first <= last
      else { return nil }
      return DayRange(first, last)
    }

    private static let (firstDay, lastDay) = ("0001-01-01", "9999-12-31")

    package init(since: String? = nil, until: String? = nil, source: String? = nil) {
      self.since = since
      self.until = until
      self.source = source
    }
  }

  /// The question that is answered: the last question sentence of a longer prompt stays marked in
  /// `questionSpan`.
  package var text: String
  /// The code of its language where that is not English, "und" where only the script shows it; nil:
  /// English. No exact answer is looked for in another.
  package var language: String?
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

  // MARK: Without its limits

  /// The question without the words that name a time; nil where there are none, or nothing else.
  package var untimed: String? {
    let asks = words.contains { word in
      !word.isStopword && !constraints.timeSpans.contains { $0.contains(word.token.span) }
    }
    return asks && !constraints.timeSpans.isEmpty ? text(without: constraints.timeSpans) : nil
  }

  /// The words of `span` that name no time; nil where nothing is left.
  package func untimed(_ span: TextSpan) -> String? {
    let inside = constraints.timeSpans.filter { $0.overlaps(span) }
    let left = text(of: span, without: inside)
    return left.contains(where: { $0.isLetter || $0.isNumber }) ? left : nil
  }

  /// The question without the bytes of `spans`, and without the commas and spaces that they leave.
  package func text(without spans: [TextSpan]) -> String {
    text(of: TextSpan(0, text.utf8.count), without: spans)
  }

  private func text(of whole: TextSpan, without spans: [TextSpan]) -> String {
    var parts: [Substring] = []
    var start = whole.start
    for span in spans.sorted(by: { $0.start < $1.start }) + [TextSpan(whole.end, whole.end)] {
      parts += (text[TextSpan(start, max(start, span.start))] ?? "").split(separator: " ")
      start = max(start, span.end)
    }
    let joined = parts.filter { $0 != "," }.joined(separator: " ")
      .replacing(" ?", with: "?").replacing(",?", with: "?")
    return String(joined.drop { ", ".contains($0) })
  }
}
