package import Prompts

/// The word lists of `Prompts/languages/en/tables/reply-words.tsv`.
package struct ReplyWords: Sendable {
  /// A row of the table.
  package enum List: String, CaseIterable, Sendable {
    case less, comparing
    case timeLink = "time-link"
    case copula, appointing, possessive, determiner
    case otherName = "other-name"
    case comparedWith = "compared-with"
    case passing
    case sideLink = "side-link"
    case adding, counting, changing, percent, multiple
  }

  private var lists: [List: Set<String>] = [:]

  /// - Throws: `PromptsError.badRow` for a list that no rule asks for.
  package init(prompts: Prompts) throws(PromptsError) {
    for row in try prompts.table("reply-words") {
      guard let list = List(rawValue: row["name"]) else {
        throw row.error("no rule asks for a list named “\(row["name"])”")
      }
      lists[list] = Set(row.words("words"))
    }
  }

  /// In lower case; empty where the table has no such row.
  package subscript(list: List) -> Set<String> { lists[list] ?? [] }
}
