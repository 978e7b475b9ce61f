package import Prompts
package import Text
internal import WordNetLexicon

/// The closed classes of words that rules ask for; the rows of
/// `Prompts/languages/en/tables/word-classes.tsv`.
@usableFromInline package struct WordClasses: OptionSet, Sendable {
  @usableFromInline package let rawValue: UInt64

  @usableFromInline package init(rawValue: UInt64) { self.rawValue = rawValue }

  /// Whether it has every class of `other`; asked of each word of an article.
  @inlinable package func contains(_ other: WordClasses) -> Bool {
    rawValue & other.rawValue == other.rawValue
  }

  package static let pronoun = WordClasses(rawValue: 1 << 0)
  package static let month = WordClasses(rawValue: 1 << 1)
  package static let weekday = WordClasses(rawValue: 1 << 2)
  package static let numberWord = WordClasses(rawValue: 1 << 3)
  package static let scale = WordClasses(rawValue: 1 << 4)
  package static let currency = WordClasses(rawValue: 1 << 5)
  package static let percent = WordClasses(rawValue: 1 << 6)
  package static let duration = WordClasses(rawValue: 1 << 7)
  package static let unit = WordClasses(rawValue: 1 << 8)
  package static let honorific = WordClasses(rawValue: 1 << 9)
  package static let organisationSuffix = WordClasses(rawValue: 1 << 10)
  package static let speech = WordClasses(rawValue: 1 << 11)
  package static let naming = WordClasses(rawValue: 1 << 12)
  package static let reason = WordClasses(rawValue: 1 << 13)
  package static let placePreposition = WordClasses(rawValue: 1 << 14)
  package static let negation = WordClasses(rawValue: 1 << 15)
  package static let copula = WordClasses(rawValue: 1 << 16)
  package static let dayWord = WordClasses(rawValue: 1 << 17)
  package static let nameConnector = WordClasses(rawValue: 1 << 18)
  /// Closed-class words that are never searched for; from `stopwords.txt`.
  package static let stopword = WordClasses(rawValue: 1 << 19)
  /// Written with digits.
  package static let number = WordClasses(rawValue: 1 << 20)
  package static let demonstrative = WordClasses(rawValue: 1 << 21)
  package static let defining = WordClasses(rawValue: 1 << 22)
  package static let cause = WordClasses(rawValue: 1 << 23)
  /// Opens a clause that says on what condition, or after what, something happens.
  package static let condition = WordClasses(rawValue: 1 << 24)
  /// The name of a period of the earth or of history.
  package static let periodName = WordClasses(rawValue: 1 << 25)
  /// A noun that ends the name of a period ("the Edo *period*").
  package static let periodNoun = WordClasses(rawValue: 1 << 26)
  /// Common nouns for people, bodies and places; from the lists of `question-words.tsv`.
  package static let role = WordClasses(rawValue: 1 << 27)
  package static let body = WordClasses(rawValue: 1 << 28)
  package static let site = WordClasses(rawValue: 1 << 29)
  /// Nouns that stand for an organisation named before: "the company".
  package static let standIn = WordClasses(rawValue: 1 << 30)
  /// Says that a figure is not exact: "about", "nearly".
  package static let hedge = WordClasses(rawValue: 1 << 31)
  /// Stands between a number and its unit: "square" feet.
  package static let unitPrefix = WordClasses(rawValue: 1 << 32)
  /// A person's first name; from the lists of `question-words.tsv`.
  package static let givenName = WordClasses(rawValue: 1 << 33)
  /// A verb that is followed by what something is made up of: "includes", "consists".
  package static let including = WordClasses(rawValue: 1 << 34)
  /// Says how many without a number.
  package static let quantifier = WordClasses(rawValue: 1 << 35)

  /// Stands beside a date on a line that tells nothing else.
  package static let dateLine = WordClasses(rawValue: 1 << 36)

  /// The class a row of the table names; nil for an unknown name.
  package static func named(_ name: String) -> WordClasses? { byName[name] }

  private static let byName: [String: WordClasses] = [
    "pronoun": .pronoun, "month": .month, "weekday": .weekday, "number-word": .numberWord,
    "scale": .scale, "currency": .currency, "percent": .percent, "duration": .duration,
    "unit": .unit, "honorific": .honorific, "organisation-suffix": .organisationSuffix,
    "speech": .speech, "naming": .naming, "reason": .reason,
    "place-preposition": .placePreposition, "negation": .negation, "copula": .copula,
    "day-word": .dayWord, "name-connector": .nameConnector, "demonstrative": .demonstrative,
    "defining": .defining, "cause": .cause, "condition": .condition, "period-name": .periodName,
    "period-noun": .periodNoun, "stand-in": .standIn, "hedge": .hedge, "quantifier": .quantifier,
    "unit-prefix": .unitPrefix, "date-line": .dateLine,
    "including": .including,
  ]

  /// The lists of `question-words.tsv` whose words are a class as well.
  static let byList: [String: WordClasses] = [
    "person": .role, "organisation": .body, "place": .site,
    "male-name": .givenName, "female-name": .givenName,
  ]
}

