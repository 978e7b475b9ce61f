internal import Foundation
internal import TestSupport
internal import Testing

/// What people, files and file systems do to a program, from the command line's point of view.
@Suite struct HostileInputTests {
  let library: SampleLibrary

  init() throws { library = try SampleLibrary() }

  // MARK: Questions

  static let questions = [
    "AND", "OR NOT", "\"", "\"\"\"", "*", "NEAR(", "NEAR(a b, 2)", "%", "'", "';--", "$(true)",
    "`id`",
    "-", "—", "()", "a:b", "^fund", "{x}", "{{answer}}", "?!", "…", "🙂", "\u{1B}[2J", "\u{202E}abc",
    "\u{0}", "a\u{0}b", "株式会社", "١٢٣", String(repeating: "fund ", count: 20_000),
    String(repeating: "x", count: 100_000), String(repeating: "(", count: 5_000),
  ]

  @Test func `any question gets a reply and no crash`() throws {
    let lines = try Self.questions.map {
      String(decoding: try JSONEncoder().encode(["question": $0]), as: UTF8.self) + "\n"
    }
    let result = try library.run(["ask", "--batch"], input: lines.joined())
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
    #expect(!result.output.contains("\u{1B}"))
    let replies = result.output.split(separator: "\n")
    try #require(replies.count == Self.questions.count, "the first without reply ended the program")
    for (question, reply) in zip(Self.questions, replies) {
      #expect(reply.contains("\"status\":"), "\(question.prefix(40))")
    }
  }

  /// glibc's checking allocator ends a program that wrote beyond what it was given.
  private static let checkingAllocator = "libc_malloc_debug.so.0"

  @Test(
    .enabled(
      if: ["/lib/x86_64-linux-gnu/", "/lib/aarch64-linux-gnu/"].contains {
        FileManager.default.fileExists(atPath: $0 + checkingAllocator)
      }, "needs glibc's checking allocator"))
  func `words that every article holds write nowhere but where they should`() throws {
    let folder = try TemporaryFolder()
    for number in 1...9 {
      try folder.write(
        "The harbour fund of town \(number) bought ferry \(number).", to: "a/\(number).txt")
    }
    let built = try Program.run(["index", "a", "--index", "i.sqlite"], in: folder)
    #expect(built.status == 0)
    let result = try Program.run(
      ["ask", "Which ferry did the harbour fund of the town buy?", "--index", "i.sqlite"],
      environment: [
        "LD_PRELOAD": Self.checkingAllocator, "GLIBC_TUNABLES": "glibc.malloc.check=3",
      ], in: folder)
    #expect(result.status < 2, "\(result.errors)")
  }

  @Test(arguments: [[], [""], ["  \t"]])
  func `an empty question is misuse, and the message shows a full one`(words: [String]) throws {
    let result = try library.run(["ask"] + words)
    #expect(result.status == 64)
    #expect(result.errors.contains("footnote ask \""))
    #expect(result.output.isEmpty)
  }

  @Test(arguments: [
    ["ask", "x", "--color", "\u{1B}[31mred"], ["people", "--limit", "\u{1B}]0;title\u{7}"],
    ["doctor", "\u{1B}[2J"], ["--\u{202E}odd"],
  ])
  func `what is typed wrongly is told without acting on the terminal`(words: [String]) throws {
    let run = try Program.run(words, in: TemporaryFolder())
    #expect(run.status == 64)
    #expect(!run.errors.isEmpty)
    #expect(!run.errors.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
  }

  @Test func `lines of a conversation that hold nothing or rubbish do not end it`() throws {
    let input: [UInt8] = Array("\n   \n".utf8) + [0, 0xFF, 0xFE, 0x0A] + Array("thanks\n".utf8)
    let result = try Program.run(
      ["chat"], input: input, environment: ["FOOTNOTE_INDEX": "index.sqlite"], in: library.folder)
    #expect(result.status == 0)
    #expect(result.output.hasSuffix("You are welcome.\n\n"))
  }

