package import Prompts

/// Classes of words and endings that rules of the program ask for by name; the rows of
/// `Prompts/languages/en/tables/rule-words.tsv`, `word-endings.tsv` and `plural-endings.tsv`. A
/// class without a row is empty: what asks for it finds nothing.
package struct RuleWords: Sendable {
  private var words: [List: [String]] = [:]
  private var sets: [List: Set<String>] = [:]
  private let plurals: [PluralEnding]
  /// Names of outlets that do not spell each other, by outlet; rows of `outlets.tsv`.
  package let outlets: [[String]]
  private var endings: [Ending: (endings: [String], exceptions: [String])] = [:]

  /// - Throws: `PromptsError` naming file and line of a row that no rule asks for, or that stands
  ///   for one that does not come before it.
  package init(prompts: Prompts) throws(PromptsError) {
    plurals = try PluralEnding.all(prompts: prompts)
    outlets = try prompts.table("outlets").map { row in
      row["names"].split(separator: "|").map { part in
        String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
    }
    for row in try prompts.table("rule-words") {
      guard let list = List(rawValue: row["name"]) else {
        throw row.error("no rule asks for words named “\(row["name"])”")
      }
      for word in row.words("words") {
        guard word.hasPrefix("@") else {
          words[list, default: []].append(word)
          continue
        }
        guard let other = List(rawValue: String(word.dropFirst())), let listed = words[other] else {
          throw row.error("no row before it is named “\(word.dropFirst())”")
        }
        words[list, default: []] += listed
      }
    }
    sets = words.mapValues(Set.init)
    for row in try prompts.table("word-endings") {
      guard let ending = Ending(rawValue: row["name"]) else {
        throw row.error("no rule asks for endings named “\(row["name"])”")
      }
      endings[ending] = (row.words("endings"), row.words("except"))
    }
  }

  /// The words of a class in the order of the table.
  package subscript(list: List) -> [String] { words[list] ?? [] }

  /// The word of a class that is written where one is; empty for a class without words.
  package func first(_ list: List) -> String { words[list]?.first ?? "" }

  /// Whether a folded word is of the class.
  package func holds(_ list: List, _ word: some StringProtocol) -> Bool {
    sets[list]?.contains(String(word)) ?? false
  }

  /// Whether a folded word ends so.
  package func ends(_ word: some StringProtocol, _ ending: Ending) -> Bool {
    guard let found = endings[ending] else { return false }
    return found.endings.contains(where: word.hasSuffix)
      && !found.exceptions.contains(where: word.hasSuffix)
  }

  /// Possible singular forms of a plural, likelier first; empty for words that do not look like
  /// one.
  package func singulars(of word: String) -> [String] {
    plurals.first { word.hasSuffix($0.ending) && word.utf8.count >= $0.shortest }?
      .singulars(of: word) ?? []
  }

  /// The ending of that name that a word has; nil for another word.
  package func ending(_ ending: Ending, of word: some StringProtocol) -> String? {
    endings[ending]?.endings.first(where: word.hasSuffix)
  }
}
