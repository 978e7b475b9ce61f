internal import Foundation
internal import GRDB
internal import SentenceAnalysis
internal import Text

/// Makes anew the analyses that other rules made, or that are missing, from the texts in the index;
/// no file is read.
struct AnalysisRenewal {
  /// Articles analysed between two writings; bounds memory.
  private static let sliceCount = 64

  private let database: Database
  private let analyzer: ArticleAnalyzer
  private let records: AnalysisRecords
  private let texts = TextPacker()

  init(_ database: Database, analyzer: ArticleAnalyzer) {
    self.database = database
    self.analyzer = analyzer
    records = AnalysisRecords(database: database)
  }

  /// Renews on all cores; returns how many articles that were.
  ///
  /// - Parameter slice: called behind each part that is written, with the bytes of its texts.
  func run(slice: (_ bytes: Int) throws -> Void) throws -> Int {
    var last: ArticleID = 0
    var count = 0
    while true {
      let ids = try records.outdated(
        below: analyzer.rules, after: last, limit: Self.sliceCount)
      guard let end = ids.last else { return count }
      last = end
      let articles = try ids.compactMap(source)
      let analyses = Self.analyses(of: articles, analyzer)
      for (article, analysis) in zip(articles, analyses) {
        try records.write(analysis, of: article.id)
        count += 1
      }
      try slice(articles.reduce(0) { $0 + $1.text.utf8.count })
    }
  }

  /// An article as it stands in the index.
  private struct Source: Sendable {
    var id: ArticleID
    var text: String
    var published: String?
    var title: String?
    var sentences: [Sentence]
  }

  /// Nil when text or layout were altered; `doctor` tells of that.
  private func source(_ id: ArticleID) throws -> Source? {
    guard
      let row = try Row.fetchOne(
        database.cachedStatement(
          sql: """
            select body.text, body.layout, article.published, article.title
            from article join body on body.article = article.id where article.id = ?
            """), arguments: [id]),
      let text = try row.text(at: 0, unpackedBy: texts),
      let layout = (try? row.checked(1) as Data)?.withUnsafeBytes({
        ArticleLayout(packed: $0, textLength: text.utf8.count)
      })
    else { return nil }
    return Source(
      id: id, text: text, published: try row.checkedIfPresent(2),
      title: try row.checkedIfPresent(3), sentences: layout.sentences)
  }

  /// In the order of `articles`.
  private static func analyses(of articles: [Source], _ analyzer: ArticleAnalyzer)
    -> [PreparedAnalysis]
  {
    let feed = Feed(articles)
    let pipeline = OrderedPipeline<Source, PreparedAnalysis>(
      threads: max(1, min(articles.count, ProcessInfo.processInfo.activeProcessorCount)),
      window: articles.count + 1
    ) {
      feed.next()
    } makeWorker: {
      let maker = AnalysisMaker(analyzer: analyzer)
      return {
        maker.analysis(
          text: $0.text, metadata: ArticleMetadata(title: $0.title, published: $0.published),
          sentences: $0.sentences)
      }
    }
    var analyses: [PreparedAnalysis] = []
    while let analysis = pipeline.next() { analyses.append(analysis) }
    return analyses
  }
}
