internal import AnswerRendering
internal import ArgumentParser
internal import PassageIndex
internal import SentenceAnalysis
internal import WordNetLexicon

/// `footnote doctor`: health of the index, and what to do.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check the index: soundness, version, stale and missing files, copies, free space.",
    discussion: """
      Nothing is changed, unless --repair is given: then an index that is damaged is built anew from its articles beside the \
      damaged file, which is kept, and what was lost is named. The exit status is 0 when the index can be used, 2 when something \
      is wrong with it.

      EXAMPLES
        footnote doctor
        footnote doctor --repair
        footnote doctor --json | jq -r '.checks[] | select(.cure) | .cure'
      """)

  @OptionGroup var options: SharedOptions

  @Flag(help: "Write one JSON object.")
  var json = false

  @Flag(help: "Mend a damaged index from its articles; the damaged file is kept beside it.")
  var repair = false

  func run() throws {
    // Tables and wording that are broken are reported by name before anything else.
    let analyzer = try ArticleAnalyzer(language: Library.language(options.prompts()))
    var findings = findings(analyzer)
    var outcome: IndexRepair.Report?
    if repair, findings.contains(where: \.isDamage) {
      outcome = try mend()
      findings = self.findings(analyzer)
    }
    let isHealthy = !findings.contains { $0.status == .bad }
    if json {
      Console.print(Self.object(findings, outcome, path: options.indexPath, isHealthy).text)
    } else {
      if repair { show(outcome) }
      for finding in findings { show(finding) }
    }
    if !isHealthy { throw ExitCode(2) }
  }

  private func findings(_ analyzer: ArticleAnalyzer) -> [IndexInspector.Finding] {
    IndexInspector(path: options.indexPath, rules: analyzer.rules).findings() + wordTable
  }

  /// A table of words that was altered since it was made.
  private var wordTable: [IndexInspector.Finding] {
    guard LexiconCache.isDamaged else { return [] }
    return [
      IndexInspector.Finding(
        check: "words", status: .bad, detail: "the table of words from WordNet was altered",
        cure: "footnote word-table")
    ]
  }

  private func mend() throws -> IndexRepair.Report {
    let bar = options.quiet ? nil : ProgressBar()
    defer { bar?.clear() }
    let builder = try IndexRefresher.builder(path: options.indexPath, prompts: options.prompts())
    return try IndexRepair(builder).run(progress: bar?.show)
  }

  private func show(_ outcome: IndexRepair.Report?) {
    guard let outcome else { return Console.print("Nothing had to be repaired.") }
    Console.print(
      "Built anew from the articles: \(outcome.articles) articles. The damaged file is kept as \(SafeText.line(outcome.kept))."
    )
    for folder in outcome.missing {
      Console.print(
        "kept   \(SafeText.line(folder.path)) is missing: \(folder.articles) of its articles were taken from the damaged index. Put the folder back, or forget it with: footnote index --forget \(SafeText.line(folder.path))"
      )
    }
    for article in outcome.lost {
      Console.print("lost   \(SafeText.line(article.path)): \(SafeText.line(article.key))")
    }
    if outcome.lost.isEmpty, !outcome.mayLackOthers {
      Console.print("Nothing was lost: every article of the damaged index is in the new one.")
    }
    if outcome.mayLackOthers {
      Console.print(
        "What the damaged index held cannot all be read any more: see that no article is missing.")
    }
  }

  private func show(_ finding: IndexInspector.Finding) {
    let mark =
      switch finding.status {
      case .good: "ok     "
      case .notice: "notice "
      case .bad: "BAD    "
      }
    Console.print("\(mark)\(finding.check): \(SafeText.line(finding.detail))")
    if let cure = finding.cure { Console.print("       do: \(SafeText.line(cure))") }
  }

  private static func object(
    _ findings: [IndexInspector.Finding], _ repair: IndexRepair.Report?, path: String,
    _ isHealthy: Bool
  ) -> JSONValue {
    .object([
      "index": .string(path),
      "healthy": .bool(isHealthy),
      "repair": repair.map(Self.object) ?? .null,
      "checks": .array(
        findings.map {
          .object([
            "check": .string($0.check), "status": .string($0.status.rawValue),
            "detail": .string($0.detail), "cure": JSONValue($0.cure),
          ])
        }),
    ])
  }

  private static func object(_ repair: IndexRepair.Report) -> JSONValue {
    .object([
      "kept": .string(repair.kept),
      "articles": .integer(repair.articles),
      "lost": .array(
        repair.lost.map { .object(["path": .string($0.path), "key": .string($0.key)]) }),
      "mayLackOthers": .bool(repair.mayLackOthers),
      "missing": .array(
        repair.missing.map {
          .object(["path": .string($0.path), "articles": .integer($0.articles)])
        }),
    ])
  }
}
