#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Shows text that is longer than the screen through the person's pager: `$PAGER`, else `less`.
enum Pager {
  /// Prints `text`, through the pager when a terminal could not show all of it at once. A missing
  /// pager is no reason not to print.
  ///
  /// - Parameter isWanted: whether a pager may be used at all.
  static func print(_ text: String, isWanted: Bool) {
    guard isWanted, Console.isInteractive,
      text.utf8.count(where: { $0 == 0x0A }) >= Console.height, page(text + "\n")
    else { return Console.print(text) }
  }

  /// Whether the pager could be started; a pager that is left early counts as started.
  private static func page(_ text: String) -> Bool {
    // less shows colours, and leaves at once what fits the screen.
    setenv("LESS", "FRX", 0)
    return OtherProgram.run(Console.environment("PAGER") ?? "less", input: text) != .missing
  }
}
