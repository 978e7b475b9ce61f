internal import ArgumentParser

/// The root command.
@main
struct Footnote: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "footnote",
    abstract: "Ask questions of your own articles; every answer is cited.",
    version: "0.1.0")
}
