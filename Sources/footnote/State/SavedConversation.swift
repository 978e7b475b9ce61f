internal import AnswerRendering
internal import Answers
internal import ExactAnswers
internal import Foundation
internal import Prompts

/// A conversation in a file: Markdown with footnotes, or JSON where the file's name ends in
/// `.json`.
struct SavedConversation {
  /// A quotation as it was saved.
  struct Quotation: Decodable, Equatable {
    var key: String
    var path: String
    var excerpt: String
    /// UTF-8 offset into the cleaned text of the article as it was then.
    var start: Int
  }

  private struct Page: Decodable {
    struct Turn: Decodable {
      var citations: [Quotation]
    }

    var turns: [Turn]
  }

  let path: String

  /// - Parameter path: as typed; `~/` is the home folder.
  init(path: String) {
    self.path = (path as NSString).expandingTildeInPath
  }

  /// Writes the answers to a file that nobody else may read; one that is there already is left
  /// alone unless `replaces`.
  ///
  /// - Parameter day: on which it is saved, ISO 8601.
  func write(_ answers: [Answer], prompts: Prompts, day: String, replaces: Bool) throws {
    let text =
      path.hasSuffix(".json")
      ? try Self.json(of: answers, prompts: prompts)
      : try MarkdownRenderer(prompts: prompts).page(of: answers, day: day)
    do {
      if replaces { return try PrivateFile.write(text, to: path) }
      guard try PrivateFile.create(path, Data(text.utf8)) else {
        throw SavedConversationError.exists(path)
      }
    } catch is StateError {
      throw SavedConversationError.unwritable(path)
    }
  }

  /// The quotations in the file, in its order.
  ///
  /// - Throws: `SavedConversationError` when it cannot be read or holds none.
  func quotations() throws(SavedConversationError) -> [Quotation] {
    guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable(path) }
    let quotations =
      (try? JSONDecoder().decode(Page.self, from: data))?.turns.flatMap(\.citations)
      ?? Self.quotations(inMarkdown: String(decoding: data, as: UTF8.self))
    if quotations.isEmpty { throw .noQuotations(path) }
    return quotations
  }

  private static func json(of answers: [Answer], prompts: Prompts) throws -> String {
    let renderer = JSONRenderer(layout: try ReplyLayout(prompts: prompts))
    let turns = try answers.map {
      try renderer.object(of: $0, id: .null, elapsedMilliseconds: 0)
    }
    return JSONValue.object(["version": .string(Release.version), "turns": .array(turns)]).text
      + "\n"
  }

  /// From the comments that `MarkdownRenderer` puts behind its footnotes, each on one line.
  /// O(length of the text), whatever stands in it.
  static func quotations(inMarkdown text: String) -> [Quotation] {
    let opening = Array("<!-- footnote {".utf8)
    let ending = Array("} -->".utf8)
    return text.utf8.split(separator: 0x0A).flatMap { line in
      var quotations: [Quotation] = []
      var rest = Array(line)[...]
      while let start = rest.firstRange(of: opening)?.upperBound,
        let end = rest[start...].firstRange(of: ending)
      {
        let object = [0x7B] + rest[start..<end.lowerBound] + [0x7D]
        if let found = try? JSONDecoder().decode(Quotation.self, from: Data(object)) {
          quotations.append(found)
        }
        rest = rest[end.upperBound...]
      }
      return quotations
    }
  }
}

/// Why a conversation cannot be saved, or a saved one not be checked.
enum SavedConversationError: Error, Equatable, CustomStringConvertible {
  case exists(String)
  case unwritable(String)
  case unreadable(String)
  case noQuotations(String)

  var description: String {
    switch self {
    case .exists(let path): "\(path) is there already and was left alone. Name another file."
    case .unwritable(let path): "\(path) cannot be written. Name a file in a folder of your own."
    case .unreadable(let path): "\(path) cannot be read. Name a file that .save has written."
    case .noQuotations(let path):
      "\(path) holds no quotations. Name a file that .save has written."
    }
  }
}
