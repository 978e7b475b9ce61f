internal import ArgumentParser
internal import WordNetLexicon

/// `footnote word-table`: a step of setting up, which the first question would otherwise wait for.
struct WordTableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "word-table",
    abstract: "Make the table of words from WordNet; the first question does it otherwise.",
    discussion: """
      The table stands in the cache folder. Without WordNet (Debian's wordnet-base) nothing is done: answers then know no \
      synonyms.

      EXAMPLES
        footnote word-table
        footnote word-table --if-missing
      """,
    shouldDisplay: false)

  @Flag(help: "Do nothing where there is a table already.")
  var ifMissing = false

  @Flag(help: "Show no bar.")
  var quiet = false

  func run() throws {
    if ifMissing && !LexiconCache.lacksTable { return }
    if try WordTable.make(isQuiet: quiet) == nil, !ifMissing {
      Console.report(
        "WordNet is not installed; on Debian and Ubuntu it is the package wordnet-base.")
      throw ExitCode(1)
    }
  }
}
