internal import Text

/// Finds the authors below the title of a paper: a line of names and nothing else.
struct PDFAuthors {
  let rules: CleaningRules

  /// Blocks behind the title in which they stand.
  private static let reach = 3
  private static let longest = 300

  /// The names, joined by ", ", and the position of their line; nil where no line behind the title
  /// is one of names. One name alone counts above a mail address or a day, or with a day behind it.
  func names(behind title: Int, in pieces: [TextPiece]) -> (names: String, line: Int)? {
    for index in pieces.indices where index > title && index <= title + Self.reach {
      let (line, hasDay) = withoutDay(pieces[index].text)
      guard let names = names(in: line) else { continue }
      let next = index + 1 < pieces.count ? pieces[index + 1].text.prefix(200) : ""
      let isSure =
        names.count > 1 || hasDay || next.contains("@") || rules.dates.isDateLine(next)
      return isSure ? (names.joined(separator: ", "), index) : nil
    }
    return nil
  }

  /// The line without a day at its end, "Mostyn Reece 12 April 2024", and whether there was one.
  private func withoutDay(_ line: String) -> (String, Bool) {
    guard line.utf8.count < Self.longest, rules.dates.day(in: line) != nil else {
      return (line, false)
    }
    let words = line.split(separator: " ")
    for count in 2..<max(2, words.count) {
      let end = words[count...].joined(separator: " ")
      if rules.dates.isDateLine(end), rules.dates.day(in: end) != nil {
        var head = words[..<count].joined(separator: " ")
        while let last = head.last, ",|·–- ".contains(last) { head.removeLast() }
        return (head, true)
      }
    }
    return (line, false)
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
