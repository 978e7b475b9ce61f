internal import AnswerRendering
internal import LineEditing
internal import PassageIndex
internal import Prompts

/// The opening line, and taking up what changed in the folders.
extension ChatSession {
  /// Greets whoever sits at the terminal. That taking up changes was stopped is no reason not to
  /// talk.
  func open() throws {
    beginWaiting()
    do {
      let changes = try changes()
      show(try openingLines(changes))
      if surroundings.seenBefore == nil, library.store.statistics.articles > 0 {
        show(try message("chat-first-visit"))
      }
    } catch is CancellationError {
      show(try openingLines(nil))
    }
  }

  private func openingLines(_ changes: String?) throws -> [LayoutLine] {
    let articles = library.store.statistics.articles
    if articles == 0 { return try message("chat-no-articles") }
    var holes: [String: any Sendable] = [
      "version": Release.version, "articles": articles, "one": articles == 1,
    ]
    if let changes { holes["changes"] = changes }
    return try message("chat-opening", holes)
  }

  /// What changed in the folders since they were last looked at, such as “2 new, 1 changed”, taken
  /// up into the index; nil when nothing did. Files that could not be read, and that the index
  /// cannot be written, are reported, and no reason to stop.
  func changes() throws -> String? {
    do {
      let bar = progressBar
      defer { bar?.clear() }
      guard let report = try library.refresh(progress: progress(on: bar)) else { return nil }
      bar?.clear()
      let remark = ChangeRemark(prompts: prompts)
      for line in try remark.failures(report) {
        stopWaiting()
        surroundings.remark(line)
      }
      return try remark.changes(report)
    } catch let error as IndexError {
      report(error)
      return nil
    }
  }

  /// For work that may take long; nil where nobody would see it.
  var progressBar: ProgressBar? {
    surroundings.isInteractive
      ? ProgressBar(patience: WorkingSign.patience, insteadOf: sign) : nil
  }

  /// Shows on `bar` how far an update has come, and lets Ctrl-C end it.
  func progress(on bar: ProgressBar?) -> IndexBuilder.ProgressHandler {
    { progress in
      bar?.show(progress)
      try Interruption.check()
    }
  }
}
