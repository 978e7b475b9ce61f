internal import Prompts
internal import Text

/// What stands around the names of authors; the rows of `Prompts/tables/author-lines.tsv`.
struct AuthorWords: Sendable {
  private enum Kind: String {
    case opening, other, office, nobody, link
  }

  /// Before the name, and before the name of somebody who did something else than write.
  let openings: [String]
  let others: [String]
  /// Words of what somebody is.
  let offices: Set<String>
  /// What is no name, as a whole.
  let nobody: Set<String>
  /// What ends the name, with all behind it.
  let links: [[UInt8]]

  /// - Throws: `PromptsError.badRow` for an unknown kind.
  init(prompts: Prompts) throws(PromptsError) {
    var phrases: [Kind: [String]] = [:]
    for row in try prompts.table("author-lines") {
      guard let kind = Kind(rawValue: row["kind"]) else {
        throw row.error("unknown kind \"\(row["kind"])\": opening, other, office, nobody or link")
      }
      phrases[kind, default: []] += row["phrases"].split(separator: "|").map {
        CharacterCleaner().line($0)
      }
    }
    // Longer phrases first: "text by" before "text".
    openings = (phrases[.opening] ?? []).sorted { $0.count > $1.count }
    others = phrases[.other] ?? []
    offices = Set((phrases[.office] ?? []).flatMap { $0.split(separator: " ").map(String.init) })
    nobody = Set(phrases[.nobody] ?? [])
    links = (phrases[.link] ?? []).map { Array($0.utf8) }
  }
}
