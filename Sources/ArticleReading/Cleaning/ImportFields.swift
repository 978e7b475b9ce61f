internal import Prompts

/// What exports call title, author, day and text of an article: the table `import-fields.tsv`.
struct ImportFields: Sendable {
  /// A field of an article that an entry of an export gives.
  enum Field: String, Sendable {
    case id, title, author, outlet, published, url, language, description, tags
    /// The article as plain text or HTML, and as Markdown.
    case text, markdown
    /// Passages of the article that a reader marked.
    case highlight
    /// What the reader wrote about it: no part of the article.
    case note
    /// When the reader kept it, which is not the article's day.
    case kept
    /// Where and how the reader kept it: says nothing of the article.
    case saved
    /// The entry itself, inside another object.
    case wrapper
  }

  /// A field, and how good a name for it another is: 0 is best.
  struct Slot: Sendable {
    var field: Field
    var rank: Int
  }

  private var slots: [String: Slot] = [:]

  /// - Throws: `PromptsError.badRow` for an unknown field or a name that stands twice.
  init(prompts: Prompts) throws(PromptsError) {
    var ranks: [Field: Int] = [:]
    for row in try prompts.table("import-fields") {
      guard let field = Field(rawValue: row["field"]) else {
        throw row.error("unknown field \"\(row["field"])\"")
      }
      for name in row.words("names") {
        guard slots[name] == nil else { throw row.error("\"\(name)\" stands in two rows") }
        slots[name] = Slot(field: field, rank: ranks[field, default: 0])
        ranks[field, default: 0] += 1
      }
    }
  }

  /// The slot of a name in whatever letter case and with whatever signs between its words
  /// ("Published At", "published_at"); nil for a name that says nothing.
  func slot(of name: String) -> Slot? { slots[name] ?? slots[Self.folded(name)] }

  /// The name's letters and digits, in lower case.
  static func folded(_ name: String) -> String {
    String(
      name.lowercased().unicodeScalars.filter {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      })
  }
}
