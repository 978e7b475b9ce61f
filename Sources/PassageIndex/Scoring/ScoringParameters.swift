internal import CPassageScoring

/// The numbers of BM25 for passages and of BM25F for whole articles.
///
/// A term adds idf · tf·(k1 + 1) / (tf + k1·(1 − b + b·length/mean)), with idf = log(1 + (N − n +
/// 0.5)/(n + 0.5)): Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009; this
/// form of idf stays positive however common a term is.
package struct ScoringParameters: Sendable, Equatable {
  /// How slowly further occurrences in a passage lose weight.
  package var passageK1 = 1.2
  /// How much a passage's length counts, 0 to 1.
  package var passageB = 0.75
  package var articleK1 = 1.2
  /// Low, because long articles on news and science are about more, not wordier about the same.
  package var articleB = 0.4
  /// A word of the title or description counts this often: what an article is about stands there.
  package var titleWeight = 3.0
  /// A word of the first passage counts this often: news begins with what matters.
  package var openingWeight = 2.0

  package init() {}

  /// For `footnote search`, where a query is a topic and an article is read as a whole: fitted on
  /// judged retrieval, where further occurrences tell more than in questions about one fact, and
  /// openings no more than the rest.
  package static var topical: ScoringParameters {
    var parameters = ScoringParameters()
    parameters.articleK1 = 2.5
    parameters.articleB = 0.6
    parameters.openingWeight = 1
    return parameters
  }

  /// The same numbers for the C side.
  var values: passage_scorer_parameters {
    passage_scorer_parameters(
      passage_k1: passageK1, passage_b: passageB, article_k1: articleK1, article_b: articleB,
      title_weight: titleWeight, opening_weight: openingWeight)
  }
}
