internal import Foundation
internal import Prompts
internal import TestSupport
internal import Testing

@testable import ArticleReading
@testable import Text

/// The letters and digits of plain text.
private func letters(_ text: String) -> String {
  String(
    text.unicodeScalars.filter {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    })
}

/// Markup without its tags, entities resolved.
private func plain(_ markup: String) -> String {
  var text = markup.replacingOccurrences(
    of: #"(?is)<(script|style)\b.*?</\1>|<[^<>]*>"#, with: "", options: .regularExpression)
  text = text.replacing(#/&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));/#) { match in
    let number = match.1.flatMap { UInt32($0, radix: 16) } ?? match.2.flatMap { UInt32($0) }
    return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? ""
  }
  for (entity, sign) in [
    ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
  ] {
    text = text.replacingOccurrences(of: entity, with: sign)
  }
  return text
}

/// Whether `text` shows what `markup` shows, or says the same as plain text.
private func shows(_ text: String, _ markup: String) -> Bool {
  [plain(markup), markup].map(letters).contains { $0.isEmpty || letters(text).contains($0) }
}

/// One expectation of a feed's header comment about an entry.
private struct FeedExpectation: CustomStringConvertible {
  enum Field: String { case title, text, day, address, author }

  var file: String
  var entry: Int
  var field: Field
  var value: String

  var description: String { "\(file) \(field) \(value.prefix(80))" }

  private static let fields: [String: Field] = [
    "title": .title, "title_detail.value": .title, "description": .text, "summary": .text,
    "summary_detail.value": .text, "content.0.value": .text, "published_parsed": .day,
    "created_parsed": .day, "link": .address, "author": .author, "author_detail.name": .author,
  ]

  /// Those of `header` that say something of title, text, day, address or author.
  static func all(in header: String, file: String) -> [FeedExpectation] {
    let pattern =
      #/entries\[(\d+)\]((?:\[u?'?\w+'?\])+)\s*==\s*(?:u?'([^'\\]*)'|u?"([^"\\]*)"|\((\d+), (\d+), (\d+)[0-9, ]*\))/#
    return header.matches(of: pattern).compactMap { match in
      let path = match.2.split { "[]'".contains($0) }.filter { $0 != "u" }.joined(separator: ".")
      guard let field = fields[path], let entry = Int(match.1) else { return nil }
      var value = String(match.3 ?? match.4 ?? "")
      if let year = match.5, let month = match.6, let day = match.7 {
        value = "\(year)-\(month.count < 2 ? "0" : "")\(month)-\(day.count < 2 ? "0" : "")\(day)"
      }
      return FeedExpectation(file: file, entry: entry, field: field, value: value)
    }
  }

  func holds(in documents: [Document]) -> Bool {
    guard documents.indices.contains(entry) else { return false }
    let document = documents[entry]
    switch field {
    case .title: return letters(document.metadata.title ?? "") == letters(plain(value))
    case .text: return shows(document.text, value)
    case .day: return document.metadata.published == value
    case .address: return document.metadata.url == value
    case .author: return document.metadata.author == value
    }
  }
}

@Suite struct SharedFormatTests {
  private static let why: Comment = "the shared development data is not here"

  private func files(_ folder: String) throws -> [ArticleFile] {
    try ArticleFolder(path: SharedData.file(folder).path).listing().files
  }

  /// Entries without title and text are no articles; what is expected of their other elements is
  /// left out. What is expected but differs on purpose: a summary where there is a fuller text, and
  /// text inside elements of players.
  @Test(.enabled(if: SharedData.has("formats/feeds/wellformed"), why))
  func `well-formed feeds give their entries with the title, text and day they should`() throws {
    let reader = try ArticleReader(prompts: Prompts())
    var count = 0
    var wrong: [FeedExpectation] = []
    for file in try files("formats/feeds/wellformed") {
      let header = TextDecoder().text(
        of: try [UInt8](Data(contentsOf: URL(fileURLWithPath: file.path))))
      let expected = FeedExpectation.all(in: header, file: file.key)
      let documents = (try? reader.read(file).documents) ?? []
      let tested = expected.filter {
        !documents.isEmpty
          || ($0.field == .title || $0.field == .text) && !letters(plain($0.value)).isEmpty
      }
      count += tested.count
      wrong += tested.filter { !$0.holds(in: documents) }
    }
    if ProcessInfo.processInfo.environment["FOOTNOTE_SHOW"] != nil {
      print("FEEDS \(count - wrong.count) of \(count)")
      for one in wrong { print("WRONG", one) }
    }
    #expect(count > 200)
    #expect(wrong.count * 10 <= count, "\(wrong)")
  }

  @Test(.enabled(if: SharedData.has("formats/feeds"), why))
  func `no shared feed stops the reader`() throws {
    let reader = try ArticleReader(prompts: Prompts())
    let listing = try files("formats/feeds")
    #expect(listing.count > 1000)
    for file in listing { _ = try? reader.read(file) }
  }

  @Test(.enabled(if: SharedData.has("formats/epub"), why))
  func `the shared e-books open with their chapters in order, or say why not`() throws {
    let reader = try ArticleReader(prompts: Prompts())
    var refused: [String] = []
    let listing = try files("formats/epub")
    for file in listing {
      do throws(ReadingError) {
        let document = try reader.read(file).documents[0]
        let chapters = document.anchors.map(\.number)
        #expect(document.placeUnit == .chapter)
        #expect(chapters == chapters.sorted(), "\(file.key)")
      } catch {
        refused.append(file.key)
        #expect(error.reason.contains("pictures"), "\(error)")
      }
    }
    #expect(listing.count > 100)
    #expect(refused.allSatisfy { $0.contains("svg") }, "\(refused)")
  }

  /// Examples of the specification: Markdown, a line with a stop, and the page it makes.
  @Test(.enabled(if: SharedData.has("formats/commonmark/spec.txt"), why))
  func `the text of every CommonMark example survives`() throws {
    let fence = String(repeating: "`", count: 32)
    let specification = try String(
      contentsOf: SharedData.file("formats/commonmark/spec.txt"), encoding: .utf8)
    var count = 0
    var wrong: [String] = []
    for part in specification.components(separatedBy: "\(fence) example\n").dropFirst() {
      let example = (part.components(separatedBy: "\n\(fence)").first ?? "")
        .replacingOccurrences(of: "→", with: "\t")
      let sides = ("\n" + example).components(separatedBy: "\n.\n")
      guard sides.count == 2 else { continue }
      count += 1
      let text = MarkdownTree(String(sides[0].dropFirst())).pieces.map(\.text).joined(
        separator: "\n")
      if !shows(text, sides[1]) { wrong.append(example) }
    }
    if ProcessInfo.processInfo.environment["FOOTNOTE_SHOW"] != nil {
      print("COMMONMARK \(count - wrong.count) of \(count)")
      for one in wrong { print("WRONG", one) }
    }
    #expect(count > 600)
    #expect(wrong.count * 50 <= count, "\(wrong.prefix(20))")
  }
}
