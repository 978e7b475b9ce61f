/// The manual page in the macros of man(7): one page, a section for what all commands share and one
/// for each command.
struct ManualPage {
  let text: String

  init(of root: CommandDescription, version: String) {
    let commands = root.listedCommands
    let shared = Self.shared(by: commands)
    var lines = [
      ".TH FOOTNOTE 1 \"\" \"footnote \(version)\" \"User Commands\"", ".SH NAME",
      "footnote \\- \(Self.escaped(root.abstract ?? ""))", ".SH SYNOPSIS",
    ]
    for command in commands {
      lines += [".B footnote \(command.commandName)", Self.synopsis(command), ".br"]
    }
    lines.removeLast()
    lines += [".SH DESCRIPTION"] + Self.discussion(root.discussion)
    lines +=
      [".SH COMMON OPTIONS"] + root.listedArguments.flatMap(Self.lines) + shared.flatMap(Self.lines)
    for command in commands {
      lines += Self.section(command, without: Set(shared.compactMap(Self.key)))
    }
    text = lines.joined(separator: "\n")
  }

  /// A command, and those below it, with the arguments that only it has.
  private static func section(
    _ command: CommandDescription, without shared: Set<String>, name: String? = nil
  )
    -> [String]
  {
    let name = name ?? "footnote \(command.commandName)"
    var lines = [".SH \(escaped(name.uppercased()))", escaped(command.abstract ?? "")]
    let own = command.listedArguments.filter { key($0).map { !shared.contains($0) } ?? true }
    lines += own.flatMap(Self.lines) + discussion(command.discussion)
    for below in command.listedCommands {
      lines += section(below, without: shared, name: "\(name) \(below.commandName)")
    }
    return lines
  }

  /// The options that the first command has and most others too.
  private static func shared(by commands: [CommandDescription]) -> [CommandDescription.Argument] {
    let keys = commands.map { Set($0.listedArguments.compactMap(key)) }
    return (commands.first?.listedArguments ?? []).filter { argument in
      guard let key = key(argument) else { return false }
      return keys.count { $0.contains(key) } * 2 > commands.count
        && !["--version", "--help"].contains(key)
    }
  }

  /// The long name by which an option is known; nil for a positional argument.
  private static func key(_ argument: CommandDescription.Argument) -> String? {
    argument.names?.first { $0.kind == "long" }?.text
  }

  /// `[OPTION]... QUESTION ...`
  private static func synopsis(_ command: CommandDescription) -> String {
    let below = command.listedCommands.map(\.commandName).joined(separator: "|")
    let values = command.listedArguments.filter { $0.kind == "positional" }.map { argument in
      let value =
        "<\(argument.valueName ?? "value")>" + (argument.isRepeating ?? false ? " ..." : "")
      return argument.isOptional ?? false ? "[\(value)]" : value
    }
    return escaped((["[options]"] + (below.isEmpty ? [] : [below]) + values).joined(separator: " "))
  }

  /// An argument with its names and what it does.
  private static func lines(_ argument: CommandDescription.Argument) -> [String] {
    let value = "<\(argument.valueName ?? "value")>"
    let names = (argument.names ?? []).map(\.text)
    let head =
      switch argument.kind {
      case "positional": value
      case "option": names.map { "\($0) \(value)" }.joined(separator: ", ")
      default: names.joined(separator: ", ")
      }
    return [".TP", ".B \(escaped(head))", escaped(argument.abstract ?? "")]
  }

  /// Paragraphs, headings in capitals and indented examples, which keep their line breaks.
  private static func discussion(_ text: String?) -> [String] {
    var lines: [String] = []
    var isVerbatim = false
    for line in (text ?? "").split(separator: "\n", omittingEmptySubsequences: false) {
      let isIndented = line.hasPrefix("  ")
      if isIndented != isVerbatim { lines.append(isIndented ? ".nf" : ".fi") }
      isVerbatim = isIndented
      if line.allSatisfy({ $0 == " " }) {
        lines.append(".PP")
      } else if !isIndented, line.allSatisfy({ $0.isUppercase || $0 == " " }) {
        lines.append(".SS \(line)")
      } else {
        lines.append(escaped(line))
      }
    }
    return (lines.isEmpty ? [] : [".PP"]) + lines + (isVerbatim ? [".fi"] : [])
  }

  /// One line in which nothing is read as a request or an escape.
  static func escaped(_ text: some StringProtocol) -> String {
    let line = String(text).replacing("\\", with: "\\e").replacing("-", with: "\\-")
      .replacing("\n", with: " ")
    return line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
  }
}
