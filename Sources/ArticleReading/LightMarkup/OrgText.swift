internal import Text

/// The blocks of a text in Emacs's Org mode, with what its keywords say of it.
struct OrgText {
  private(set) var blocks = WrittenBlocks(reading: OrgText.plain)
  /// Values of `#+KEY:` and of properties, by name in lower case; the first of several.
  private(set) var values: [String: String] = [:]
  private let lines: [Substring]
  private var block: String?
  private var isDrawer = false
  /// Stars of the heading whose part is not for readers; nil outside such a part.
  private var hiddenLevel: Int?
  private var rows: [(cells: [String], number: Int)] = []

  /// Blocks whose lines stay as they are, and those that are left out.
  private static let code: Set = ["src", "example"]
  private static let silent: Set = ["comment", "export"]
  /// A paragraph of more bytes stays as it is written: no one writes it by hand.
  private static let longest = 50_000
  /// Lines that are looked ahead for the end of a block.
  private static let reach = 500

  /// Reads `text`. O(n).
  init(_ text: String) {
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() { read(String(line), index + 1) }
    endTable()
    blocks.close()
  }

  private mutating func read(_ line: String, _ number: Int) {
    let trimmed = String(line.drop { $0 == " " || $0 == "\t" })
    let lowered = trimmed.prefix(40).lowercased()
    if block == nil, line.hasPrefix("*") { hide(line) }
    guard hiddenLevel == nil else { return }
    if block != nil {
      readInside(trimmed, lowered, number)
    } else if isDrawer {
      if lowered.hasPrefix(":end:") { isDrawer = false } else { readProperty(trimmed) }
    } else if trimmed.hasPrefix("|") {
      blocks.close()
      addRow(trimmed, number)
    } else {
      endTable()
      readPlain(line, trimmed, lowered, number)
    }
  }

  /// Begins or ends a part that is not exported: below a heading that is a comment, is archived or
  /// has a tag that says so.
  private mutating func hide(_ line: String) {
    let level = line.prefix { $0 == "*" }.count
    guard line.dropFirst(level).first == " " else { return }
    if let hidden = hiddenLevel, level > hidden { return }
    hiddenLevel = nil
    let words = line.dropFirst(level).split(separator: " ")
    let tags = words.last.map {
      $0.hasPrefix(":") && $0.hasSuffix(":") ? $0.split(separator: ":") : []
    }
    let isTagged = tags?.contains { ["noexport", "archive"].contains($0.lowercased()) } ?? false
    guard words.prefix(2).contains("COMMENT") || isTagged else { return }
    endTable()
    blocks.close()
    isDrawer = false
    hiddenLevel = level
  }

