internal import Foundation
internal import Prompts

/// Where copied text goes: a program that owns the clipboard, else the terminal itself (OSC 52).
enum Clipboard {
  /// Terminals take no longer sequences than this, counted in Base64.
  private static let longestSequence = 74_994

  /// Programs that fill a clipboard, with the variable that says whether there is one to fill.
  private static let programs = [
    (variable: "WAYLAND_DISPLAY", name: "wl-copy", command: "wl-copy"),
    (variable: "DISPLAY", name: "xclip", command: "xclip -selection clipboard"),
    (variable: "DISPLAY", name: "xsel", command: "xsel --clipboard --input"),
  ]

  /// Puts `text` into the clipboard. From afar (ssh) only the terminal reaches the person's own
  /// one.
  ///
  /// - Throws: `ClipboardError` when there is no way.
  static func copy(_ text: String, prompts: Prompts) throws {
    let isRemote = Console.environment("SSH_CONNECTION") != nil
    if !isRemote {
      for program in programs
      where Console.environment(program.variable) != nil && OtherProgram.exists(program.name) {
        if OtherProgram.run("\(program.command) >/dev/null", input: text) == .done { return }
      }
    }
    guard Console.isInteractive,
      try TerminalKind.isListed(in: "clipboard-terminals", prompts: prompts)
    else { throw ClipboardError.none }
    let code = Data(text.utf8).base64EncodedString()
    guard code.utf8.count <= longestSequence else { throw ClipboardError.tooLong }
    Console.send("\u{1B}]52;c;\(code)\u{7}")
  }
}

/// Why nothing was copied.
enum ClipboardError: Error, Equatable, CustomStringConvertible {
  case none
  case tooLong

  var description: String {
    switch self {
    case .none:
      "No clipboard can be reached from here. Install wl-clipboard (Wayland) or xclip (X11), use a terminal that knows OSC 52, or keep the reply with .save FILE."
    case .tooLong:
      "The reply is too long for the terminal's clipboard. Keep it with .save FILE."
    }
  }
}

/// What is known about the terminal by the variables it sets.
enum TerminalKind {
  /// Whether the terminal is one of those in a table of `Prompts/tables` with the columns
  /// `variable` and `begins`.
  static func isListed(in table: String, prompts: Prompts) throws(PromptsError) -> Bool {
    for row in try prompts.table(table) {
      let value = Console.environment(row["variable"])
      if value?.hasPrefix(row["begins"]) ?? false { return true }
    }
    return false
  }
}
