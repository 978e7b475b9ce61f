internal import ArticleReading
internal import PassageIndex
internal import Prompts

/// What is said beside a conversation or an answer about articles that were just taken up.
struct ChangeRemark {
  let prompts: Prompts

  /// Such as “2 new, 1 changed”; nil when nothing changed.
  func changes(_ report: IndexReport) throws(PromptsError) -> String? {
    guard report.hasChanges else { return nil }
    var holes: [String: any Sendable] = ["before": report.added + report.updated > 0]
    for (name, count) in [
      ("added", report.added), ("updated", report.updated), ("removed", report.removed),
    ] where count > 0 {
      holes[name] = count
    }
    return try prompts.render("chat-changes", holes)
  }

  /// A line for each new or changed file that could not be read.
  func failures(_ report: IndexReport) throws(PromptsError) -> [String] {
    var lines: [String] = []
    for part in report.failed {
      var holes: [String: any Sendable] = ["path": part.path, "reason": part.reason]
      if let line = part.line { holes["line"] = line }
      lines.append(try prompts.render("index-skipped", holes).trimmed)
    }
    return lines
  }
}

extension SharedOptions {
  /// Takes up what changed in the folders before a command answers from `store`, and says so on
  /// standard error. That it cannot is said too, and no reason to stop.
  func takeUpChanges(_ store: PassageStore) throws {
    try announce { bar in
      try IndexRefresher(store, prompts: prompts()).refresh(progress: bar?.show)
    }
  }

  /// The same for a library, which answers from the result.
  func takeUpChanges(_ library: Library) throws {
    try announce { bar in try library.refresh(progress: bar?.show) }
  }

  private func announce(_ refresh: (ProgressBar?) throws -> IndexReport?) throws {
    do {
      let bar = quiet ? nil : ProgressBar(patience: WorkingSign.patience)
      defer { bar?.clear() }
      guard let report = try refresh(bar), !quiet else { return }
      bar?.clear()
      let remark = ChangeRemark(prompts: try prompts())
      if let changes = try remark.changes(report) { Console.remark(changes) }
      for line in try remark.failures(report) { Console.remark(line) }
    } catch let error as IndexError {
      Console.report(FailureMessage.text(of: error))
    }
  }
}
