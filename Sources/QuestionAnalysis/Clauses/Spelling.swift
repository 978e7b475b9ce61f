/// How near two spellings are.
package enum Spelling {
  /// Letters that two words must begin with alike, and their share of the longer word, to count as
  /// one word's forms.
  private static let commonLetters = 5
  private static let commonShare = 0.7
  /// Shortest word in which one wrong letter is looked for: in short ones it makes another word.
  private static let shortestMistyped = 6

  /// Whether two different words begin alike for most of their length ("photosynthes",
  /// "photosynthet"), or differ by one letter that is missing, added, another, or changes place
  /// with its neighbour. O(length).
  package static func areAlike(_ left: String, _ right: String) -> Bool {
    var (left, right) = (left, right)
    return left.withUTF8 { left in right.withUTF8 { areAlike(left, $0) } }
  }

  private static func areAlike(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let longest = max(left.count, right.count)
    let shortest = min(left.count, right.count)
    guard shortest >= 4 else { return false }
    var common = 0
    while common < shortest, left[common] == right[common] { common += 1 }
    guard common < longest else { return false }
    if common >= commonLetters, Double(common) >= commonShare * Double(longest) { return true }
    return shortest >= shortestMistyped && longest - shortest <= 1
      && areOneSlipApart(left[common...], right[common...])
  }

  /// Whether one letter is missing, added, another, or changes place with its neighbour, at the
  /// very beginning of what differs.
  private static func areOneSlipApart(
    _ left: Slice<UnsafeBufferPointer<UInt8>>, _ right: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Bool {
    if left.dropFirst().elementsEqual(right.dropFirst())
      || left.elementsEqual(right.dropFirst()) || left.dropFirst().elementsEqual(right)
    {
      return true
    }
    return left.count > 1 && right.count > 1
      && left.prefix(2).reversed().elementsEqual(right.prefix(2))
      && left.dropFirst(2).elementsEqual(right.dropFirst(2))
  }
}
