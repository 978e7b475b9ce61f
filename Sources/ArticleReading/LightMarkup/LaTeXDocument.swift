internal import Text

/// The blocks of a document in LaTeX, with what it says of itself.
struct LaTeXDocument {
  private(set) var pieces: [TextPiece] = []
  private(set) var title: String?
  private(set) var author: String?
  private(set) var date: String?
  /// Formulas that stand for themselves, as they are written.
  private(set) var formulas: [String] = []

  private let text: [Unicode.Scalar]
  private var index = 0
  private var line = 1
  private var blocks: WrittenBlocks
  private let inline: LaTeXInline
  private var written = ""
  private var kinds: [Block.Kind] = [.paragraph]

  /// Environments whose end is missing from here on.
  private var unended: Set<String> = []

  /// Reads `text`. O(n).
  init(_ text: String) {
    self.text = Array(LaTeXRemarks.removed(from: text).unicodeScalars)
    let inline = LaTeXInline()
    self.inline = inline
    blocks = WrittenBlocks(reading: inline.plain)
    while index < self.text.count { step() }
    close()
    pieces = blocks.pieces
    for (number, note) in inline.notes.enumerated() where !note.isEmpty {
      pieces.append(TextPiece(text: "[\(number + 1)] \(note)", anchors: []))
    }
  }

  private mutating func step() {
    let scalar = text[index]
    if scalar == "\n" {
      endLine()
    } else if scalar == "\\", index + 1 < text.count, Self.isLetter(text[index + 1]) {
      command()
    } else {
      written.unicodeScalars.append(scalar)
      index += 1
      if scalar == "\\", index < text.count, text[index] != "\n" {
        written.unicodeScalars.append(text[index])
        index += 1
      }
    }
  }

  private mutating func endLine() {
    let isBlank = written.allSatisfy(\.isWhitespace)
    let isParagraphEnd =
      isBlank && index > 0
      && text[..<index].last { $0 != " " && $0 != "\t" } == "\n"
    flush()
    if isParagraphEnd { blocks.close() }
    index += 1
    line += 1
  }

  /// Hands what was written on this line on.
  private mutating func flush() {
    blocks.add(written, kind: kinds.last ?? .paragraph, number: line)
    written = ""
  }

  private mutating func close() {
    flush()
    blocks.close()
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && scalar.properties.isAlphabetic
  }

  private mutating func command() {
    let start = index
    index += 1
    while index < text.count, Self.isLetter(text[index]) { index += 1 }
    let name = String(String.UnicodeScalarView(text[(start + 1)..<index]))
    if index < text.count, text[index] == "*" { index += 1 }
    switch name {
    case "begin": begin(argument())
    case "end": end(argument())
    case "item": item()
    case "par": close()
    case "relax": break
    case "verb", "lstinline", "url", "nolinkurl", "path":
      written += String(String.UnicodeScalarView(text[start..<index]))
      copyVerbatim()
    case "title", "author", "date": takeMetadata(name)
    case "newcommand", "renewcommand", "providecommand", "def": define(name)
    case "caption", "captionof":
      skipOption()
      addWhole(argument(), kind: .caption)
    case _ where LaTeXEnvironments.headings.contains(name):
      skipOption()
      addWhole(argument(), kind: .heading)
    default: written += String(String.UnicodeScalarView(text[start..<index]))
    }
  }

  /// Copies what stands between two equal signs, or in braces, as it is.
  private mutating func copyVerbatim() {
    guard index < text.count, let mark = LaTeXRemarks.end(ofVerbatimAt: index, in: text) else {
      return
    }
    written += String(String.UnicodeScalarView(text[index..<mark]))
    index = mark
  }

  private mutating func addWhole(_ text: String, kind: Block.Kind) {
    flush()
    blocks.addWhole(text, kind: kind, number: line)
  }

