internal import AnswerRendering
internal import ArgumentParser
internal import Foundation
internal import PassageIndex
internal import Prompts
internal import Text

/// `footnote search`: ranked passages, no composed reply.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find passages (or articles) by their words, best first.",
    discussion: """
      Words are matched by their stems; no query syntax has to be learnt, and every sign is searched as text.
      With --articles, a query of six words or more is also weighed by what the best articles share, and says by which words;
      the best match of its own words stays first. Quotation marks or --exact leave that out.

      EXAMPLES
        footnote search kelp harvest permits
        footnote search --articles --limit 5 "packaging plant"
        footnote search --since "May 2025" --author "Ada Halden" kelp
        footnote search --json kelp | jq -r '.results[].title'
        footnote search --batch --json < queries.jsonl
      """)

  @OptionGroup var options: SharedOptions

  @OptionGroup(title: "Limits") var limits: LimitOptions

  @Flag(help: "Rank whole articles instead of passages.")
  var articles = false

  @Flag(help: "With --articles, rank by the words of the query alone.")
  var exact = false

  @Flag(help: "Read queries from standard input, one a line: {\"id\", \"query\"}.")
  var batch = false

  @Flag(help: "Write one JSON object a query.")
  var json = false

  @Option(help: ArgumentHelp("Number of results.", valueName: "n"))
  var limit = 10

  @Argument(help: ArgumentHelp("The words to find.", valueName: "query"))
  var words: [String] = []

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit must be at least 1.") }
    if batch && !words.isEmpty {
      throw ValidationError("With --batch the queries come from standard input.")
    }
    if !batch && words.isEmpty { throw ValidationError("Say what to search for.") }
  }

  func run() throws {
    let store = try IndexRefresher.openStore(
      path: options.indexPath, prompts: options.prompts(), parameters: .topical)
    try options.takeUpChanges(store)
    let allowed = try limits.articles(in: store, prompts: options.prompts())
    if allowed?.isEmpty ?? false { Console.remark("No article fits the limits.") }
    let search = PassageSearch(
      store: store, stopwords: Set(try options.prompts().words("stopwords")),
      isAllowed: allowed?.contains)
    guard batch else {
      let found = try self.search(words.joined(separator: " "), with: search, id: .null)
      if !found.isEmpty { return }
      throw ExitCode(1)
    }
    while let line = readLine() {
      if line.allSatisfy(\.isWhitespace) { continue }
      guard let query = BatchQuery(line: line) else {
        Console.print(
          JSONValue.object([
            "id": .null, "error": .string("the line is not an object with \"query\""),
          ]).text)
        continue
      }
      _ = try self.search(query.text, with: search, id: query.id)
    }
  }

  /// Prints and returns what was found for one query.
  private func search(_ query: String, with search: PassageSearch, id: JSONValue) throws
    -> [PassageSearch.Hit]
  {
    let clock = ContinuousClock()
    let start = clock.now
    let found =
      try articles
      ? search.articles(query, limit: limit, isWidened: !exact)
      : search.passages(query, limit: limit)
    let elapsed = start.duration(to: clock.now)
    if json {
      Console.print(Self.object(query, id: id, found: found, elapsed: elapsed).text)
    } else {
      show(found.hits)
      if !found.widerWords.isEmpty {
        Console.remark(
          "Also weighed, from the best articles: "
            + found.widerWords.map(SafeText.line).joined(separator: ", ")
            + ". (--exact leaves them out.)")
      }
    }
    return found.hits
  }

  private func show(_ hits: [PassageSearch.Hit]) {
    if hits.isEmpty { Console.report("Nothing found.") }
    for (number, hit) in hits.enumerated() {
      let metadata = hit.article.metadata
      let source = [metadata.title ?? hit.article.key, metadata.outlet, metadata.published]
        .compactMap { $0 }.joined(separator: ", ")
      let place = hit.place.map { "\(hit.article.path):\($0)" } ?? hit.article.path
      Console.print("\(number + 1). \(SafeText.line(source)) · \(SafeText.line(place))")
      Console.print("   \(SafeText.line(hit.snippet))")
    }
  }

  private static func object(
    _ query: String, id: JSONValue, found: PassageSearch.Found, elapsed: Duration
  ) -> JSONValue {
    .object([
      "id": id,
      "query": .string(query),
      "results": .array(
        found.hits.map { hit in
          .object([
            "key": .string(hit.article.key),
            "title": JSONValue(hit.article.metadata.title),
            "score": .number((hit.score * 10_000).rounded() / 10_000),
            "start": .integer(hit.start),
            "end": .integer(hit.end),
            "snippet": .string(hit.snippet),
          ])
        }),
      "widerWords": .array(found.widerWords.map { .string($0) }),
      "retrievalMilliseconds": milliseconds(found.retrievalTime),
      "elapsedMilliseconds": milliseconds(elapsed),
    ])
  }

  /// With three decimals.
  private static func milliseconds(_ duration: Duration) -> JSONValue {
    .number((duration / .microseconds(1)).rounded() / 1000)
  }
}

/// One line of `search --batch`.
private struct BatchQuery {
  var id: JSONValue
  var text: String

  /// Nil when the line is not an object with a `query`.
  init?(line: String) {
    guard
      let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
      let query = object["query"] as? String
    else { return nil }
    text = query
    switch object["id"] {
    case let id as String: self.id = .string(id)
    case let id as Int: self.id = .integer(id)
    default: self.id = .null
    }
  }
}
