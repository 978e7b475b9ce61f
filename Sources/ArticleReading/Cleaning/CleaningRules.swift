package import Prompts
package import Text

/// What counts as clutter, and how dates are written: the tables that cleaning works with, read
/// once and shared by all extractors.
package struct CleaningRules: Sendable {
  /// Where a clutter line may be cut.
  package enum Scope: String, Sendable {
    /// Wherever it stands as a line or block of its own.
    case line
    /// Only before the first or after the last long paragraph.
    case edge
    /// Like `edge`; what follows it goes too.
    case tail
    /// What opens a block of a page that shows no words of the article, however long it is.
    case opening
  }

  /// A rule that matched a line.
  package struct Match: Sendable, Equatable {
    package var name: String
    package var scope: Scope
  }

  private struct Rule: Sendable {
    let match: Match
    let pattern: PhrasePattern
  }

  package let dates: PublicationDate
  /// Reads dates as prose writes them, which feeds and imports may give, too.
  let writtenDates: DateRecogniser
  package let lostLinks: LostLinks
  let bylineWords: BylineWords
  let authorWords: AuthorWords
  let knownWords: KnownWords
  /// Words of notes about the author.
  let authorCues: Set<String>
  /// Field of `ArticleMetadata` by the label that opens its line, both in lower case.
  let metadataLabels: [String: String]
  package let hints: PageHints
  /// Names of meta tags by the field of `ArticleMetadata` they give, best first.
  let metadataNames: [String: [String]]
  /// Labels of lines that lead to another page, as folded words apart by spaces.
  let relatedLabels: Set<String>
  /// Whether programs that read pictures may be run on scanned pages.
  package var readsScans = false
  /// Labels of lines above a message that another one forwards or answers.
  let mailLabels: MailLabels
  /// Pages that are about a book.
  let bookPages: BookPages
  /// Names of fields in exports.
  let importFields: ImportFields
  /// Keys of front matter by the field of `ArticleMetadata` they give, best first.
  let frontMatterKeys: [String: [String]]
  private let rules: [Rule]
  /// Positions in `rules` by the first word of what they match, ascending.
  private let rulesByWord: [String: [Int]]
  /// Positions of the rules that can begin with any word, by the words of which each needs one,
  /// ascending.
  private let openRules: [String: [Int]]
  /// Positions of the rules for how a block opens, by the first word, ascending.
  private let openings: [String: [Int]]

  /// Lines with more words than this are never clutter.
  private static let longestLine = 36

  /// - Throws: `PromptsError.badRow` for a scope, pattern or word set that cannot be used.
  package init(prompts: Prompts, dates writtenDates: DateRecogniser) throws(PromptsError) {
    self.writtenDates = writtenDates
    var sets: [String: Set<String>] = [:]
    for row in try prompts.table("clutter-words") + prompts.table("clutter-words-elsewhere") {
      sets[row["name"]] = Set(row["words"].split(separator: " ").map(String.init))
    }
    var rules: [Rule] = []
    for row in try prompts.table("clutter") + prompts.table("clutter-elsewhere") {
      guard let scope = Scope(rawValue: row["scope"]) else {
        throw row.error("unknown scope \"\(row["scope"])\": line, edge, tail or opening")
      }
      guard let pattern = PhrasePattern(row["pattern"], sets: sets) else {
        throw row.error("the pattern matches an empty line or names a word set that does not exist")
      }
      rules.append(Rule(match: Match(name: row["name"], scope: scope), pattern: pattern))
    }
    self.rules = rules
    let openings = rules.indices.filter { rules[$0].match.scope == .opening }
    self.openings = openings.reduce(into: [:]) { index, position in
      for word in rules[position].pattern.firstWords ?? [] {
        index[word, default: []].append(position)
      }
    }
    (rulesByWord, openRules) = Self.index(rules)
    bylineWords = try BylineWords(prompts: prompts)
    authorWords = try AuthorWords(prompts: prompts)
    knownWords = KnownWords(prompts: prompts)
    dates = try Self.dates(prompts: prompts, bylineWords)
    lostLinks = LostLinks(danglingWords: Set(try prompts.words("dangling-words")))
    hints = try PageHints(prompts: prompts)
    var names: [String: [String]] = [:]
    for row in try prompts.table("page-metadata") {
      names[row["field"]] = row["names"].split(separator: " ").map(String.init)
    }
    metadataNames = names
    relatedLabels = Set(
      try prompts.table("related-labels").flatMap { row in
        row["labels"].split(separator: "|").map { FoldedWords.words(of: $0).joined(separator: " ") }
      })
    var keys: [String: [String]] = [:]
    for row in try prompts.table("front-matter") { keys[row["field"]] = row.words("keys") }
    frontMatterKeys = keys
    bookPages = try BookPages(prompts: prompts)
    mailLabels = try MailLabels(prompts: prompts, dates: dates)
    importFields = try ImportFields(prompts: prompts)
    authorCues = Set(try prompts.words("author-cues"))
    var labels: [String: String] = [:]
    for row in try prompts.table("metadata-labels") { labels[row["label"]] = row["field"] }
    metadataLabels = labels
  }

  /// The first rule that covers all of `line`; nil for text worth keeping. Scope is for the caller
  /// to judge.
  package func match(_ line: some StringProtocol) -> Match? {
    guard line.utf8.count <= 400 else { return nil }
    let words = FoldedWords.words(of: line, limit: Self.longestLine + 1)
    guard let first = words.first, words.count <= Self.longestLine else { return nil }
    let candidates = rulesByWord[first] ?? []
    let byWord = candidates.first { rules[$0].pattern.matches(words) } ?? .max
    var open: Set<Int> = []
    for word in words { if let rules = openRules[word] { open.formUnion(rules) } }
    let found = open.sorted().first { $0 < byWord && rules[$0].pattern.matches(words) } ?? byWord
    guard found != .max else { return nil }
    // A credit is no sentence: "The archive was sold to Getty." stays.
    return rules[found].match.name.hasPrefix("credit-") && line.last == "."
      ? nil : rules[found].match
  }

  /// The rule for how a block opens that `text` opens with; nil for none.
  func opening(of text: String) -> String? {
    let head = text.utf8.prefix { $0.isLetter }
    guard !head.isEmpty, head.count < 12,
      let rules = openings[String(decoding: head, as: UTF8.self).lowercased()]
    else { return nil }
    let words = FoldedWords.words(of: text.prefix(200), limit: PhrasePattern.longestGap + 6)
    guard !words.isEmpty else { return nil }
    return rules.first { position in
      (1...words.count).contains { self.rules[position].pattern.matches(Array(words.prefix($0))) }
    }.map { self.rules[$0].match.name }
  }

  private static func index(_ rules: [Rule]) -> ([String: [Int]], [String: [Int]]) {
    var byWord: [String: [Int]] = [:]
    var open: [String: [Int]] = [:]
    for (position, rule) in rules.enumerated() where rule.match.scope != .opening {
      if let words = rule.pattern.firstWords {
        for word in words { byWord[word, default: []].append(position) }
      } else {
        for word in rule.pattern.neededWords { open[word, default: []].append(position) }
      }
    }
    return (byWord, open)
  }

  /// Joins the lines of `lines`, with what the language knows of hyphens.
  func joiner(_ lines: some Sequence<String>) -> WordJoiner {
    WordJoiner(lines, joiners: bylineWords.joiners, isWord: knownWords.contains)
  }

  private static func dates(prompts: Prompts, _ small: BylineWords) throws(PromptsError)
    -> PublicationDate
  {
    var months: [String: Int] = [:]
    for row in try prompts.table("month-names") {
      guard let number = Int(row["number"]), (1...12).contains(number) else {
        throw row.error("the number of a month is 1 to 12")
      }
      for name in row["names"].split(separator: " ") { months[String(name)] = number }
    }
    let words = Set(try prompts.words("date-words"))
    return PublicationDate(
      months: months, words: words.union(small.dateIssues).union(small.dateChanges),
      fillers: small.dateFillers,
      units: small.dateUnits, issues: small.dateIssues, changes: small.dateChanges)
  }
}
