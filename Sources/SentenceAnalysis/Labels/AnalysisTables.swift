package import Prompts

/// The tables of sentence analysis, from `Prompts/languages/en/tables/analysis`.
package struct AnalysisTables: Sendable {
  private let prompts: Prompts

  package init(prompts: Prompts) { self.prompts = prompts }

  /// The rows of `NAME.tsv`.
  package func rows(_ name: String) throws(PromptsError) -> [TableRow] {
    try prompts.table("analysis/\(name)")
  }

  /// Words written down by hand with a tag they can have: closed classes and the forms of irregular
  /// verbs.
  package func givenTags() throws(PromptsError) -> [(word: String, tag: PennTag)] {
    var given: [(word: String, tag: PennTag)] = []
    for row in try rows("closed-words") {
      guard let tag = PennTag(name: row["tag"]) else { throw row.error("no such tag") }
      given += row.words("words").map { ($0, tag) }
    }
    for row in try rows("irregular-verbs") {
      given += row.words("base").flatMap { [($0, PennTag.base), ($0, .present)] }
      given += row.words("past").map { ($0, .past) }
      given += row.words("participle").map { ($0, .participle) }
    }
    return given
  }
}
