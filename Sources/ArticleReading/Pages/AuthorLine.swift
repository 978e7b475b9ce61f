internal import Text

/// The authors' names in a line or field that names them among other things: offices, places,
/// photographers, dates.
struct AuthorLine {
  let rules: CleaningRules

  private static let longest = 200

  /// The name or names, as they are written; nil for what names nobody.
  ///
  ///     "Words by Mara Quist. Photographs by Carl Voss"  // "Mara Quist"
  func names(in text: String) -> String? {
    let line = CharacterCleaner().line(Entities.decoded(text))
    for part in parts(of: line) {
      if let name = name(in: part) { return name }
    }
    return nil
  }

  /// The parts that signs or sentence ends set apart.
  private func parts(of line: String) -> [Substring] {
    let bytes = line.utf8
    guard
      bytes.contains(where: { $0 == 0x7C || $0 == 0x2E || $0 == 0x2F || $0 == 0xC2 || $0 == 0xE2 })
    else { return [line[...]] }
    var parts = [line[...]]
    for mark in [" | ", " • ", " · ", " – ", " — ", " // "] where line.contains(mark) {
      parts = parts.flatMap { $0.split(separator: mark) }
    }
    return bytes.contains(0x2E) ? parts.flatMap(sentences) : parts
  }

  /// A stop behind a word of three letters ends a part, that of an initial does not.
  private func sentences(_ part: Substring) -> [Substring] {
    var sentences: [Substring] = []
    var start = part.startIndex
    for stop in part.ranges(of: ". ") {
      let word = part[start..<stop.lowerBound].reversed().prefix { $0.isLetter }
      guard word.count > 2 else { continue }
      sentences.append(part[start..<stop.lowerBound])
      start = stop.upperBound
    }
    return sentences + [part[start...]]
  }

  private func name(in part: Substring) -> String? {
    var name = CharacterCleaner().line(part)
    let lower = name.lowercased()
    if rules.authorWords.others.contains(where: { lower.hasPrefix($0) }) { return nil }
    name = withoutOpenings(String(name.drop { ",;:|-–—/ ".contains($0) }))
    if let end = linkPosition(in: Array(name.lowercased().utf8)) {
      name = String(decoding: name.utf8.prefix(end), as: UTF8.self)
    }
    name = withoutOffice(withoutDate(name))
    while let last = name.last, ",;:|-(/→»›>".contains(last) || last.isWhitespace {
      name.removeLast()
    }
    return isName(name) ? name : nil
  }

  /// Where the first phrase begins that ends a name; nil without one.
  private func linkPosition(in bytes: [UInt8]) -> Int? {
    rules.authorWords.links.compactMap { link -> Int? in
      guard bytes.count > link.count + 1 else { return nil }
      return (2...bytes.count - link.count).first { start in
        bytes[start] == link[0] && bytes[start...].starts(with: link)
      }
    }.min()
  }

  /// The name without "By" and its like, which may stick to it ("ByMara Quist").
  private func withoutOpenings(_ text: String) -> String {
    var name = text
    var isOpen = true
    while isOpen {
      isOpen = false
      let lower = name.lowercased()
      for opening in rules.authorWords.openings where lower.hasPrefix(opening) {
        let rest = name.dropFirst(opening.count)
        let isApart = rest.first.map { $0.isWhitespace || $0 == ":" } ?? false
        let isGlued =
          name.first?.isUppercase == true && rest.first?.isUppercase == true
          && name.dropFirst().first?.isLowercase == true && rest.dropFirst().first != nil
        guard isApart || isGlued || opening.hasSuffix(":") || opening.hasSuffix("：") else {
          continue
        }
        name = CharacterCleaner().line(rest.drop { $0.isWhitespace || $0 == ":" })
        isOpen = !name.isEmpty
        break
      }
    }
    return name
  }

  /// The name without what follows a comma that says what somebody is.
  private func withoutOffice(_ text: String) -> String {
    let parts = text.split(separator: ", ", omittingEmptySubsequences: true)
    guard parts.count > 1 else { return text }
    // "Quist, Mara", as catalogues write it.
    if parts.count == 2, parts.allSatisfy({ !$0.contains(" ") && $0.first?.isUppercase == true }),
      !rules.authorWords.offices.contains(parts[1].lowercased())
    {
      return "\(parts[1]) \(parts[0])"
    }
    let kept = parts.prefix { part in
      !part.split { !$0.isLetter }.contains { rules.authorWords.offices.contains($0.lowercased()) }
    }
    return kept.isEmpty ? text : kept.joined(separator: ", ")
  }

  /// `name` without the date that ends it ("Mara Quist March 11, 2025 3:46 PM") and the words
  /// before that.
  private func withoutDate(_ name: String) -> String {
    guard name.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else {
      return withoutDateWord(name)
    }
    let words = name.split(separator: " ")
    let start = words.indices.dropFirst().first {
      rules.dates.isDateLine(words[$0...].joined(separator: " "))
    }
    return withoutDateWord(start.map { words[..<$0].joined(separator: " ") } ?? name)
  }

  /// `name` up to a word that goes with a date or a place: "Mara Quist Published", "Mara Quist on",
  /// "Mara Quist in Harbours", "Mara Quist / NTB".
  private func withoutDateWord(_ name: String) -> String {
    let words = name.split(separator: " ")
    let small = rules.bylineWords
    let end = words.indices.dropFirst().first { index in
      let word = words[index].lowercased().filter(\.isLetter)
      return small.dateIssues.contains(word) || small.dateChanges.contains(word)
        || word == words[index] && small.dateOpenings.contains(word)
        || index > 1 && small.asides.contains(String(words[index]))
    }
    return withoutAgency(words[..<(end ?? words.count)]).joined(separator: " ")
  }

  /// The words without a stroke and the capitals of an agency at their end.
  private func withoutAgency(_ words: ArraySlice<Substring>) -> ArraySlice<Substring> {
    var words = words
    while words.last == "/" { words.removeLast() }
    guard words.count > 3, words[words.endIndex - 2] == "/", let last = words.last,
      last.count < 7, last.allSatisfy(\.isUppercase)
    else { return words }
    return words.dropLast(2)
  }

  private func isName(_ name: String) -> Bool {
    (2...Self.longest).contains(name.utf8.count) && !name.contains("://") && !name.contains("@")
      && name.contains(where: \.isLetter) && !name.hasPrefix("http") && !name.hasPrefix("www.")
      && !rules.dates.isDateLine(name) && !rules.authorWords.nobody.contains(name.lowercased())
  }
}
