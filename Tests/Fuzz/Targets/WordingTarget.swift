internal import AnswerRendering
internal import ArticleReading
internal import Foundation
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import QuestionAnswering
internal import SentenceAnalysis
internal import Text

/// A folder of somebody's own wording, of which one file holds any bytes.
///
/// The first line of an input is the file's path below that folder, the rest what stands in it.
final class WordingTarget: Sendable {
  private static let questions = [
    "Who founded the shipyard of Varde?", "How much did the fire at Varde cost in 2025?",
    "Which articles mention Varde?", "When did it happen?", "thanks",
  ]
  private static let article = """
    Fire at the Varde yard

    A fire destroyed the paint hall of Varde Shipyard on 8 April 2025. The fire caused damage of \
    EUR 12 million, said Inger Solheim, who founded the shipyard in 1987. Nobody was hurt.

    The yard employs 410 people, 12 % more than a year before.
    """

  private let home: URL

  /// Makes a small index, with the built-in wording.
  init() throws {
    home = FileManager.default.temporaryDirectory
      .appendingPathComponent("footnote-wording-\(UUID().uuidString)")
    let articles = home.appendingPathComponent("articles")
    try FileManager.default.createDirectory(at: articles, withIntermediateDirectories: true)
    try Data(Self.article.utf8).write(to: articles.appendingPathComponent("fire.txt"))
    let prompts = try Prompts()
    var reader = try ArticleReader(prompts: prompts)
    reader.trial = nil
    let language = try Language(prompts: prompts, lexicon: nil)
    _ = try IndexBuilder(
      path: home.appendingPathComponent("index.sqlite").path, reader: reader,
      analyzer: ArticleAnalyzer(language: language)
    ).update([articles.path])
  }

  deinit { try? FileManager.default.removeItem(at: home) }

  func fault(of bytes: [UInt8]) -> String? {
    let lines = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
    guard lines.count == 2, let name = Self.name(lines[0]) else { return nil }
    let folder = home.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent(name)
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(lines[1]).write(to: file)
    } catch { return nil }
    do { return try converse(folder.path) } catch is PromptsError { return nil } catch {
      return "\(error)"
    }
  }

  /// Nil for what is no path of a file of wording.
  private static func name(_ line: ArraySlice<UInt8>) -> String? {
    let name = String(decoding: line, as: UTF8.self)
    guard !name.contains(".."), name.utf8.count < 100, !name.hasSuffix("/"),
      name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
      ["answers/", "languages/en/tables/", "tables/"].contains(where: name.hasPrefix)
    else { return nil }
    return name
  }

  private func converse(_ folder: String) throws -> String? {
    let prompts = try Prompts(folder: folder)
    let language = try Language(prompts: prompts, lexicon: nil)
    var reader = try ArticleReader(prompts: prompts)
    reader.trial = nil
    let document = try? reader.read(Array(Self.article.utf8), named: "fire.txt").documents.first
    if let document {
      let sentences = language.reading.sentences.sentences(of: document)
      _ = try ArticleAnalyzer(language: language).analyze(document, sentences: sentences)
    }
    let store = try PassageStore(path: home.appendingPathComponent("index.sqlite").path)
    let pipeline = try AnswerPipeline(store: store, language: language)
    let renderer = PlainRenderer(layout: try ReplyLayout(prompts: prompts))
    var history: [QuestionRequest.Turn] = []
    for question in Self.questions {
      let answer = try pipeline.answer(
        QuestionRequest(question: question, history: history, asOf: "2025-06-01"),
        explaining: true)
      let text = try renderer.render(answer)
      if text.unicodeScalars.contains(where: { $0.value == 0x1B }) {
        return "an escape sequence reaches the terminal"
      }
      history.append(QuestionRequest.Turn(question: question, answer: text))
    }
    return nil
  }
}
