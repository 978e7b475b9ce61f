internal import ArticleText
internal import LineEditing
internal import PassageIndex

/// What Tab offers: commands and their arguments after a dot, words of titles and outlets elsewhere.
///
/// The list of articles is read at the first Tab; after that a completion is two binary searches.
final class LineCompletion {
  private let commands: ChatCommandTable
  private let articles: () -> [ArticleSummary]
  private lazy var vocabulary = Vocabulary(articles())

  /// - Parameter articles: the articles in the index.
  init(commands: ChatCommandTable, articles: @escaping () -> [ArticleSummary]) {
    self.commands = commands
    self.articles = articles
  }

  /// What can stand at `word`, the end of `line`.
  func candidates(line: String, word: String) -> Completion {
    guard line.hasPrefix(".") else { return .words(vocabulary.words(beginningWith: word)) }
    if line == word { return .words(commands.names) }
    guard case .command(let command, _) = commands.read(line) else { return .words([]) }
    switch command {
    case .save, .verify: return .fileNames
    case .help: return .words(commands.names.map { String($0.dropFirst()) })
    case .only: return .words(limits(for: word))
    default: return .words([])
    }
  }

  /// Names of limits, or after `outlet:` the words of outlets.
  private func limits(for word: String) -> [String] {
    let name = ArticleScope.Field.outlet.rawValue + ":"
    guard word.hasPrefix(name) else { return ArticleScope.Field.allCases.map { $0.rawValue + ":" } }
    return vocabulary.outletWords.map { name + $0 }
  }

  /// Words of titles and outlets, sorted.
  private struct Vocabulary {
    let outletWords: [String]
    private let words: [String]

    /// Shorter words are typed faster than completed.
    private static let minimumLength = 4

    init(_ articles: [ArticleSummary]) {
      let outlets = Self.words(of: articles.compactMap(\.metadata.outlet))
      outletWords = outlets.sorted()
      words = outlets.union(Self.words(of: articles.compactMap(\.metadata.title))).sorted()
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

    private static func words(of texts: [String]) -> Set<String> {
      Set(
        texts.flatMap { $0.split { !$0.isLetter && !$0.isNumber } }
          .filter { $0.count >= minimumLength }.map(String.init))
    }
  }
}
