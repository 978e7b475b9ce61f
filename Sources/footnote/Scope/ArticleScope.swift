internal import Answers
internal import PassageIndex
internal import Text

/// Which articles are looked at, as a person limits them: `outlet:Ledger since:2025-03
/// folder:markets`, or the options of that name.
struct ArticleScope: Equatable {
  /// What an article can be chosen by.
  enum Field: String, CaseIterable {
    /// The outlet by any of its names and addresses, or words of it; words of the author's name and
    /// of the title. Case does not matter.
    case outlet, author, title
    /// First and last day of publication; articles without a date are left out.
    case since, until
    /// A folder by its name or path.
    case folder
    /// What the article is about; where none is, words that it holds.
    case about
  }

  /// One limit as it was typed.
  struct Limit: Equatable {
    var field: Field
    var value: String
    /// The first day that `since` admits, the last that `until` admits, ISO 8601; nil for others.
    var day: String?
  }

  /// In the order typed; an article must satisfy all of them.
  let limits: [Limit]

  /// Reads `field:value` pairs; a value with spaces stands in quotation marks.
  init(_ text: String, days: LimitDays) throws(ScopeError) {
    var limits: [(Field, String)] = []
    for pair in Self.pairs(of: text) {
      let parts = pair.split(separator: ":", maxSplits: 1).map(\.trimmed)
      guard parts.count == 2, !parts[1].isEmpty, let field = Field(rawValue: parts[0].lowercased())
      else { throw .unknownLimit(pair) }
      limits.append((field, parts[1]))
    }
    if limits.isEmpty { throw .empty }
    try self.init(limits, days: days)
  }

  init(_ limits: [(Field, String)], days: LimitDays) throws(ScopeError) {
    var read: [Limit] = []
    for (field, value) in limits {
      var limit = Limit(field: field, value: value)
      if Self.fieldsOfWords.contains(field), !value.contains(where: { $0.isLetter || $0.isNumber })
      {
        throw .wordless(field.rawValue, value)
      }
      if field == .since || field == .until {
        guard let range = days.range(of: value) else { throw .notADate(value) }
        limit.day = (field == .since ? range.first : range.last).description
      }
      read.append(limit)
    }
    self.limits = read
    if let first = limit(.since), let last = limit(.until), let day = first.day,
      day > last.day ?? ""
    {
      throw .contradictory(since: first.value, until: last.value)
    }
  }

  /// Fields whose values are compared word by word.
  private static let fieldsOfWords: Set<Field> = [.outlet, .author, .title, .about]

  /// The limit by `field`; of several of `since` the latest, of `until` the earliest.
  private func limit(_ field: Field) -> Limit? {
    let found = limits.filter { $0.field == field }
    return field == .since
      ? found.max { $0.day ?? "" < $1.day ?? "" } : found.min { $0.day ?? "" < $1.day ?? "" }
  }

  /// As typed, without quotation marks.
  var description: String {
    limits.map { "\($0.field.rawValue):\($0.value)" }.joined(separator: " ")
  }

  /// As it can be typed again.
  var typed: String {
    limits.map { "\($0.field.rawValue):\"\($0.value)\"" }.joined(separator: " ")
  }

  /// What answers say of it.
  var stated: AnswerLimits {
    var stated = AnswerLimits()
    for limit in limits {
      switch limit.field {
      case .outlet: stated.outlets.append(limit.value)
      case .author: stated.authors.append(limit.value)
      case .title: stated.title = limit.value
      case .since: stated.since = max(stated.since ?? "", limit.day ?? "")
      case .until: stated.until = min(stated.until ?? "~", limit.day ?? "~")
      case .folder: stated.folder = limit.value
      case .about: stated.about = limit.value
      }
    }
    return stated
  }

