internal import Foundation
internal import PassageIndex
internal import Text

/// Remembers which articles of one index were there at the end of the last conversation, so that
/// `.new` can list the others.
///
/// Eight bytes an article, in the person's state folder; a file that cannot be read counts as none.
struct SeenArticles {
  private let path: String

  /// - Parameter indexPath: the index that the conversation is about.
  init(indexPath: String) {
    let canonical = URL(fileURLWithPath: indexPath).resolvingSymlinksInPath().path
    path = XDG.state + "/seen-" + String(FNV1a.hash(canonical.utf8), radix: 16)
  }

  /// Digests of the articles seen; nil before the first conversation.
  func load() -> Set<UInt64>? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    let bytes = [UInt8](data)
    return Set(
      stride(from: 0, to: bytes.count - bytes.count % 8, by: 8).map { offset in
        bytes[offset..<offset + 8].reduce(0) { $0 << 8 | UInt64($1) }
      })
  }

  /// Remembers `articles`; that it cannot is no failure.
  func save(_ articles: [ArticleSummary]) {
    let bytes = articles.map(Self.digest).sorted().flatMap { digest in
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: digest >> UInt64($0)) }
    }
    try? PrivateFile.write(Data(bytes), to: path)
  }

  /// The same for an article as long as it keeps its path and key.
  static func digest(_ article: ArticleSummary) -> UInt64 {
    FNV1a.hash((article.path + "\n" + article.key).utf8)
  }
}
