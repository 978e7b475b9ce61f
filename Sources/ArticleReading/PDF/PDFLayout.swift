internal import Foundation
internal import Text

/// The pages of a PDF as `pdftotext -bbox-layout` writes them: blocks of lines with their places,
/// lengths in points from the upper left.
struct PDFLayout {
  /// An upright rectangle.
  struct Box: Equatable {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    var width: Double { right - left }
    var height: Double { bottom - top }

    mutating func formUnion(_ other: Box) {
      left = min(left, other.left)
      top = min(top, other.top)
      right = max(right, other.right)
      bottom = max(bottom, other.bottom)
    }
  }

  /// One line of type.
  struct Line: Equatable {
    var text: String
    var box: Box
  }

  /// Lines that stand together; never empty.
  struct Block: Equatable {
    var lines: [Line]
    var box: Box

    init(_ lines: [Line]) {
      self.lines = lines
      box = lines[0].box
      for line in lines.dropFirst() { box.formUnion(line.box) }
    }
  }

  struct Page: Equatable {
    var width = 0.0
    var height = 0.0
    var blocks: [Block] = []
  }

  private(set) var pages: [Page] = []
  /// What the file says of itself; often the name of a draft, or of an account.
  private(set) var title: String?
  private(set) var author: String?

  private var lines: [Line] = []
  private var words: [(text: String, box: Box)] = []
  private var lineBox = Box(left: 0, top: 0, right: 0, bottom: 0)

  /// Reads the output of the program, which has one element a line; what is written otherwise is
  /// passed over. O(n).
  init(_ output: String) {
    for line in output.split(separator: "\n") { read(line.drop { $0 == " " }) }
    for index in pages.indices { pages[index].blocks.removeAll { $0.lines.isEmpty } }
  }

  private mutating func read(_ line: Substring) {
    if line.hasPrefix("<word ") {
      words.append((Self.unescaped(Self.content(of: line)), Self.box(of: line)))
    } else if line.hasPrefix("<line ") {
      words = []
      lineBox = Self.box(of: line)
    } else if line.hasPrefix("</line") {
      closeLine()
    } else if line.hasPrefix("<block ") {
      lines = []
    } else if line.hasPrefix("</block") {
      if !lines.isEmpty, !pages.isEmpty { pages[pages.count - 1].blocks.append(Block(lines)) }
    } else if line.hasPrefix("<page ") {
      var page = Page()
      page.width = Self.number("width", in: line)
      page.height = Self.number("height", in: line)
      pages.append(page)
    } else if line.hasPrefix("<title>") {
      title = CharacterCleaner().line(Self.unescaped(Self.content(of: line))).nonBlank
    } else if line.hasPrefix("<meta name=\"Author\""), let value = Self.value("content", in: line) {
      author = CharacterCleaner().line(Self.unescaped(value)).nonBlank
    }
  }

  /// Justified words far apart come as lines of their own: those at one height are put together.
  private mutating func closeLine() {
    let text = CharacterCleaner().line(wordsOfLine()[...])
    guard !text.isEmpty else { return }
    // Raised figures make no line taller than its neighbours.
    let level = words.indices.filter { $0 == 0 || !isRaised(words[$0], behind: words[$0 - 1]) }
    if level.count < words.count {
      lineBox.top = level.map { words[$0].box.top }.min() ?? lineBox.top
      lineBox.bottom = level.map { words[$0].box.bottom }.max() ?? lineBox.bottom
    }
    if let last = lines.last, abs(last.box.top - lineBox.top) < 1, lineBox.left >= last.box.right {
      lines[lines.count - 1].text += " " + text
      lines[lines.count - 1].box.formUnion(lineBox)
    } else {
      lines.append(Line(text: text, box: lineBox))
    }
  }

  /// The words with spaces between. A small raised number is the mark of a note ("1902[1]"), or a
  /// power of ten.
  private func wordsOfLine() -> String {
    var text = ""
    for (index, word) in words.enumerated() {
      if index > 0, isRaised(word, behind: words[index - 1]) {
        text += words[index - 1].text == "10" ? Self.raised(word.text) : "[\(word.text)]"
      } else {
        text += text.isEmpty ? word.text : " " + word.text
      }
    }
    return text
  }

  private func isRaised(_ word: (text: String, box: Box), behind last: (text: String, box: Box))
    -> Bool
  {
    let digits = word.text.utf8
    return digits.count < 4 && digits.allSatisfy(\.isDigit)
      && word.box.height < 0.8 * last.box.height
      && word.box.bottom < last.box.bottom - 0.2 * last.box.height
  }

  private static func raised(_ digits: String) -> String {
    String(digits.map { digit in Array("⁰¹²³⁴⁵⁶⁷⁸⁹")[digit.wholeNumberValue ?? 0] })
  }

  private static func content(of line: Substring) -> Substring {
    guard let start = line.firstIndex(of: ">"), let end = line.lastIndex(of: "<"), start < end
    else {
      return ""
    }
    return line[line.index(after: start)..<end]
  }

  private static func value(_ name: String, in line: Substring) -> Substring? {
    guard let start = line.firstRange(of: " \(name)=\"")?.upperBound else { return nil }
    return line[start...].prefix { $0 != "\"" }
  }

  private static func number(_ name: String, in line: Substring) -> Double {
    let number = value(name, in: line).flatMap { Double($0) } ?? 0
    return number.isFinite ? number : 0
  }

  private static func box(of line: Substring) -> Box {
    Box(
      left: number("xMin", in: line), top: number("yMin", in: line),
      right: number("xMax", in: line), bottom: number("yMax", in: line))
  }

  private static func unescaped(_ text: some StringProtocol) -> String {
    guard text.utf8.contains(0x26) else { return String(text) }
    return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
      .reduce(String(text)) { $0.replacing($1.0, with: $1.1) }
  }
}
