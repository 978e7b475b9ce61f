internal import Prompts

/// Makes nouns singular.
struct PluralWords: Sendable {
  private var irregular: [String: String] = [:]
  private var endings: [(ending: String, shortest: Int, singulars: [String])] = []

  init(prompts: Prompts) throws(PromptsError) {
    for row in try AnalysisTables(prompts: prompts).rows("irregular-plurals") {
      let (plural, singular) = (row["plural"], row["singular"])
      if plural.utf8.first == 0x2A {
        endings.append((String(plural.dropFirst()), 0, [String(singular.dropFirst())]))
      } else {
        irregular[plural] = singular
      }
    }
    for row in try prompts.table("plural-endings") {
      guard let shortest = Int(row["shortest"]) else { throw row.error("no length of a word") }
      endings.append(
        (row["ending"], shortest, row.words("singulars").map { $0 == "-" ? "" : $0 }))
    }
  }

  /// The likeliest singular of a folded word; the word itself where it is none in the plural.
  func singular(_ word: String) -> String {
    if let known = irregular[word] { return known }
    let row = endings.first { word.hasSuffix($0.ending) && word.utf8.count >= $0.shortest }
    guard let row, let first = row.singulars.first else { return word }
    return word.dropLast(row.ending.count) + first
  }
}
