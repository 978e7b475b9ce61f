internal import TestSupport
internal import Testing

/// A few articles about invented companies, indexed by the program itself.
struct SampleLibrary {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      """
      Brightwave opens plant

      2 October 2025

      Brightwave, a maker of tidal turbines, opened its plant in Narvik on Tuesday. The plant employs 240 people.

      In the third quarter of 2025 the Halden fund committed NOK 450 million to Brightwave. Chief executive Tora Lien said \
      the money would pay for a second line.
      """, to: "articles/markets/brightwave.txt")
    try folder.write(
      """
      # Ferry line cuts crossings

      Coastlink will cut 12 crossings a week from May. The company blamed the price of fuel.

      The harbour master of Bodø, Arne Vik, called the decision hasty.
      """, to: "articles/ferry.md")
    let result = try index()
    try #require(result.status == 0, "\(result.errors)")
  }

  /// Runs `footnote index` on the folder.
  @discardableResult
  func index(_ arguments: [String] = ["articles"]) throws -> ProgramResult {
    try run(["index"] + arguments)
  }

  /// Runs the program with the library's index, in the folder that holds `articles`.
  func run(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws
    -> ProgramResult
  {
    try Program.run(
      arguments, input: Array(input.utf8), environment: variables.merging(environment) { $1 },
      in: folder)
  }

  /// Opens a conversation in a terminal.
  func terminal(
    _ arguments: [String] = ["chat"], columns: UInt16 = 80, environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      arguments, columns: columns, environment: variables.merging(environment) { $1 }, in: folder)
  }

  private var variables: [String: String] { ["FOOTNOTE_INDEX": "index.sqlite"] }
}
