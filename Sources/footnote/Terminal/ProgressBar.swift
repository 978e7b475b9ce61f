internal import PassageIndex

/// How far an update has come, on one line of standard error; only where that is a terminal.
final class ProgressBar {
  private static let cells = 24

  private let patience: Double
  private let sign: WorkingSign?
  private var isShown = false

  /// Nil when nobody would see it.
  ///
  /// - Parameters:
  ///   - patience: seconds that may pass before there is anything to see, where work is short as a
  ///     rule.
  ///   - sign: the sign of waiting that the bar takes the place of.
  init?(patience: Double = 0, insteadOf sign: WorkingSign? = nil) {
    guard Console.showsProgress else { return nil }
    self.patience = patience
    self.sign = sign
  }

  /// Draws over the line drawn before.
  func show(_ progress: IndexProgress) {
    guard progress.seconds >= patience else { return }
    isShown = true
    sign?.end()
    Console.draw(Self.line(progress))
  }

  /// Removes the line.
  func clear() {
    if isShown { Console.draw("") }
  }

  /// Draws the share done of `work`, 0 to 1: "Word table ███████··· 31 %".
  func show(_ work: String, share: Double) {
    isShown = true
    sign?.end()
    Console.draw("\(work) \(Self.bar(share)) \(Int(share * 100)) %")
  }

  private static func bar(_ share: Double) -> String {
    let filled = Int(min(1, max(0, share)) * Double(cells))
    return String(repeating: "█", count: filled) + String(repeating: "·", count: cells - filled)
  }

  /// "███████·· 31 of 412 files, 12.4 MB/s, 3 s left".
  static func line(_ progress: IndexProgress) -> String {
    let share = Double(progress.bytesDone) / Double(max(1, progress.bytesInAll))
    let rate = Double(progress.bytesDone) / max(0.001, progress.seconds)
    let left = Double(progress.bytesInAll - progress.bytesDone) / max(1, rate)
    let megabytes = (rate / 100_000).rounded() / 10
    return
      "\(bar(share)) \(progress.filesDone) of \(progress.filesInAll) files, \(megabytes) MB/s, \(Int(left.rounded(.up))) s left"
  }
}
