internal import Text

/// Takes marks out of Markdown that only the program it was written for understands: Obsidian's
/// links, embeds, callouts, remarks, properties and tags, and those of Hugo, Jekyll and their like.
enum MarkdownDialects {
  /// `text` with as many lines as before; code stays as it is.
  static func plain(_ text: Substring) -> String {
    guard text.utf8.contains(where: { marks.contains($0) }) else { return String(text) }
    var isCode = false
    var isRemark = false
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.map { line in
      let trimmed = line.drop(while: \.isWhitespace)
      if trimmed.hasPrefix("```") || trimmed.hasPrefix("~~~") {
        isCode.toggle()
        return String(line)
      }
      return isCode ? String(line) : plain(line: line, isRemark: &isRemark)
    }.joined(separator: "\n")
  }

  /// Without one of these there is nothing to take out.
  private static let marks: Set<UInt8> = [0x23, 0x25, 0x3A, 0x3D, 0x5B, 0x5E, 0x7B]

  private static func plain(line: Substring, isRemark: inout Bool) -> String {
    let line = isProperty(line) ? "" : withoutTags(line)
    var output = ""
    // Code inside the line stays.
    for (index, part) in line.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { output += "`" }
      output += index % 2 == 0 ? plain(part: String(part), isRemark: &isRemark) : String(part)
    }
    return output
  }

  /// Bytes of a property's value at most: longer ones are text.
  private static let longestValue = 60

  /// Whether a line is a property of a note and nothing else, `status:: read`.
  private static func isProperty(_ line: Substring) -> Bool {
    guard line.utf8.contains(0x3A),
      let found = line.wholeMatch(of: /\s*(?:[-*+] )?[\p{L}][\p{L}\p{N} _-]{0,24}::(?:\s(.*))?/)
    else { return false }
    let value = found.1 ?? ""
    return value.utf8.count <= longestValue && value.last.map { !".!?".contains($0) } ?? true
  }

  /// The line without tags, `#salt #arden/works`, that stand alone or behind its last stop.
  private static func withoutTags(_ line: Substring) -> Substring {
    guard line.utf8.contains(0x23) else { return line }
    var rest = line
    while let last = rest.split(separator: " ").last, isTag(last) {
      rest = rest[..<last.startIndex]
      while rest.last?.isWhitespace == true { rest.removeLast() }
    }
    guard rest.count < line.count else { return line }
    return rest.isEmpty || rest.last.map { ".!?…\"”»)".contains($0) } == true ? rest : line
  }

  /// A sign and a word with a letter; "#5" is a number, "# Heading" and "#" are none.
  private static func isTag(_ word: Substring) -> Bool {
    word.first == "#" && word.dropFirst().contains(where: \.isLetter)
      && word.dropFirst().allSatisfy { $0.isLetter || $0.isNumber || "/_-".contains($0) }
  }

  private static func plain(part: String, isRemark: inout Bool) -> String {
    var text = withoutRemarks(part, &isRemark)
    if text.contains("[!") {
      // Its title is a line of its own.
      text = text.replacing(/^(\s*(?:> ?)+)\[![A-Za-z_-]+\][+-]? *(.*)$/) {
        $0.2.isEmpty ? String($0.1) : "\($0.1)#### \($0.2)"
      }
    }
    if text.contains("![[") { text = text.replacing(/!\[\[[^\]]*\]\]/, with: "") }
    text = WikiLinks.plain(text)
    if text.contains("==") {
      text = text.replacing(/==(?<text>[^=\s](?:[^=]*[^=\s])?)==/) { $0.output.text }
    }
    if text.contains("^") { text = text.replacing(/(?:^|\s)\^[A-Za-z0-9-]+\s*$/, with: "") }
    guard text.contains("{") else { return text }
    text = text.replacing(/\{%.*?%\}|\{\{.*?\}\}/, with: "")
    return text.replacing(/\{:[^}]*\}/, with: "")
  }

  /// The part without remarks, `%%…%%`, which may go over several lines.
  private static func withoutRemarks(_ part: String, _ isRemark: inout Bool) -> String {
    guard isRemark || part.contains("%%"), !part.contains("{{%") else { return part }
    var output = ""
    for (index, piece) in part.split(separator: "%%", omittingEmptySubsequences: false).enumerated()
    {
      if index > 0 { isRemark.toggle() }
      if !isRemark { output += piece }
    }
    return output
  }
}
