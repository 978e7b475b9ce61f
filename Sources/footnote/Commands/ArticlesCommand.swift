internal import AnswerRendering
internal import ArgumentParser
internal import PassageIndex
internal import Text

/// `footnote articles`: the articles in the index.
struct ArticlesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "articles",
    abstract: "List the articles in the index.",
    discussion: """
      Filters narrow the list; words are compared without regard to case and accents. An article without a date is \
      left out when dates are asked for.

      EXAMPLES
        footnote articles --outlet ledger --since 2025-01-01
        footnote articles --title harvest --json | jq -r .path
        footnote articles --mention "Tideline II" --since 2025-01-01
        footnote articles --duplicates

      The exit status is 0 when articles are listed, and 1 when there are none.
      """)

  @OptionGroup var options: SharedOptions

  @OptionGroup(title: "Limits") var limits: LimitOptions

  @Option(help: ArgumentHelp("Only articles that hold these words in a row.", valueName: "words"))
  var mention: String?

  @Flag(help: "Only articles whose text stands in the index more than once, copies together.")
  var duplicates = false

  @Flag(help: "Write JSON: one object an article.")
  var json = false

  func run() throws {
    let store = try IndexRefresher.openStore(path: options.indexPath, prompts: options.prompts())
    try options.takeUpChanges(store)
    let groups = duplicates ? try store.copyGroups() : try store.articles().map { [$0] }
    let allowed = try allowed(in: store)
    let shown = groups.filter {
      $0.contains { allowed?.contains($0.id) ?? true }
    }
    if shown.isEmpty {
      if !options.quiet { Console.remark("no articles") }
      throw ExitCode(1)
    }
    for group in shown {
      for (number, article) in group.enumerated() {
        let original = number > 0 ? group[0] : nil
        if json {
          Console.print(Self.object(article, copyOf: original).text)
        } else {
          Console.print(line(article, copyOf: original))
        }
      }
    }
  }

  /// The articles that `mention` and the limits admit; nil for all.
  private func allowed(in store: PassageStore) throws -> Set<ArticleID>? {
    let within = try limits.articles(in: store, prompts: options.prompts())
    guard let mention else { return within }
    let phrase = Tokenizer().tokens(in: mention).filter { !$0.isColocated }.map(\.term)
    let found = Set(try store.mentions(of: phrase).map(\.id))
    return within.map { $0.intersection(found) } ?? found
  }

  private func line(_ article: ArticleSummary, copyOf original: ArticleSummary?) -> String {
    let metadata = article.metadata
    let parts = [metadata.published ?? "no date", metadata.outlet, metadata.title ?? article.key]
      .compactMap { $0 }.joined(separator: " · ")
    let mark = original == nil ? "" : "  = "
    return "\(mark)\(SafeText.line(parts)) · \(SafeText.line(article.path))"
  }

  private static func object(_ article: ArticleSummary, copyOf original: ArticleSummary?)
    -> JSONValue
  {
    let metadata = article.metadata
    return .object([
      "key": .string(article.key),
      "path": .string(article.path),
      "title": JSONValue(metadata.title),
      "author": JSONValue(metadata.author),
      "outlet": JSONValue(metadata.outlet),
      "published": JSONValue(metadata.published),
      "language": JSONValue(metadata.language),
      "url": JSONValue(metadata.url),
      "saved": JSONValue(metadata.saved),
      "words": .integer(article.words),
      "copyOf": JSONValue(original?.key),
    ])
  }
}
