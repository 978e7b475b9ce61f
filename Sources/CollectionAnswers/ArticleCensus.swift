package import PassageIndex
internal import QuestionAnalysis
package import Text

/// Every article of the library with outlet, author and day, read once and kept.
package final class ArticleCensus {
  private let store: any PassageReading
  private let tokenizer = Tokenizer()
  let ruleWords: RuleWords

  package init(store: any PassageReading, ruleWords: RuleWords) {
    self.store = store
    self.ruleWords = ruleWords
  }

  /// In order of id.
  package private(set) lazy var entries: Result<[CensusEntry], any Error> = Result {
    try store.census()
  }

  /// Which names of outlets mean one.
  package private(set) lazy var outletNames = OutletNames(
    (try? entries.get()) ?? [], ruleWords: ruleWords)

  /// The folded words of each distinct outlet and author with its name, in order of name.
  private(set) lazy var outlets = names(\.outlet)
  private(set) lazy var authors = names(\.author)
  /// Positions in `authors` by each of their words.
  private lazy var authorsByWord: [String: [Int]] = authors.indices.reduce(into: [:]) {
    all, place in
    for word in Set(authors[place].words) { all[word, default: []].append(place) }
  }

  /// The folded words of each article's title, articles and such in front left out; empty where it
  /// has none.
  private(set) lazy var titles: [ArticleID: [String]] = Dictionary(
    uniqueKeysWithValues: ((try? entries.get()) ?? []).map { entry in
      (entry.id, withoutArticle(words(of: entry.title ?? "")))
    })

  struct Name {
    let text: String
    let words: [String]

    /// Whether the name is a web address that spells `phrase` ("usatoday.com" for "USA Today").
    func isAddress(of phrase: [String]) -> Bool {
      guard text.contains("."), !text.contains(" ") else { return false }
      let joined = phrase.joined()
      let own = text.lowercased().split(separator: ".").filter { $0 != "www" }
      return own.dropLast().contains { $0 == joined }
    }
  }

  private func names(_ path: KeyPath<CensusEntry, String?>) -> [Name] {
    guard case .success(let entries) = entries else { return [] }
    return Set(entries.compactMap { $0[keyPath: path] }).sorted().map { name in
      Name(text: name, words: words(of: name))
    }
  }

  func words(of text: String) -> [String] {
    tokenizer.tokens(in: text).filter { !$0.isColocated }.map(\.folded)
  }

  func withoutArticle(_ words: [String]) -> [String] {
    words.first.map { ruleWords.holds(.article, $0) } ?? false ? Array(words.dropFirst()) : words
  }

  /// All names of the outlet that `phrase`, folded words, is a whole name or an address of; empty
  /// for none.
  func outlet(called phrase: [String]) -> [String] {
    outletNames.names(of: phrase.joined(separator: " "))
  }

  /// The authors whose whole name is `phrase`, alone or beside others.
  func authors(called phrase: [String]) -> [String] {
    let named = (phrase.first.flatMap { authorsByWord[$0] } ?? []).map { authors[$0] }
    guard phrase.count > 1 else { return named.filter { $0.words == phrase }.map(\.text) }
    return named.filter { $0.words.firstRange(of: phrase) != nil }.map(\.text)
  }
}
