/// One article as the reader made it: metadata, cleaned text and what was cut on the way.
///
/// `text` is never altered after reading; every offset elsewhere counts UTF-8 bytes of it.
package struct Document: Sendable, Equatable {
  /// Identity inside its folder: the path relative to the folder, or the `id` of an imported line.
  package var key: String
  /// Path of the file the article came from, as a person can open it.
  package var path: String
  package var metadata: ArticleMetadata
  /// Cleaned text; blocks are separated by one blank line.
  package var text: String
  /// The parts of `text` in reading order; they do not overlap and leave only line breaks between
  /// them.
  package var blocks: [Block]
  /// Where places of `text` stand in the original file, ascending by offset; empty when unknown.
  package var anchors: [PlaceAnchor]
  /// What `PlaceAnchor.number` counts.
  package var placeUnit: PlaceUnit
  /// What cleaning cut, in file order.
  package var removed: [RemovedBlock]

  package init(
    key: String, path: String, metadata: ArticleMetadata = ArticleMetadata(), text: String,
    blocks: [Block], anchors: [PlaceAnchor] = [], placeUnit: PlaceUnit = .line,
    removed: [RemovedBlock] = []
  ) {
    self.key = key
    self.path = path
    self.metadata = metadata
    self.text = text
    self.blocks = blocks
    self.anchors = anchors
    self.placeUnit = placeUnit
    self.removed = removed
  }
}

/// What is known about an article beside its text; nil where nothing was found.
package struct ArticleMetadata: Sendable, Equatable {
  package var title: String?
  package var author: String?
  package var outlet: String?
  /// ISO 8601 calendar day, `2025-11-04`; never the file's own date.
  package var published: String?
  /// How the date was found: a name of `languages/en/tables/date-sources.tsv`.
  package var publishedSource: String?
  package var description: String?
  /// BCP 47 tag of the language, when declared.
  package var language: String?
  package var url: String?
  /// When it was saved, as what saved it tells: the moment in UTC, `2025-11-04T09:00:00Z`, or an
  /// ISO 8601 day.
  package var saved: String?
  /// Words that its readers filed it under, as an export tells them; the index does not keep them.
  package var tags: [String] = []

  package init(
    title: String? = nil, author: String? = nil, outlet: String? = nil, published: String? = nil,
    publishedSource: String? = nil, description: String? = nil, language: String? = nil,
    url: String? = nil
  ) {
    self.title = title
    self.author = author
    self.outlet = outlet
    self.published = published
    self.publishedSource = publishedSource
    self.description = description
    self.language = language
    self.url = url
  }
}

/// A structural part of the cleaned text.
package struct Block: Sendable, Equatable {
  /// What a block is; raw values are stored in the index.
  package enum Kind: UInt8, Sendable {
    case paragraph = 0
    case heading = 1
    case listItem = 2
    case tableRow = 3
    case quotation = 4
    case caption = 5
    case code = 6
  }

  package var kind: Kind
  package var span: TextSpan
  /// Marked when cleaning saw that words are missing (a lost link: "according to a , …").
  package var isBroken: Bool
  /// A person said that it belongs to the article; no rule cuts it.
  package var isKept: Bool

  package init(kind: Kind, span: TextSpan, isBroken: Bool = false, isKept: Bool = false) {
    self.kind = kind
    self.span = span
    self.isBroken = isBroken
    self.isKept = isKept
  }
}

/// Says that the text from `offset` on stands at `number` in the original file.
package struct PlaceAnchor: Sendable, Equatable {
  /// UTF-8 offset into the cleaned text.
  package var offset: Int
  /// Line (counted from 1), page, chapter or second, as `Document.placeUnit` says.
  package var number: Int

  package init(offset: Int, number: Int) {
    self.offset = offset
    self.number = number
  }
}

/// What the numbers of a document's places count; raw values are stored in the index.
package enum PlaceUnit: UInt8, Sendable {
  case line = 0
  case page = 1
  case chapter = 2
  /// Whole seconds from the beginning of a recording.
  case time = 3
}

extension [PlaceAnchor] {
  /// The line, page, chapter or second at `offset`; nil where the place is unknown. O(log n).
  package func number(at offset: Int) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : self[low - 1].number
  }
}

/// A part of the file that cleaning left out, and the name of the rule that said so.
package struct RemovedBlock: Sendable, Equatable, Codable {
  package var text: String
  package var reason: String
  /// How many blocks of the article stand before it: where it goes when a person wants it kept.
  package var position: Int
  /// Its line, page, chapter or second in the file; nil when unknown.
  package var place: Int?

  package init(text: String, reason: String, position: Int = 0, place: Int? = nil) {
    self.text = text
    self.reason = reason
    self.position = position
    self.place = place
  }
}
