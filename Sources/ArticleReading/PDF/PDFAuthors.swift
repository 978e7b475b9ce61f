internal import Text

/// Finds the authors below the title of a paper: a line of names and nothing else.
struct PDFAuthors {
  let rules: CleaningRules

  /// Blocks behind the title in which they stand.
  private static let reach = 3
  private static let longest = 300

  /// The names, joined by ", "; nil where no line behind the title is one of names. One name alone
  /// counts above a mail address.
  func names(behind title: Int, in pieces: [TextPiece]) -> String? {
    for index in pieces.indices where index > title && index <= title + Self.reach {
      guard let names = names(in: pieces[index].text) else { continue }
      let hasAddress =
        index + 1 < pieces.count && pieces[index + 1].text.prefix(200).contains("@")
      return names.count > 1 || hasAddress ? names.joined(separator: ", ") : nil
    }
    return nil
  }

  /// The names in a line; nil where it holds anything else.
  func names(in line: String) -> [String]? {
    guard line.utf8.count < Self.longest, line.last != "." else { return nil }
    var parts: [[Substring]] = [[]]
    for word in line.split(whereSeparator: {
      $0.isWhitespace || $0 == "," || $0 == ";" || $0 == "·"
    }) {
      if rules.bylineWords.joiners.contains(word.lowercased()) { parts.append([]) }
      let end = word.endIndex
      let isLast = end < line.endIndex && ",;·".contains(line[end])
      if !rules.bylineWords.joiners.contains(word.lowercased()) {
        let name = Self.withoutMarks(word)
        if !name.isEmpty { parts[parts.count - 1].append(name) }
      }
      if isLast { parts.append([]) }
    }
    let names = parts.filter { !$0.isEmpty }
    guard !names.isEmpty, names.allSatisfy(isName) else { return nil }
    return names.map { $0.joined(separator: " ") }
  }

  /// The word without the marks of notes behind it: `Quist1*`.
  private static func withoutMarks(_ word: Substring) -> Substring {
    var word = word
    while let last = word.last, last.isNumber || "*†‡§¶∗".contains(last) { word.removeLast() }
    return word
  }

  /// Two to four words, each a name, an initial or a particle; the last one is a name.
  private func isName(_ words: [Substring]) -> Bool {
    guard (2...4).contains(words.count), let last = words.last, last.count > 1 else { return false }
    return words.allSatisfy { word in
      if rules.bylineWords.particles.contains(String(word)) { return true }
      guard word.first?.isUppercase == true else { return false }
      return word.allSatisfy { $0.isLetter || ".-’'".contains($0) }
        && (word.count < 3 || word.dropFirst().contains { $0.isLowercase })
    }
  }
}
