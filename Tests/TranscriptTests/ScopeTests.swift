internal import Prompts
internal import TestSupport
internal import Testing
internal import Text

@testable import footnote

@Suite struct ArticleScopeTests {
  private static let days = LimitDays(
    dates: try! DateRecogniser(prompts: Prompts()), today: "2025-06-10")

  @Test(arguments: [
    ("outlet:Ledger", "outlet:Ledger"),
    ("  SINCE:2025-03   until:2025 ", "since:2025-03 until:2025"),
    ("outlet:\"Nordic Ledger\" about:kelp", "outlet:Nordic Ledger about:kelp"),
    ("title:“wet things” folder:markets", "title:wet things folder:markets"),
  ])
  func `limits are read in order`(text: String, description: String) throws {
    #expect(try ArticleScope(text, days: Self.days).description == description)
  }

  static let faults: [(String, ScopeError)] = [
    ("", .empty), ("   ", .empty), ("Ledger", .unknownLimit("Ledger")),
    ("colour:red", .unknownLimit("colour:red")), ("outlet:", .unknownLimit("outlet:")),
    ("since:soon", .notADate("soon")), ("since:2025-13", .notADate("2025-13")),
    ("until:2025-02-30", .notADate("2025-02-30")), ("since:20", .notADate("20")),
    ("since:2025 until:2024", .contradictory(since: "2025", until: "2024")),
    (
      "since:\"June 2025\" until:2025-05-31",
      .contradictory(since: "June 2025", until: "2025-05-31")
    ),
  ]

  @Test(arguments: [
    ("since:2024", "2024-01-01"), ("until:2024", "2024-12-31"), ("since:2024-05", "2024-05-01"),
    ("until:\"May 2024\"", "2024-05-31"), ("since:\"3 May 2024\"", "2024-05-03"),
    ("until:2024-02", "2024-02-29"), ("since:\"last month\"", "2025-05-01"),
    ("until:yesterday", "2025-06-09"),
  ])
  func `days are read in every common form`(text: String, day: String) throws {
    #expect(try ArticleScope(text, days: Self.days).limits.map(\.day) == [day])
  }

  @Test(arguments: faults)
  func `what is no limit is named`(text: String, error: ScopeError) {
    #expect(throws: error) { try ArticleScope(text, days: Self.days) }
  }
}

/// `.only`, `.all` and `.more` in the program.
@Suite struct ScopeTests {
  let library: SampleLibrary

  init() throws {
    library = try SampleLibrary()
    try library.folder.write(
      """
      {"id": "a", "title": "Vik speaks", "text": "Arne Vik is the harbour master of Bodø.", "source": "Coast Post", "author": "Ragna Foss", "date": "2025-03-04"}
      {"id": "b", "title": "Vik retires", "text": "Harbour master Arne Vik will retire in May.", "source": "Nordic Ledger", "author": "Ole Foss", "date": "2024-11-30"}
      {"id": "c", "title": "Tides", "text": "Tides were high in the north.", "source": "Coast Post"}
      """, to: "articles/import.jsonl")
    try library.index()
  }

  @Test(arguments: [
    ("outlet:coast", 2), ("outlet:\"coast post\" title:vik", 1), ("since:2025-03", 2),
    ("since:2025-03-05 outlet:coast", 0), ("until:2024", 1), ("until:2024-11-30", 1),
    ("until:2024-11-29", 0), ("folder:markets", 1), ("folder:mark", 0), ("about:tides", 1),
    ("since:\"November 2024\" until:\"1 Dec 2024\"", 1), ("author:\"ragna foss\"", 1),
    ("author:foss", 2), ("folder:articles/markets", 1), ("outlet:coastpost.example", 2),
    ("about:retiring until:2025", 1),
  ])
  func `a scope counts the articles it keeps to`(limits: String, count: Int) throws {
    let result = try library.run(["chat"], input: ".only \(limits)\n.articles\n")
    if count == 0 {
      #expect(result.errors.contains("No article fits"))
    } else {
      #expect(result.output.hasPrefix("Keeping to \(count) article"))
      #expect(result.output.split(separator: "\n").count == 1 + count)
    }
  }

  @Test func `answers come from the scope until it is lifted`() throws {
    let question = "Who is Arne Vik?\n"
    let narrow = try library.run(["chat"], input: ".only outlet:Coast\n" + question).output
    #expect(narrow.contains("Coast Post") && !narrow.contains("ferry.md"))
    let wide = try library.run(
      ["chat"], input: ".only outlet:Coast\n.all\n" + question + ".more\n.sources\n"
    ).output
    #expect(wide.contains("Answering from all 5 articles."))
    #expect(wide.contains("ferry.md"))
  }

  @Test func `more evidence goes on counting, and can be opened`() throws {
    let result = try library.run(
      ["chat"], input: "Who is Arne Vik?\n.more\n.sources\n.open 99\nmore\n.more\n.more\n.more\n")
    let count = result.output.matches(of: #/\n  \[(\d+)\] /#).compactMap { Int($0.output.1) }.max()
    #expect(result.output.contains("It has 1 to "))
    #expect((count ?? 0) >= 3)
    #expect(
      result.output.contains("Nothing further in other articles, and the article quoted ends here.")
    )
  }

  @Test func `the prompt shows the scope`() throws {
    let terminal = try library.terminal()
    terminal.waitForPrompt()
    #expect(terminal.type(".only outlet:Coast\r", andWaitFor: "[outlet:Coast] > "))
    #expect(terminal.type(".all\r", andWaitFor: "Answering from all"))
    #expect(terminal.waitForPrompt())
  }
}
