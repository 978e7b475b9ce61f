package import Text

/// Decides whether two texts are copies of one story, by the shingles and the figures they share.
///
/// A copy may be shortened or have a paragraph more (syndication, a print version, an update), so
/// the overlap is taken of the shorter text. Reports of two quarters share most of their sentences
/// but not their figures: copies must share those too.
package struct CopyJudge: Sendable {
  /// Least share of the shorter text's shingles that the longer must have.
  package var leastOverlap = 0.75
  /// Least share of the figures, months and quarters of the text that has fewer of them.
  package var leastSharedFigures = 0.8
  /// A text of fewer than this share of the other's words is an excerpt, not a copy.
  package var leastLength = 0.5

  private let dates: DateRecogniser

  package init(dates: DateRecogniser) { self.dates = dates }

  /// A text as this judge compares it.
  package func compared(_ text: String) -> ComparedText { ComparedText(text, dates: dates) }

  /// Whether a pair is worth `areCopies`, which needs the texts.
  package func mayBeCopies(_ left: TextFingerprint, _ right: TextFingerprint) -> Bool {
    if left.exact == right.exact { return true }
    let (shorter, longer) = (
      min(left.wordCount, right.wordCount), max(left.wordCount, right.wordCount)
    )
    guard Double(shorter) >= leastLength * Double(longer) else { return false }
    // Were `leastOverlap` of the shorter text in the longer one, the Jaccard similarity would be at
    // least this; the rest is room for the estimate's error.
    let common = leastOverlap * Double(shorter)
    return left.similarity(to: right) >= common / (Double(shorter + longer) - common) - 0.12
  }

  /// O(length of both texts).
  package func areCopies(_ left: String, _ right: String) -> Bool {
    areCopies(compared(left), compared(right))
  }

  /// The same of texts that are compared with several others.
  package func areCopies(_ left: ComparedText, _ right: ComparedText) -> Bool {
    let (first, second) = (left.contents, right.contents)
    if first.all == second.all { return true }
    guard min(first.wordCount, second.wordCount) >= 20 else { return false }
    return share(first.shingles, second.shingles) >= leastOverlap
      && share(left.figures, right.figures) >= leastSharedFigures
  }

  /// Share of the smaller set that the larger one has; 1 when the smaller is empty.
  private func share(_ left: Set<UInt64>, _ right: Set<UInt64>) -> Double {
    let (smaller, larger) = left.count <= right.count ? (left, right) : (right, left)
    guard !smaller.isEmpty else { return 1 }
    return Double(smaller.count { larger.contains($0) }) / Double(smaller.count)
  }
}

/// A text with what it is compared by, found when first needed. One thread at a time.
package final class ComparedText {
  private let text: String
  private let dates: DateRecogniser
  fileprivate private(set) lazy var contents = TextContents(text)
  fileprivate private(set) lazy var figures = TextContents.figures(in: text, dates: dates)

  fileprivate init(_ text: String, dates: DateRecogniser) {
    self.text = text
    self.dates = dates
  }
}

/// What copies are compared by.
private struct TextContents {
  private(set) var shingles: Set<UInt64> = []
  let all: UInt64
  let wordCount: Int

  init(_ text: String) {
    var hasher = ShingleHasher()
    var shingles: Set<UInt64> = []
    hasher.scan(text) { shingles.insert($0) }
    self.shingles = shingles
    all = hasher.all
    wordCount = hasher.wordCount
  }

  /// Figures, and words that tell one period from another, hashed; much slower than shingles, so
  /// only looked for when these agree.
  static func figures(in text: String, dates: DateRecogniser) -> Set<UInt64> {
    var figures: Set<UInt64> = []
    for date in dates.expressions(in: text) {
      guard let words = text[date.span] else { continue }
      figures.insert(FNV1a.hash(words.utf8.lazy.map { $0.isCapital ? $0 | 0x20 : $0 }))
    }
    for number in text.utf8.split(whereSeparator: { !$0.isDigit && $0 != 0x2E && $0 != 0x2C }) {
      let digits = number.filter(\.isDigit)
      if !digits.isEmpty { figures.insert(FNV1a.hash(digits)) }
    }
    return figures
  }
}
