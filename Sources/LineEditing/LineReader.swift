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
  func readLine(prompt: String) -> LineResult
}
