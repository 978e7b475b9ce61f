/// What stands behind a `%` in a text in LaTeX, and where a `%` is none of it: in addresses and in
/// words that are set as they are written.
enum LaTeXRemarks {
  private static let verbatim: Set = ["verb", "lstinline", "url", "nolinkurl", "path", "href"]

  /// The text without its remarks, all lines in their places.
  static func removed(from text: String) -> String {
    var code: String?
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
      if let name = code {
        if line.contains("\\end{\(name)}") { code = nil }
        return String(line)
      }
      if line.contains("\\begin{") {
        code = LaTeXEnvironments.code.first { name in
          line.contains("\\begin{\(name)}") && !line.contains("\\end{\(name)}")
        }
      }
      return line.contains("%") ? withoutRemark(line) : String(line)
    }.joined(separator: "\n")
  }

  private static func withoutRemark(_ line: Substring) -> String {
    let scalars = Array(line.unicodeScalars)
    var index = 0
    while index < scalars.count, scalars[index] != "%" {
      guard scalars[index] == "\\" else {
        index += 1
        continue
      }
      let start = index + 1
      index = start
      while index < scalars.count, isLetter(scalars[index]) { index += 1 }
      if index == start {
        index += 1
      } else if verbatim.contains(String(String.UnicodeScalarView(scalars[start..<index]))) {
        index = end(ofVerbatimAt: index, in: scalars) ?? index
      }
    }
    guard index < scalars.count else { return String(line) }
    let rest = String(String.UnicodeScalarView(scalars[..<index]))
    // A line that holds a remark alone ends no paragraph.
    return rest.allSatisfy(\.isWhitespace) ? "\\relax" : rest
  }

  /// Offset behind what stands as it is written at `start`: in braces, or between two equal signs;
  /// nil where it does not end on its line.
  static func end(ofVerbatimAt start: Int, in text: [Unicode.Scalar]) -> Int? {
    guard start < text.count, !isLetter(text[start]), text[start] != " " else { return nil }
    let open = text[start]
    var depth = 0
    var index = start
    while index < text.count, text[index] != "\n" {
      if open == "{" {
        depth += text[index] == "{" ? 1 : text[index] == "}" ? -1 : 0
        if depth == 0 { return index + 1 }
      } else if index > start, text[index] == open {
        return index + 1
      }
      index += 1
    }
    return nil
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && scalar.properties.isAlphabetic
  }
}
