/// What questions about the collection as a whole need to know of one article.
package struct CensusEntry: Sendable, Equatable {
  package var id: ArticleID
  package var title: String?
  package var author: String?
  package var outlet: String?
  /// ISO 8601 day; nil when unknown.
  package var published: String?
  /// The article this one is a copy of; nil for originals.
  package var copyOf: ArticleID?
  package var url: String?
  /// Absolute path of its file; empty when unknown.
  package var path: String

  package init(
    id: ArticleID, title: String? = nil, author: String? = nil, outlet: String? = nil,
    published: String? = nil, copyOf: ArticleID? = nil, url: String? = nil, path: String = ""
  ) {
    self.id = id
    self.title = title
    self.author = author
    self.outlet = outlet
    self.published = published
    self.copyOf = copyOf
    self.url = url
    self.path = path
  }
}

/// Where a phrase stands in one article.
package struct ArticleMention: Sendable, Equatable {
  package var id: ArticleID
  /// In the title or the description.
  package var isInTitle: Bool
  /// In the first passage of the text.
  package var isInOpening: Bool
  /// Passages of the text that hold the phrase.
  package var passages: Int

  package init(id: ArticleID, isInTitle: Bool, isInOpening: Bool, passages: Int) {
    self.id = id
    self.isInTitle = isInTitle
    self.isInOpening = isInOpening
    self.passages = passages
  }

  /// Whether the article is about the phrase, not only mentions it: the title or the description
  /// names it, or the text opens with it and comes back to it.
  package var isSubject: Bool { isInTitle || isInOpening && passages > 1 }
}
