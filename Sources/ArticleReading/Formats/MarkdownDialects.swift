internal import Text

/// Takes marks out of Markdown that only the program it was written for understands: Obsidian's
/// links, embeds, callouts and remarks, tags of Hugo, Jekyll and their like.
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
  private static let marks: Set<UInt8> = [0x25, 0x3D, 0x5B, 0x5E, 0x7B]

  private static func plain(line: Substring, isRemark: inout Bool) -> String {
    var output = ""
    // Code inside the line stays.
    for (index, part) in line.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { output += "`" }
      output += index % 2 == 0 ? plain(part: String(part), isRemark: &isRemark) : String(part)
    }
    return output
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
