internal import Prompts

/// Words of the lines that name who wrote an article and when, in several languages; the rows of
/// `Prompts/tables/byline-words.tsv`.
struct BylineWords: Sendable {
  /// Words that open such a line.
  let openings: Set<String>
  /// Words between two names, and small words inside one.
  let joiners: Set<String>
  let particles: Set<String>
  /// Words behind the name that say for whom or where it was written.
  let asides: Set<String>
  /// Words between the numbers of a date that say nothing, and the units that East Asian dates
  /// write behind numbers.
  let dateFillers: Set<String>
  let dateUnits: Set<String>
  /// Words before the day of the publication, and before that of a change.
  let dateIssues: Set<String>
  let dateChanges: Set<String>
  /// Words that open the credit of a picture.
  let credits: Set<String>
  /// Small words before a date.
  let dateOpenings: Set<String>

  /// Whether a date may follow `word`: "Published", "on".
  func opensDate(_ word: Substring) -> Bool {
    let folded = word.lowercased()
    return dateIssues.contains(folded) || dateChanges.contains(folded)
      || dateOpenings.contains(folded)
  }

  /// - Throws: `PromptsError` when the table is missing or damaged.
  init(prompts: Prompts) throws(PromptsError) {
    var rows: [String: Set<String>] = [:]
    for row in try prompts.table("byline-words") { rows[row["name"]] = Set(row.words("words")) }
    openings = (rows["opening"] ?? []).union(rows["opening-label"] ?? [])
    joiners = rows["joiner"] ?? []
    particles = rows["particle"] ?? []
    asides = rows["aside"] ?? []
    dateFillers = rows["date-filler"] ?? []
    dateUnits = rows["date-unit"] ?? []
    dateIssues = rows["date-issue"] ?? []
    dateChanges = rows["date-change"] ?? []
    credits = rows["credit"] ?? []
    dateOpenings = rows["date-opening"] ?? []
  }
}