/// Gives every term a small number, so that ranking compares numbers instead of strings, and
/// remembers each term's classes.
///
/// Grows with the vocabulary of the articles read; a term's number never changes while the table
/// lives.
package final class TermTable {
  /// Term strings by number.
  package private(set) var terms: [String] = []
  /// Word classes by number.
  private var classes: [WordClasses] = []
  private var numbers: [String: Int32] = [:]
  private let words = WordNumbering()
  /// Term number by word number of the current generation; −1 where not yet known.
  private var termOfWord: [Int32] = []
  private var generation = 0
  private var termsOfPhrase: [String: [Int32]] = [:]
  /// Phrases remembered; when there are more, all are forgotten.
  private static let mostPhrases = 1 << 14
  /// Factors of the words that multiply the number before them, by word.
  private(set) var scales: [String: Double] = [:]
  /// What words do in a sentence, remembered as long as the table lives.
  package let speech: SpeechGuesser

  /// What is known of the language of the articles.
  package let language: Language
  /// The terms of each class of rule words, and the term of its first word.
  private var ruleTerms: [RuleWords.List: (first: Int32, all: Set<Int32>)] = [:]

  /// - Throws: `PromptsError` naming file and line of a row that cannot be read.
  package init(language: Language) throws(PromptsError) {
    self.language = language
    let prompts = language.prompts
    let tokenizer = Tokenizer()
    speech = try SpeechGuesser(language: language)
    for row in try prompts.table("word-classes") {
      guard let wordClass = WordClasses.named(row["name"]) else {
        throw row.error("no rule asks for a word class named “\(row["name"])”")
      }
      for token in tokenizer.tokens(in: row["words"]) { add(wordClass, to: token.term) }
    }
    for row in try prompts.table("question-words") {
      guard let wordClass = WordClasses.byList[row["list"]] else { continue }
      for token in tokenizer.tokens(in: row["words"]) { add(wordClass, to: token.term) }
    }
    for row in try prompts.table("number-scales") {
      guard let factor = Double(row["factor"]) else { throw row.error("the factor is no number") }
      for word in row.words("words") { scales[word] = factor }
    }
    for list in RuleWords.List.allCases {
      let terms = language.ruleWords[list].map { number(of: $0) }
      if let first = terms.first { ruleTerms[list] = (first, Set(terms)) }
    }
    for word in try prompts.words("stopwords") {
      for token in tokenizer.tokens(in: word) { add(.stopword, to: token.term) }
    }
  }

  /// The number of `term`, which is added when new. O(1) on average.
  package func number(of term: String) -> Int32 {
    if let number = numbers[term] { return number }
    let number = Int32(terms.count)
    numbers[term] = number
    terms.append(term)
    classes.append(term.utf8.contains { 0x30...0x39 ~= $0 } ? .number : [])
    return number
  }

  /// The classes of the term numbered `number`, which this table gave. O(1).
  package func classes(of number: Int32) -> WordClasses { classes[Int(number)] }

  /// The words of `text` with term numbers in place of word numbers.
  package func terms(in text: [UInt8]) -> WordNumbering.Words {
    var found = text.withUnsafeBufferPointer { words.words(in: $0) }
    if generation != words.generation {
      generation = words.generation
      termOfWord.removeAll(keepingCapacity: true)
    }
    found.numbers.withUnsafeMutableBufferPointer { numbers in
      for index in numbers.indices {
        let word = Int(numbers[index])
        let known = word < termOfWord.count ? termOfWord[word] : -1
        numbers[index] = known >= 0 ? known : term(ofNewWord: word)
      }
    }
    return found
  }

  private func term(ofNewWord word: Int) -> Int32 {
    while termOfWord.count <= word { termOfWord.append(-1) }
    let term = number(of: words.term(of: Int32(word)))
    termOfWord[word] = term
    return term
  }

  /// The numbers of the terms of a few words that are looked at again and again, such as a name or
  /// the lemma of a verb; remembered. O(words) on average.
  package func terms(ofPhrase phrase: String) -> [Int32] {
    if let known = termsOfPhrase[phrase] { return known }
    let terms = terms(in: Array(phrase.utf8)).numbers
    if termsOfPhrase.count >= Self.mostPhrases { termsOfPhrase.removeAll(keepingCapacity: true) }
    termsOfPhrase[phrase] = terms
    return terms
  }

  /// Whether a folded word is of the class.
  package func holds(_ list: RuleWords.List, _ word: some StringProtocol) -> Bool {
    language.ruleWords.holds(list, word)
  }

  /// Whether a folded word ends so.
  package func ends(_ word: some StringProtocol, _ ending: RuleWords.Ending) -> Bool {
    language.ruleWords.ends(word, ending)
  }

  /// The number of the first word of the class, which many classes have alone; -1 for a class
  /// without words.
  package func term(_ list: RuleWords.List) -> Int32 { ruleTerms[list]?.first ?? -1 }

  /// The numbers of all words of the class.
  package func terms(_ list: RuleWords.List) -> Set<Int32> { ruleTerms[list]?.all ?? [] }

  private func add(_ wordClass: WordClasses, to term: String) {
    classes[Int(number(of: term))].insert(wordClass)
  }
}
