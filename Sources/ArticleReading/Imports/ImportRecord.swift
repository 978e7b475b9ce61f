/// An entry of an export, by the fields of `import-fields.tsv`.
struct ImportRecord {
  typealias Field = ImportFields.Field

  private var values: [Field: (text: String, rank: Int)] = [:]
  /// Passages that a reader marked, with their lines in the file.
  private(set) var highlights: [(text: String, line: Int)] = []
  /// The reader's own words.
  private(set) var notes: [String] = []
  private(set) var tags: [String] = []
  /// Line in the file, counted from 1.
  let line: Int

  init(line: Int) { self.line = line }

  /// What the entry says of a field, by the best of the names it has for it; nil for nothing.
  subscript(_ field: Field) -> String? { values[field]?.text }

  /// Whether the entry tells any of an article's text.
  var hasText: Bool {
    self[.text] != nil || self[.markdown] != nil || !highlights.isEmpty || self[.description] != nil
  }

  /// Whether its text is longer than that of any article.
  var isTooLong: Bool {
    [self[.text], self[.markdown]].contains {
      ($0?.utf8.count ?? 0) > ImportedArticles.longestEntry
    }
  }

  /// Whether it points at an article.
  var isLink: Bool { self[.url] != nil }

  /// Takes a value; one without visible characters, or that programs write for nothing, is none.
  mutating func take(_ text: String, as slot: ImportFields.Slot, line: Int) {
    guard text.utf8.contains(where: { $0 > 0x20 }), !Self.saysNothing(text) else { return }
    switch slot.field {
    case .highlight: highlights.append((text, line))
    case .note: notes.append(text)
    case .tags: tags += Self.list(text).compactMap(Self.tag)
    default:
      if let known = values[slot.field], known.rank <= slot.rank { return }
      values[slot.field] = (text, slot.rank)
    }
  }

  /// Puts `text` in the place of what the entry says of a field.
  mutating func replace(_ field: Field, with text: String) {
    values[field] = (text, values[field]?.rank ?? 0)
  }

  /// Takes the passages and notes of an entry about the same article.
  mutating func join(_ other: ImportRecord) {
    highlights += other.highlights
    notes += other.notes
    for tag in other.tags where !tags.contains(tag) { tags.append(tag) }
  }

  private static func saysNothing(_ text: String) -> Bool {
    text.utf8.count < 5 && ["null", "None", "nan", "NaN", "NULL"].contains(text)
  }

  /// The tag without the place where feed readers keep it ("user/-/label/Salt"); nil for one of
  /// their own.
  private static func tag(_ text: String) -> String? {
    guard text.hasPrefix("user/") else { return text }
    return text.firstRange(of: "/label/").map { String(text[$0.upperBound...]) }
  }

  /// The words of a list that is written as one text: `a, b`, `a|b`, `["a","b"]`.
  static func list(_ text: String) -> [String] {
    var text = text[...]
    if text.hasPrefix("["), text.hasSuffix("]") { text = text.dropFirst().dropLast() }
    let mark = ["|", ";", ","].first { text.contains($0) } ?? ","
    return text.split(separator: mark).compactMap { part in
      String(part.trimmingPrefix { $0.isWhitespace || $0 == "\"" || $0 == "'" }).nonBlank.map {
        $0.hasSuffix("\"") || $0.hasSuffix("'") ? String($0.dropLast()) : $0
      }
    }
  }
}
