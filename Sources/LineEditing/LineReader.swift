/// What reading one line came to.
package enum LineResult: Sendable, Equatable {
  case line(String)
  /// Ctrl-C: the line was abandoned.
  case interrupted
  /// Ctrl-D on an empty line, or the end of a pipe.
  case end
}

/// Where a conversation's lines come from: readline on a terminal, plain lines on a pipe.
package protocol LineReader: AnyObject {
  /// The next line without its line break; blocks until there is one.
  func readLine(prompt: String) -> LineResult
}

/// Lines of standard input as they are: no prompt, no editing. Bytes that are not UTF-8 are
/// repaired.
package final class PlainLineReader: LineReader {
  package init() {}

  /// The next line of standard input; the prompt is not shown, since nobody is there to read it.
  package func readLine(prompt: String) -> LineResult {
    Swift.readLine(strippingNewline: true).map(LineResult.line) ?? .end
  }
}
