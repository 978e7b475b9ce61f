internal import AnswerRendering

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Standard output and standard error, and what is known about the terminal behind them.
enum Console {
  /// Writes `text` and a line break to standard output at once, so that a reader at the other end
  /// of a pipe sees whole lines.
  static func print(_ text: String) {
    write(text + "\n", to: STDOUT_FILENO)
  }

  /// Writes a warning or failure to standard error, made safe for a terminal.
  static func report(_ text: String) {
    write("footnote: \(SafeText.block(text))\n", to: STDERR_FILENO)
  }

  /// Writes a failure that has been laid out for the terminal to standard error.
  static func complain(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

  /// Writes a remark to standard error, made safe for a terminal.
  static func remark(_ text: String) {
    write("(\(SafeText.block(text)))\n", to: STDERR_FILENO)
  }

  /// Sends an escape sequence to the terminal.
  static func send(_ sequence: String) { write(sequence, to: STDOUT_FILENO) }

  /// Whether a person looks at standard output.
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether lines can be edited: a terminal at both ends that understands cursor movement.
  static var isInteractive: Bool {
    isatty(STDIN_FILENO) == 1 && isTerminal && !isDumb
  }

  /// Whether the terminal says that it knows no escape sequences.
  static var isDumb: Bool {
    let name = environment("TERM") ?? ""
    return name.isEmpty || name == "dumb"
  }

  /// Whether the locale lets characters beyond ASCII be shown. Where no variable says, it does:
  /// containers often set none, and the terminal around them knows UTF-8.
  static var knowsUnicode: Bool {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    guard let locale = names.lazy.compactMap(environment).first?.lowercased() else { return true }
    return locale.contains("utf-8") || locale.contains("utf8")
  }

  /// Whether a line of standard error can be drawn over and over.
  static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 && !isDumb }

  /// Draws over the line that the cursor is on, and leaves the cursor there; an empty text removes
  /// the line. What does not fit is cut.
  static func draw(_ text: String) {
    let line = "\r" + (text.isEmpty ? "" : text.prefix(max(1, width - 1))) + "\u{1B}[K"
    // A line that is cut short or lost harms nothing.
    _ = line.withCString { unistdWrite(STDERR_FILENO, $0, strlen($0)) }
  }

  /// Columns of the terminal; 80 when unknown.
  static var width: Int {
    let columns = Int(size.ws_col)
    return columns > 0 ? columns : environment("COLUMNS").flatMap(Int.init) ?? 80
  }

  /// Rows of the terminal; 24 when unknown.
  static var height: Int {
    let rows = Int(size.ws_row)
    return rows > 0 ? rows : 24
  }

  private static var size: winsize {
    var size = winsize()
    return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 ? size : winsize()
  }

  /// The value of an environment variable; nil when unset or empty.
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// Writes all bytes, retrying after signals; stops quietly when the other end has gone. Where
  /// standard output takes no more for another reason, such as a full disk, the program ends with
  /// status 2: half a reply must not look like a whole one.
  private static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { unistdWrite(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno != EINTR && errno != EAGAIN {
        if descriptor == STDOUT_FILENO, errno != EPIPE, errno != EIO { endUnwritten(errno) }
        return
      }
      rest = rest.dropFirst(max(0, count))
    }
  }
}

/// Says why standard output takes no more, and ends the program with status 2.
private func endUnwritten(_ code: Int32) -> Never {
  let reason = String(cString: strerror(code))
  Console.report(
    "The reply cannot be written to standard output (\(reason)). Make room there, or send it elsewhere."
  )
  exit(2)
}

/// `write(2)` under a name that `Console.write` does not hide.
private func unistdWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
