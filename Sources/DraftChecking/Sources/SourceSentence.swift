internal import EvidenceRanking
internal import PassageIndex
internal import Text

/// A sentence of an article that may tell what one of a draft tells.
struct SourceSentence {
  var article: TokenizedArticle
  /// Position among the article's sentences.
  var sentence: Int
  /// The share of the draft's words that it holds, weighed by how rare they are; figures left out.
  var coverage: Double
  /// Orders sentences of like coverage by the figures that they share.
  var score: Double

  var span: TextSpan { article.stored.sentences[sentence].span }
  var tokens: Range<Int> { article.sentenceTokens[sentence] }
  var terms: Set<Int32> { Set(article.terms[tokens]) }
}

/// The sentences nearest to one of a draft, and how near each has to be for what is said of it.
struct NearSources {
  /// Best first.
  var all: [SourceSentence]

  /// A figure that is the same makes a sentence of so many words its source.
  static let related = 0.3
  /// The sentence tells the same thing, in its own words or not.
  static let close = 0.55
  /// It is the sentence.
  static let same = 0.8

  func atLeast(_ coverage: Double) -> [SourceSentence] { all.filter { $0.coverage >= coverage } }

  /// The best where it is close.
  var closest: SourceSentence? { all.first.flatMap { $0.coverage >= Self.close ? $0 : nil } }
}
