internal import Text

/// Makes blocks of a file in RTF: paragraphs, headings, list items, rows of tables; notes stand at
/// the end behind their marks. Hidden and deleted text, instructions of fields, headers and
/// pictures are left out.
struct RichTextReader {
  /// What holds inside a group.
  private struct State {
    var isSilent = false
    var isHidden = false
    var isRaised = false
    var charset = ""
    /// Bytes of other programs' text behind `\u`.
    var skip = 1
    /// What the text of the group is collected for; nil for running text.
    var target: Target?
  }

  /// What is no running text and yet read.
  private enum Target { case fonts, styles, title, author, note }

  private(set) var pieces: [TextPiece] = []
  private(set) var title: String?
  private(set) var author: String?

  private var state = State()
  private var stack: [State] = []
  private var charset = "WINDOWS-1252"
  private var fonts: [Int: String] = [:]
  private var headings: Set<Int> = []
  private var number: Int?
  /// Bytes that wait for their character set, and units of UTF-16 for their pair.
  private var bytes: [UInt8] = []
  private var units: [UInt16] = []
  private var skipped = 0
  private var text = ""
  private var collected = ""
  private var kind = Block.Kind.paragraph
  private var isRow = false
  private var cells: [String] = []
  private var rows: [[String]] = []
  private var notes: [String] = []

  /// Groups inside groups are read to this depth.
  private static let depthLimit = 4000

  /// Reads all of a file. O(n).
  init(_ bytes: [UInt8]) {
    var tokens = RichTextTokens(bytes)
    state.charset = charset
    while let token = tokens.next() { take(token) }
    flush()
    endParagraph()
    endTable()
    for (index, note) in notes.enumerated() {
      let line = CharacterCleaner().line(note)
      if !line.isEmpty { pieces.append(TextPiece(text: "[\(index + 1)] \(line)", anchors: [])) }
    }
  }

  private mutating func take(_ token: RichTextToken) {
    switch token {
    case .open:
      flush()
      if stack.count < Self.depthLimit { stack.append(state) }
      skipped = 0
    case .close:
      flush()
      close()
    case .byte(let byte):
      if skipped > 0 {
        skipped -= 1
      } else if !state.isSilent, !state.isHidden {
        if !units.isEmpty { flush() }
        bytes.append(byte)
      }
    case .word("u", let value): takeUnit(value ?? 0)
    case .word(let word, let value):
      if skipped > 0, RichTextWords.signs[word] != nil {
        skipped -= 1
        return
      }
      flush()
      take(word, value)
    }
  }

  private mutating func takeUnit(_ value: Int) {
    skipped = state.skip
    guard !state.isSilent, !state.isHidden else { return }
    if !bytes.isEmpty { flush() }
    units.append(UInt16(truncatingIfNeeded: value))
  }

  /// Adds what waits to the text it belongs to.
  private mutating func flush() {
    guard !bytes.isEmpty || !units.isEmpty else { return }
    let piece =
      bytes.isEmpty
      ? String(decoding: units, as: UTF16.self) : TextDecoder().text(of: bytes, in: state.charset)
    bytes = []
    units = []
    append(piece)
  }

  private mutating func append(_ piece: String) {
    guard !state.isSilent, !state.isHidden else { return }
    switch state.target {
    case .none: text += state.isRaised ? RaisedFigure.text(piece, behind: text) : piece
    case .note: if !notes.isEmpty { notes[notes.count - 1] += piece }
    case .fonts, .styles, .title, .author: collected += piece
    }
  }

  private mutating func close() {
    let target = state.target
    state = stack.popLast() ?? State(charset: charset)
    skipped = 0
    let value = CharacterCleaner().line(collected)
    switch target {
    case .styles:
      if let number, !value.isEmpty, value.lowercased().hasPrefix("heading") {
        headings.insert(number)
      }
      collected = ""
    case .fonts: collected = ""
    case .title where state.target != .title:
      title = value.nonBlank
      collected = ""
    case .author where state.target != .author:
      author = value.nonBlank
      collected = ""
    default: break
    }
  }

  private mutating func take(_ word: String, _ value: Int?) {
    if RichTextWords.silent.contains(word) {
      if word == "listtext" || word == "pntext" { kind = .listItem }
      state.isSilent = true
      return
    }
    if let sign = RichTextWords.signs[word] { return append(sign) }
    if takeDestination(word) || takeLayout(word, value) { return }
    let isOn = value != 0
    switch word {
    case "v", "webhidden", "deleted": state.isHidden = isOn
    case "super": state.isRaised = isOn
    case "nosupersub", "sub": state.isRaised = false
    case "plain": (state.isHidden, state.isRaised) = (false, false)
    case "uc": state.skip = max(0, min(value ?? 1, 16))
    case "ansicpg":
      charset = RichTextWords.page(value ?? 1252)
      state.charset = charset
    case "mac": (charset, state.charset) = ("MACINTOSH", "MACINTOSH")
    case "f":
      if state.target == .fonts {
        number = value
      } else {
        state.charset = fonts[value ?? 0] ?? charset
      }
    case "fcharset":
      if let number, let name = RichTextWords.pages[value ?? 0], value != 0 { fonts[number] = name }
    default: break
    }
  }

  /// Groups that hold something else than running text.
  private mutating func takeDestination(_ word: String) -> Bool {
    switch word {
    case "*":
      // What is marked so may be left out by those who do not know it; shapes hold text.
      state.isSilent = true
    case "shpinst": state.isSilent = true
    case "shptxt": state.isSilent = false
    case "fonttbl": state.target = .fonts
    case "stylesheet": state.target = .styles
    case "info": state.isSilent = true
    case "title", "author":
      guard stack.count > 1, text.isEmpty, state.isSilent else { return false }
      state.isSilent = false
      state.target = word == "title" ? .title : .author
    case "footnote":
      notes.append("")
      text += "[\(notes.count)]"
      state.target = .note
      // Some programs mark it as one that others may leave out.
      state.isSilent = stack.last?.isSilent ?? false
      state.isRaised = false
    default: return false
    }
    return true
  }

  /// Paragraphs, cells and rows.
  private mutating func takeLayout(_ word: String, _ value: Int?) -> Bool {
    guard state.target != .styles else {
      if word == "s" { number = value }
      if word == "outlinelevel", (0..<9).contains(value ?? 9), let number {
        headings.insert(number)
      }
      return false
    }
    switch word {
    case "par", "sect", "page":
      if state.target == .note { append(" ") } else { endParagraph() }
    case "pard":
      kind = .paragraph
      isRow = false
    case "intbl": isRow = true
    case "cell", "nestcell":
      cells.append(CharacterCleaner().line(text))
      text = ""
    case "row", "nestrow":
      if cells.contains(where: { !$0.isEmpty }) { rows.append(cells) }
      cells = []
    case "s": if headings.contains(value ?? -1) { kind = .heading }
    case "outlinelevel": if (0..<9).contains(value ?? 9) { kind = .heading }
    case "ls": if kind == .paragraph, value ?? 0 > 0 { kind = .listItem }
    default: return false
    }
    return true
  }

  private mutating func endParagraph() {
    if isRow || !cells.isEmpty {
      text += " "
      return
    }
    endTable()
    var line = CharacterCleaner().line(text)
    if line.hasPrefix("• ") {
      line = String(line.dropFirst(2))
      kind = .listItem
    }
    if !line.isEmpty { pieces.append(TextPiece(kind: kind, text: line, anchors: [])) }
    text = ""
  }

  private mutating func endTable() {
    pieces += TableRowText.pieces(of: rows)
    rows = []
  }
}
