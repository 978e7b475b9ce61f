package import EvidenceRanking
internal import PassageIndex
internal import Prompts
package import QuestionAnalysis
package import SentenceAnalysis
internal import Text

/// English by the built-in tables alone, so that what a rule finds does not depend on whether
/// WordNet is installed.
package let plainEnglish = try! Language(prompts: Prompts(), lexicon: nil)

private let plainAnalyzer = try! QuestionAnalyzer(language: plainEnglish)
private let articleAnalyzer = try! ArticleAnalyzer(language: plainEnglish)

/// A question to which invented sentences are put one at a time, without index and ranking.
///
/// All its words are equally rare.
package struct AskedQuestion {
  package let question: AnalyzedQuestion
  package let plan: QueryPlan
  package let terms: QuestionTerms
  package let table: TermTable

  /// - Parameter language: whose words and lexicon the rules look into.
  package init(_ text: String, language: Language = plainEnglish) throws {
    question = plainAnalyzer.analyze(text, asOf: "2025-11-10")
    table = try TermTable(language: language)
    plan = QueryPlan(question)
    let common = plan.terms.map {
      Retrieval.Term(term: $0.term, passages: 1, articles: 1, passageIDF: 1, articleIDF: 1)
    }
    terms = QuestionTerms(
      question, plan: plan, retrieval: Retrieval(terms: common), table: table)
  }

  /// An article of one paragraph.
  ///
  /// - Parameter published: a day, ISO 8601.
  package func article(
    of sentences: [String], id: Int64 = 1, title: String? = nil, outlet: String? = nil,
    published: String? = nil
  ) -> TokenizedArticle {
    TokenizedArticle(
      StoredArticle(
        of: sentences, id: id,
        metadata: ArticleMetadata(title: title, outlet: outlet, published: published)),
      table: table, understanding: Self.understood)
  }

  private static func understood(_ stored: StoredArticle) -> ArticleAnalysis {
    let span = TextSpan(0, stored.text.utf8.count)
    let document = Document(
      key: "a", path: "", metadata: stored.summary.metadata, text: stored.text,
      blocks: [Block(kind: .paragraph, span: span)])
    return articleAnalyzer.analyze(document, sentences: stored.sentences)
  }

  /// Matches sentences to the question's form.
  package func matcher(
    _ contraries: Contraries = Contraries(), changes: FigureChanges = FigureChanges()
  ) -> ClauseMatcher {
    ClauseMatcher(
      question, terms: terms, table: table, lexicon: table.language.lexicon,
      contraries: contraries, changes: changes)
  }

  /// The only sentence of an article, with its words of the question and its values and names.
  package func candidate(
    _ sentence: String, id: Int64 = 1, title: String? = nil, outlet: String? = nil,
    published: String? = nil
  ) -> Candidate {
    candidates(
      in: article(
        of: [sentence], id: id, title: title, outlet: outlet, published: published))[0]
  }

  /// Every sentence of an article, with its words of the question and its values and names.
  package func candidates(in article: TokenizedArticle) -> [Candidate] {
    let finder = SpanFinder(table: table)
    return article.sentenceTokens.enumerated().map { sentence, tokens in
      Candidate(
        article: article, sentence: sentence,
        mask: terms.mask(of: tokens.map { article.terms[$0] }),
        spans: finder.spans(in: article.tokenized, tokens: tokens))
    }
  }
}
