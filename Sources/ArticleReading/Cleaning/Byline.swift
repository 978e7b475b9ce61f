internal import Text

/// A line that names who wrote the article: `By Mara Quist and Jon Vale`, `By Mara Quist | 4 Nov 2025`.
struct Byline: Equatable {
  var author: String
  /// ISO day, where the line names one.
  var day: String?

  /// Words that open a byline, in lower case.
  private static let openings: Set<String> = ["by", "von", "par", "por", "di", "af", "av", "door"]
  private static let joiners: Set<String> = [
    "and", "und", "et", "y", "e", "og", "och", "en", "&", "with",
  ]
  private static let particles: Set<String> = [
    "de", "van", "von", "der", "den", "del", "della", "di", "da", "la", "le", "bin", "al", "ter",
  ]

  /// Nil for a line that is not a byline. `dates` reads a date that stands after the name.
  init?(line: String, dates: PublicationDate) {
    guard line.utf8.count < 160 else { return nil }
    let lines = line.split(separator: "\n", maxSplits: 1)
    var words = lines.first?.split(separator: " ") ?? []
    guard let opening = words.first?.lowercased(), words.count > 1 else { return nil }
    guard Self.openings.contains(opening) || opening == "by:" else { return nil }
    words.removeFirst()
    let name = Self.name(at: words)
    guard name.count >= 2 || (name.count == 1 && words.count == 1) else { return nil }
    let rest = words.dropFirst(name.count)
    if let next = rest.first, !Self.opensAside(next, after: name.last) { return nil }
    author = Self.trimmed(name.joined(separator: " "))
    day = dates.day(in: (rest + lines.dropFirst()).joined(separator: " "))
  }

  /// The words of one or more names at the start of `words`.
  private static func name(at words: [Substring]) -> [Substring] {
    var name: [Substring] = []
    for word in words {
      let folded = word.lowercased()
      let isName = word.first?.isUppercase == true && !word.contains(where: \.isNumber)
      guard isName || (!name.isEmpty && (joiners.contains(folded) || particles.contains(folded)))
      else { break }
      name.append(word)
      if name.count > 1, word.hasSuffix(",") { break }
    }
    while let last = name.last, joiners.contains(last.lowercased()) { name.removeLast() }
    return name.count > 12 ? [] : name
  }

  /// Whether what follows the name is set off from it: by a sign, a comma before it, or a number.
  private static func opensAside(_ word: Substring, after name: Substring?) -> Bool {
    guard let first = word.first else { return true }
    return !first.isLetter || name?.hasSuffix(",") == true || word == "for" || word == "in"
  }

  private static func trimmed(_ name: String) -> String {
    var name = name[...]
    while let last = name.last, ",;:|".contains(last) { name = name.dropLast() }
    return String(name)
  }
}
