internal import Answers
internal import CollectionAnswers
internal import EvidenceRanking
internal import ExactAnswers
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Makes the replies that are more than one sentence with its answer: definitions, summaries, statements, comparisons, gathered lists.
///
/// Each returns nil where the articles do not give what that kind of reply needs; the question is then answered as any other.
struct ReplyMaker {
  let store: any PassageReading
  let cache: TokenizedArticleCache
  let prompts: Prompts
  let days: DayWording
  let citer: ArticleCiter
  let definitionWords: DefinitionWords
  let comparisonReader: ComparisonReader
  let figures: FigureReader
  let words: ReplyWords
  let tokenizer = Tokenizer()

  init(store: any PassageReading, cache: TokenizedArticleCache, prompts: Prompts)
    throws(PromptsError)
  {
    self.store = store
    self.cache = cache
    self.prompts = prompts
    days = try DayWording(prompts: prompts)
    citer = ArticleCiter(store: store, cache: cache)
    definitionWords = try DefinitionWords(prompts: prompts)
    comparisonReader = try ComparisonReader(prompts: prompts, table: cache.table)
    figures = try FigureReader(prompts: prompts, table: cache.table)
    words = try ReplyWords(prompts: prompts)
  }

  /// A reply before it becomes an `Answer`.
  struct Reply {
    var isAnswered = true
    /// Name of what made it, for the explanation.
    var kind: String
    var answer: String?
    var confidence: Double
    var citations: [Citation]
    var parts: [ReplyPart]
    var missing: [String] = []

    /// The whole answer to `question`.
    func answer(
      to question: String, readAs completed: String?, type: AnswerType, explanation: Explanation
    ) -> Answer {
      var explanation = explanation
      explanation.parts.append(Explanation("reply made as: \(kind)"))
      return Answer(
        question: question, interpretedAs: completed,
        status: isAnswered ? .answered : .abstained, answerType: type, answer: answer,
        confidence: confidence, citations: citations, parts: parts, missing: missing,
        explanation: explanation)
    }
  }

  /// One question answered for itself, as the pipeline does it.
  struct Solution {
    var ranking: EvidenceRanker.Ranking
    var evidence: Evidence
    var confidence: Double
    var isAnswered: Bool
  }

  /// What a reply is made from.
  struct Material {
    var question: AnalyzedQuestion
    var solution: Solution
    var chooser: SpanChooser
    /// The article that the conversation's last reply was taken from; nil when there was none.
    var lastArticle: ArticleID?
    /// The question before, as it was read; nil at the beginning.
    var lastQuestion: String?
    /// Answers another question.
    var solve: (String) throws -> Solution
  }

  /// The reply; nil for questions that are answered as any other.
  func reply(_ material: Material) throws -> Reply? {
    // "What does the treaty not say?" is no question for what it says.
    guard !isNegated(material.question) else { return nil }
    if let request = material.question.reply {
      let topics = request.topics.map {
        corrected(material.question.text[$0].map(String.init) ?? "", material)
      }
      switch request.kind {
      case .person: return try person(topics, material)
      case .article: return try article(topics.first, material)
      case .subject:
        if request.yieldsToAnswer, material.solution.isAnswered,
          !isName(topics.first ?? "", material.question)
        {
          return nil
        }
        return try topics.first.flatMap { try subject($0) }
      case .everything: return try everything()
      case .statement:
        return try statement(topics, material) ?? sayings(topics.dropFirst().first, material)
      case .sayings: return try sayings(topics.first, material)
      case .change: return try change(topics, material)
      case .list: return try introduced(material) ?? gathered(material)
      case .dispute: return try disputes(topics.first)
      }
    }
    if let list = try introduced(material) { return list }
    if let comparison = try comparison(material) { return comparison }
    switch material.question.answerType {
    case .definition, .abbreviation: return try definition(material)
    case .list: return try gathered(material)
    default: return nil
    }
  }

  /// The topic with the words in it that were put right to be found.
  private func corrected(_ topic: String, _ material: Material) -> String {
    let words = material.solution.ranking.wider?.spellings ?? []
    return words.reduce(topic) { $0.replacing($1.typed, with: $1.written) }
  }

  /// Whether the topic is a name and nothing else.
  private func isName(_ topic: String, _ question: AnalyzedQuestion) -> Bool {
    question.names.contains(terms(of: topic))
  }

  private func isNegated(_ question: AnalyzedQuestion) -> Bool {
    question.words.contains {
      let word = $0.token.folded
      let ending = ruleWords.ending(.negated, of: word)
      return ruleWords.holds(.no, word)
        || ending.map { ruleWords.holds(.askingAuxiliary, word.dropLast($0.count)) } ?? false
    }
  }

  var ruleWords: RuleWords { cache.table.language.ruleWords }

  /// Terms of `text` without determiners in front.
  func terms(of text: String) -> [String] {
    tokenizer.tokens(in: withoutDeterminers(text)).filter { !$0.isColocated }.map(\.term)
  }

  /// "mayor" of "the mayor".
  func withoutDeterminers(_ text: String) -> String {
    let first = tokenizer.tokens(in: text).first {
      !ruleWords.holds(.ownDeterminer, $0.folded)
    }
    return first.flatMap { text[TextSpan($0.span.start, text.utf8.count)] }.map(String.init) ?? text
  }

  /// Term numbers of `terms` without closed-class words.
  func content(_ terms: [String]) -> Set<Int32> {
    Set(
      terms.map { cache.table.number(of: $0) }.filter {
        !cache.table.classes(of: $0).contains(.stopword)
      })
  }

  func references(_ numbers: [Int]) -> String {
    numbers.map { "[\($0)]" }.joined(separator: ", ")
  }

  /// Whether the citation quotes some of the candidate's sentence.
  func isSame(_ citation: Citation, _ candidate: Candidate) -> Bool {
    citation.article.id == candidate.article.stored.summary.id
      && candidate.span.overlaps(citation.span)
  }
}
