internal import Text

/// The blocks of a text in reStructuredText, with what its fields say of it.
struct StructuredText {
  private(set) var blocks: WrittenBlocks
  private(set) var title: String?
  /// Fields at the top (`:Author: …`), by name in lower case.
  private(set) var values: [String: String] = [:]
  private let lines: [String]
  private let inline: StructuredInline
  private var index = 0
  private var hasText = false
  /// How far the lines of the open paragraph are set in; nil for an item, whose lines vary.
  private var openIndent: Int?

  /// Directives whose content is text of the article; others are left out, or are code.
  private static let shown: Set = [
    "note", "warning", "tip", "hint", "important", "caution", "danger", "attention", "admonition",
    "epigraph", "pull-quote", "topic", "sidebar", "rubric", "container", "compound", "abstract",
    "seealso", "versionadded", "versionchanged", "deprecated", "class", "line-block",
  ]
  private static let code: Set = [
    "code", "code-block", "sourcecode", "parsed-literal", "highlight",
  ]

  /// Reads `text`. O(n).
  init(_ text: String) {
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { String($0).replacing("\t", with: "    ") }
    let plain = StructuredInline(lines)
    inline = plain
    blocks = WrittenBlocks(reading: plain.plain)
    while index < lines.count { readBlock() }
    blocks.close()
  }

  private mutating func readBlock() {
    let line = lines[index]
    if line.allSatisfy(\.isWhitespace) {
      blocks.close()
      index += 1
    } else if let heading = heading() {
      blocks.addWhole(heading.text, kind: .heading, number: index + 1)
      if title == nil, !hasText { title = inline.plain(heading.text).nonBlank }
      index += heading.lines
    } else if line.hasPrefix("..") && (line.count == 2 || line.dropFirst(2).first == " ") {
      readMarkup()
    } else if !hasText, line.hasPrefix(":"),
      let field = line.wholeMatch(of: /:([A-Za-z][A-Za-z ]*): *(.*)/)
    {
      take(field.1.lowercased(), inline.plain(String(field.2)))
      index += 1
    } else if Self.isRule(line), Self.isTable(line) {
      readTable()
    } else {
      hasText = true
      readText()
    }
  }

  /// Takes a field; people who have a line each are joined.
  private mutating func take(_ name: String, _ value: String) {
    guard let value = value.nonBlank else { return }
    values[name] = values[name].map { name == "author" ? "\($0), \(value)" : $0 } ?? value
  }

  /// A title over a line of signs, which may stand above it, too; nil for anything else.
  private func heading() -> (text: String, lines: Int)? {
    func line(_ offset: Int) -> String { index + offset < lines.count ? lines[index + offset] : "" }
    let first = line(0)
    if Self.isRule(first), !Self.isTable(first), line(1).contains(where: \.isLetter),
      Self.isRule(line(2)), line(2).first == first.first
    {
      return (line(1), 3)
    }
    guard first.first?.isWhitespace == false, !Self.isRule(first), Self.isRule(line(1)),
      !Self.isTable(line(1)), line(1).count >= min(4, first.count)
    else { return nil }
    return (first, 2)
  }

  /// A line of one sign alone, at least two.
  private static func isRule(_ line: String) -> Bool {
    guard let first = line.first, line.count > 1, first.isPunctuation || first.isSymbol else {
      return false
    }
    let body = line.last == " " ? line.prefix { !$0.isWhitespace } : line[...]
    return body.allSatisfy { $0 == first } || isTable(line)
  }

  /// The edge of a table: `+---+---+`, `==== ====`.
  private static func isTable(_ line: String) -> Bool {
    guard line.hasPrefix("+") || line.hasPrefix("=") else { return false }
    return line.wholeMatch(of: /\+(?:[-=]+\+)+\s*/) != nil
      || line.wholeMatch(of: /=+(?: +=+)+\s*/) != nil
  }

  /// The lines from `start` on that are set in, blank ones among them; `index` is left behind them.
  private mutating func setIn() -> [(text: String, number: Int)] {
    var found: [(text: String, number: Int)] = []
    while index < lines.count, lines[index].isEmpty || lines[index].first == " " {
      found.append((String(lines[index].drop { $0 == " " }), index + 1))
      index += 1
    }
    return found
  }

