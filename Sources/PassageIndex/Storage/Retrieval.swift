package import Text

/// Identifies an article inside one index; never reused while the index file lives.
package typealias ArticleID = Int64

/// Identifies a passage inside one index: the FTS5 rowid. Passages of one article have neighbouring
/// numbers.
package typealias PassageID = Int64

/// One term sent to the index, with the factor its BM25 contribution is multiplied by.
package struct WeightedTerm: Sendable, Hashable {
  /// A term as `Tokenizer` makes it.
  package var term: String
  package var weight: Double

  package init(_ term: String, weight: Double = 1) {
    self.term = term
    self.weight = weight
  }
}

/// What one scan of the postings of a question's terms found.
package struct Retrieval: Sendable {
  /// A passage and its BM25; higher is better.
  package struct Passage: Sendable {
    package var id: PassageID
    package var article: ArticleID
    package var score: Double

    package init(id: PassageID, article: ArticleID, score: Double) {
      self.id = id
      self.article = article
      self.score = score
    }
  }

  /// An article and the BM25 of its whole text and title; higher is better.
  package struct Article: Sendable {
    package var id: ArticleID
    package var score: Double

    package init(id: ArticleID, score: Double) {
      self.id = id
      self.score = score
    }
  }

  /// How common one term of the query is.
  package struct Term: Sendable {
    package var term: String
    /// Passages and articles that hold the term.
    package var passages: Int
    package var articles: Int
    /// log(1 + (N − n + 0.5) / (n + 0.5)) over passages, and over articles.
    package var passageIDF: Double
    package var articleIDF: Double

    package init(
      term: String, passages: Int, articles: Int, passageIDF: Double, articleIDF: Double
    ) {
      self.term = term
      self.passages = passages
      self.articles = articles
      self.passageIDF = passageIDF
      self.articleIDF = articleIDF
    }
  }

  /// Best first; equal scores in order of id. At most the number asked for.
  package var passages: [Passage]
  package var articles: [Article]
  /// In the order of the query's terms.
  package var terms: [Term]

  package init(passages: [Passage] = [], articles: [Article] = [], terms: [Term] = []) {
    self.passages = passages
    self.articles = articles
    self.terms = terms
  }
}

/// How much the index holds.
package struct IndexStatistics: Sendable, Equatable {
  package var articles: Int
  package var passages: Int
  /// Mean number of tokens of a passage, and of an article.
  package var averagePassageLength: Double
  package var averageArticleLength: Double

  package init(
    articles: Int, passages: Int, averagePassageLength: Double, averageArticleLength: Double
  ) {
    self.articles = articles
    self.passages = passages
    self.averagePassageLength = averagePassageLength
    self.averageArticleLength = averageArticleLength
  }
}

/// An article as the index keeps it, without its text.
package struct ArticleSummary: Sendable, Equatable {
  package var id: ArticleID
  package var key: String
  package var path: String
  package var metadata: ArticleMetadata
  /// Number of words of the cleaned text.
  package var words: Int

  package init(
    id: ArticleID, key: String, path: String, metadata: ArticleMetadata, words: Int
  ) {
    self.id = id
    self.key = key
    self.path = path
    self.metadata = metadata
    self.words = words
  }
}

/// An article with everything ranking and quoting need; made from one row, spans unpacked.
package struct StoredArticle: Sendable {
  package var summary: ArticleSummary
  package var text: String
  package var sentences: [Sentence]
  /// The article's passages in reading order; the first has the lowest id.
  package var passages: [StoredPassage]
  package var anchors: [PlaceAnchor]
  package var placeUnit: PlaceUnit
  /// The article this one is a copy of, or nil; a copy is kept, but an answer quotes only one of
  /// them.
  package var copyOf: ArticleID?
  /// The newest version, which is read in the place of this one; nil for the newest.
  package var newest: ArticleID?

  package init(
    summary: ArticleSummary, text: String, sentences: [Sentence], passages: [StoredPassage],
    anchors: [PlaceAnchor], placeUnit: PlaceUnit, copyOf: ArticleID? = nil,
    newest: ArticleID? = nil
  ) {
    self.summary = summary
    self.text = text
    self.sentences = sentences
    self.passages = passages
    self.anchors = anchors
    self.placeUnit = placeUnit
    self.copyOf = copyOf
    self.newest = newest
  }
}

extension StoredArticle {
  /// Headings that may open a chapter, one behind the other ("Chapter 3", "The harbour").
  private static let mostHeadings = 3

  /// The heading that opens the chapter at `offset`, of several the longest; nil where it opens
  /// with none, and in articles without chapters.
  package func chapterName(at offset: Int) -> String? {
    guard placeUnit == .chapter, let number = anchors.number(at: offset),
      let start = anchors.first(where: { $0.number == number })?.offset
    else { return nil }
    let opening = sentences.lazy.filter { $0.span.start >= start && $0.span.start < offset }
      .prefix(Self.mostHeadings).prefix { $0.kind == .heading }
    return opening.compactMap { text[$0.span].map(String.init) }.max { $0.count < $1.count }
  }
}

/// A passage of a stored article.
package struct StoredPassage: Sendable {
  package var id: PassageID
  package var span: TextSpan
  /// Positions in `StoredArticle.sentences`.
  package var sentences: Range<Int>

  package init(id: PassageID, span: TextSpan, sentences: Range<Int>) {
    self.id = id
    self.span = span
    self.sentences = sentences
  }
}
