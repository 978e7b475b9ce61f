internal import Prompts
internal import WordNetLexicon

/// Names that are known before any article is read: countries, and what the lexicon has.
struct Gazetteer: Sendable {
  private let lexicon: Lexicon?
  private let countries: Set<String>
  private let memory = NameMemory()

  /// - Throws: `PromptsError` when the table of countries is missing or damaged.
  init(language: Language) throws(PromptsError) {
    lexicon = language.lexicon
    var countries: Set<String> = []
    for row in try language.prompts.table("country-names") {
      countries.insert(row["name"])
      countries.formUnion(row["written"].split(separator: "|").map(String.init))
    }
    self.countries = countries
  }

  /// What is known of `name`; nothing for most.
  func signs(of name: String) -> KindSigns { memory.signs(of: name) { foundSigns(of: name) } }

  private func foundSigns(of name: String) -> KindSigns {
    var signs = KindSigns()
    if countries.contains(name) { signs.add(.place, 6) }
    guard let lexicon, name.utf8.count < 60 else { return signs }
    let folded = name.lowercased()
    if lexicon.isKind(folded, of: "country", senses: 2) { signs.add(.place, 5) }
    weighWords(folded, lexicon, &signs)
    let categories = lexicon.categories(ofNoun: folded).prefix(2)
    guard let category = categories.first, isProper(folded, lexicon) else { return signs }
    let count = folded.contains(" ") ? 4 : 2
    switch category {
    case .person where categories.contains(.location):
      signs.add(.place, count)
      signs.add(.person, 1)
    case .person: signs.add(.person, count)
    case .location, .object: signs.add(.place, count + 1)
    case .group: signs.add(.organisation, count)
    case .time: signs.add(.event, count)
    default:
      if categories.contains(.group), !lexicon.isCommonWord(folded) || name == name.uppercased() {
        signs.add(.organisation, count)
      }
    }
    return signs
  }

  /// Whether capitals such as "GPS" are known, and as neither a person nor a group nor a place.
  func isThing(_ capitals: String) -> Bool {
    guard let categories = lexicon?.categories(ofNoun: capitals.lowercased()), !categories.isEmpty
    else { return false }
    return categories.allSatisfy { ![.person, .group, .location, .object].contains($0) }
  }

  /// Names with common words ("Daily Money"), or that begin with a place ("Oslo Fed"), are hardly
  /// persons'.
  private func weighWords(_ folded: String, _ lexicon: Lexicon, _ signs: inout KindSigns) {
    let words = folded.utf8.split(separator: 0x20)
    guard words.count > 1, let first = words.first.flatMap({ String($0) }),
      let last = words.last.flatMap({ String($0) })
    else { return }
    let isLastCommon = lexicon.isCommonWord(last)
    let isFirstCommon = lexicon.isCommonWord(first)
    if isLastCommon { signs.add(.person, -1) }
    if isFirstCommon { signs.add(.person, isLastCommon ? -3 : -1) }
    if lexicon.categories(ofNoun: first).first == .location { signs.add(.person, -1) }
  }

  /// Whether the word, as it stands in `word`, is known without a capital too.
  func isCommon(_ word: String) -> Bool {
    lexicon?.isCommonWord(word.lowercased()) ?? false
  }

  private func isProper(_ folded: String, _ lexicon: Lexicon) -> Bool {
    folded.contains(" ") || !lexicon.isCommonWord(folded)
  }
}
