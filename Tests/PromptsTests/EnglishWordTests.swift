internal import Foundation
internal import TestSupport
internal import Testing
internal import WordNetLexicon

@testable import Prompts

/// English words belong into tables. What still stands in code is listed in
/// `Tests/english-words-in-code.txt`, which only shrinks.
@Suite struct EnglishWordTests {
  private static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  /// The modules that read questions and sentences and make answers, those of them that there are.
  private static let modules = [
    "SentenceAnalysis", "QuestionAnalysis", "Answers", "EvidenceRanking", "ExactAnswers",
    "CollectionAnswers", "QuestionAnswering",
  ]
  /// Tables whose words count where they stand in a list of words; beside a comparison every word
  /// does.
  private static let tables = [
    "rule-words", "word-classes", "claim-words", "reply-words", "speech-parts", "number-scales",
  ]

  @Test func `no English word stands in the code that reads and answers`() throws {
    let found = try Self.found()
    let listed = try Set(
      String(
        contentsOf: Self.package.appendingPathComponent("Tests/english-words-in-code.txt"),
        encoding: .utf8
      )
      .split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") })
    #expect(
      found.subtracting(listed).sorted() == [],
      "these words belong into a table, as rule-words.tsv, and are asked for by class")
    #expect(
      listed.subtracting(found).sorted() == [],
      "these do not stand in code any more: take them off Tests/english-words-in-code.txt")
  }

  @Test(arguments: [
    (#"guard folded == "the" else { return }"#, ["the"]),
    (#"let links: Set<String> = ["of", "and", "Halden"]"#, ["of", "and"]),
    (#"    "which", "that","#, ["which", "that"]),
    (#"case "he", "him": (.he, false)"#, ["he", "him"]),
    (#"if word.hasSuffix("ing") { return true }"#, ["ing"]),
    (#"text.replacing(" and ", with: ", ")"#, ["and"]),
    (#"holes["one"] = true  // "of" the"#, []),
    (#"render("lead-no", ["one": count == 1, "many": many])"#, []),
    (#"case month = "month""#, []),
    (#"rows.filter { $0["list"] == "of" }"#, []),
    (#"case .reason: "because""#, []),
  ])
  func `words are told from names of holes, rows and tables`(line: String, words: [String]) throws {
    #expect(try Self.words(in: line, known: Self.known()) == words)
  }

  @Test
  func
    `the words of the machine and built-in rules are taken only where the program is put together`()
    throws
  {
    let outside = ["footnote", "WeightFitting", "TableLearning"]
    let users = try Self.files(in: "Sources").filter { file in
      try !outside.contains { file.path.contains("/Sources/\($0)/") }
        && String(contentsOf: file, encoding: .utf8)
          .contains(#/LexiconCache\.installed|(static let |\.)builtIn[^A-Za-z]/#)
    }.map(\.lastPathComponent)
    // Index and questions must agree on stems and on elided words, so no other table of these may
    // take the place of the built-in one.
    #expect(
      Set(users) == [
        "Elisions.swift", "IrregularForms.swift", "TokenizerLexicon.swift",
        "TokenizerScanner+Words.swift",
      ])
  }

  // MARK: Reading code

  /// The Swift files below a folder of the package; none where there is no such folder.
  private static func files(in folder: String) throws -> [URL] {
    let files = FileManager.default.enumerator(
      at: package.appendingPathComponent(folder), includingPropertiesForKeys: nil)
    return (files?.allObjects ?? []).compactMap { $0 as? URL }.filter {
      $0.pathExtension == "swift"
    }
  }

  /// "File.swift word" for every word found.
  private static func found() throws -> Set<String> {
    let known = try known()
    var found: Set<String> = []
    for module in modules {
      for file in try files(in: "Sources/\(module)") {
        // Names of lists, templates and tables are no words, though they read like them.
        let code = try String(contentsOf: file, encoding: .utf8)
          .replacing(#/(lists|render|table|words)\([^()]*\)/#, with: "")
        for line in code.split(separator: "\n") {
          for word in words(in: String(line), known: known) {
            found.insert("\(file.lastPathComponent) \(word)")
          }
        }
      }
    }
    return found
  }

  private static func known() throws -> Set<String> {
    var words = Set(try Prompts().words("stopwords"))
    for table in tables {
      for row in try Prompts().table(table) { words.formUnion(row.words("words")) }
    }
    return words
  }

  /// The words of a line of code that it compares with, or lists where a table knows them; in
  /// order.
  private static func words(in line: String, known: Set<String>) -> [String] {
    guard !line.contains(#/^\s*\/\//#) else { return [] }
    return line.matches(of: #/"(\ ?[a-z’']*[a-z][a-z’']*\ ?)"/#).compactMap { match in
      let before = line[..<match.range.lowerBound]
      let after = line[match.range.upperBound...]
      guard !before.contains(" // ") else { return nil }
      let word = match.output.1.trimmingCharacters(in: .whitespaces)
      let isCompared =
        before.contains(#/[^\]] [!=]= $/#)
        || before.contains(#/(hasSuffix|hasPrefix|contains|replacing|number\(of:) ?\(?$/#)
        || before.contains(#/^\s*case ("[^"]*", )*$/#)
      let isListed =
        before.contains(#/(^\s*|(^|[^\w\)\]])\[|, )$/#) && after.contains(#/^(,|\]|$)/#)
      return isCompared || isListed && known.contains(word) ? word : nil
    }
  }
}
