internal import PassageIndex

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// How far an update has come, on one line of standard error; only where that is a terminal.
final class ProgressBar {
  private static let cells = 24

  private let patience: Double
  private var isShown = false

  /// Nil when nobody would see it.
  ///
  /// - Parameter patience: seconds that may pass before there is anything to see, where work is short as a rule.
  init?(patience: Double = 0) {
    guard isatty(STDERR_FILENO) == 1, !Console.isDumb else { return nil }
    self.patience = patience
  }

  /// Draws over the line drawn before.
  func show(_ progress: IndexProgress) {
    guard progress.seconds >= patience else { return }
    isShown = true
    write("\r" + Self.line(progress).prefix(max(1, Console.width - 1)) + "\u{1B}[K")
  }

  /// Removes the line.
  func clear() {
    if isShown { write("\r\u{1B}[K") }
  }

  /// "███████·· 31 of 412 files, 12.4 MB/s, 3 s left".
  static func line(_ progress: IndexProgress) -> String {
    let share = Double(progress.bytesDone) / Double(max(1, progress.bytesInAll))
    let filled = Int(share * Double(cells))
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "·", count: cells - filled)
    let rate = Double(progress.bytesDone) / max(0.001, progress.seconds)
    let left = Double(progress.bytesInAll - progress.bytesDone) / max(1, rate)
    let megabytes = (rate / 100_000).rounded() / 10
    return
      "\(bar) \(progress.filesDone) of \(progress.filesInAll) files, \(megabytes) MB/s, \(Int(left.rounded(.up))) s left"
  }

  private func write(_ text: String) {
    // A bar that is cut short or lost harms nothing.
    _ = text.withCString { Glibc.write(STDERR_FILENO, $0, strlen($0)) }
  }
}
