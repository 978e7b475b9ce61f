internal import PassageIndex
internal import Text

/// Which articles a conversation is limited to: `outlet:Ledger since:2025-03 folder:markets`.
struct ArticleScope: Equatable {
  /// What an article can be chosen by.
  enum Field: String, CaseIterable {
    /// Part of the outlet's name, and of the title; case does not matter.
    case outlet, title
    /// First and last day of publication, `2025`, `2025-03` or `2025-03-01`; articles without a
    /// date are left out.
    case since, until
    /// A folder on the article's path.
    case folder
    /// A word that must occur in the article.
    case about
  }

  /// In the order typed; an article must satisfy all of them.
  let limits: [(field: Field, value: String)]

  /// Reads `field:value` pairs; a value with spaces stands in quotation marks.
  init(_ text: String) throws(ScopeError) {
    var limits: [(Field, String)] = []
    for pair in Self.pairs(of: text) {
      let parts = pair.split(separator: ":", maxSplits: 1).map(\.trimmed)
      guard parts.count == 2, !parts[1].isEmpty, let field = Field(rawValue: parts[0].lowercased())
      else { throw .unknownLimit(pair) }
      if field == .since || field == .until, !Self.isDate(parts[1]) { throw .notADate(parts[1]) }
      limits.append((field, parts[1]))
    }
    if limits.isEmpty { throw .empty }
    self.limits = limits
  }

  static func == (left: ArticleScope, right: ArticleScope) -> Bool {
    left.description == right.description
  }

  /// As typed, without quotation marks.
  var description: String {
    limits.map { "\($0.field.rawValue):\($0.value)" }.joined(separator: " ")
  }

  /// As it can be typed again.
  var typed: String {
    limits.map { "\($0.field.rawValue):\"\($0.value)\"" }.joined(separator: " ")
  }

  /// The articles in the scope. O(articles), and one scan of the postings for `about`.
  func articles(in store: any PassageReading) throws -> Set<ArticleID> {
    let articles = try store.articles().filter(matchesMetadata)
    var allowed = Set(articles.map(\.id))
    for limit in limits where limit.field == .about {
      for token in Tokenizer().tokens(in: limit.value) {
        let found = try store.retrieve(
          [WeightedTerm(token.term)], passageLimit: 1, articleLimit: store.statistics.articles)
        allowed.formIntersection(found.articles.map(\.id))
      }
    }
    return allowed
  }

  private func matchesMetadata(_ article: ArticleSummary) -> Bool {
    limits.allSatisfy { field, value in
      switch field {
      case .outlet: Self.contains(article.metadata.outlet, value)
      case .title: Self.contains(article.metadata.title, value)
      // Days compare as text; "2025-03" precedes all days of that month, and with "~" behind it
      // follows them.
      case .since: article.metadata.published.map { $0 >= value } ?? false
      case .until: article.metadata.published.map { $0 <= value + "~" } ?? false
      case .folder:
        article.path.split(separator: "/").dropLast().contains {
          $0.lowercased() == value.lowercased()
        }
      case .about: true
      }
    }
  }

  private static func contains(_ text: String?, _ part: String) -> Bool {
    text?.lowercased().contains(part.lowercased()) ?? false
  }

  /// `2025`, `2025-03` or `2025-03-01`.
  private static func isDate(_ text: String) -> Bool {
    let rest = "0000-01-01".dropFirst(text.count)
    return [4, 7, 10].contains(text.utf8.count) && CalendarDay.isValid(text + rest)
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

/// Why a scope cannot be used.
enum ScopeError: Error, Equatable, CustomStringConvertible {
  case empty
  case unknownLimit(String)
  case notADate(String)
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
      "“\(text)” is not a date. Write 2025, 2025-03 or 2025-03-01."
    case .noArticles(let scope): "No article fits \(scope); the conversation goes on as before."
    }
  }
}
