internal import ArgumentParser
internal import Foundation
internal import TestSupport
internal import Testing

@testable import footnote

/// Whatever the program and its pages offer as an example is answered well over the sample
/// articles.
@Suite struct ExampleQuestionTests {
  /// Every example with how its reply begins. Questions that take up another one have its words
  /// before a bar.
  static let expected: [String: String] = [
    "What was the revenue of Ulvane in the second quarter of 2024?": "GBP 14.2 million.",
    "What was the revenue of Ulvane in the second quarter of 2024?|And in 2025?":
      "GBP 19.6 million.",
    "What share of the kelp lines of Marelgue did the January storm destroy?":
      "Sources differ: nearly 45 percent",
    "Who is the mayor of Ålesund?": "The articles do not say.",
    "How many articles mention Brinefold since March 2025?":
      "4 articles published since 1 Mar 2025 mention “Brinefold”.",
    "Where is Kombura based?": "Hakodate.",
    "How much did Tideline put into Fathomcast?": "EUR 24 million.",
    "When does the standard of EMMA take effect?": "1 July 2026.",
    "Was anybody hurt in the storm?": "No.",
    "What is Ulvane?": "Ulvane: the Scottish maker of seaweed film.",
    "Why did the power line cost more?":
      "because the rock on Valderøya turned out to be too hard",
    "What did Morag Tennick say about the talks?":
      "Morag Tennick, as Seaboard reported on 12 Jun 2025:",
    "Where do the sources disagree about the storm?":
      "About “storm”, articles give different figures",
    "Who is mentioned most?": "Morag Tennick is named in most articles: in 5 of 14.",
    "Who founded Fathomcast?": "Róisín Daltrey.",
    "How many articles mention kelp this month?": "1 article published from 1 Nov 2025",
    "How much did the plant cost?": "NOK 1.45 billion.",
    "Summarise the article on the storm": "“Storm tears away a third of Marelgue's kelp lines”",
  ]

  static let package = DocumentationTests.package

  private static func text(_ path: String) -> String {
    (try? String(contentsOf: package.appendingPathComponent(path), encoding: .utf8)) ?? ""
  }

  /// Examples of help texts, of the wording, of the README and of the pages.
  static let examples: Set<String> = {
    var found: [Substring] = []
    for command in [Footnote.self] + Footnote.commands {
      let help = command.configuration.discussion
      found += help.matches(of: #/"([^"\\]+\?)"/#).map(\.output.1)
      found += help.matches(of: #/'([^'\\{]+\?)/#).map(\.output.1)
    }
    let wording = package.appendingPathComponent("Prompts")
    let files = FileManager.default.enumerator(atPath: wording.path)?.compactMap { $0 as? String }
    for file in files ?? [] where file.hasSuffix(".mustache") {
      let text = text("Prompts/\(file)")
      found += text.matches(of: #/“([^”{]+\?)”/#).map(\.output.1)
      found += text.matches(of: #/for example: ([A-Z][^“\n]+)/#).map(\.output.1)
    }
    for page in ["README.md", "Sources/footnote/Documentation.docc/Asking.md"] {
      let text = text(page)
      found += text.matches(of: #/footnote ask "([^"]+)"/#).map(\.output.1)
      var last: Substring = ""
      for question in text.matches(of: #/\n> ([^\n]+\?)/#).map(\.output.1) {
        found.append(question.hasPrefix("And ") ? "\(last)|\(question)" : question)
        last = question
      }
    }
    found += text("README.md").matches(of: #/\n\| ([A-Z][^|]+\?) \|/#).map(\.output.1)
    return Set(found.map(String.init))
  }()

  @Test func `examples are found, and each has its answer here`() {
    #expect(Self.examples.count > 12)
    #expect(Self.examples.subtracting(Self.expected.keys).isEmpty, "say how its reply begins")
    #expect(Set(Self.expected.keys).subtracting(Self.examples).isEmpty, "offered nowhere any more")
  }

  @Test func `the ten questions of the README have the answers that stand beside them`() {
    let rows = Self.text("README.md").matches(of: #/\n\| ([A-Z][^|]+\?) \| ([^|…]+)/#)
    #expect(rows.count == 10)
    for row in rows {
      let (question, answer) = (String(row.output.1), row.output.2.trimmed)
      // What differs between sources is told below the lead.
      guard !answer.hasPrefix("Sources differ") else { continue }
      let beginning = Self.expected[question] ?? ""
      #expect(beginning.hasPrefix(answer) || answer.hasPrefix(beginning), "\(question)")
    }
  }

  @Test func `every example is answered as it should be`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: Self.package.appendingPathComponent("Index/Articles"),
      to: folder.url.appendingPathComponent("Articles"))
    let index = try Program.run(["index", "Articles", "--index", "s.sqlite"], in: folder)
    try #require(index.status == 0, "\(index.errors)")
    for (example, beginning) in Self.expected.sorted(by: { $0.key < $1.key }) {
      let questions = example.split(separator: "|").map(String.init)
      let typed = questions.joined(separator: "\n") + "\n"
      let replies = try Program.run(
        ["chat", "--index", "s.sqlite", "--as-of", "2025-11-24"], input: Array(typed.utf8),
        in: folder
      ).output
      let lines = replies.split(separator: "\n").filter { !$0.hasPrefix("(read as:") }
      #expect(
        lines.contains { $0.hasPrefix(beginning) }
          && (questions.count > 1 || lines.first?.hasPrefix(beginning) == true),
        "\(example): \(lines.first ?? "")")
    }
  }
}
