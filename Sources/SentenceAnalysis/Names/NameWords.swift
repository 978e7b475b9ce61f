package import Prompts
package import Text
package import WordNetLexicon

/// The words that names are told by, from `name-words.tsv`, `question-words.tsv`,
/// `word-classes.tsv` and `stopwords.txt`.
package struct NameWords: Sendable {
  package let lexicon: Lexicon?
  package let ruleWords: RuleWords
  private var kinds: [String: NameWordKinds] = [:]

  /// - Throws: `PromptsError` for a row that no rule asks for.
  package init(language: Language) throws(PromptsError) {
    let prompts = language.prompts
    lexicon = language.lexicon
    ruleWords = language.ruleWords
    for row in try prompts.table("name-words") {
      guard let kind = NameWordKinds.byRow[row["name"]] else {
        throw row.error("no rule asks for a list named “\(row["name"])”")
      }
      add(kind, to: row.words("words"))
    }
    let lists: [String: NameWordKinds] = [
      "male-name": .givenName, "female-name": .givenName, "person": .office,
      "organisation": .organisation, "outlet": .organisation, "media": .organisation,
      "month": [.unnamed, .small], "place": .unnamed, "preposition": .preposition,
    ]
    for row in try prompts.table("question-words") {
      if let kind = lists[row["list"]] { add(kind, to: row.words("words")) }
    }
    let classes: [String: NameWordKinds] = [
      "speech": .speech, "honorific": .honorific, "organisation-suffix": .organisation,
      "month": [.unnamed, .small], "weekday": [.unnamed, .small], "currency": .currency,
    ]
    for row in try prompts.table("word-classes") {
      if let kind = classes[row["name"]] { add(kind, to: row.words("words")) }
    }
    add([.unnamed, .small], to: try prompts.words("stopwords"))
    add(.determiner, to: ruleWords[.nameDeterminer])
    add(.who, to: ruleWords[.whoRelative])
    add(.preposition, to: ruleWords[.nameFollower])
    add(.of, to: ruleWords[.of])
    add(.plainForm, to: ruleWords[.plainForm])
    add(.ampersand, to: ["&"])
    for row in try prompts.table("abbreviations") where row["kind"] == "title" {
      add(.abbreviation, to: row.words("abbreviation"))
    }
  }

  private mutating func add(_ kind: NameWordKinds, to words: [String]) {
    for word in words { kinds[word, default: []].formUnion(kind) }
  }

  /// Every word of the lists, in order.
  package var all: [String] { kinds.keys.sorted() }

  /// Whether the lexicon knows the word without a capital too.
  package func isCommon(_ word: String) -> Bool {
    lexicon?.isCommonWord(word.lowercased()) ?? false
  }

  /// What `word`, as it is written, means for names.
  package func kinds(of word: String) -> NameWordKinds {
    let folded = word.lowercased()
    // "I'm", "We're".
    let bare = folded.prefix { $0 != "'" && $0 != "’" }
    var found = kinds[folded] ?? []
    if bare.count < folded.count, kinds[String(bare)]?.contains(.small) ?? false {
      found.formUnion([.unnamed, .small])
    }
    if word.utf8.count == 2, word.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) { found.insert(.age) }
    // "US" is not "us".
    if word.utf8.count == 2, word.utf8.allSatisfy({ 0x41...0x5A ~= $0 }), found.contains(.small),
      !found.contains(.preposition)
    {
      found.remove([.unnamed, .small])
    }
    return found
  }
}
