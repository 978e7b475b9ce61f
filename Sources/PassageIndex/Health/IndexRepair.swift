internal import Foundation
internal import GRDB

/// Makes a damaged index whole again from the articles it was made from.
package struct IndexRepair {
  /// What a repair did.
  package struct Report: Sendable, Equatable {
    /// Where the damaged file is kept.
    package var kept: String
    package var articles: Int
    /// Articles of the damaged index that are not in the new one: the file of each, and its key
    /// there; in order.
    package var lost: [LostArticle]
    /// Whether the damaged index could not tell any more what it held, so that something may be
    /// lost that is not in `lost`.
    package var mayLackOthers: Bool
    package var index: IndexReport
  }

  /// An article that was not found again.
  package struct LostArticle: Sendable, Equatable {
    package var path: String
    package var key: String
  }

  private let builder: IndexBuilder

  package init(_ builder: IndexBuilder) { self.builder = builder }

  /// Builds the index anew beside the damaged one, which is kept.
  ///
  /// - Throws: `IndexError`; then the damaged index stands where it stood.
  package func run(progress: IndexBuilder.ProgressHandler? = nil) throws -> Report {
    let before = DamagedIndex(path: builder.path).articles()
    let (report, kept) = try builder.replaceDamaged(progress: progress)
    let store = try PassageStore(path: builder.path)
    let now = Set(try store.articlesOfAllVersions().map { "\($0.path)\n\($0.key)" })
    return Report(
      kept: kept, articles: store.statistics.articles,
      lost: (before ?? []).subtracting(now).sorted().map(Self.article),
      mayLackOthers: before == nil,
      index: report)
  }

  private static func article(_ line: String) -> LostArticle {
    let parts = line.split(separator: "\n", maxSplits: 1).map(String.init)
    return LostArticle(path: parts.first ?? "", key: parts.last ?? "")
  }
}