  private mutating func takeMetadata(_ name: String) {
    skipOption()
    let value = LaTeXText.plain(
      argument().replacing(/\\(?:and|AND|And)\b/, with: ", ")
        .replacing(
          /\\(?:thanks|inst|footnotemark|textsuperscript)(?:\[[^\]]*\])?\{[^{}]*\}/, with: "")
    ).nonBlank
    switch name {
    case "title": title = title ?? value
    case "author":
      let names = value?.replacing(" ,", with: ",")
      author = author.map { known in names.map { "\(known), \($0)" } ?? known } ?? names
    default: date = date ?? value
    }
  }

  /// Takes what a command of the document's own stands for.
  private mutating func define(_ command: String) {
    let name: String
    if command == "def" || index < text.count && text[index] == "\\" {
      index = min(index + 1, text.count)
      let start = index
      while index < text.count, Self.isLetter(text[index]) { index += 1 }
      name = String(String.UnicodeScalarView(text[min(start, index)..<index]))
    } else {
      name = argument().filter { $0 != "\\" }
    }
    var macro = LaTeXMacro()
    if let count = option().flatMap({ Int($0) }) {
      macro.count = min(9, max(0, count))
      macro.standard = option()
    }
    while index < text.count, text[index] != "{", text[index] != "\n" {
      if text[index] == "#" { macro.count = min(9, macro.count + 1) }
      index += 1
    }
    macro.body = argument()
    inline.define(name, macro)
  }

  /// What stands in brackets here; nil for none.
  private mutating func option() -> String? {
    let start = index
    skipOption()
    guard index > start + 1 else { return nil }
    return String(String.UnicodeScalarView(text[(start + 1)..<(index - 1)]))
  }

  private mutating func item() {
    close()
    kinds[kinds.count - 1] = .listItem
    guard index < text.count, text[index] == "[" else { return }
    let start = index + 1
    skipOption()
    let label = String(String.UnicodeScalarView(text[start..<max(start, index - 1)]))
    if label.contains(where: \.isLetter) { written += "\(label): " }
  }

  private mutating func begin(_ name: String) {
    let name = name.filter { $0 != "*" }
    if name == "document" {
      written = ""
      blocks.discard()
      return
    }
    close()
    if LaTeXEnvironments.code.contains(name) {
      addCode(upToEnd(of: name))
    } else if LaTeXEnvironments.silent.contains(name) {
      _ = upToEnd(of: name)
    } else if LaTeXEnvironments.formula.contains(name) {
      formulas.append(CharacterCleaner().line(upToEnd(of: name)))
    } else if LaTeXEnvironments.tables.contains(name) {
      addTable(upToEnd(of: name), arguments: name == "tabularx" || name == "tabulary" ? 2 : 1)
    } else {
      let isQuote = name == "quote" || name == "quotation" || name == "verse"
      kinds.append(isQuote ? .quotation : kinds.last == .quotation ? .quotation : .paragraph)
      skipOption()
    }
  }

  private mutating func end(_ name: String) {
    close()
    // What stands behind the document is not printed.
    if name == "document" { index = text.count }
    if kinds.count > 1, name != "document" { kinds.removeLast() }
  }

  /// What stands before `\end{name}`, which is stepped over; nothing where it is missing.
  private mutating func upToEnd(of name: String) -> String {
    guard !unended.contains(name) else { return "" }
    let start = index
    let before = line
    let mark = Array("\\end{\(name)".unicodeScalars)
    while index < text.count {
      if text[index] == "\\", text[index...].starts(with: mark) { break }
      if text[index] == "\n" { line += 1 }
      index += 1
    }
    guard index < text.count else {
      unended.insert(name)
      (index, line) = (start, before)
      return ""
    }
    let inner = String(String.UnicodeScalarView(text[start..<index]))
    while index < text.count, text[index] != "}", text[index] != "\n" { index += 1 }
    if index < text.count, text[index] == "}" { index += 1 }
    return inner
  }

  private mutating func addCode(_ inner: String) {
    let lines = inner.split(separator: "\n", omittingEmptySubsequences: false)
    for (offset, line) in lines.enumerated() where offset > 0 || !line.hasPrefix("[") {
      blocks.add(String(line), kind: .code, number: self.line - lines.count + 1 + offset)
    }
    blocks.close()
  }

  private mutating func addTable(_ inner: String, arguments: Int) {
    let table = LaTeXTable(inner, arguments: arguments)
    if let caption = table.caption { addWhole(caption, kind: .caption) }
    blocks.add(rows: table.rows, numbers: table.rows.map { _ in line })
  }

  private mutating func skipOption() {
    guard index < text.count, text[index] == "[" else { return }
    let end = text[index...].prefix(1000).firstIndex(of: "]")
    index = end.map { $0 + 1 } ?? index
  }

  /// The argument in braces here; empty for none.
  private mutating func argument() -> String {
    while index < text.count, text[index] == " " { index += 1 }
    guard index < text.count, text[index] == "{" else { return "" }
    let start = index + 1
    var depth = 0
    while index < text.count {
      switch text[index] {
      case "{": depth += 1
      case "}": depth -= 1
      case "\\": index += 1
      default: break
      }
      if index < text.count, text[index] == "\n" { line += 1 }
      index += 1
      if depth == 0 { break }
    }
    index = min(index, text.count)
    let end = max(start, depth == 0 ? index - 1 : index)
    return String(String.UnicodeScalarView(text[start..<end]))
  }
}
