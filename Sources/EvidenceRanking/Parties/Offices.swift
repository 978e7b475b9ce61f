package import Prompts
package import SentenceAnalysis
internal import Text

/// Which offices the verbs of a question ask for; the rows of
/// `Prompts/languages/en/tables/role-verbs.tsv`, with what tells offices apart in
/// `analysis/entity-words.tsv`.
package struct Offices {
  private var offices: [Int32: Set<Int32>] = [:]
  /// Of every row.
  private var all: Set<Int32> = []
  /// The same as written.
  private var written: Set<String> = []
  /// Words that tell offices of one last word apart: "financial", "deputy".
  private var modifiers: Set<Int32> = []

  /// None at all.
  package init() {}

  /// - Throws: `PromptsError` when the table cannot be used.
  package init(prompts: Prompts, table: TermTable) throws(PromptsError) {
    for row in try prompts.table("role-verbs") {
      let held = Set(table.terms(in: Array(row["offices"].utf8)).numbers)
      all.formUnion(held)
      written.formUnion(row.words("offices"))
      for verb in table.terms(in: Array(row["verbs"].utf8)).numbers {
        offices[verb, default: []].formUnion(held)
      }
    }
    for row in try prompts.table("analysis/entity-words") where row["class"] == "office-modifier" {
      modifiers.formUnion(table.terms(in: Array(row["words"].utf8)).numbers)
    }
  }

  /// Terms of the offices of whoever does what a verb says; empty for most verbs.
  package func held(by verb: Int32) -> Set<Int32> { offices[verb] ?? [] }

  /// Whether a folded word stands in the name of an office.
  func isWord(_ word: String) -> Bool { written.contains(word) }

  /// Whether a term is the last word of an office, or stands in its name.
  func isOffice(_ term: Int32) -> Bool { all.contains(term) }

  /// Whether a term tells offices of one last word apart.
  func isModifier(_ term: Int32) -> Bool { modifiers.contains(term) }
}
