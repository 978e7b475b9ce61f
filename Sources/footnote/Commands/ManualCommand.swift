internal import ArgumentParser
internal import Foundation

/// `footnote manual`: the manual page, made from what the commands say of themselves.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print the manual page, for man.",
    discussion: """
      EXAMPLES
        footnote manual | man -l -
        footnote manual > footnote.1
      """,
    shouldDisplay: false)

  func run() throws {
    let description = try CommandDescription.decoded(from: Data(Footnote._dumpHelp().utf8))
    Console.print(ManualPage(of: description, version: Release.version).text)
  }
}
