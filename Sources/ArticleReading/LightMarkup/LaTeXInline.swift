/// Reads running text of one document, whose notes are counted on.
final class LaTeXInline {
  private var reader = LaTeXText()

  /// Notes in the order of their marks.
  var notes: [String] { reader.notes }

  /// Lets a command stand for what `macro` says.
  func define(_ name: String, _ macro: LaTeXMacro) {
    if !name.isEmpty, macro.body.utf8.count < 1000 { reader.macros[name] = macro }
  }

  func plain(_ text: String) -> String { reader.text(text) }
}
