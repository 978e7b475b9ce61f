internal import Text

/// One article of a feed, as RSS, Atom or JSON Feed told it.
struct FeedEntry {
  var id: String?
  var title: String?
  /// The fullest text there is, as HTML.
  var markup: String
  var author: String?
  /// As written; read by `PublicationDay`.
  var date: String?
  var url: String?
  var language: String?
  /// Line in the file, counted from 1; nil when unknown.
  var line: Int?

  /// The article; nil when the entry has neither text nor title. A title alone is also the text.
  ///
  /// `number` counts entries from 1 and stands for a missing id.
  func document(
    number: Int, outlet: String?, in source: SourceFile, rules: CleaningRules
  ) -> Document? {
    var builder = DocumentBuilder()
    let pieces = HTMLFragment().pieces(of: markup)
    let reasons = ClutterCutter(rules: rules).certainReasons(for: pieces)
    builder.append(pieces, without: reasons)
    if builder.isEmpty, let title {
      builder.append(TextPiece(kind: .paragraph, text: title, anchors: []))
    }
    guard !builder.isEmpty else { return nil }
    let day = date.flatMap { PublicationDay.first(in: $0, by: rules) }
    let metadata = ArticleMetadata(
      title: title, author: author, outlet: outlet, published: day,
      publishedSource: day == nil ? nil : "feed", language: language, url: url)
    var document = builder.document(for: source, metadata: metadata)
    document.key = "\(source.key)#\(id ?? String(number))"
    document.anchors = line.map { [PlaceAnchor(offset: 0, number: $0)] } ?? []
    return document
  }
}
