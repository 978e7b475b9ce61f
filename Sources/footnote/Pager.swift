internal import LineEditing

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Shows text that is longer than the screen through the person's pager: `$PAGER`, else `less`.
enum Pager {
  /// Prints `text`, through the pager when a terminal could not show all of it at once. A missing pager is no reason not to print.
  static func print(_ text: String) {
    guard Console.isInteractive, text.utf8.count(where: { $0 == 0x0A }) >= Console.height,
      page(text + "\n")
    else { return Console.print(text) }
  }

  /// Whether the pager could be started; a pager that is left early counts as started.
  private static func page(_ text: String) -> Bool {
    // less shows colours, and leaves at once what fits the screen.
    setenv("LESS", "FRX", 0)
    let command = Console.environment("PAGER") ?? "less"
    // Ctrl-C is for the pager, and a pager that is left early closes the pipe.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGINT, SIG_IGN)
    defer {
      signal(SIGPIPE, SIG_DFL)
      Interruption.catchSignal()
    }
    guard let pipe = popen(command, "w") else { return false }
    fputs(text, pipe)
    let status = pclose(pipe)
    // What the shell says when it cannot find or start a command.
    return status != 127 << 8 && status != 126 << 8
  }
}
