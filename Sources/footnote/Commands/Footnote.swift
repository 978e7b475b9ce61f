internal import AnswerRendering
internal import ArgumentParser

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The root command: `footnote` alone opens the conversation.
@main
struct Footnote: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "footnote",
    abstract: "Ask questions of your own articles; every answer is quoted and cited.",
    discussion: """
      Footnote reads a folder of articles, keeps an index of them in one file, and answers questions \
      with verbatim excerpts. It works offline.

      EXAMPLES
        footnote index ~/Articles        add, update and remove articles
        footnote                         talk to them
        footnote ask "Who founded Fathomcast?"
        footnote ask --json "Who founded Fathomcast?" | jq .answer

      EXIT STATUS
        0  answered, or done
        1  the articles do not answer the question
        2  failure; the message on standard error says what to do
        64 the command was not understood
      """,
    version: Release.version,
    subcommands: commands + hiddenCommands,
    defaultSubcommand: ConversationCommand.self)

  /// Every command, in the order in which help lists them.
  static let commands: [any ParsableCommand.Type] = [
    ConversationCommand.self, AskCommand.self, IndexCommand.self, SearchCommand.self,
    QuoteCommand.self, CheckCommand.self, SaidCommand.self, ReadCommand.self, FactsCommand.self,
    ExplainCommand.self,
    EvaluateCommand.self,
    ArticlesCommand.self, PeopleCommand.self, OrganisationsCommand.self, PlacesCommand.self,
    PromptsCommand.self, DoctorCommand.self,
  ]

  /// Commands that setting up and installing use; help does not list them.
  static let hiddenCommands: [any ParsableCommand.Type] = [
    WordTableCommand.self, ManualCommand.self,
  ]

  static func main() {
    if let hint = UnaskedQuestion.hint(CommandLine.arguments.dropFirst()) {
      Console.report(hint)
      exit(withError: ExitCode(64))
    }
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      end(with: error)
    }
  }

  /// Leaves with the exit status that `error` stands for: 64 for misuse, 2 for a failure, else what
  /// the command chose.
  private static func end(with error: any Error) -> Never {
    if error is ExitCode || exitCode(for: error) == .success { exit(withError: error) }
    if exitCode(for: error) != .failure {
      // What was typed stands in the message: it must not act on the terminal.
      Console.complain(SafeText.block(fullMessage(for: error)))
      exit(withError: exitCode(for: error))
    }
    Console.report(FailureMessage.text(of: error))
    exit(withError: ExitCode(2))
  }
}
