/// A place in a LaTeX text.
struct LaTeXCursor {
  private var rest: ArraySlice<Unicode.Scalar>

  init(_ text: ArraySlice<Unicode.Scalar>) { rest = text }

  mutating func next() -> Unicode.Scalar? { rest.popFirst() }

  /// Whether a stop or comma stands here.
  var isBeforeSign: Bool { rest.first.map { ".,;:!?)".unicodeScalars.contains($0) } ?? false }

  /// Whether `mark` stands here; it is stepped over.
  mutating func skips(_ mark: Unicode.Scalar) -> Bool {
    guard rest.first == mark else { return false }
    rest.removeFirst()
    return true
  }

  /// The name of a command: letters, or one other sign; a star at its end is left out.
  mutating func name() -> String {
    let letters = rest.prefix { $0.isASCII && $0.properties.isAlphabetic }
    guard !letters.isEmpty else { return rest.popFirst().map { String($0) } ?? "" }
    rest = rest.dropFirst(letters.count)
    _ = skips("*")
    return String(String.UnicodeScalarView(letters))
  }

  /// A space ends a name and is not printed.
  mutating func skipSpaceBehindName(_ name: String) {
    guard name.unicodeScalars.first?.properties.isAlphabetic == true else { return }
    if rest.starts(with: ["{", "}"]) {
      rest = rest.dropFirst(2)
    } else {
      rest = rest.drop { $0 == " " }
    }
  }

  /// All that stands behind the cursor.
  var remainder: String { String(String.UnicodeScalarView(rest)) }

  /// Steps over `[…]`.
  mutating func skipOption() {
    while rest.first == "[", let end = rest.prefix(2000).firstIndex(of: "]") {
      rest = rest[(end + 1)...]
    }
  }

  /// What stands in brackets here; nil for none.
  mutating func option() -> [Unicode.Scalar]? {
    guard rest.first == "[", let end = rest.prefix(2000).firstIndex(of: "]") else { return nil }
    defer { rest = rest[(end + 1)...] }
    return Array(rest[(rest.startIndex + 1)..<end])
  }

  /// What stands here as it is written, in braces or between two equal signs.
  mutating func verbatim() -> [Unicode.Scalar] {
    let text = Array(rest.prefix(4000))
    guard let end = LaTeXRemarks.end(ofVerbatimAt: 0, in: text) else { return [] }
    rest = rest.dropFirst(end)
    return Array(text[1..<max(1, end - 1)])
  }

  /// The argument here: what stands in braces, a command, or one sign.
  mutating func argument() -> [Unicode.Scalar] {
    rest = rest.drop { $0 == " " || $0 == "\n" }
    guard rest.first == "{" else {
      guard skips("\\") else { return rest.popFirst().map { [$0] } ?? [] }
      return ["\\"] + Array(name().unicodeScalars)
    }
    var depth = 0
    var index = rest.startIndex
    while index < rest.endIndex {
      switch rest[index] {
      case "{": depth += 1
      case "}": depth -= 1
      case "\\": index += 1
      default: break
      }
      index += 1
      if depth == 0 { break }
    }
    let end = min(index, rest.endIndex)
    let content = rest[rest.startIndex..<end].dropFirst()
    rest = rest[end...]
    return Array(depth == 0 ? content.dropLast() : content)
  }
}
