/// Reads files in HTML: saved pages, and lists of bookmarks.
package struct WebFileExtractor: Extractor {
  package static let files = HTMLExtractor.files

  private let page: HTMLExtractor
  private let bookmarks: BookmarkList

  package init(rules: CleaningRules) {
    page = HTMLExtractor(rules: rules)
    bookmarks = BookmarkList(rules: rules)
  }

  /// The article of a page, or one for each bookmark that has a description.
  package func extract(_ source: SourceFile) throws(ReadingError) -> Extraction {
    guard BookmarkList.isOne(source.bytes) else { return try page.extract(source) }
    return bookmarks.extract(source)
  }
}
