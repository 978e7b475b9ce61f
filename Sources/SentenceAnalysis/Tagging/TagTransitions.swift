#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// How likely a tag is after two others, in natural logarithms; from counts of three tags in a row.
///
/// Counts of three, two and one are mixed by deleted interpolation (Brants, TnT, 2000), so nothing
/// is impossible.
package struct TagTransitions: Sendable {
  static var tagCount: Int { PennTag.count }
  /// Indexed by first, second and third tag.
  private let logarithms: [Float]
  /// Share of each tag among all words.
  let shares: [Float]

  /// - Parameter trigrams: how often `after` followed `first` and `second`, edges included.
  package init(_ trigrams: [(first: PennTag, second: PennTag, after: TagCounts)]) {
    let count = Self.tagCount
    var three = [Float](repeating: 0, count: count * count * count)
    for row in trigrams {
      let base = (Int(row.first.rawValue) * count + Int(row.second.rawValue)) * count
      for entry in row.after.entries {
        three[base + Int(entry.tag.rawValue)] += Float(entry.count)
      }
    }
    let mixer = TrigramMixer(three: three, count: count)
    shares = mixer.unigrams
    logarithms = mixer.logarithms
  }

  /// Start of the row of what follows `first` and `second`.
  static func row(_ first: Int, _ second: Int) -> Int { (first * tagCount + second) * tagCount }

  func withLogarithms<Result>(_ body: (UnsafeBufferPointer<Float>) -> Result) -> Result {
    logarithms.withUnsafeBufferPointer(body)
  }
}

/// The arithmetic of deleted interpolation.
private struct TrigramMixer {
  let three: [Float]
  let count: Int
  private var two: [Float]
  private var one: [Float]
  private let total: Float

  init(three: [Float], count: Int) {
    self.three = three
    self.count = count
    two = Array(repeating: 0, count: count * count)
    one = Array(repeating: 0, count: count)
    for index in three.indices where three[index] > 0 {
      two[index % (count * count)] += three[index]
      one[index % count] += three[index]
    }
    total = max(1, one.reduce(0, +))
  }

  var unigrams: [Float] { one.map { max($0, 0.5) / total } }

  /// What three, two and one weigh: each trigram votes for the context that foretells it best when
  /// it is left out.
  private func weights(contexts: [Float], pairs: [Float]) -> (Float, Float, Float) {
    var votes: (Float, Float, Float) = (0, 0, 0)
    for index in three.indices where three[index] > 0 {
      let pair = index % (count * count)
      let byThree = ratio(three[index] - 1, contexts[index / count] - 1)
      let byTwo = ratio(two[pair] - 1, pairs[pair / count] - 1)
      let byOne = ratio(one[index % count] - 1, total - 1)
      if byThree >= byTwo, byThree >= byOne {
        votes.2 += three[index]
      } else if byTwo >= byOne {
        votes.1 += three[index]
      } else {
        votes.0 += three[index]
      }
    }
    let sum = max(1, votes.0 + votes.1 + votes.2)
    return (votes.0 / sum, votes.1 / sum, votes.2 / sum)
  }

  private func ratio(_ part: Float, _ whole: Float) -> Float { whole <= 0 ? 0 : part / whole }

  private func sums(_ values: [Float]) -> [Float] {
    stride(from: 0, to: values.count, by: count).map { values[$0..<$0 + count].reduce(0, +) }
  }

  var logarithms: [Float] {
    let contexts = sums(three)
    let pairs = sums(two)
    let (first, second, third) = weights(contexts: contexts, pairs: pairs)
    let shares = unigrams
    return three.indices.map { index in
      let pair = index % (count * count)
      let mixed =
        third * ratio(three[index], contexts[index / count])
        + second * ratio(two[pair], pairs[pair / count]) + first * shares[index % count]
      return log(max(mixed, 1e-7))
    }
  }
}
