internal import Answers
internal import Foundation
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import QuestionAnswering
internal import SentenceAnalysis
internal import TestSupport
internal import Testing
internal import WordNetLexicon

@testable import footnote

/// Ctrl-C, Ctrl-Z and the end of the terminal while the program works.
@Suite(.serialized) struct InterruptionTests {
  let library: SampleLibrary

  init() throws {
    library = try SampleLibrary()
  }

  /// Articles enough to be at work for a second.
  private func addFerries() throws {
    for ferry in 0..<300 {
      let paragraphs = (0..<40).map { trip in
        "Ferry \(ferry) of the harbour fund calls at port \(ferry * trip % 97). It carried \(ferry * 3 + trip) passengers "
          + "and \(ferry * 7) tonnes of kelp to town \(trip % 13)."
      }
      try library.folder.write(
        paragraphs.joined(separator: "\n\n"), to: "articles/ferries/\(ferry).txt")
    }
    try library.index()
  }

  @Test func `slow work says so, and Ctrl-C ends it with nothing lost`() throws {
    try addFerries()
    let terminal = try library.terminal()
    terminal.waitForPrompt()
    terminal.type(".rebuild\r", andWaitFor: "\n")
    #expect(terminal.waitForRaw("Working … (Ctrl-C stops)", seconds: 90))
    #expect(terminal.waitForRaw("s left", seconds: 90))
    #expect(terminal.typeRaw("\u{3}", andWaitFor: "Stopped."))
    #expect(terminal.waitForPrompt())
    #expect(terminal.type("Who is Arne Vik?\r", andWaitFor: "Arne Vik, called"))
    terminal.waitForPrompt()
    terminal.type("\u{4}")
    #expect(terminal.finish() == 0)
    let files = try FileManager.default.contentsOfDirectory(atPath: library.folder.url.path)
    #expect(!files.contains { $0.contains(".new") })
    #expect(try library.run(["articles"]).output.split(separator: "\n").count == 302)
  }

  @Test func `what showed progress and was removed is no part of the screen`() {
    let raw =
      "first\r\nsecond\r\n\u{1B}[?2004l\r\rWorking …\u{1B}[K\rWorking, 1 s …\u{1B}[K\r\u{1B}[Kthird\r\n"
    #expect(PseudoTerminal.withoutEscapes(raw) == "first\nsecond\nthird\n")
  }

  @Test func `work goes on after a suspension`() throws {
    try addFerries()
    let terminal = try library.terminal()
    terminal.waitForPrompt()
    terminal.type(".rebuild\r", andWaitFor: "\n")
    terminal.suspendAndResume()
    #expect(terminal.waitFor("302 articles", seconds: 120))
    #expect(terminal.waitForPrompt())
    #expect(!terminal.screen.contains("> > "))
  }

  @Test func `a terminal that goes away in the middle of work ends the program and breaks nothing`()
    throws
  {
    try addFerries()
    let terminal = try library.terminal()
    terminal.waitForPrompt()
    terminal.type(".rebuild\r", andWaitFor: "\n")
    #expect([0, 128 + SIGHUP].contains(terminal.hangUp()))
    #expect(try library.run(["articles"]).output.split(separator: "\n").count == 302)
    #expect(try library.run(["ask", "Who is Arne Vik?"]).status == 0)
  }

  @Test func `an answer can be ended at any reading of the index, and the next one is as ever`()
    throws
  {
    let store = try PassageStore(path: library.folder.url.path + "/index.sqlite")
    var readings = 0
    var limit = Int.max
    let interruptible = InterruptibleStore(store) {
      readings += 1
      if readings == limit { throw CancellationError() }
    }
    let prompts = try Prompts()
    let pipeline = try AnswerPipeline(
      store: interruptible, language: Language(prompts: prompts, lexicon: LexiconCache.installed))
    let request = QuestionRequest(question: "Who is the harbour master of Bodø?")
    let expected = try pipeline.answer(request)
    #expect(readings > 3)
    for reading in 1...readings {
      (limit, readings) = (reading, 0)
      // A new pipeline, because an old one remembers what it has read.
      let pipeline = try AnswerPipeline(
        store: interruptible, language: Language(prompts: prompts, lexicon: LexiconCache.installed))
      #expect(throws: CancellationError.self) { try pipeline.answer(request) }
      limit = .max
      let answer = try pipeline.answer(request)
      #expect(answer.citations.map(\.excerpt) == expected.citations.map(\.excerpt))
      #expect(answer.confidence == expected.confidence)
    }
  }
}
