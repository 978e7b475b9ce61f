internal import Text

/// A line that names who wrote the article: `By Mara Quist and Jon Vale`, `By Mara Quist | 4 Nov
/// 2025`.
struct Byline: Equatable {
  var author: String
  /// ISO day, where the line names one.
  var day: String?

  /// Nil for a line that is not a byline. A date may stand after the name.
  init?(line: String, rules: CleaningRules) {
    guard line.utf8.count < 160 else { return nil }
    let lines = line.split(separator: "\n", maxSplits: 1)
    var words = lines.first?.split(separator: " ") ?? []
    while let first = words.first, first.first?.isLetter == false,
      !first.contains(where: \.isLetter)
    {
      words.removeFirst()
    }
    guard let opening = words.first?.lowercased(), words.count > 1 else { return nil }
    let isPhrase: Bool
    if rules.bylineWords.openings.contains(opening) {
      isPhrase = false
      words.removeFirst()
    } else if words.count > 2, let second = Self.opening(words[1], rules.bylineWords),
      rules.authorWords.openings.contains("\(opening) \(second)")
    {
      isPhrase = true
      words.removeFirst(2)
    } else {
      return nil
    }
    let name = Self.name(at: words, rules)
    guard name.count >= 2 || (name.count == 1 && (isPhrase || words.count == 1)) else { return nil }
    let rest = words.dropFirst(name.count)
    if let next = rest.first, !Self.opensDay(rest, rules),
      !Self.opensAside(next, after: name.last, rules.bylineWords)
    {
      return nil
    }
    author = Self.trimmed(name.joined(separator: " "))
    day = rules.dates.day(in: (rest + lines.dropFirst()).joined(separator: " "))
  }

  /// The second word of "Written by" and "Written by:"; nil for a word that opens no byline.
  private static func opening(_ word: Substring, _ small: BylineWords) -> String? {
    let folded = (word.hasSuffix(":") ? word.dropLast() : word).lowercased()
    return small.openings.contains(folded) ? folded : nil
  }

  /// The words of one or more names at the start of `words`.
  private static func name(at words: [Substring], _ rules: CleaningRules) -> [Substring] {
    let small = rules.bylineWords
    var name: [Substring] = []
    for (index, word) in words.enumerated() {
      if !name.isEmpty, opensDay(words[index...], rules) { break }
      let folded = word.lowercased()
      let isName = word.first?.isUppercase == true && !word.contains(where: \.isNumber)
      let isSmall = small.joiners.contains(folded) || small.particles.contains(folded)
      guard isName || !name.isEmpty && isSmall, name.isEmpty || !small.opensDate(word) else {
        break
      }
      name.append(word)
      if name.count > 1, word.hasSuffix(","), !isList(words[(index + 1)...], rules) { break }
    }
    while let last = name.last, small.joiners.contains(last.lowercased()) { name.removeLast() }
    return name.count > 12 ? [] : name
  }

  /// Whether names go on behind a comma: a joiner stands before the last of them, "Jon Vale and Ida
  /// Lind".
  private static func isList(_ words: ArraySlice<Substring>, _ rules: CleaningRules) -> Bool {
    let small = rules.bylineWords
    var length = 0
    for word in words {
      if small.joiners.contains(word.lowercased()) { return (2...4).contains(length) }
      guard word.first?.isUppercase == true || small.particles.contains(word.lowercased()) else {
        return false
      }
      length += 1
      guard word.hasSuffix(",") else { continue }
      guard (2...4).contains(length) else { return false }
      length = 0
    }
    return false
  }

  /// Whether a month and a number begin here, "April 12, 2024".
  private static func opensDay(_ words: ArraySlice<Substring>, _ rules: CleaningRules) -> Bool {
    guard let first = words.first, let second = words.dropFirst().first else { return false }
    return second.first?.isNumber == true && rules.dates.isMonth(first)
  }

  /// Whether what follows the name is set off from it: by a sign, a comma before it, or a number.
  private static func opensAside(
    _ word: Substring, after name: Substring?, _ small: BylineWords
  ) -> Bool {
    guard let first = word.first else { return true }
    return !first.isLetter || name?.hasSuffix(",") == true || small.asides.contains(String(word))
      || small.opensDate(word)
  }

  private static func trimmed(_ name: String) -> String {
    var name = name[...]
    while let last = name.last, ",;:|".contains(last) { name = name.dropLast() }
    return String(name)
  }
}
