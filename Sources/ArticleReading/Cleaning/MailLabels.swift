internal import Prompts
internal import Text

/// Labels of the lines above a message that another one forwards or answers, and what opens the
/// subjects of such messages; the rows of `Prompts/tables/mail-labels.tsv`.
struct MailLabels: Sendable {
  /// What such a line says.
  enum Field: String, Sendable {
    case from, date, subject, other
  }

  private var fields: [String: Field] = [:]
  private var answers: Set<String> = []
  private let dates: PublicationDate

  /// - Throws: `PromptsError` when the table is missing or damaged.
  init(prompts: Prompts, dates: PublicationDate) throws(PromptsError) {
    self.dates = dates
    for row in try prompts.table("mail-labels") {
      let labels = row["labels"].split(separator: "|").map {
        $0.filter { !$0.isWhitespace }.lowercased()
      }
      if ["reply", "forward"].contains(row["name"]) {
        answers.formUnion(labels)
        continue
      }
      guard let field = Field(rawValue: row["name"]) else {
        throw row.error(
          "unknown field \"\(row["name"])\": from, date, subject, other, reply or forward")
      }
      for label in labels { fields[label] = field }
    }
  }

  /// What a line says, and its value; nil for a line without a label.
  func field(of line: Substring) -> (field: Field, value: Substring)? {
    guard let colon = line.prefix(24).firstIndex(of: ":"),
      let field = fields[line[..<colon].filter { !$0.isWhitespace && $0 != "*" }.lowercased()]
    else { return nil }
    return (field, line[line.index(after: colon)...])
  }

  /// Whether a message of that subject answers or forwards another, "Re: Salt".
  func isAnswer(_ subject: String) -> Bool {
    guard let colon = subject.prefix(8).firstIndex(of: ":") else { return false }
    let opening = subject[..<colon].prefix { $0.isLetter }.lowercased()
    return answers.contains(opening)
  }

  /// Who wrote, and when, by a line above quoted words: "On Mon, 3 Nov 2025, Carl Voss
  /// <voss@salt.example> wrote:"; nil for a line without a day or an address.
  func attribution(_ line: String) -> (from: String?, date: String?)? {
    let day = dates.day(in: line)
    guard day != nil || line.contains("@") else { return nil }
    return (name(in: line), day)
  }

  /// The name before an address, or the last words with capitals that belong to no date.
  private func name(in line: String) -> String? {
    let head = line.firstIndex(of: "<").map { line[..<$0] } ?? line[...]
    var name: [Substring] = []
    for word in head.split(whereSeparator: { $0.isWhitespace || $0 == "," || $0 == ":" }).reversed()
    {
      let isName =
        word.first?.isUppercase == true && word.allSatisfy { $0.isLetter || ".-'’".contains($0) }
        && !dates.isDateWord(word)
      if isName {
        name.append(word)
      } else if !name.isEmpty {
        break
      }
    }
    return name.isEmpty ? nil : name.reversed().joined(separator: " ")
  }
}
