internal import AnswerRendering
internal import ArticleReading
internal import Prompts
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Runs targets, and says what of their promises does not hold.
package struct FuzzRunner: Sendable {
  private let reader: ArticleReader
  private let language: Language
  private let analyzer: QuestionAnalyzer
  private let articles: ArticleAnalyzer

  /// - Throws: `PromptsError` when a table cannot be used.
  package init() throws {
    let prompts = try Prompts()
    var reader = try ArticleReader(prompts: prompts)
    reader.trial = nil
    self.reader = reader
    language = try Language(prompts: prompts, lexicon: nil)
    analyzer = try QuestionAnalyzer(language: language)
    articles = try ArticleAnalyzer(language: language)
  }

  /// What is wrong with what `target` makes of `bytes`; nil when nothing is. A trap or an endless
  /// loop is for the caller to notice.
  package func fault(of target: FuzzTarget, _ bytes: [UInt8]) -> String? {
    if let name = target.fileName { return fault(ofFile: bytes, named: name, target) }
    if target == .blocks { return BlockTarget.fault(of: bytes) }
    if target == .wording { return Self.fault(ofWording: bytes) }
    let text = String(decoding: bytes, as: UTF8.self)
    switch target {
    case .tokens: return fault(ofTokens: text)
    case .sentences: return fault(ofSentences: text)
    case .dates: return fault(ofDates: text)
    case .question: return fault(ofQuestion: text)
    case .understanding: return fault(ofUnderstanding: text)
    case .terminal: return fault(ofTerminal: text)
    case .sidecar: return fault(ofSidecar: text)
    default: return nil
    }
  }

  private static let wording = Result { try WordingTarget() }

  private static func fault(ofWording bytes: [UInt8]) -> String? {
    do { return try wording.get().fault(of: bytes) } catch { return "\(error)" }
  }

  // MARK: Files

  private func fault(ofFile bytes: [UInt8], named name: String, _ target: FuzzTarget) -> String? {
    guard let extraction = try? reader.read(bytes, named: name) else { return nil }
    let source = target.isPlain ? WrittenLetters(bytes) : nil
    for document in extraction.documents {
      if let fault = document.brokenPromise { return fault }
      if let word = source?.missing(in: document.text) { return "“\(word)” stands nowhere" }
    }
    return nil
  }

  private func fault(ofSidecar text: String) -> String? {
    guard
      let document = try? reader.read(Array("Title\n\nA text.".utf8), named: "a.txt").documents
        .first
    else { return "a plain text was not read" }
    return ArticleReader.corrected(document, by: text).brokenPromise
  }

  // MARK: Texts

  private func fault(ofTokens text: String) -> String? {
    // Pairs of characters overlap; words go on.
    var start = 0
    for token in Tokenizer().tokens(in: text) {
      guard text[token.span] != nil else { return "a token cuts a character" }
      if token.isColocated { continue }
      guard token.span.start >= start, !token.span.isEmpty else { return "tokens are out of order" }
      start = token.span.start
    }
    return nil
  }

  private func fault(ofSentences text: String) -> String? {
    var end = 0
    for span in language.reading.sentences.spans(in: text, within: TextSpan(0, text.utf8.count)) {
      guard span.start >= end, !span.isEmpty, text[span] != nil else {
        return "a sentence is empty, overlaps or cuts a character"
      }
      end = span.end
    }
    return nil
  }

  private func fault(ofDates text: String) -> String? {
    let found = language.reading.dates.expressions(in: text, inArticle: true)
    return found.allSatisfy { text[$0.span] != nil } ? nil : "a date cuts a character"
  }

  private func fault(ofQuestion text: String) -> String? {
    let question = QuestionRequest(question: String(text.prefix(2000))).question
    let analyzed = analyzer.analyze(question, asOf: "2025-06-01")
    for word in analyzed.words where analyzed.text[word.token.span] == nil {
      return "a word of the question cuts a character"
    }
    return analyzed.text[analyzed.questionSpan] == nil ? "the question cuts a character" : nil
  }

  private func fault(ofUnderstanding text: String) -> String? {
    guard
      let document = try? reader.read(Array(text.utf8.prefix(4000)), named: "a.txt").documents.first
    else { return nil }
    let sentences = language.reading.sentences.sentences(of: document)
    let analysis = articles.analyze(document, sentences: sentences)
    for mention in analysis.mentions where document.text[mention.span] == nil {
      return "a name cuts a character"
    }
    return nil
  }

  private func fault(ofTerminal text: String) -> String? {
    for shown in [SafeText.line(text), SafeText.block(text)]
    where shown.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F }
    ) { return "a control character reaches the terminal" }
    return nil
  }
}
