/// One line of a reply before it is fitted to a width.
package struct LayoutLine: Sendable, Equatable {
  /// Columns before the first line, and before the lines it is wrapped into.
  package var indent: Int
  package var hangingIndent: Int
  /// Without line breaks; may hold style marks. Empty: a blank line.
  package var text: String
  /// A part of the text that terminals may link; nil: none.
  package var link: TerminalLink?
  /// The text as a terminal shows it, where that differs: quotation marks are set as print sets
  /// them. Pipes, copies and JSON keep `text`, in which an excerpt has its article's own
  /// characters.
  package var typeset: String?

  package init(
    _ text: String, indent: Int = 0, hangingIndent: Int? = nil, link: TerminalLink? = nil
  ) {
    self.link = link
    self.text = text
    self.indent = indent
    self.hangingIndent = hangingIndent ?? indent
  }

  static let blank = LayoutLine("")
}

/// Breaks lines to a width counted in terminal columns.
///
/// Lines break at spaces, and between wide characters (Chinese and Japanese have no spaces); a word
/// longer than a line is cut between characters, never inside one. Closing punctuation stays with
/// what it closes.
struct LineWrapper {
  /// Columns available; at least 16 are used.
  let width: Int

  /// The lines that `line` becomes, indented; style is closed at each break and opened again.
  func wrap(_ line: LayoutLine) -> [String] {
    guard !line.text.isEmpty else { return [""] }
    let available = max(16, width)
    var lines: [String] = []
    var current = Row(indent: min(line.indent, available / 2))
    for unit in units(of: line.text) {
      let space = unit.followsSpace && !current.isEmpty ? 1 : 0
      if !current.isEmpty && current.columns + space + unit.columns > available {
        current = close(current, into: &lines, indent: min(line.hangingIndent, available / 2))
      } else if space == 1 {
        current.append(" ", columns: 1)
      }
      for character in unit.text {
        let columns = CharacterWidth.columns(of: character)
        if !current.isEmpty && current.columns + columns > available {
          current = close(current, into: &lines, indent: min(line.hangingIndent, available / 2))
        }
        current.append(character, columns: columns)
      }
    }
    lines.append(current.finished)
    return lines
  }

  /// Puts `row` into `lines`; the next row takes over its open style.
  private func close(_ row: Row, into lines: inout [String], indent: Int) -> Row {
    lines.append(row.finished)
    var next = Row(indent: indent)
    if let style = row.openStyle { next.append(Character(style.rawValue), columns: 0) }
    return next
  }

  /// A piece of text that stays on one line where it fits.
  private struct Unit {
    var text = ""
    var columns = 0
    var followsSpace = false
    var endsWide = false
  }

  private func units(of text: String) -> [Unit] {
    var units: [Unit] = []
    var current = Unit()
    for character in text {
      if character == " " {
        if !current.text.isEmpty { units.append(current) }
        current = Unit(followsSpace: true)
        continue
      }
      let columns = CharacterWidth.columns(of: character)
      let mayBreak =
        columns > 0 && current.columns > 0 && (columns == 2 || current.endsWide)
        && !Self.closing.contains(character)
      if mayBreak {
        units.append(current)
        current = Unit()
      }
      current.text.append(character)
      current.columns += columns
      if columns > 0 { current.endsWide = columns == 2 }
    }
    if !current.text.isEmpty { units.append(current) }
    return units
  }

  /// Characters that never begin a line.
  private static let closing: Set<Character> = [
    "。", "、", "，", "．", "！", "？", "）", "」", "』", "】", "》", "〉", "：", "；", "”", "’", "\"", ".", ",",
    ")",
    "]", "!", "?", ":", ";", "…", "ー", "々",
  ]

  /// A line being filled.
  private struct Row {
    private(set) var text: String
    private(set) var columns: Int
    private(set) var isEmpty = true
    private(set) var openStyle: StyleMark?

    init(indent: Int) {
      text = String(repeating: " ", count: indent)
      columns = indent
    }

    mutating func append(_ character: Character, columns: Int) {
      text.append(character)
      self.columns += columns
      if columns > 0 { isEmpty = false }
      for scalar in character.unicodeScalars {
        if let mark = StyleMark(rawValue: scalar) { openStyle = mark == .end ? nil : mark }
      }
    }

    /// The row with its style closed.
    var finished: String {
      openStyle == nil ? text : text + String(StyleMark.end.rawValue)
    }
  }
}
