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
  /// - Parameter title: title of the article that the replies were taken from; nil when it is not
  ///   known.
  /// - Parameter entities: whom and what that article names.
  package func resolution(
    of question: String, history: [QuestionRequest.Turn], title: String? = nil,
    entities: [Entity] = []
  ) -> Resolution? {
    var finder = finder
    finder.known = Self.kinds(of: entities)
    let subject = title.flatMap {
      finder.subject(ofTitle: String($0.prefix(Self.maximumCharacters)))
    }
    var memory = ConversationMemory(weights: weights, subject: subject)
    guard question.utf8.count <= Self.maximumCharacters else { return nil }
    for var turn in history.suffix(Self.maximumTurns) {
      turn.question = String(turn.question.prefix(Self.maximumCharacters))
      let reading = memory.turns == 0 ? nil : read(turn.question, memory: &memory, finder)
      memory.note(
        question: reading?.isElliptic == true ? reading?.text ?? turn.question : turn.question,
        reading: reading?.text,
        answer: turn.answer.map { String($0.prefix(Self.maximumCharacters)) }, mentions: finder)
    }
    guard memory.turns > 0 else { return nil }
    guard let reading = read(question, memory: &memory, finder) else {
      return unclear(question, memory, finder).map {
        Resolution(text: question, isTopicAdded: false, asksForOthers: false, unclear: $0)
      }
    }
    return Resolution(
      text: reading.text, isTopicAdded: reading.isTopicAdded, asksForOthers: reading.asksForOthers)
  }

  /// What an article says its names are, by the folded words of each.
  private static func kinds(of entities: [Entity]) -> [[String]: ConversationEntity.Kind] {
    let tokenizer = Tokenizer()
    var kinds: [[String]: ConversationEntity.Kind] = [:]
    for entity in entities {
      let kind: ConversationEntity.Kind =
        switch (entity.kind, entity.gender) {
        case (.person, .male?): .male
        case (.person, .female?): .female
        case (.person, nil): .person
        case (.place, _): .place
        case (.other, _): .name
        default: .thing
        }
      for name in entity.names {
        kinds[tokenizer.tokens(in: name).filter { !$0.isColocated }.map(\.folded)] = kind
      }
    }
    return kinds
  }

  /// A follow-up made self-contained.
  package struct Resolution: Sendable {
    package var text: String
    /// Whether all that was done is to add what the conversation is about: the question may as well
    /// stand alone.
    package var isTopicAdded: Bool
    /// Whether something else is asked for than what was told: "Who else?"
    package var asksForOthers: Bool
    /// "he" or "she" where nobody was spoken of whom it could mean; nil: everything is clear.
    package var unclear: String?
  }

  /// The first "he" or "she" of a question that nobody who was spoken of can be.
  private func unclear(
    _ question: String, _ memory: ConversationMemory, _ finder: PhraseFinder
  ) -> String? {
    let clause = QuestionClause(words: finder.words(of: question), vocabulary: finder.vocabulary)
    let rewriter = FollowUpRewriter(question: question, clause: clause, finder: finder)
    let place = clause.words.indices.first { index in
      guard let use = rewriter.pronoun(at: index), use.pronoun.isPersonal,
        finder.names(in: question).isEmpty
      else { return false }
      return !rewriter.isExplained(use.pronoun, at: index)
        && memory.antecedent(of: use.pronoun, not: []) == nil
    }
    return place.flatMap { question[clause.words[$0].token.span].map(String.init) }
  }

  /// The text of `resolution(of:history:title:)`.
  package func resolve(_ question: String, history: [QuestionRequest.Turn], title: String? = nil)
    -> String?
  {
    let resolution = resolution(of: question, history: history, title: title)
    return resolution?.unclear == nil ? resolution?.text : nil
  }

  /// Whether `question` cannot be understood alone: it speaks of "it", "this" or nothing at all.
  ///
  /// Known limit: "the man" may be one spoken of before, or any.
  package func pointsBack(_ question: String) -> Bool {
    let words = finder.words(of: question)
    guard !words.isEmpty, question.utf8.count <= Self.maximumCharacters else { return false }
    let clause = QuestionClause(words: words, vocabulary: finder.vocabulary)
    return FollowUpRewriter(question: question, clause: clause, finder: finder).pointsBack
  }

  /// A question in full; elliptic ones took their words from the question before.
  private struct Reading {
    var text: String
    var isElliptic: Bool
    var isTopicAdded = false
    var asksForOthers = false
  }

  /// The reading of one question after what `memory` holds; nil when it stands alone.
  private func read(
    _ question: String, memory: inout ConversationMemory, _ finder: PhraseFinder
  ) -> Reading? {
    let words = finder.words(of: question)
    guard !words.isEmpty else { return nil }
    let clause = QuestionClause(words: words, vocabulary: finder.vocabulary)
    let decision = rules.decide(clause)
    let rewriter = FollowUpRewriter(question: question, clause: clause, finder: finder)
    let completed: String? =
      switch decision?.rule.action {
      case .replace: rewriter.replacing(decision?.phrase ?? 0..<0, memory: memory)
      case .exchange: rewriter.exchanging(decision?.phrase ?? 0..<0, memory: memory)
      case .again: rewriter.askingAgain(memory: memory)
      case .more: rewriter.askingForMore(memory: memory)
      case .pick: rewriter.picking(link: decision?.rule.link ?? "", memory: memory)
      case .keep, .topic, nil: nil
      }
    if let completed {
      let told = rewriter.besidesTold(completed, memory: memory)
      return Reading(text: told ?? completed, isElliptic: true, asksForOthers: told != nil)
    }
    if decision?.rule.action == .keep { return nil }
    let before = memory
    let link = decision?.rule.action == .topic ? decision?.rule.link : nil
    let filled = rewriter.withPronounsFilled(memory: &memory, link: link)
    let told = rewriter.besidesTold(filled?.text ?? question, memory: before)
    guard let text = told ?? filled?.text else { return nil }
    return Reading(
      text: text, isElliptic: false, isTopicAdded: filled?.isTopicAdded ?? true,
      asksForOthers: told != nil)
  }
}
