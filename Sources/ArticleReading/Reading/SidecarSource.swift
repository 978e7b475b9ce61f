internal import TOMLKit

/// The TOML of a sidecar, read as far as it can be: lines that are none are left out one by one,
/// and named.
struct SidecarSource {
  private(set) var table = TOMLTable()
  private(set) var problems: [Sidecar.Problem] = []
  private let lines: [Substring]

  /// Lines left out before the rest is given up: each costs a reading of the whole.
  private static let maximumProblems = 20

  /// The parser names the line on which reading stops. Where that says nothing more, as in a list
  /// that does not end, the line before goes.
  init(_ text: String) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    self.lines = lines
    var kept = lines
    // The parser ends the program on a heading without a name, and on a day with an hour cut off.
    for index in kept.indices
    where Self.isNamelessHeading(kept[index]) || Self.hasCutHour(kept[index]) {
      if problems.count < Self.maximumProblems {
        problems.append(Sidecar.Problem(line: index + 1, reason: Self.cure(for: kept[index])))
      }
      kept[index] = ""
    }
    while problems.count < Self.maximumProblems {
      do {
        table = try TOMLTable(string: kept.joined(separator: "\n"))
        return
      } catch {
        let stop = (error as? TOMLParseError)?.source.begin.line ?? kept.count
        let isSaid = kept.indices.prefix(max(1, stop)).last { !Self.isEmpty(kept[$0]) }
        guard let line = isSaid else { return }
        problems.append(Sidecar.Problem(line: line + 1, reason: Self.cure(for: kept[line])))
        kept[line] = ""
      }
    }
  }

  /// The line on which `key` is set, counted from 1; 1 when no line begins with it.
  func line(of key: String) -> Int {
    let index = lines.firstIndex { line in
      let start = line.drop { " \t\"'[".contains($0) }
      return start.hasPrefix(key)
    }
    return (index ?? 0) + 1
  }

  /// "[[[", "[#", "[ ." where a heading would begin.
  private static func isNamelessHeading(_ line: Substring) -> Bool {
    let text = line.drop { $0 == " " || $0 == "\t" }
    guard text.first == "[" else { return false }
    var name = text.dropFirst()
    if name.first == "[" { name = name.dropFirst() }
    guard let first = name.first(where: { $0 != " " && $0 != "\t" }) else { return true }
    return !(first.isASCII && (first.isLetter || first.isNumber) || "_-\"'".contains(first))
  }

  /// "2025-03-04 2" outside quotation marks, where the digit is all there is of a time; also where
  /// other signs stand in the day.
  private static func hasCutHour(_ line: Substring) -> Bool {
    guard line.first(where: { !$0.isWhitespace }) != "#" else { return false }
    let pattern = #/[^\s,\[\]{}"'=]{4,} [0-9](?=[\s,\]}#]|$)/#
    return line.matches(of: pattern).contains { match in
      !line[..<match.range.lowerBound].contains { "\"'".contains($0) }
        || !line[match.range.upperBound...].contains { "\"'".contains($0) }
    }
  }

  private static func isEmpty(_ line: Substring) -> Bool {
    line.drop { $0.isWhitespace }.first.map { $0 == "#" } ?? true
  }

  private static func cure(for line: Substring) -> String {
    guard let equals = line.firstIndex(of: "=") else {
      return "it should look like title = \"…\" or drop = [\"…\", \"…\"]"
    }
    let value = line[line.index(after: equals)...].drop { $0.isWhitespace }
    if value.first == "[" {
      return "the list must end with ], its texts in quotation marks: drop = [\"…\", \"…\"]"
    }
    if line.drop(while: \.isWhitespace).hasPrefix("published") {
      return "the day must be written as in published = \"2025-10-28\""
    }
    return "each key may be set once, to a text in quotation marks: title = \"…\""
  }
}
