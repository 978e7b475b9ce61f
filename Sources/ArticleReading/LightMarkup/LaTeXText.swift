internal import Foundation
internal import Text

/// Running text in LaTeX as a reader sees it: commands give way to what they print, formulas to
/// their letters; notes are collected.
struct LaTeXText {
  /// Notes in the order of their marks, `[1]`, `[2]`.
  private(set) var notes: [String] = []
  /// What commands of the document's own stand for, by name.
  var macros: [String: LaTeXMacro] = [:]
  /// How often they were written out, which may be endless where they stand for themselves.
  private var expansions = 0
  private static let expansionLimit = 20_000
  /// Characters that they were written out to.
  private var expandedLength = 0
  private static let lengthLimit = 2_000_000

  /// Commands inside the arguments of commands are read to this depth.
  private static let depthLimit = 24

  /// `text` in one line.
  static func plain(_ text: String) -> String {
    var reader = LaTeXText()
    return reader.line(text)
  }

  /// `text` in one line; the marks of its notes stand in it.
  mutating func line(_ text: String) -> String { CharacterCleaner().line(self.text(text)) }

  /// The same with its white space as it is.
  mutating func text(_ text: String) -> String { read(Array(text.unicodeScalars)[...], depth: 0) }

  private mutating func read(_ text: ArraySlice<Unicode.Scalar>, depth: Int) -> String {
    guard depth < Self.depthLimit else { return "" }
    var cursor = LaTeXCursor(text)
    var output = ""
    var isFormula = false
    while let scalar = cursor.next() {
      switch scalar {
      case "\\":
        let printed = command(&cursor, depth, behind: output)
        if printed.isEmpty, cursor.isBeforeSign { Self.dropSpaces(at: &output) }
        output += printed
      case "{", "}": break
      case "$": isFormula.toggle()
      case "~": output += " "
      case "_" where isFormula: break
      case "^" where isFormula:
        output += Self.raised(read(cursor.argument()[...], depth: depth + 1))
      case "`": output += cursor.skips("`") ? "“" : "‘"
      case "'": output += cursor.skips("'") ? "”" : "’"
      case "-" where cursor.skips("-"): output += cursor.skips("-") ? "—" : "–"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  /// Takes the spaces off the end of a text whose next word is a command that prints nothing, and
  /// stands before a stop: `steel~\cite{vale}.`
  private static func dropSpaces(at text: inout String) {
    while text.last == " " { text.removeLast() }
  }

  /// What the command whose name stands at the cursor prints.
  private mutating func command(
    _ cursor: inout LaTeXCursor, _ depth: Int, behind output: String
  ) -> String {
    let name = cursor.name()
    if let mark = LaTeXCommands.accents[name] {
      let letter = read(cursor.argument()[...], depth: depth + 1)
      guard let first = letter.first else { return "" }
      let base = first == "ı" ? "i" : String(first)
      return (base + mark).precomposedStringWithCanonicalMapping + letter.dropFirst()
    }
    if let symbol = LaTeXCommands.symbols[name] {
      cursor.skipSpaceBehindName(name)
      return symbol
    }
    if let macro = macros[name], expansions < Self.expansionLimit,
      expandedLength < Self.lengthLimit
    {
      expansions += 1
      if macro.count == 0 { cursor.skipSpaceBehindName(name) }
      let text = macro.filled(with: arguments(of: macro, &cursor))
      expandedLength += text.count
      return read(text[...], depth: depth + 1)
    }
    if ["verb", "lstinline", "url", "nolinkurl", "path"].contains(name) {
      return String(String.UnicodeScalarView(cursor.verbatim()))
    }
    cursor.skipOption()
    if let count = LaTeXCommands.silent[name] {
      for _ in 0..<count { _ = cursor.argument() }
      return ""
    }
    switch name {
    case "begin":
      if cursor.argument().starts(with: "minipage".unicodeScalars) {
        cursor.skipOption()
        _ = cursor.argument()
      }
      return ""
    case "end":
      _ = cursor.argument()
      return ""
    case "textsuperscript":
      return RaisedFigure.text(read(cursor.argument()[...], depth: depth + 1), behind: output)
    case "footnote", "thanks", "footnotetext":
      let note = CharacterCleaner().line(read(cursor.argument()[...], depth: depth + 1))
      notes.append(note)
      return "[\(notes.count)]"
    case "frac", "tfrac", "dfrac":
      let parts = (0..<2).map { _ in read(cursor.argument()[...], depth: depth + 1) }
      return parts.joined(separator: "/")
    default: return name.first?.isLetter == true ? "" : " "
    }
  }

  private func arguments(of macro: LaTeXMacro, _ cursor: inout LaTeXCursor) -> [[Unicode.Scalar]] {
    var arguments: [[Unicode.Scalar]] = []
    if let standard = macro.standard {
      arguments.append(cursor.option() ?? Array(standard.unicodeScalars))
    }
    while arguments.count < macro.count { arguments.append(cursor.argument()) }
    return arguments
  }

  private static func raised(_ text: String) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    guard !text.isEmpty, text.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "-" }) else {
      return text.isEmpty ? "" : "^" + text
    }
    return String(text.map { $0.wholeNumberValue.map { digits[$0] } ?? "⁻" })
  }
}
