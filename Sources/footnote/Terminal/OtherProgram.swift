internal import ArticleReading
internal import LineEditing

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Runs another program on the person's terminal: the editor, the browser, whatever fills the
/// clipboard.
enum OtherProgram {
  /// What became of it.
  enum Outcome: Equatable {
    case done
    /// It ended with a status other than 0, or by a signal.
    case failed
    /// The shell could not find or start it.
    case missing
  }

  /// Runs `command`, a line of shell such as `vim -n`, with `arguments` behind it, and waits.
  ///
  /// Ctrl-C meanwhile is for that program alone.
  static func run(_ command: String, _ arguments: [String]) -> Outcome {
    let line = ([command] + arguments.map(quoted)).joined(separator: " ")
    defer { Interruption.catchSignal() }
    return outcome(system(line))
  }

  /// Runs `command` with `text` as its input.
  static func run(_ command: String, input text: String) -> Outcome {
    // A program that is left early closes the pipe.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGINT, SIG_IGN)
    defer {
      signal(SIGPIPE, SIG_DFL)
      Interruption.catchSignal()
    }
    guard let pipe = popen(command, "w") else { return .missing }
    fputs(text, pipe)
    return outcome(pclose(pipe))
  }

  /// Whether a program of that name can be started.
  static func exists(_ name: String) -> Bool {
    if name.contains("/") { return access(name, X_OK) == 0 }
    return SearchPath.program(name) != nil
  }

  /// 127 and 126 are what the shell says when it cannot find or start a command.
  private static func outcome(_ status: Int32) -> Outcome {
    switch status {
    case 0: .done
    case 127 << 8, 126 << 8: .missing
    default: .failed
    }
  }

  /// One word for the shell, whatever it holds.
  private static func quoted(_ word: String) -> String {
    "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}
