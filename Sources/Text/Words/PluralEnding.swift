internal import Prompts

/// How words that end alike are made singular; a row of the table `plural-endings`.
struct PluralEnding: Sendable {
  let ending: String
  /// Bytes of a word at least; shorter ones are looked for in the rows behind.
  let shortest: Int
  /// What stands in place of the ending, likelier first.
  let replacements: [String]

  static func all(prompts: Prompts) throws(PromptsError) -> [PluralEnding] {
    var all: [PluralEnding] = []
    for row in try prompts.table("plural-endings") {
      guard let shortest = Int(row["shortest"]) else { throw row.error("no length of a word") }
      all.append(
        PluralEnding(
          ending: row["ending"], shortest: shortest,
          replacements: row.words("singulars").map { $0 == "-" ? "" : $0 }))
    }
    return all
  }

  func singulars(of word: String) -> [String] {
    replacements.map { word.dropLast(ending.count) + $0 }
  }
}
