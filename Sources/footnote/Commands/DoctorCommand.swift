internal import AnswerRendering
internal import ArgumentParser
internal import PassageIndex
internal import SentenceAnalysis

/// `footnote doctor`: health of the index, and what to do.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check the index: soundness, version, stale and missing files, copies, free space.",
    discussion: """
      Nothing is changed. The exit status is 0 when the index can be used, 2 when something is wrong with it.

      EXAMPLES
        footnote doctor
        footnote doctor --json | jq -r '.checks[] | select(.cure) | .cure'
      """)

  @OptionGroup var options: SharedOptions

  @Flag(help: "Write one JSON object.")
  var json = false

  func run() throws {
    // Tables and wording that are broken are reported by name before anything else.
    let analyzer = try ArticleAnalyzer(language: Library.language(options.prompts()))
    let findings = IndexInspector(path: options.indexPath, rules: analyzer.rules).findings()
    let isHealthy = !findings.contains { $0.status == .bad }
    if json {
      Console.print(Self.object(findings, path: options.indexPath, isHealthy: isHealthy).text)
    } else {
      for finding in findings { show(finding) }
    }
    if !isHealthy { throw ExitCode(2) }
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
    _ findings: [IndexInspector.Finding], path: String, isHealthy: Bool
  ) -> JSONValue {
    .object([
      "index": .string(path),
      "healthy": .bool(isHealthy),
      "checks": .array(
        findings.map {
          .object([
            "check": .string($0.check), "status": .string($0.status.rawValue),
            "detail": .string($0.detail), "cure": JSONValue($0.cure),
          ])
        }),
    ])
  }
}
