internal import LineEditing
internal import PassageIndex
internal import Text

/// What Tab offers: commands and their arguments after a dot; elsewhere words of titles and
/// outlets, and the frequent words of the articles.
///
/// The list of articles is read before the first Tab; after that a completion is two binary
/// searches and one look into the index.
final class LineCompletion {
  private let commands: ChatCommandTable
  private let articles: () -> [ArticleSummary]
  private let words: (_ prefix: String) -> [String]
  private lazy var vocabulary = Vocabulary(articles())

  /// Letters that must be typed before the articles' words are offered; fewer fit too many.
  private static let minimumPrefix = 2

  /// - Parameters:
  ///   - articles: the articles in the index.
  ///   - words: folded words of the articles that begin with a folded prefix, the most frequent
  ///     first.
  init(
    commands: ChatCommandTable, articles: @escaping () -> [ArticleSummary],
    words: @escaping (_ prefix: String) -> [String]
  ) {
    self.commands = commands
    self.articles = articles
    self.words = words
  }

  /// Reads what completion needs, so that the first Tab need not wait.
  func prepare() { _ = vocabulary }

  /// What can stand at `word`, the end of `line`.
  func candidates(line: String, word: String) -> Completion {
    guard line.hasPrefix(".") else { return .words(plainWords(beginningWith: word)) }
    if line == word { return .words(commands.names) }
    guard case .command(let command, let argument) = commands.read(line) else { return .words([]) }
    switch command {
    case .save, .verify, .check: return .fileNames
    case .help: return .words(commands.names.map { String($0.dropFirst()) })
    case .only: return .words(limits(for: word))
    case .why: return .words(["all"])
    case .set: return .words(settings(argument, word: word))
    case .alias, .edit, .said: return .words(plainWords(beginningWith: word))
    default: return .words([])
    }
  }

  /// Words of titles and outlets as they are written, then words of the articles, written on as
  /// they were begun.
  private func plainWords(beginningWith word: String) -> [String] {
    let titles = vocabulary.words(beginningWith: word)
    guard let token = Tokenizer().tokens(in: word).last, token.span.end == word.utf8.count,
      token.folded.count >= Self.minimumPrefix
    else { return titles }
    let known = Set(titles.map { $0.lowercased() })
    let others = words(token.folded).map { word + $0.dropFirst(token.folded.count) }
    return titles + others.filter { !known.contains($0.lowercased()) }
  }

  /// Names of settings, or the values of the one that is named.
  private func settings(_ argument: String, word: String) -> [String] {
    guard let name = argument.split(separator: " ").first, name != word,
      let setting = Setting(rawValue: name.lowercased())
    else { return Setting.allCases.map(\.rawValue) }
    return Settings.allowed(setting).split { ", ".contains($0) }.map(String.init)
  }

  /// Names of limits, or what can stand behind the one that is named.
  private func limits(for word: String) -> [String] {
    let field = ArticleScope.Field.allCases.first { word.hasPrefix($0.rawValue + ":") }
    guard let field else { return ArticleScope.Field.allCases.map { $0.rawValue + ":" } }
    let name = field.rawValue + ":"
    return values(of: field, beginningWith: String(word.dropFirst(name.count))).map { name + $0 }
  }

  private func values(of field: ArticleScope.Field, beginningWith value: String) -> [String] {
    switch field {
    case .outlet: vocabulary.outletWords
    case .author: vocabulary.authorWords
    case .title: vocabulary.words(beginningWith: value)
    case .folder: vocabulary.folders
    case .since, .until: vocabulary.months
    case .about: plainWords(beginningWith: value)
    }
  }

  /// Words of titles, outlets and authors' names, sorted.
  private struct Vocabulary {
    let outletWords: [String]
    let authorWords: [String]
    /// Names of the folders that hold some of the articles, not all of them.
    let folders: [String]
    /// Months in which articles were published, `2025-11`.
    let months: [String]
    private let words: [String]

    /// Shorter words are typed faster than completed.
    private static let minimumLength = 4

    /// Of more articles than these, words of titles are found in the index like all others.
    private static let mostTitles = 20_000

    init(_ articles: [ArticleSummary]) {
      let outlets = Self.words(of: Set(articles.compactMap(\.metadata.outlet)))
      outletWords = outlets.sorted()
      authorWords = Self.words(of: Set(articles.compactMap(\.metadata.author))).sorted()
      let paths = Set(articles.map { $0.path.split(separator: "/").dropLast() })
      let shared = paths.reduce(Set(paths.first ?? [])) { $0.intersection($1) }
      folders = Set(paths.joined()).subtracting(shared).map(String.init).sorted()
      months = Set(articles.compactMap { $0.metadata.published?.prefix(7) }).map(String.init)
        .sorted()
      let titles = articles.count <= Self.mostTitles ? articles.compactMap(\.metadata.title) : []
      words = outlets.union(Self.words(of: titles)).sorted()
    }

    /// In order; empty for an empty prefix, which everything begins with.
    func words(beginningWith prefix: String) -> [String] {
      guard !prefix.isEmpty else { return [] }
      var low = 0
      var high = words.count
      while low < high {
        let middle = (low + high) / 2
        if words[middle] < prefix { low = middle + 1 } else { high = middle }
      }
      return Array(words[low...].prefix { $0.hasPrefix(prefix) })
    }

    private static func words(of texts: some Sequence<String>) -> Set<String> {
      Set(
        texts.flatMap { $0.split { !$0.isLetter && !$0.isNumber } }
          .filter { $0.count >= minimumLength }.map(String.init))
    }
  }
}
