internal import AnswerRendering
internal import ArgumentParser
internal import DraftChecking

/// `footnote quote`: where words stand in the articles.
struct QuoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quote",
    abstract: "Say where quoted words stand in the articles, word for word or nearly.",
    discussion: """
      Quotation marks, dashes, hyphens, stops, spaces and capitals do not count; an ellipsis stands for words that are left \
      out, and words in square brackets for an editor's. Where the words stand nowhere, the nearest places are shown with \
      each difference.

      EXAMPLES
        footnote quote "the rock on Valderøya turned out to be too hard"
        footnote quote "[T]he rock … turned out to be too hard"
        footnote quote --json "too hard to drill" | jq -r '.places[].path'

      EXIT STATUS
        0  the words stand there exactly
        1  they do not
      """)

  @OptionGroup var options: SharedOptions

  @OptionGroup(title: "Limits") var limits: LimitOptions

  @Option(help: ArgumentHelp("How many places to show at most.", valueName: "number"))
  var limit = 10

  @Flag(help: "Write JSON: one object with its places.")
  var json = false

  @Argument(help: ArgumentHelp("The words, in quotation marks.", valueName: "words"))
  var words: [String] = []

  /// Bytes; longer quotations are drafts.
  private static let longest = 20_000

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit must be 1 or more.") }
    let text = words.joined(separator: " ")
    if Quotation(text).words.isEmpty {
      throw ValidationError(
        "Say which words to look for, for example: footnote quote \"too hard to drill\"")
    }
    if text.utf8.count > Self.longest {
      throw ValidationError(
        "That is \(text.utf8.count / 1000) KB long. Give one quotation, or save the text and use footnote check FILE."
      )
    }
  }

  func run() throws {
    let library = try options.library()
    let scope = try limits.scope(library.prompts)
    try options.takeUpChanges(library)
    if let scope { try library.limit(to: scope, whereNoneFits: true) }
    let reply = try library.places(ofWords: words.joined(separator: " "), limit: limit)
    if json {
      Console.print(reply.json.text)
    } else {
      Console.print(try options.renderer().render(try reply.answer(library.prompts)))
    }
    if reply.places.exact.isEmpty { throw ExitCode(1) }
  }
}