  /// Directives, notes, targets and remarks.
  private mutating func readMarkup() {
    blocks.close()
    let line = lines[index]
    let number = index + 1
    index += 1
    let inner = setIn()
    if let note = line.wholeMatch(of: /\.\. \[#?([A-Za-z0-9_*-]*)\](?: +(.*))?/) {
      let rest = inner.map(\.text).joined(separator: " ")
      blocks.addWhole("[\(note.1)] \(note.2 ?? "") \(rest)", kind: .paragraph, number: number)
      return
    }
    guard let directive = line.wholeMatch(of: /\.\. ([A-Za-z-]+):: ?(.*)/) else { return }
    let content = inner.filter { $0.text.wholeMatch(of: /:[A-Za-z-]+:( .*)?/) == nil }
    let name = String(directive.1)
    if Self.code.contains(name) {
      for line in content { blocks.add(line.text, kind: .code, number: line.number) }
      blocks.close()
    } else if name == "figure" {
      add(content, kind: .caption)
    } else if name == "table" {
      blocks.addWhole(String(directive.2), kind: .caption, number: number)
      addTable(in: content)
    } else if Self.shown.contains(name) {
      let kind: Block.Kind = name == "epigraph" || name == "pull-quote" ? .quotation : .paragraph
      if !directive.2.isEmpty { blocks.add(String(directive.2), kind: kind, number: number) }
      add(content, kind: kind)
    } else if name == "csv-table" {
      let table = DelimitedText(content.map(\.text).joined(separator: "\n"), delimiter: ",")
      blocks.add(rows: table.rows.map(\.cells), numbers: table.rows.map { $0.line + number })
    }
  }

  /// A table that is set in.
  private mutating func addTable(in content: [(text: String, number: Int)]) {
    let drawn = content.drop { $0.text.isEmpty }
    let table = StructuredTable(drawn.prefix { !$0.text.isEmpty }.map(\.text))
    let first = drawn.first?.number ?? 0
    blocks.add(rows: table.rows.map(\.cells), numbers: table.rows.map { first + $0.line })
  }

  private mutating func add(_ content: [(text: String, number: Int)], kind: Block.Kind) {
    for line in content {
      if line.text.isEmpty {
        blocks.close()
      } else {
        blocks.add(line.text, kind: kind, number: line.number)
      }
    }
    blocks.close()
  }

  /// A paragraph, an item of a list or a quotation, up to a blank line.
  private mutating func readText() {
    let line = lines[index]
    let isSetIn = line.first == " "
    let trimmed = String(line.drop { $0 == " " })
    if trimmed.first.map({ "-*+•(#|".contains($0) || $0.isNumber }) == true,
      let item = trimmed.wholeMatch(of: /(?:[-*+•]|\(?(?:[0-9]{1,3}|#)[.)]|\|) +(.*)/)
    {
      blocks.close()
      blocks.add(String(item.1), kind: .listItem, number: index + 1)
      openIndent = nil
      index += 1
      return
    }
    // What is set in otherwise than the lines before is another block.
    let indent = line.count - trimmed.count
    if let openIndent, blocks.isOpen, indent != openIndent { blocks.close() }
    if !blocks.isOpen { openIndent = indent }
    let isLiteral = trimmed.hasSuffix("::")
    let text = !isLiteral ? trimmed : trimmed == "::" ? "" : String(trimmed.dropLast())
    blocks.add(text, kind: isSetIn ? .quotation : .paragraph, number: index + 1)
    index += 1
    guard isLiteral, index < lines.count, lines[index].allSatisfy(\.isWhitespace) else { return }
    blocks.close()
    for line in setIn() where !line.text.isEmpty {
      blocks.add(line.text, kind: .code, number: line.number)
    }
    blocks.close()
  }

  private mutating func readTable() {
    blocks.close()
    hasText = true
    let table = StructuredTable(lines[index...].prefix { !$0.allSatisfy(\.isWhitespace) })
    blocks.add(
      rows: table.rows.map(\.cells), numbers: table.rows.map { index + 1 + $0.line })
    index += max(1, table.count)
  }
}
