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
    let left = Array(left.utf8)
    let right = Array(right.utf8)
    let longest = max(left.count, right.count)
    let shortest = min(left.count, right.count)
    guard shortest >= 4, left != right else { return false }
    let common = zip(left, right).prefix { $0 == $1 }.count
    if common >= commonLetters, Double(common) >= commonShare * Double(longest) { return true }
    guard shortest >= shortestMistyped, longest - shortest <= 1 else { return false }
    let tails = (left: left[common...], right: right[common...])
    if tails.left.dropFirst().elementsEqual(tails.right.dropFirst())
      || tails.left.elementsEqual(tails.right.dropFirst())
      || tails.left.dropFirst().elementsEqual(tails.right)
    {
      return true
    }
    return tails.left.count > 1 && tails.right.count > 1
      && tails.left.prefix(2).reversed().elementsEqual(tails.right.prefix(2))
      && tails.left.dropFirst(2).elementsEqual(tails.right.dropFirst(2))
  }
}