  @Test(arguments: [
    "nonsense", "[]", "{}", "{\"id\": \"a\"}", "{\"question\": 7}", "{\"question\": \"\"}",
    "{\"question\": \"x\", \"asOf\": \"yesterday\"}",
    "{\"question\": \"x\", \"asOf\": \"2025-02-30\"}",
    String(repeating: "[", count: 10_000), "\"\u{1B}[2J\"",
  ])
  func `a bad line of a batch gets an error and stops nothing`(line: String) throws {
    let good = "{\"id\": \"good\", \"question\": \"Who is Arne Vik?\"}"
    let result = try library.run(["ask", "--batch", "--json"], input: "\(line)\n\n\(good)\n")
    let lines = result.output.split(separator: "\n")
    #expect(result.status == 0)
    #expect(lines.count == 2)
    #expect(lines.first?.contains("\"error\":") == true)
    #expect(lines.last?.hasPrefix("{\"id\":\"good\"") == true)
  }

  @Test func `the same batch gives the same bytes apart from the times`() throws {
    let questions = ["Who is Arne Vik?", "How much did the fund commit?", "Why?", "thanks"]
      .map { "{\"question\": \"\($0)\"}\n" }.joined()
    let runs = try (1...2).map { _ in
      try library.run(["ask", "--batch"], input: questions).output
        .replacing(#/"elapsedMilliseconds":[0-9.]+/#, with: "")
    }
    #expect(runs[0] == runs[1])
    #expect(runs[0].split(separator: "\n").count == 4)
  }

  // MARK: Articles

  @Test func `an empty folder is said to be one`() throws {
    try FileManager.default.createDirectory(
      at: library.folder.url.appendingPathComponent("empty"), withIntermediateDirectories: true)
    let result = try library.run(["index", "empty", "--index", "other.sqlite"])
    #expect(result.status == 0)
    #expect((result.output + result.errors).contains("0 articles"))
    let question = try library.run(["ask", "Who is Arne Vik?", "--index", "other.sqlite"])
    #expect(question.status == 1)
  }

  @Test func `files that cannot be used are skipped with a reason, and the others are indexed`()
    throws
  {
    let folder = library.folder
    try folder.write(Data([0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 0, 0, 3]), to: "articles/binary.txt")
    try folder.write("secret", to: "articles/locked.txt")
    chmod(folder.url.path + "/articles/locked.txt", 0)
    try folder.write(
      Data([0x43, 0x61, 0x66, 0xE9, 0x20, 0xFF, 0xFE, 0x2E]), to: "articles/latin.txt")
    try folder.write("", to: "articles/empty.txt")
    let result = try library.index()
    #expect(result.status == 0)
    let said = result.output + result.errors
    #expect(said.contains("binary.txt") && said.contains("empty.txt"))
    #expect(getuid() == 0 || said.contains("locked.txt"))
    #expect(try library.run(["ask", "Who is Arne Vik?"]).output.contains("Arne Vik"))
  }

  @Test func `a file of 100 MB is read or refused in bounded time`() throws {
    let path = try library.folder.write("", to: "articles/huge.txt")
    #expect(truncate(path, 100 << 20) == 0)
    let result = try library.index()
    #expect(result.status == 0)
    #expect((result.output + result.errors).contains("huge.txt"))
  }

  @Test func `links in circles and out of the folder are not followed`() throws {
    let files = FileManager.default
    let articles = library.folder.url.path + "/articles"
    try library.folder.write("The outside secret is plumbago.", to: "outside/secret.txt")
    try files.createSymbolicLink(atPath: articles + "/loop", withDestinationPath: ".")
    try files.createSymbolicLink(
      atPath: articles + "/secret.txt", withDestinationPath: "../outside/secret.txt")
    try files.createSymbolicLink(atPath: articles + "/out", withDestinationPath: "../outside")
    let result = try library.index()
    #expect(result.status == 0)
    #expect(try !library.run(["ask", "What is the outside secret?"]).output.contains("plumbago"))
  }

  @Test func `a folder that has vanished keeps its articles, and is named`() throws {
    try FileManager.default.moveItem(
      atPath: library.folder.url.path + "/articles", toPath: library.folder.url.path + "/moved")
    let result = try library.index([])
    #expect((result.output + result.errors).contains("articles"))
    #expect(try library.run(["ask", "Who is Arne Vik?"]).output.contains("Arne Vik"))
  }

  @Test func `escape sequences of an article never reach the terminal`() throws {
    try library.folder.write(
      "Evil \u{1B}]0;owned\u{7}\u{1B}[2J\u{9B}31mtitle\n\nZorblatt\u{202E} costs \u{1B}[31mNOK 7\u{8}\u{8} million.\n",
      to: "articles/evil\u{1B}[31m.txt")
    try library.index()
    for arguments in [
      ["ask", "How much does Zorblatt cost?"], ["search", "Zorblatt"],
      ["read", "articles/evil\u{1B}[31m.txt"],
    ] {
      let terminal = try library.terminal(arguments + ["--color", "never"])
      _ = terminal.finish()
      #expect(terminal.screen.contains("Z") || terminal.screen.contains("vil"))
      #expect(
        !terminal.raw.unicodeScalars.contains {
          $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\r"
        })
      #expect(!terminal.raw.contains("\u{202E}"))
    }
  }