  private mutating func readPlain(
    _ line: String, _ trimmed: String, _ lowered: String, _ number: Int
  ) {
    if trimmed.allSatisfy(\.isWhitespace) {
      blocks.close()
    } else if lowered.hasPrefix("#+begin_"), isEnded("#+end_", behind: number) {
      blocks.close()
      block = lowered.dropFirst(8).prefix { !$0.isWhitespace }.lowercased()
    } else if trimmed.hasPrefix("#+"), let word = trimmed.wholeMatch(of: /#\+([A-Za-z_]+):\s*(.*)/)
    {
      blocks.close()
      readKeyword(word.1.lowercased(), String(word.2), number)
    } else if trimmed.hasPrefix("# ") || trimmed == "#" || trimmed.hasPrefix("-----") {
      blocks.close()
    } else if trimmed.hasPrefix(":"), trimmed.wholeMatch(of: /:[A-Za-z_]+:\s*/) != nil,
      isEnded(":end:", behind: number)
    {
      blocks.close()
      isDrawer = true
    } else if "SDC".contains(trimmed.prefix(1)),
      trimmed.prefixMatch(of: /(SCHEDULED|DEADLINE|CLOSED|CLOCK):\s*[<\[]/) != nil
    {
      blocks.close()
    } else if line.hasPrefix("*"), let heading = line.wholeMatch(of: /\*+ +(.*)/) {
      blocks.addWhole(Self.heading(String(heading.1)), kind: .heading, number: number)
    } else if trimmed.first.map({ "-+".contains($0) || $0.isNumber }) == true,
      let item = trimmed.wholeMatch(
        of: /(?:[-+]|[0-9A-Za-z]{1,3}[.)]) +(?:\[[ Xx-]\] +)?(.*)/)
    {
      blocks.close()
      let text = String(item.1).replacing(/^(.{1,80}?) +:: +/) { "\($0.1): " }
      blocks.add(text, kind: .listItem, number: number)
    } else {
      if trimmed.hasPrefix("[fn:") { blocks.close() }
      blocks.add(trimmed, number: number)
    }
  }

  /// Whether a line that ends a block or drawer follows: without it, nothing is left out.
  private func isEnded(_ mark: String, behind number: Int) -> Bool {
    lines[number...].prefix(Self.reach).contains { line in
      line.drop { $0 == " " || $0 == "\t" }.prefix(mark.count).lowercased() == mark
    }
  }

  private mutating func readInside(_ trimmed: String, _ lowered: String, _ number: Int) {
    guard let name = block else { return }
    if lowered.hasPrefix("#+end_\(name)") {
      blocks.close()
      block = nil
    } else if Self.code.contains(name) {
      blocks.add(trimmed, kind: .code, number: number)
    } else if !Self.silent.contains(name) {
      if trimmed.isEmpty {
        blocks.close()
      } else {
        blocks.add(trimmed, kind: name == "quote" ? .quotation : .paragraph, number: number)
      }
    }
  }

  private mutating func readKeyword(_ name: String, _ value: String, _ number: Int) {
    if name == "caption" {
      blocks.addWhole(value, kind: .caption, number: number)
    } else if values[name] == nil, let value = value.nonBlank {
      values[name] = value
    }
  }

  private mutating func readProperty(_ line: String) {
    guard let found = line.wholeMatch(of: /:([A-Za-z_]+):\s+(.*)/) else { return }
    let name = found.1.lowercased()
    if values[name] == nil, let value = String(found.2).nonBlank { values[name] = value }
  }

  private mutating func addRow(_ line: String, _ number: Int) {
    guard !line.hasPrefix("|-") else { return }
    var cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
    if cells.last?.allSatisfy(\.isWhitespace) == true { cells = cells.dropLast() }
    rows.append((cells.map(String.init), number))
  }

  private mutating func endTable() {
    guard !rows.isEmpty else { return }
    blocks.add(rows: rows.map(\.cells), numbers: rows.map(\.number))
    rows = []
  }

  /// A heading without its state, priority and tags.
  private static func heading(_ text: String) -> String {
    text.replacing(/^(?:TODO|DONE|NEXT|WAITING|CANCELLED|COMMENT) +/, with: "")
      .replacing(/^\[#[A-Z]\] +/, with: "").replacing(/\s+:[\p{L}0-9_@#%:]+:\s*$/, with: "")
  }

  /// A line without links' addresses, signs of emphasis, notes' labels and brackets of times.
  static func plain(_ line: String) -> String {
    guard line.utf8.count < longest else { return line }
    var text = line
    if text.contains("[[") {
      text = text.replacing(/\[\[([^\]\[]*)\](?:\[([^\]\[]*)\])?\]/) { String($0.2 ?? $0.1) }
    }
    if text.contains("[fn:") {
      text = text.replacing(/\[fn:([A-Za-z0-9_-]+)\]/) { "[\($0.1)]" }
        .replacing(/\[fn:[A-Za-z0-9_-]*:([^\]]*)\]/) { " (\($0.1))" }
    }
    if text.contains("-") {
      text = text.replacing(/[<\[]([0-9]{4}-[0-9]{2}-[0-9]{2})[^>\]]*[>\]]/) { String($0.1) }
    }
    if text.contains("{") {
      text = text.replacing(/([\p{L}0-9]*)\^\{([^{}]*)\}/) {
        $0.1 + RaisedFigure.text(String($0.2), behind: String($0.1))
      }.replacing(/_\{([^{}]*)\}/) { String($0.1) }
    }
    text = text.replacing(/\\[()\[\]]/, with: "").replacing(/@@[a-z]+:[^@]*@@/, with: "").replacing(
      /\\\\\s*$/, with: "")
    return text.replacing(
      /(^|[\s('"{-])([*\/_=~+])([^\s](?:.*?[^\s])??)\2(?=$|[\s.,:;!?'")}\[-])/
    ) { "\($0.1)\($0.3)" }
  }
}