  /// The articles in the scope. O(articles), and one scan of the postings for `about`.
  func articles(in store: any PassageReading, ruleWords: RuleWords) throws -> Set<ArticleID> {
    let outlets = OutletNames(try store.census(), ruleWords: ruleWords)
    let admissions = limits.compactMap { filter($0)?.admission(outlets) }
    var allowed = Set(
      try store.articles().filter { article in admissions.allSatisfy { $0(article) } }.map(\.id))
    for limit in limits where limit.field == .about {
      allowed.formIntersection(try Self.articles(about: limit.value, in: store))
    }
    return allowed
  }

  /// Nil for `about`, which metadata alone does not tell.
  private func filter(_ limit: Limit) -> ArticleFilter? {
    var filter = ArticleFilter()
    switch limit.field {
    case .outlet: filter.outlet = limit.value
    case .author: filter.author = limit.value
    case .title: filter.title = limit.value
    case .since: filter.since = limit.day
    case .until: filter.until = limit.day
    case .folder:
      let isPath = limit.value.contains("/") || limit.value.hasPrefix(".")
      filter.folder = isPath ? IndexBuilder.canonical(limit.value) : limit.value
    case .about: return nil
    }
    return filter
  }

  /// The articles whose title names `words`, or whose text opens with them and comes back to them;
  /// where there is none, those that hold each of them.
  private static func articles(about words: String, in store: any PassageReading) throws
    -> Set<ArticleID>
  {
    let terms = Tokenizer().tokens(in: words).filter { !$0.isColocated }.map(\.term)
    let subjects = try store.mentions(of: terms).filter(\.isSubject).map(\.id)
    if !subjects.isEmpty { return Set(subjects) }
    let holding = try terms.map { Set(try store.mentions(of: [$0]).map(\.id)) }
    return holding.dropFirst().reduce(holding.first ?? []) { $0.intersection($1) }
  }

  /// Parts between spaces outside quotation marks, which are dropped.
  private static func pairs(of text: String) -> [String] {
    var pairs = [""]
    var isQuoted = false
    for character in text {
      if "\"“”".contains(character) {
        isQuoted.toggle()
      } else if character.isWhitespace && !isQuoted {
        pairs.append("")
      } else {
        pairs[pairs.count - 1].append(character)
      }
    }
    return pairs.filter { !$0.isEmpty }
  }
}

/// Reads the days that a limit names: `2025`, `2025-03`, `2025-03-01`, `May 2024`, `last month`.
struct LimitDays {
  let dates: DateRecogniser
  /// The day on which "last month" is said, ISO 8601.
  let today: String

  /// Nil where `text` names no time, more than one, or something beside it.
  func range(of text: String) -> DayRange? {
    let found = dates.expressions(in: text, reference: CivilDay(iso: today))
    guard found.count == 1, let value = found[0].value, found[0].relation == .during,
      !text.isEmpty, found[0].span == TextSpan(0, text.utf8.count)
    else { return nil }
    return value
  }
}

/// Why a scope cannot be used.
enum ScopeError: Error, Equatable, CustomStringConvertible {
  case empty
  case unknownLimit(String)
  case notADate(String)
  case wordless(_ field: String, _ value: String)
  case contradictory(since: String, until: String)
  case noArticles(String)

  private static let fields = ArticleScope.Field.allCases.map { $0.rawValue + ":" }
    .joined(separator: " ")

  var description: String {
    switch self {
    case .empty:
      "Say what to keep to, for example: .only outlet:Ledger since:2025-03 (\(Self.fields))"
    case .unknownLimit(let text):
      "“\(text)” is no limit. Use one or more of \(Self.fields) each with a value, for example: .only folder:markets"
    case .notADate(let text):
      "“\(text)” is not a date. Write 2025, 2025-03, 2025-03-01 or May 2025."
    case .wordless(let field, let value):
      "“\(value)” holds no word to look for under \(field). Leave \(field) out to look at all articles."
    case .contradictory(let since, let until):
      "No day is both since \(since) and until \(until): the limits exclude each other. Put the earlier day under since."
    case .noArticles(let scope): "No article fits \(scope); the conversation goes on as before."
    }
  }
}
