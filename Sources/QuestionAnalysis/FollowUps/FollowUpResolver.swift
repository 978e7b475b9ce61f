package import Prompts
package import SentenceAnalysis
internal import Text
package import WordNetLexicon

/// Completes a follow-up from the conversation before it, so that it can be read alone.
///
/// After "Who founded Brightwave?", "When did it close?" → "When did Brightwave close?"; "What
/// about Halden?" → "Who founded Halden?". Questions of earlier turns are completed the same way
/// first. Cost: linear in the length of the conversation.
package struct FollowUpResolver: Sendable {
  /// Turns looked back on; what lies further back is rarely meant.
  private static let maximumTurns = 12
  /// Characters of a question or an answer that are read; whoever types more is not following up.
  private static let maximumCharacters = 600

  private let finder: PhraseFinder
  private let rules: FollowUpRules
  private let weights: FollowUpWeights

  /// A resolver with a language of its own.
  ///
  /// - Parameter lexicon: knowledge of words that no list holds; nil: without.
  /// - Throws: `PromptsError` naming file and line of a row that cannot be read.
  package init(prompts: Prompts, lexicon: Lexicon? = nil) throws(PromptsError) {
    try self.init(language: Language(prompts: prompts, lexicon: lexicon))
  }

  /// Reads `follow-ups`, `follow-up-weights`, `question-words` and the stop words.
  ///
  /// - Throws: `PromptsError` naming file and line of a row that cannot be read.
  package init(language: Language) throws(PromptsError) {
    let prompts = language.prompts
    var vocabulary = try QuestionVocabulary(language: language)
    weights = try FollowUpWeights(prompts: prompts)
    rules = try FollowUpRules(prompts: prompts, vocabulary: &vocabulary)
    finder = PhraseFinder(
      vocabulary: vocabulary,
      stopwords: Set(try prompts.words("stopwords") + prompts.words("question-wording")),
      dates: language.reading.dates)
  }

  /// `question` made self-contained, or nil when it is read as typed.
  ///
  /// - Parameter history: the turns before it, oldest first; nothing is carried over from an empty
  ///   one.
  /// - Parameter article: the article that the replies were taken from, as far as it is known.
  package func resolution(
    of question: String, history: [QuestionRequest.Turn],
    article: TalkedArticle = TalkedArticle()
  ) -> Resolution? {
    var finder = finder
    finder.known = KnownNames(article.names)
    let context = Context(finder: finder, article: article)
    let subject = article.title.flatMap {
      finder.subject(ofTitle: String($0.prefix(Self.maximumCharacters)))
    }
    var memory = ConversationMemory(weights: weights, subject: subject)
    guard question.utf8.count <= Self.maximumCharacters else { return nil }
    for var turn in history.suffix(Self.maximumTurns) {
      turn.question = String(turn.question.prefix(Self.maximumCharacters))
      let reading = memory.turns == 0 ? nil : read(turn.question, memory: &memory, context)
      memory.note(
        question: reading?.isElliptic == true ? reading?.text ?? turn.question : turn.question,
        reading: reading?.text,
        answer: turn.answer.map { String($0.prefix(Self.maximumCharacters)) },
        exchanged: reading?.exchanged, mentions: finder)
    }
    guard memory.turns > 0 else { return nil }
    guard let reading = read(question, memory: &memory, context) else {
      return unclear(question, memory, context).map { Resolution(text: question, unclear: $0) }
    }
    return Resolution(
      text: reading.text, isElliptic: reading.isElliptic, isTopicAdded: reading.isTopicAdded,
      asksForOthers: reading.asksForOthers, asksForSource: reading.asksForSource,
      isNewTopic: reading.isNewTopic, exchanged: reading.exchanged)
  }

  /// What is at hand to read a question with.
  private struct Context {
    let finder: PhraseFinder
    let article: TalkedArticle

    func rewriter(_ question: String) -> FollowUpRewriter {
      let words = finder.words(of: question)
      return FollowUpRewriter(
        question: question,
        clause: QuestionClause(words: words, vocabulary: finder.vocabulary), finder: finder,
        article: article)
    }
  }

  /// A follow-up made self-contained.
  package struct Resolution: Sendable {
    package var text: String
    /// Whether it took its form from the question before.
    package var isElliptic = false
    /// Whether all that was done is to add what the conversation is about: the question may as well
    /// stand alone.
    package var isTopicAdded = false
    /// Whether something else is asked for than what was told: "Who else?"
    package var asksForOthers = false
    /// Whether it is asked who says what the last reply told: "Says who?"
    package var asksForSource = false
    /// Whether it says itself that a new topic begins.
    package var isNewTopic = false
    /// What it has in place of a part of the question before ("Lund" of "And in Lund?"); nil:
    /// nothing.
    package var exchanged: String?
    /// "he" or "she" where nobody was spoken of whom it could mean; nil: everything is clear.
    package var unclear: String?
  }

  /// The first "he" or "she" of a question that nobody who was spoken of can be.
  private func unclear(
    _ question: String, _ memory: ConversationMemory, _ context: Context
  ) -> String? {
    let rewriter = context.rewriter(question)
    let place = rewriter.clause.words.indices.first { index in
      guard let use = rewriter.pronoun(at: index), use.pronoun.isPersonal,
        context.finder.names(in: question).isEmpty
      else { return false }
      return !rewriter.isExplained(use.pronoun, at: index)
        && memory.antecedent(of: use.pronoun, not: []) == nil
    }
    return place.flatMap { question[rewriter.clause.words[$0].token.span].map(String.init) }
  }

  /// The text of `resolution(of:history:article:)`.
  package func resolve(
    _ question: String, history: [QuestionRequest.Turn],
    article: TalkedArticle = TalkedArticle()
  ) -> String? {
    let resolution = resolution(of: question, history: history, article: article)
    return resolution?.unclear == nil ? resolution?.text : nil
  }

  /// Whether `question` cannot be understood alone: it speaks of "it", "this" or nothing at all.
  ///
  /// Known limit: "the man" may be one spoken of before, or any.
  package func pointsBack(_ question: String) -> Bool {
    guard question.utf8.count <= Self.maximumCharacters else { return false }
    let rewriter = Context(finder: finder, article: TalkedArticle()).rewriter(question)
    return !rewriter.clause.words.isEmpty && rewriter.pointsBack
  }

  /// A question in full; elliptic ones took their words from the question before.
  private struct Reading {
    var text: String
    var isElliptic = false
    var isTopicAdded = false
    var asksForOthers = false
    var asksForSource = false
    var isNewTopic = false
    /// What it has in place of a part of the question before; nil: nothing.
    var exchanged: String?
  }

  /// The reading of one question after what `memory` holds; nil when it stands alone.
  private func read(
    _ question: String, memory: inout ConversationMemory, _ context: Context
  ) -> Reading? {
    let rewriter = context.rewriter(question)
    guard !rewriter.clause.words.isEmpty else { return nil }
    var topic: FollowUpRules.Decision?
    for decision in rules.decisions(rewriter.clause) {
      switch decision.rule.action {
      case .keep: return nil
      case .topic: topic = decision
      case .strip:
        if let reading = newTopic(decision, rewriter, memory: &memory, context) { return reading }
      default:
        guard var reading = elliptic(decision, rewriter, memory: memory) else { continue }
        if rewriter.clause.words.indices.contains(where: { rewriter.pronoun(at: $0) != nil }),
          let filled = context.rewriter(reading.text)
            .withPronounsFilled(memory: &memory, topic: nil), !filled.isTopicAdded
        {
          reading.text = filled.text
        }
        if let told = rewriter.besidesTold(reading.text, memory: memory) {
          reading.text = told
          reading.asksForOthers = true
        }
        return reading
      }
      if topic != nil { break }
    }
    return filled(rewriter, topic: topic, memory: &memory)
  }

  /// A fragment completed from the question before; nil where that has not what it needs.
  private func elliptic(
    _ decision: FollowUpRules.Decision, _ rewriter: FollowUpRewriter, memory: ConversationMemory
  ) -> Reading? {
    let exchange: FollowUpRewriter.Exchange? =
      switch decision.rule.action {
      case .verb: rewriter.exchangingVerb(memory: memory)
      case .replace: rewriter.replacing(decision.phrase, memory: memory)
      case .exchange: rewriter.exchanging(decision.phrase, memory: memory)
      default: nil
      }
    let text: String? =
      switch decision.rule.action {
      case .again: rewriter.askingAgain(memory: memory)
      case .more: rewriter.askingForMore(memory: memory)
      case .pick: rewriter.picking(link: decision.rule.link, memory: memory)
      case .source: rewriter.askingForSource(decision.rule.link, memory: memory)
      case .total: rewriter.askingForTotal(memory: memory)
      case .shift: rewriter.shiftingYear(memory: memory)
      case .measure: rewriter.measured(memory: memory)
      default: exchange?.text
      }
    return text.map {
      Reading(
        text: $0, isElliptic: true, asksForSource: decision.rule.action == .source,
        exchanged: exchange?.part)
    }
  }

  /// What a question asks behind "Something else:", its pronouns filled, without a topic; nil where
  /// nothing parts the two.
  private func newTopic(
    _ decision: FollowUpRules.Decision, _ rewriter: FollowUpRewriter,
    memory: inout ConversationMemory, _ context: Context
  ) -> Reading? {
    guard let rest = decision.rest, rewriter.opensQuestion(rest.lowerBound) else { return nil }
    let start = rewriter.clause.words[rest.lowerBound].token.span.start
    let text = rewriter.question[TextSpan(start, rewriter.question.utf8.count)] ?? ""
    let opening = text.prefix(1).uppercased() + text.dropFirst()
    var own = memory
    let filled = context.rewriter(opening).withPronounsFilled(memory: &own, topic: nil)
    let isFilled = filled.map { !$0.isTopicAdded } ?? false
    if isFilled { memory = own }
    return Reading(text: isFilled ? filled?.text ?? opening : opening, isNewTopic: !isFilled)
  }

  /// A question of its own with its pronouns and definite phrases filled; nil where it has none.
  private func filled(
    _ rewriter: FollowUpRewriter, topic: FollowUpRules.Decision?,
    memory: inout ConversationMemory
  ) -> Reading? {
    let before = memory
    let filled = rewriter.withPronounsFilled(memory: &memory, topic: topic)
    let told = rewriter.besidesTold(filled?.text ?? rewriter.question, memory: before)
    guard let text = told ?? filled?.text else { return nil }
    return Reading(
      text: text, isTopicAdded: filled?.isTopicAdded ?? true, asksForOthers: told != nil)
  }
}
