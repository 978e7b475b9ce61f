internal import Foundation

/// A command as swift-argument-parser describes it in JSON (`--experimental-dump-help`).
struct CommandDescription: Decodable {
  let commandName: String
  let abstract: String?
  let discussion: String?
  /// Help lists only commands and arguments that are displayed; nil: it is.
  let shouldDisplay: Bool?
  let arguments: [Argument]?
  let subcommands: [CommandDescription]?

  struct Argument: Decodable {
    /// `positional`, `option` or `flag`.
    let kind: String
    let names: [Name]?
    let valueName: String?
    let abstract: String?
    let shouldDisplay: Bool?
    let isOptional: Bool?
    let isRepeating: Bool?
  }

  struct Name: Decodable {
    /// `long`, `short` or `longWithSingleDash`.
    let kind: String
    let name: String

    var text: String { (kind == "long" ? "--" : "-") + name }
  }

  /// The command at the root of what swift-argument-parser wrote.
  ///
  /// - Throws: `DecodingError` when it wrote something else.
  static func decoded(from json: Data) throws -> CommandDescription {
    struct Root: Decodable { let command: CommandDescription }
    return try JSONDecoder().decode(Root.self, from: json).command
  }

  /// What help lists of the commands below this one.
  var listedCommands: [CommandDescription] {
    (subcommands ?? []).filter { $0.shouldDisplay ?? true && $0.commandName != "help" }
  }

  /// What help lists of the arguments.
  var listedArguments: [Argument] { (arguments ?? []).filter { $0.shouldDisplay ?? true } }
}
