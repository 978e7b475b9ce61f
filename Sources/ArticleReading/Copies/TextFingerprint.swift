internal import Text

/// A short signature of an article's words, by which copies of it are found without comparing every
/// pair.
///
/// Three things are kept: a hash of all words, folded (equal for exact copies); 64 least hashes of
/// the four-word shingles, one a bin (one-permutation MinHash: Li, Owen and Zhang, "One Permutation
/// Hashing", 2012; empty bins filled by rotation as in Shrivastava and Li, 2014), whose share of
/// equal bins estimates the Jaccard similarity of the texts; and the count of words.
///
/// Use: keep `bytes` beside each article; put articles that share a value of `bands` beside each
/// other; ask `CopyJudge` about each such pair.
package struct TextFingerprint: Sendable, Equatable {
  /// Hash of all folded words in order; equal for texts with the same words, whatever their
  /// punctuation and letter case.
  package let exact: UInt64
  /// Number of words.
  package let wordCount: Int
  /// Least hash in each bin; all zero for texts of fewer than four words.
  let minima: [UInt32]

  private static let bins = 64
  private static let rowsPerBand = 3

  /// O(length of `text`), with one pass.
  package init(of text: String) {
    var shingles = ShingleHasher()
    var minima = [UInt32](repeating: .max, count: Self.bins)
    shingles.scan(text) { shingle in
      let bin = Int(truncatingIfNeeded: shingle >> 58)
      minima[bin] = min(minima[bin], UInt32(truncatingIfNeeded: shingle))
    }
    exact = shingles.all
    wordCount = shingles.wordCount
    self.minima = Self.filled(minima)
  }

  /// Bins that no shingle fell into take the value of the next that has one, changed by the
  /// distance.
  private static func filled(_ minima: [UInt32]) -> [UInt32] {
    guard minima.contains(where: { $0 != .max }) else { return minima.map { _ in 0 } }
    return minima.indices.map { index in
      var distance = 0
      while minima[(index + distance) % bins] == .max { distance += 1 }
      return minima[(index + distance) % bins] &+ UInt32(distance) &* 0x9E37_79B9
    }
  }

  /// Estimate of the share of shingles that two texts have in common, 0 to 1; the standard error is
  /// 0.06 at most.
  package func similarity(to other: TextFingerprint) -> Double {
    if exact == other.exact { return 1 }
    let equal = zip(minima, other.minima).count { $0 == $1 && $0 != 0 }
    return Double(equal) / Double(Self.bins)
  }

  /// Keys for a table: texts with half of their shingles in common share one with probability 0.94,
  /// texts with a tenth 0.02.
  package var bands: [UInt64] {
    guard minima.contains(where: { $0 != 0 }) else { return [exact] }
    return stride(from: 0, to: Self.bins - Self.rowsPerBand + 1, by: Self.rowsPerBand).map {
      start in
      minima[start..<start + Self.rowsPerBand].reduce(UInt64(start)) {
        ($0 ^ UInt64($1)) &* 0x9E37_79B9_7F4A_7C15
      }
    }
  }

  /// The fingerprint as 272 bytes, for a column of a table.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for number in [exact, UInt64(wordCount)] {
      withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
    for number in minima {
      withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes
  }

  /// Nil when `bytes` are not as many as `bytes` gives.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 16 + 4 * Self.bins else { return nil }
    func number(at start: Int, count: Int) -> UInt64 {
      bytes[start..<start + count].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    guard let words = Int(exactly: number(at: 8, count: 8)) else { return nil }
    exact = number(at: 0, count: 8)
    wordCount = words
    minima = (0..<Self.bins).map { UInt32(number(at: 16 + 4 * $0, count: 4)) }
  }
}

/// Walks over the words of a text and hashes each run of four.
struct ShingleHasher {
  /// Words in a shingle.
  static let length = 4
  /// Hash of all words seen so far.
  private(set) var all = FNV1a.seed
  private(set) var wordCount = 0
  /// The words before the next, the oldest first.
  private var recent: (UInt64, UInt64, UInt64) = (0, 0, 0)

  /// Calls `body` with the hash of each shingle of `text`, in order. Words are runs of letters and
  /// digits, ASCII folded to lower case.
  mutating func scan(_ text: String, _ body: (UInt64) -> Void) {
    var text = text
    text.withUTF8 { bytes in
      var word: UInt64 = 0
      for byte in bytes {
        if byte.isLetter || byte.isDigit || byte >= 0x80 && byte != 0xE2 {
          word = FNV1a.adding(
            UInt64(byte.isCapital ? byte | 0x20 : byte), to: word == 0 ? FNV1a.seed : word)
        } else if word != 0 {
          close(word, body)
          word = 0
        }
      }
      if word != 0 { close(word, body) }
    }
  }

  private mutating func close(_ word: UInt64, _ body: (UInt64) -> Void) {
    all = FNV1a.adding(word, to: all)
    let (first, second, third) = recent
    recent = (second, third, word)
    wordCount += 1
    guard wordCount >= Self.length else { return }
    var hash = Self.mixed(0, first)
    hash = Self.mixed(hash, second)
    hash = Self.mixed(hash, third)
    hash = Self.mixed(hash, word)
    body(hash &* 0xBF58_476D_1CE4_E5B9)
  }

  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 29
  }
}
