package import Prompts
package import SentenceAnalysis
internal import Text

/// Words of contrary meaning beside the lexicon's; the rows of
/// `Prompts/languages/en/tables/opposites.tsv`.
package struct Contraries {
  /// For a term, the terms that contradict it.
  package private(set) var terms: [Int32: Set<Int32>] = [:]
  /// The same for two words in a row, by both: "on time" and "late".
  package private(set) var pairs: [[Int32]: Set<Int32>] = [:]

  /// Terms of verbs and adjectives that leave open, or deny, what depends on them: "denied",
  /// "false".
  package private(set) var disputing: Set<Int32> = []

  /// No words at all.
  package init() {}

  /// - Throws: `PromptsError` when the table cannot be used.
  package init(prompts: Prompts, table: TermTable) throws(PromptsError) {
    for row in try prompts.table("claim-words") where row["name"] == "disputing" {
      disputing = Set(row["words"].split(separator: " ").flatMap { Self.terms(String($0), table) })
    }
    for row in try prompts.table("opposites") {
      let left = Self.terms(row["left"], table)
      let right = Set(Self.terms(row["right"], table))
      if row["left"].contains("+") {
        pairs[left] = right
        continue
      }
      for term in left { terms[term, default: []].formUnion(right) }
      for term in right { terms[term, default: []].formUnion(left) }
    }
  }

  private static func terms(_ words: String, _ table: TermTable) -> [Int32] {
    words.split(separator: "+").flatMap { Tokenizer().tokens(in: String($0)) }
      .map { table.number(of: $0.term) }
  }
}
