internal import Prompts

/// Labels of the lines above a message that another one forwards or answers; the rows of
/// `Prompts/tables/mail-labels.tsv`.
struct MailLabels: Sendable {
  /// What such a line says.
  enum Field: String, Sendable {
    case from, date, subject, other
  }

  private let fields: [String: Field]

  /// - Throws: `PromptsError` when the table is missing or damaged.
  init(prompts: Prompts) throws(PromptsError) {
    var fields: [String: Field] = [:]
    for row in try prompts.table("mail-labels") {
      guard let field = Field(rawValue: row["name"]) else {
        throw row.error("unknown field \"\(row["name"])\": from, date, subject or other")
      }
      for label in row["labels"].split(separator: "|") {
        fields[label.filter { !$0.isWhitespace }.lowercased()] = field
      }
    }
    self.fields = fields
  }

  /// What a line says, and its value; nil for a line without a label.
  func field(of line: Substring) -> (field: Field, value: Substring)? {
    guard let colon = line.prefix(24).firstIndex(of: ":"),
      let field = fields[line[..<colon].filter { !$0.isWhitespace && $0 != "*" }.lowercased()]
    else { return nil }
    return (field, line[line.index(after: colon)...])
  }
}
