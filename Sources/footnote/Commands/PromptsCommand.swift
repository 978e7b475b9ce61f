internal import AnswerRendering
internal import ArgumentParser
internal import ArticleReading
internal import PassageIndex
internal import Prompts
internal import QuestionAnswering
internal import SentenceAnalysis

/// `footnote prompts`: a person's own wording and tables.
struct PromptsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prompts",
    abstract: "Check a folder of your own wording.",
    discussion: """
      EXAMPLES
        footnote prompts check ~/words
        footnote prompts check ~/words --complete
      """,
    subcommands: [Check.self])

  /// `footnote prompts check`: names what is wrong, each with its place and cure.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Name what is wrong in a folder of your own wording, each with its line and cure.",
      discussion: """
        Templates (answers/*.mustache) are read, their holes compared with those that are filled in, and tables \
        (languages/en/tables/* and tables/*) are loaded as a conversation would. Templates that are not in the folder are taken from the built-in wording.

        EXAMPLES
          footnote prompts check ~/words
          footnote prompts check ~/words --complete --json

        The exit status is 0 when nothing is wrong, and 2 otherwise.
        """)

    @Flag(help: "A template that is not in the folder counts as wrong.")
    var complete = false

    @Flag(help: "One JSON object a line for each fault.")
    var json = false

    @Argument(help: ArgumentHelp("The folder that --prompts would name.", valueName: "folder"))
    var folder: String

    func run() throws {
      let check = try TemplateCheck(folder: folder)
      var faults = try check.faults()
      if complete { faults += check.missing.map(missing) }
      if faults.isEmpty { faults += loading() }
      for fault in faults { Console.print(json ? object(fault) : SafeText.line("\(fault)")) }
      if !faults.isEmpty { throw ExitCode(2) }
      if json { return }
      let rest = check.missing.count
      Console.print(
        "Nothing is wrong."
          + (rest > 0 ? " Taken from the built-in wording: \(rest) templates." : ""))
    }

    private func missing(_ name: String) -> TemplateCheck.Fault {
      TemplateCheck.Fault(
        file: "\(folder)/answers/\(name).mustache", line: 1, problem: "the template is missing",
        cure: "Copy the built-in one from Prompts/answers")
    }

    private func object(_ fault: TemplateCheck.Fault) -> String {
      JSONValue.object([
        "path": .string(fault.file), "line": .number(Double(fault.line)),
        "problem": .string(fault.problem), "cure": .string(fault.cure),
      ]).text
    }

    /// What no table's shape shows: rows that the parts which use them refuse.
    private func loading() -> [TemplateCheck.Fault] {
      do {
        let prompts = try Prompts(folder: folder)
        _ = try ArticleReader(prompts: prompts)
        _ = try ChatCommandTable(prompts: prompts)
        _ = try AnswerPipeline(
          store: EmptyReading(), language: Language(prompts: prompts, lexicon: nil))
        return []
      } catch PromptsError.badRow(let file, let line, let reason) {
        return [TemplateCheck.Fault(file: file, line: line, problem: reason, cure: "Mend that row")]
      } catch {
        return [
          TemplateCheck.Fault(file: folder, line: 1, problem: "\(error)", cure: "Mend that file")
        ]
      }
    }
  }
}

/// An index without articles.
private final class EmptyReading: PassageReading {
  let statistics = IndexStatistics(
    articles: 0, passages: 0, averagePassageLength: 0, averageArticleLength: 0)

  func retrieve(_ query: [WeightedTerm], passageLimit: Int, articleLimit: Int) -> Retrieval {
    Retrieval()
  }
  func article(_ id: ArticleID) -> StoredArticle? { nil }
  func analysis(of id: ArticleID) -> ArticleAnalysis? { nil }
  func entities(_ kinds: [EntityKind]) -> [EntityEntry] { [] }
  func forEachText(of ids: [ArticleID], _ body: (ArticleID, String?, String) throws -> Void) {}
  func articles() -> [ArticleSummary] { [] }
  func passageFrequency(of term: String) -> Int { 0 }
  func copies(of id: ArticleID) -> [ArticleSummary] { [] }
  func census() -> [CensusEntry] { [] }
  func mentions(of phrase: [String]) -> [ArticleMention] { [] }
  func similarWords(to word: String, limit: Int) -> [WordFrequency] { [] }
}
