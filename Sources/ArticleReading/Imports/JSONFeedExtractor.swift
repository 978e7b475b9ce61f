internal import Foundation
internal import Text

/// Reads JSON Feed files (jsonfeed.org): every item is an article.
struct JSONFeedExtractor {
  private let rules: CleaningRules

  init(rules: CleaningRules) { self.rules = rules }

  /// An article for each item, in the order of the feed; items without text are reported as
  /// skipped.
  func extract(_ source: SourceFile) throws(ReadingError) -> Extraction {
    let feed: JSONFeed
    do {
      feed = try JSONDecoder().decode(JSONFeed.self, from: Data(source.bytes))
    } catch {
      throw .unsupported(
        path: source.path,
        reason: "it says that it is a JSON Feed, but its items cannot be read")
    }
    var extraction = Extraction(documents: [])
    for (index, item) in feed.items.enumerated() {
      if let document = item.entry.document(
        number: index + 1, outlet: feed.title, in: source, rules: rules)
      {
        extraction.documents.append(document)
      } else {
        extraction.skipped.append(
          SkippedPart(path: source.path, reason: "item \(index + 1) holds no text"))
      }
    }
    guard !feed.items.isEmpty else { throw .empty(path: source.path) }
    return extraction.withUniqueKeys()
  }
}

/// A JSON Feed, as far as articles need it.
private struct JSONFeed: Decodable {
  var version: String
  var title: String?
  var items: [Item]

  /// One article.
  struct Item: Decodable {
    var entry: FeedEntry

    private enum Field: String, CodingKey {
      case id, url, title, summary, author, authors, language
      case html = "content_html"
      case text = "content_text"
      case published = "date_published"
      case modified = "date_modified"
    }

    /// An author of an item.
    private struct Person: Decodable { var name: String? }

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: Field.self)
      func text(_ field: Field) -> String? {
        (try? fields.decodeIfPresent(String.self, forKey: field))?.nonBlank
      }
      func plain(_ field: Field) -> String? {
        let raw = text(field) == nil ? nil : try? fields.decode(String.self, forKey: field)
        return raw?.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
          .replacing("\n\n", with: "<p>")
      }
      let people =
        (try? fields.decode([Person].self, forKey: .authors))
        ?? (try? fields.decode(Person.self, forKey: .author)).map { [$0] } ?? []
      let names = people.compactMap { $0.name?.nonBlank }
      entry = FeedEntry(
        id: text(.id) ?? (try? fields.decode(Int.self, forKey: .id)).map(String.init),
        title: text(.title), markup: text(.html) ?? plain(.text) ?? plain(.summary) ?? "",
        author: names.isEmpty ? nil : names.joined(separator: ", "),
        date: text(.published) ?? text(.modified), url: text(.url), language: text(.language))
    }
  }
}
