/// What stands between `\begin{tabular}` and its end, as it is written.
struct LaTeXTable {
  /// That of a table over several pages, which holds it itself; nil for none.
  private(set) var caption: String?
  let rows: [[String]]

  /// - Parameter arguments: how many stand before the rows.
  init(_ inner: String, arguments: Int) {
    var cursor = LaTeXCursor(Array(inner.unicodeScalars)[...])
    cursor.skipOption()
    for _ in 0..<arguments { _ = cursor.argument() }
    var body = cursor.remainder.replacing("\\tabularnewline", with: "\\\\")
    // Headings that stand again on further pages.
    if body.contains("\\endfirsthead") {
      body = body.replacing(/\\endfirsthead[\s\S]*?\\endhead/, with: "")
    }
    body = body.replacing(
      /\\(?:hline|toprule|midrule|bottomrule|endhead|endfoot|endlastfoot|noalign\{\})/, with: "")
    if let found = body.firstMatch(
      of: /\\caption(?:\[[^\]]*\])?\{((?:[^{}]|\{[^{}]*\})*)\}(?:\s*\\\\)?/)
    {
      caption = String(found.1)
      body.removeSubrange(found.range)
    }
    rows = Self.rows(of: body)
  }

  private static func rows(of body: String) -> [[String]] {
    body.replacing("\\&", with: "\u{1}").split(separator: "\\\\").map { row in
      row.split(separator: "&", omittingEmptySubsequences: false).map {
        String($0.replacing("\u{1}", with: "\\&").replacing("\n", with: " "))
      }
    }.filter { $0.contains { $0.contains { !$0.isWhitespace } } }
  }
}
