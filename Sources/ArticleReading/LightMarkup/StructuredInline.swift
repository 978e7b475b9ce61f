internal import Text

/// Running text in reStructuredText as a reader sees it.
struct StructuredInline {
  private var substitutions: [String: String] = [:]
  /// A paragraph of more bytes stays as it is written: no one writes it by hand.
  private static let longest = 50_000

  /// - Parameter lines: of the whole text, whose definitions (`.. |name| replace:: text`) hold for
  ///   it.
  init(_ lines: [String]) {
    for line in lines where line.contains("replace::") {
      guard let found = line.wholeMatch(of: /\s*\.\. \|([^|]+)\| replace:: (.*)/) else { continue }
      substitutions[String(found.1)] = String(found.2)
    }
  }

  /// A text without signs of emphasis, roles, addresses of links and marks of references.
  func plain(_ text: String) -> String {
    guard text.utf8.count < Self.longest, text.utf8.contains(where: { "`*_|\\[".utf8.contains($0) })
    else {
      return text
    }
    var text = text
    for (name, value) in substitutions.prefix(100) {
      text = text.replacing("|\(name)|", with: value)
    }
    text = text.replacing(/([\p{L}0-9]*)(?:\\\s)?:sup:`([^`]*)`/) {
      $0.1 + RaisedFigure.text(String($0.2), behind: String($0.1))
    }
    text = text.replacing(/:[A-Za-z:+-]+:`([^`]*)`/) { Self.shown(String($0.1)) }
    text = text.replacing(/``(.+?)``/) { String($0.1) }
    text = text.replacing(/`([^`]+)`(?:__?)?/) { Self.shown(String($0.1)) }
    text = text.replacing(/\[#?([A-Za-z0-9*]+)\]_(?![A-Za-z0-9])/) { "[\($0.1)]" }
    text = text.replacing(/(^|[\s('"\-\/])\*\*([^\s*](?:.*?[^\s])??)\*\*/) { "\($0.1)\($0.2)" }
    text = text.replacing(/(^|[\s('"\-\/])\*([^\s*](?:[^*]*?[^\s*])??)\*/) { "\($0.1)\($0.2)" }
    text = text.replacing(/([A-Za-z0-9])__?(?=$|[\s.,:;!?')])/) { String($0.1) }
    return text.replacing(/\\(.)/) { $0.1 == " " ? "" : String($0.1) }
  }

  /// What a link or role shows: the text before its target.
  private static func shown(_ text: String) -> String {
    guard let start = text.firstIndex(of: "<"), text.hasSuffix(">") else {
      return String(text.drop { $0 == "~" })
    }
    let name = CharacterCleaner().line(text[..<start])
    return name.isEmpty ? String(text[text.index(after: start)...].dropLast()) : name
  }
}
