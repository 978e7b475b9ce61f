internal import Text

/// Reads lists of bookmarks in HTML: those that browsers, Raindrop and Pinboard export (Netscape's
/// form, with descriptions behind `<DD>`), and those of Pocket and Instapaper, which hold links
/// alone.
struct BookmarkList {
  private let articles: ImportedArticles
  private let fields: ImportFields

  init(rules: CleaningRules) {
    articles = ImportedArticles(rules: rules)
    fields = rules.importFields
  }

  /// Whether a page is such a list, by what it says at its top.
  static func isOne(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(600), as: UTF8.self).lowercased()
    return head.contains("<!doctype netscape-bookmark-file")
      || head.contains("<title>pocket export</title>")
      || head.contains("<title>instapaper: export</title>")
  }

  /// An article for each bookmark with a description; others are reported together.
  func extract(_ source: SourceFile) -> Extraction {
    let text = TextDecoder().text(of: source.bytes, declared: "utf-8")
    let bytes = Array(text.utf8)
    let lines = LineNumbers(bytes)
    var extraction = Extraction(documents: [])
    var skipped = SkippedEntries()
    for bookmark in BookmarkScanner.bookmarks(in: bytes) {
      let record = record(of: bookmark, line: lines.number(at: bookmark.offset))
      guard record.isLink else { continue }
      let key = "\(source.key)#\(record[.url] ?? String(record.line))"
      if let document = articles.document(of: record, key: key, in: source) {
        extraction.documents.append(document)
      } else {
        skipped.add(.linkAlone, line: record.line)
      }
    }
    extraction.skipped = skipped.parts(path: source.path)
    return extraction.withUniqueKeys()
  }

  /// A description as HTML, of which its references are a part also where it holds no tags.
  private static func markup(_ text: String) -> String {
    text.contains("&") && !HTMLFragment.isMarkup(text) ? "<p>\(text)</p>" : text
  }

  private func record(of bookmark: BookmarkScanner.Bookmark, line: Int) -> ImportRecord {
    var record = ImportRecord(line: line)
    for (name, value) in bookmark.attributes {
      guard let slot = fields.slot(of: name), slot.field == .url || slot.field == .tags else {
        continue
      }
      record.take(Entities.decoded(value), as: slot, line: line)
    }
    record.take(bookmark.title, as: ImportFields.Slot(field: .title, rank: 0), line: line)
    record.take(
      Self.markup(bookmark.text), as: ImportFields.Slot(field: .text, rank: 0), line: line)
    return record
  }
}

/// Finds `<A …>title</A>` and the `<DD>` behind it, none of which needs an end tag.
private enum BookmarkScanner {
  struct Bookmark {
    var attributes: [(name: String, value: String)] = []
    /// Markup.
    var title = ""
    var text = ""
    /// Offset of its tag.
    var offset: Int
  }

  static func bookmarks(in bytes: [UInt8]) -> [Bookmark] {
    var bookmarks: [Bookmark] = []
    var isTitle = false
    var isText = false
    // A folder's description is no bookmark's.
    var isFolder = false
    var index = 0
    while index < bytes.count {
      let next = bytes[index...].firstIndex(of: 0x3C) ?? bytes.count
      append(bytes[index..<next])
      guard next < bytes.count, let end = tagEnd(bytes, from: next) else { break }
      let tag = String(decoding: bytes[next..<end], as: UTF8.self)
      let name = tag.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "/" }.lowercased()
      switch name {
      case "a":
        bookmarks.append(Bookmark(attributes: attributes(of: tag), offset: next))
        (isTitle, isText, isFolder) = (true, false, false)
      case "/a": isTitle = false
      case "dd": isText = !isFolder
      case "h3", "h1": (isTitle, isText, isFolder) = (false, false, true)
      case "dt", "dl", "/dl", "ul", "/ul", "li", "ol", "/ol", "/body", "/html":
        (isTitle, isText) = (false, false)
      default: append(bytes[next..<end])
      }
      index = end
    }
    return bookmarks

    func append(_ part: ArraySlice<UInt8>) {
      guard !bookmarks.isEmpty, isTitle || isText else { return }
      let text = String(decoding: part, as: UTF8.self)
      if isTitle { bookmarks[bookmarks.count - 1].title += text }
      if isText { bookmarks[bookmarks.count - 1].text += text }
    }
  }

  /// Offset behind the tag at `start`; nil where it does not end.
  private static func tagEnd(_ bytes: [UInt8], from start: Int) -> Int? {
    var quote: UInt8?
    var index = start + 1
    while index < bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x22 {
        quote = byte
      } else if byte == 0x3E {
        return index + 1
      }
      index += 1
    }
    return nil
  }

  private static func attributes(of tag: String) -> [(name: String, value: String)] {
    tag.matches(of: /([A-Za-z_-]+) *= *(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/).map {
      (String($0.1), String($0.2 ?? $0.3 ?? $0.4 ?? ""))
    }
  }
}
