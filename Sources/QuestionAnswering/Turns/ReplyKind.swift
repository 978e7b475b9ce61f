internal import Answers
internal import EvidenceRanking
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// A reply of a kind of its own: more than one sentence with its answer.
protocol ReplyKind {
  var tools: ReplyTools { get }

  /// Nil where the articles do not give what it needs; the next in the list is asked.
  func reply(to turn: Turn) throws -> Reply?
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
  /// The figures that it is made of.
  var operands: [Operand] = []
}

/// The tools at hand, so that a kind reads as what it does.
extension ReplyKind {
  var store: any PassageReading { tools.store }
  var cache: TokenizedArticleCache { tools.cache }
  var prompts: Prompts { tools.prompts }
  var days: DayWording { tools.days }
  var citer: ArticleCiter { tools.citer }
  var definitionWords: DefinitionWords { tools.definitionWords }
  var comparisonReader: ComparisonReader { tools.comparisonReader }
  var figures: FigureReader { tools.figures }
  var words: ReplyWords { tools.words }
  var ruleWords: RuleWords { tools.ruleWords }
  var tokenizer: Tokenizer { tools.tokenizer }

  func terms(of text: String) -> [String] { tools.terms(of: text) }
  func withoutDeterminers(_ text: String) -> String { tools.withoutDeterminers(text) }
  func content(_ terms: [String]) -> Set<Int32> { tools.content(terms) }
  func references(_ numbers: [Int]) -> String { tools.references(numbers) }
  func isSame(_ citation: Citation, _ candidate: Candidate) -> Bool {
    tools.isSame(citation, candidate)
  }
  func mentionsOfAll(_ terms: Set<Int32>) throws -> [ArticleMention] {
    try tools.mentionsOfAll(terms)
  }
}
