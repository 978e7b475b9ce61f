internal import Foundation
internal import TestSupport
internal import Testing

/// Whole conversations about the sample articles, typed into a real terminal and compared whole.
///
/// A folder of the transcript's name holds the articles of a conversation that is not about the
/// sample articles. A file of `Golden` holds what the screen shows; the lines behind a prompt are
/// what is typed.
/// `RECORD=1 swift test --filter Golden` writes what the screen shows now, and fails once, so that
/// a recording is read before it is committed.
@Suite struct GoldenTranscriptTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden")
  static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".txt") }.sorted()

  @Test(arguments: names)
  func `a conversation goes as recorded`(name: String) throws {
    let file = Self.folder.appendingPathComponent(name)
    let recorded = try String(contentsOf: file, encoding: .utf8)
    let screen = try converse(
      Self.typedLines(of: recorded), about: Self.articles(of: name),
      columns: Self.columns(of: name))
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(screen.utf8).write(to: file)
      Issue.record("recorded \(name); read it, then run without RECORD")
    } else {
      #expect(screen == recorded, "RECORD=1 swift test --filter Golden writes what it says now")
    }
  }

  /// Everything the screen shows of a conversation in which `lines` are typed.
  private func converse(_ lines: [String], about articles: URL, columns: UInt16) throws -> String {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: articles, to: folder.url.appendingPathComponent("Articles"))
    let index = try Program.run(["index", "Articles", "--index", "samples.sqlite"], in: folder)
    try #require(index.status == 0, "\(index.errors)")
    let terminal = try PseudoTerminal(
      ["chat", "--index", "samples.sqlite", "--as-of", "2025-11-24"], columns: columns,
      environment: ["NO_COLOR": "1", "PAGER": "cat"], in: folder)
    try #require(terminal.waitForPrompt())
    for line in lines {
      terminal.type(line + "\r", andWaitFor: "\n")
      try #require(terminal.waitForPrompt(), "no prompt after “\(line)”")
    }
    terminal.type("\u{4}")
    #expect(terminal.finish() == 0)
    return terminal.screen
  }

  /// What stands behind a prompt, which may name a scope.
  private static func typedLines(of transcript: String) -> [String] {
    transcript.split(separator: "\n").compactMap {
      $0.wholeMatch(of: #/(?:\[[^\]]*\] )?> (.+)/#).map { String($0.output.1) }
    }
  }

  /// The folder beside `name.txt` that is called so; the sample articles where there is none.
  private static func articles(of name: String) -> URL {
    let own = folder.appendingPathComponent(String(name.prefix { $0 != "." }))
    if FileManager.default.fileExists(atPath: own.path) { return own }
    return folder.appendingPathComponent("../../../Index/Articles").standardizedFileURL
  }

  /// `name.40.txt` was recorded at 40 columns; 80 where nothing is said.
  private static func columns(of name: String) -> UInt16 {
    name.split(separator: ".").dropFirst().compactMap { UInt16($0) }.first ?? 80
  }
}
