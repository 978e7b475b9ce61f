internal import Prompts
internal import SentenceAnalysis
internal import Text
internal import WordNetLexicon

/// The words that question rules speak of: lists by name and single words, each known by a number
/// so that matching compares numbers.
package struct QuestionVocabulary: Sendable {
  /// The lists a word belongs to, one bit a list.
  typealias Membership = UInt64

  /// What the rules know about one word.
  struct Entry: Sendable {
    /// Number of the word where a pattern names it; -1 where none does.
    var number: Int32 = -1
    var lists: Membership = 0
  }

  private var entries: [String: Entry] = [:]
  private let lexicon: Lexicon?
  /// Classes of words that rules ask for by name.
  let ruleWords: RuleWords
  private var bits: [String: Membership] = [:]
  private var wordCount: Int32 = 0

  /// Reads the table `question-words`, of which several rows may continue one list.
  ///
  /// - Throws: `PromptsError.badRow` for more than 64 lists.
  init(language: Language) throws(PromptsError) {
    lexicon = language.lexicon
    ruleWords = language.ruleWords
    for row in try language.prompts.table("question-words") {
      let name = row["list"]
      if bits[name] == nil {
        guard bits.count < Membership.bitWidth else { throw row.error("more than 64 lists") }
        bits[name] = 1 << Membership(bits.count)
      }
      for word in row["words"].split(separator: " ") {
        entries[String(word), default: Entry()].lists |= bits[name] ?? 0
      }
    }
  }

  /// The bit of the list called `name`; nil when there is no such list.
  func list(_ name: some StringProtocol) -> Membership? { bits[String(name)] }

  /// The union of the lists called `names`; unknown names add nothing.
  func lists(_ names: String...) -> Membership { names.reduce(0) { $0 | (bits[$1] ?? 0) } }

  /// Whether `word` is listed as `name`.
  func isIn(_ name: String, _ word: some StringProtocol) -> Bool {
    (entries[String(word)]?.lists ?? 0) & lists(name) != 0
  }

  /// Whether a folded word is of a class of rule words.
  func holds(_ list: RuleWords.List, _ word: some StringProtocol) -> Bool {
    ruleWords.holds(list, word)
  }

  /// Whether a folded word ends so.
  func ends(_ word: some StringProtocol, _ ending: RuleWords.Ending) -> Bool {
    ruleWords.ends(word, ending)
  }

  /// The number by which patterns know `word`, given now if it has none.
  mutating func number(for word: some StringProtocol) -> Int32 {
    let key = String(word)
    if let number = entries[key]?.number, number >= 0 { return number }
    entries[key, default: Entry()].number = wordCount
    wordCount += 1
    return wordCount - 1
  }

  /// What is known about `folded`: by its lists; else, for a plural, by those of its singular; else
  /// by the lexicon. The lists that only mark words of questions about the collection stand beside
  /// what else a word is.
  func entry(_ folded: String) -> Entry {
    var entry = entries[folded] ?? Entry()
    let singulars = ruleWords.singulars(of: folded).lazy.compactMap { entries[$0]?.lists }
    let marks = lists("library", "piece", "mention", "outlet")
    entry.lists |= singulars.first { $0 & marks != 0 }.map { $0 & marks } ?? 0
    if entry.lists & ~marks == 0 {
      entry.lists |= singulars.first { $0 & ~marks != 0 } ?? learntLists(folded)
    }
    return entry
  }

  /// Whether `folded` is an ordinary word, so that its capital says nothing at the start of a
  /// sentence; nil without a lexicon.
  func isCommonWord(_ folded: String) -> Bool? { lexicon?.isCommonWord(folded) }

  /// The broad kinds of a name of one or several words, most frequent first; empty when it is not
  /// known.
  func categories(ofName folded: String) -> [LexicalCategory] {
    lexicon?.categories(ofNoun: folded) ?? []
  }

  /// The list to which the lexicon would add a word that is in none: "verb", or the kind of thing
  /// its first sense is.
  private func learntLists(_ folded: String) -> Membership {
    guard let lexicon else { return 0 }
    return mainList(folded, lexicon)
  }

  var hasLexicon: Bool { lexicon != nil }

  /// Whether a list holds `folded` itself.
  func isListed(_ folded: String) -> Bool { (entries[folded]?.lists ?? 0) != 0 }

  /// Whether the lexicon knows `folded`; false without one.
  func isKnown(_ folded: String) -> Bool { lexicon?.likelyPartOfSpeech(of: folded) != nil }

  /// Whether a form of a verb that is also a noun ("flows", "records") may be the verb here; false
  /// without a lexicon.
  func canBeVerb(_ folded: String) -> Bool {
    (lexicon?.frequency(of: folded, as: .verb) ?? 0) > 0
  }

  /// Whether two words name different kinds of one thing; false without a lexicon.
  func areSisters(_ left: String, _ right: String) -> Bool {
    let terms = [left, right].map { Tokenizer().tokens(in: $0).first?.term ?? $0 }
    return left != right && lexicon?.areSisters(terms[0], terms[1]) == true
  }

  /// Whether a noun names a part of a map ("state", "city"); false without a lexicon.
  func isRegion(_ noun: String) -> Bool {
    lexicon?.category(ofNoun: noun) == .location
  }

  /// Whether a name may be called by `noun`: the lexicon has it so, or does not know it.
  func mayBe(_ name: String, _ noun: String) -> Bool {
    guard let lexicon, !lexicon.senses(ofNoun: name).isEmpty else { return true }
    return lexicon.isKind(name, of: noun)
  }

  private func mainList(_ folded: String, _ lexicon: Lexicon) -> Membership {
    guard let partOfSpeech = lexicon.likelyPartOfSpeech(of: folded) else { return 0 }
    switch partOfSpeech {
    case .verb: return lists("verb")
    case .adverb: return ends(folded, .adverb) ? lists("adverb") : 0
    case .adjective: return lists("adjective")
    case .noun:
      // The most general nouns ("creature", "substance") are in no broad kind of their own.
      return lists(
        lexicon.category(ofNoun: folded).map { Self.list(for: $0, folded, lexicon) } ?? "thing")
    }
  }

  private static func list(
    for category: LexicalCategory, _ folded: String, _ lexicon: Lexicon
  ) -> String {
    switch category {
    case .person: "person"
    case .group: lexicon.isChiefly(folded, "organization") ? "organisation" : "thing"
    case .location, .object: "place"
    case .time: "date"
    case .quantity: "quantity"
    case .possession: "money"
    case .artifact: lexicon.isKind(folded, of: "structure") ? "place" : "product"
    default: "thing"
    }
  }
}
