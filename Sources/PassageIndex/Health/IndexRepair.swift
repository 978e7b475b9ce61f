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
    /// Folders that are missing, whose articles were taken from the damaged index.
    package var missing: [MissingFolder]
    package var index: IndexReport
  }

  /// An article that was not found again.
  package struct LostArticle: Sendable, Equatable {
    package var path: String
    package var key: String
  }

  /// A folder that is not there, and how many of its articles the new index has.
  package struct MissingFolder: Sendable, Equatable {
    package var path: String
    package var articles: Int
  }

  private let builder: IndexBuilder

  package init(_ builder: IndexBuilder) { self.builder = builder }

  /// Builds the index anew beside the damaged one, which is kept. Articles of folders that are
  /// missing are taken from the damaged index where they can be read.
  ///
  /// - Throws: `IndexError`; then the damaged index stands where it stood.
  package func run(progress: IndexBuilder.ProgressHandler? = nil) throws -> Report {
    let damaged = DamagedIndex(path: builder.path)
    let before = damaged.articles()
    let missing = damaged.sources().filter { FileIdentity(path: $0) == nil }
    let (report, kept) = try builder.replaceDamaged(progress: progress)
    let store = try PassageStore(path: builder.path)
    let articles = try store.articlesOfAllVersions()
    let now = Set(articles.map { "\($0.path)\n\($0.key)" })
    return Report(
      kept: kept, articles: store.statistics.articles,
      lost: (before ?? []).subtracting(now).sorted().map(Self.article),
      mayLackOthers: before == nil,
      missing: missing.map { folder in
        let count = articles.count { $0.path == folder || $0.path.hasPrefix(folder + "/") }
        return MissingFolder(path: folder, articles: count)
      },
      index: report)
  }

  private static func article(_ line: String) -> LostArticle {
    let parts = line.split(separator: "\n", maxSplits: 1).map(String.init)
    return LostArticle(path: parts.first ?? "", key: parts.last ?? "")
  }
}
