internal import CReadline

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// What can stand at the word under the cursor.
package enum Completion: Sendable, Equatable {
  /// Whole words; those that begin with what is typed are offered.
  case words([String])
  /// Names of files, as the shell offers them.
  case fileNames
}

/// Edited lines from a terminal, by GNU readline: history, completion and the person's own
/// `~/.inputrc`.
///
/// readline keeps its state in globals, so one reader is made in a program, and used by the thread
/// that made it.
package final class ReadlineReader: LineReader {
  private let history: HistoryFile?
  private let completion: (_ line: String, _ word: String) -> Completion
  private var prepare: (() -> Void)?
  private var received: LineResult?
  private var matches: [String] = []

  /// The reader that readline's callbacks, which carry no context, belong to. Set once, before the
  /// first line is read.
  private nonisolated(unsafe) static weak var current: ReadlineReader?

  /// - Parameters:
  ///   - history: where lines are kept between conversations; nil: for this one only.
  ///   - prepare: called once, when nothing has been typed for a moment: what would make the first
  ///     completion wait.
  ///   - completion: called with the line up to the cursor and the word that ends there.
  package init(
    history: HistoryFile?, prepare: (() -> Void)? = nil,
    completion: @escaping (_ line: String, _ word: String) -> Completion
  ) {
    self.history = history
    self.prepare = prepare
    self.completion = completion
    Self.current = self
    footnote_set_application_name(Self.applicationName)
    footnote_set_word_breaks(Self.wordBreaks)
    footnote_set_completer { word, start, end in ReadlineReader.complete(word, start, end) }
    InputBuffer.attach()
    using_history()
    history?.load()
    Interruption.catchSignal()
    Resumption.catchSignal()
  }

  /// A line typed at `prompt`, with history and completion; Ctrl-C gives up the line.
  package func readLine(prompt: String) -> LineResult {
    received = nil
    // Ctrl-C or a suspension during an answer is over when the next line begins.
    _ = Interruption.take()
    _ = Resumption.take()
    rl_callback_handler_install(prompt) { ReadlineReader.current?.receive($0) }
    while received == nil {
      if !InputBuffer.isEmpty {
        rl_callback_read_char()
        continue
      }
      var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      let count = poll(&input, 1, prepare == nil ? -1 : Self.idleMilliseconds)
      if count == 0 {
        prepare?()
        prepare = nil
      } else if count > 0 {
        rl_callback_read_char()
      } else {
        rl_check_signals()
      }
      if Resumption.take() { rl_forced_update_display() }
      if Interruption.take() { abandonLine() }
    }
    return received ?? .end
  }

  /// Called by readline when a line is complete, with nil at Ctrl-D.
  private func receive(_ characters: UnsafeMutablePointer<CChar>?) {
    rl_callback_handler_remove()
    guard let characters else {
      received = .end
      print("")
      return
    }
    let line = String(cString: characters)
    free(characters)
    remember(line)
    received = .line(line)
  }

  /// Keeps a line for the arrow keys, unless it is blank, the same as the one before or longer than
  /// anyone types; a pasted line break becomes a space.
  private func remember(_ line: String) {
    guard line.utf8.count <= HistoryFile.longestLine else { return }
    let entry = line.split(whereSeparator: \.isNewline).joined(separator: " ")
    let newest = footnote_newest_history().map { String(cString: $0) }
    guard entry != newest, !entry.allSatisfy(\.isWhitespace) else { return }
    add_history(entry)
    history?.appendNewest()
  }

  private func abandonLine() {
    InputBuffer.drop()
    rl_callback_sigcleanup()
    rl_callback_handler_remove()
    print("")
    received = .interrupted
  }

  // MARK: Completion

  private static func complete(
    _ word: UnsafePointer<CChar>?, _ start: Int32, _ end: Int32
  ) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    guard let current, let word else { return nil }
    let line = String(
      decoding: String(cString: footnote_line()).utf8.prefix(Int(end)), as: UTF8.self)
    switch current.completion(line, String(cString: word)) {
    case .fileNames:
      footnote_allow_file_names(1)
      return nil
    case .words(let words):
      footnote_allow_file_names(0)
      let typed = String(cString: word)
      current.matches = words.filter { $0.hasPrefix(typed) }
      // The value follows at once: "outlet:Ledger".
      if current.matches.allSatisfy({ $0.hasSuffix(":") }) { footnote_suppress_space() }
      return rl_completion_matches(word) { _, state in
        ReadlineReader.match(isFirst: state == 0)
      }
    }
  }

  /// The next match as memory that readline frees; nil after the last.
  private static func match(isFirst: Bool) -> UnsafeMutablePointer<CChar>? {
    guard let current, !current.matches.isEmpty else { return nil }
    return strdup(current.matches.removeFirst())
  }

  /// Without a key for so long, a person is thinking.
  private static let idleMilliseconds: Int32 = 100

  /// C strings that readline keeps: allocated once, never freed.
  private nonisolated(unsafe) static let applicationName = UnsafePointer(strdup("footnote"))
  private nonisolated(unsafe) static let wordBreaks = UnsafePointer(strdup(" \t\n"))
}
