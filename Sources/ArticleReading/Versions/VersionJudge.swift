internal import Text

/// An article as it is compared with others of its address.
package struct VersionText {
  /// Runs of four words, hashed.
  fileprivate var shingles: Set<UInt64> = []
  /// The words of a short text, folded.
  fileprivate var words: Set<String> = []
  fileprivate let title: String?

  /// Words of a text that is compared word by word.
  private static let shortText = 80

  /// O(length of `text`).
  package init(title: String?, text: String) {
    var hasher = ShingleHasher()
    var shingles: Set<UInt64> = []
    hasher.scan(text) { shingles.insert($0) }
    self.shingles = shingles
    if hasher.wordCount < Self.shortText { words = Set(FoldedWords.words(of: text[...])) }
    self.title = title.map { PageTitle.folded($0) }
  }
}

/// Decides whether two articles under one address are versions of one text.
///
/// Data sets give many texts the address of their source, and the pages of a long article may name
/// its first: what shares next to nothing is another article, and both are read.
package enum VersionJudge {
  /// Least share of the shorter text's runs of words that the other must have.
  private static let leastOverlap = 0.6
  /// The same where the titles are one.
  private static let leastOverlapOfOneTitle = 0.6
  /// Least share of the words of a short text.
  private static let leastWords = 0.75

  /// O(words of both).
  package static func areVersions(_ left: VersionText, _ right: VersionText) -> Bool {
    let isOneTitle = left.title != nil && left.title == right.title
    let least = isOneTitle ? leastOverlapOfOneTitle : leastOverlap
    if share(left.shingles, right.shingles) >= least { return true }
    return !left.words.isEmpty && !right.words.isEmpty
      && share(left.words, right.words) >= leastWords
  }

  /// Share of the smaller set that the larger one has; 0 when the smaller is empty.
  private static func share<Element>(_ left: Set<Element>, _ right: Set<Element>) -> Double {
    let (smaller, larger) = left.count <= right.count ? (left, right) : (right, left)
    guard !smaller.isEmpty else { return 0 }
    return Double(smaller.count { larger.contains($0) }) / Double(smaller.count)
  }
}
