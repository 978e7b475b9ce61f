/// One file of a listing.
package struct ArticleFile: Sendable, Equatable {
  /// Path as a person can open it.
  package var path: String
  /// Path relative to the folder, or the file's name.
  package var key: String
  package var kind: Kind
  /// Size when listed.
  package var byteCount: Int
  /// Time of the last change of the file or its sidecar, in nanoseconds since 1970; only to notice
  /// changes, never an article's date.
  package var modified: Int64

  /// Path of the file that may hold a person's corrections; it need not exist.
  package var sidecarPath: String { path + Self.sidecarEnding }

  /// What the name of a sidecar ends with, after the whole name of its file.
  static let sidecarEnding = ".footnote.toml"

  package init(path: String, key: String, kind: Kind, byteCount: Int, modified: Int64) {
    self.path = path
    self.key = key
    self.kind = kind
    self.byteCount = byteCount
    self.modified = modified
  }

  /// The kinds of file that can be read, each with an extractor of its own.
  package enum Kind: String, Sendable, CaseIterable {
    case plainText, markdown, html, jsonLines, feed, jsonFeed, mail, epub, wordDocument, pdf

    /// The kind by the ending of the file's name, in any letter case; nil for endings that are not
    /// read.
    package init?(fileName: String) {
      guard let dot = fileName.lastIndex(of: ".") else { return nil }
      let ending = fileName[fileName.index(after: dot)...].lowercased()
      guard let kind = Self.allCases.first(where: { $0.endings.contains(ending) }) else {
        return nil
      }
      self = kind
    }

    /// Endings of file names, in lower case.
    var endings: [String] {
      switch self {
      case .plainText: ["txt", "text"]
      case .markdown: ["md", "markdown"]
      case .html: ["html", "htm", "xhtml"]
      case .jsonLines: ["jsonl", "ndjson"]
      case .feed: ["xml", "rss", "atom", "rdf"]
      case .jsonFeed: ["json"]
      case .mail: ["eml", "mhtml", "mht"]
      case .epub: ["epub"]
      case .wordDocument: ["docx"]
      case .pdf: ["pdf"]
      }
    }

    /// Every ending that is read, for messages: ".txt, .text, .md".
    static var endingsInWords: String {
      allCases.flatMap(\.endings).map { ".\($0)" }.joined(separator: ", ")
    }

    /// Whether such a file is text, and binary data in it a sign that its name lies.
    var isText: Bool {
      switch self {
      case .epub, .wordDocument, .pdf: false
      default: true
      }
    }

    /// The largest file that is read, in bytes. An import holds many articles, other kinds one or a
    /// few.
    var byteLimit: Int {
      switch self {
      case .jsonLines: 2_000_000_000
      case .plainText, .markdown, .html, .feed, .jsonFeed, .mail: 50_000_000
      case .epub, .wordDocument, .pdf: 200_000_000
      }
    }
  }
}