  // MARK: The index file

  @Test func `a missing index is named together with the command that makes one`() throws {
    let result = try library.run(["ask", "Who?", "--index", "none/such.sqlite"])
    #expect(result.status == 2)
    #expect(result.errors.contains("none/such.sqlite"))
    #expect(result.errors.contains("footnote index"))
    #expect(result.output.isEmpty)
  }

  @Test func `a file that is no index is refused and left as it is`() throws {
    let text = "Dear diary, this is not a database.\n"
    try library.folder.write(text, to: "diary.txt")
    for arguments in [
      ["ask", "Who?"], ["index", "articles"], ["index", "--rebuild", "articles"],
    ] {
      let result = try library.run(arguments + ["--index", "diary.txt"])
      #expect(result.status == 2)
      #expect(result.errors.contains("diary.txt"))
    }
    let path = library.folder.url.path + "/diary.txt"
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
  }

  @Test func `a damaged index is reported, and built anew on request`() throws {
    let path = library.folder.url.path + "/index.sqlite"
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    for offset in stride(from: 200, to: bytes.count, by: 3) { bytes[offset] = 0xA5 }
    try bytes.write(to: URL(fileURLWithPath: path))
    let damaged = try library.run(["ask", "Who is Arne Vik?"])
    #expect(damaged.status == 2)
    #expect(damaged.errors.contains("--repair"))
    let rebuilt = try library.index(["--rebuild", "articles"])
    #expect(rebuilt.status == 0)
    #expect(try library.run(["ask", "Who is Arne Vik?"]).output.contains("Arne Vik"))
  }

  @Test(.enabled(if: getuid() != 0, "root may write everything"))
  func `a read-only index answers, and says that it cannot be updated`() throws {
    chmod(library.folder.url.path + "/index.sqlite", 0o400)
    #expect(try library.run(["ask", "Who is Arne Vik?"]).output.contains("Arne Vik"))
    #expect(try library.index().status == 2)
  }

  // MARK: The other end

  @Test func `a closed pipe ends the program quietly`() throws {
    let questions = String(repeating: "{\"question\": \"Who is Arne Vik?\"}\n", count: 200)
    try library.folder.write(questions, to: "questions.jsonl")
    let script = "\"$0\" ask --batch --index index.sqlite < questions.jsonl | head -n 1 > first.txt"
    let result = try Program.shell(script, in: library.folder)
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
  }

  @Test func `a pipe gets neither prompt nor escape codes`() throws {
    let result = try library.run(
      ["chat"], input: "Who is Arne Vik?\n.open 1\n.quit\n", environment: ["TERM": "xterm"])
    #expect(result.status == 0)
    #expect(!result.output.contains("\u{1B}") && !result.output.contains("> "))
    #expect(result.output.contains("▶"))
  }
}
