internal import AnswerRendering
internal import ArgumentParser
internal import ArticleReading
internal import Foundation
internal import PassageIndex
internal import Prompts
internal import SentenceAnalysis
internal import Text
internal import WordNetLexicon

/// `footnote facts`: what is understood of an article.
struct FactsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "facts",
    abstract: "Show what is understood of an article: times, who does what, who said what.",
    discussion: """
      A file is read from disk and need not be in the index; what is no file is the key of an article in the index, \
      as footnote articles --json lists it. Facts are printed in the order of the text, below the sentence that \
      tells them. With --json each article is an object on a line of its own; start and end count UTF-8 bytes of \
      the cleaned text that footnote read --json gives.

      EXAMPLES
        footnote facts page.html                     an article from disk
        footnote facts markets/brightwave.txt        one of the index, by its key
        footnote facts --json page.html | jq '.statements[].speaker.text'

      EXIT STATUS
        1  nothing was understood of the article
      """)

  @OptionGroup var options: SharedOptions

  @Flag(help: "Write JSON: one object an article.")
  var json = false

  @Argument(
    help: ArgumentHelp("The file to read, or the key of an article.", valueName: "file|key"))
  var article: String

  func run() throws {
    let prompts = try options.prompts()
    let language = try Library.language(prompts)
    let analyzer = try ArticleAnalyzer(language: language)
    var isEmpty = true
    for source in try sources(prompts) {
      let analysis =
        source.stored ?? analyzer.analyze(source.document, sentences: source.sentences)
      if !analysis.isEmpty { isEmpty = false }
      if json {
        Console.print(FactsJSON(document: source.document, analysis: analysis).value.text)
      } else {
        Console.print(
          try FactsPage(
            document: source.document, sentences: source.sentences, analysis: analysis
          ).text(prompts))
      }
    }
    if isEmpty { throw ExitCode(1) }
  }

  /// An article to analyse.
  struct Source {
    var document: Document
    var sentences: [Sentence]
    /// As the index has it; nil where it has nothing whole.
    var stored: ArticleAnalysis?
  }

  private func sources(_ prompts: Prompts) throws -> [Source] {
    guard FileManager.default.fileExists(atPath: article) else { return try [stored(prompts)] }
    let extraction = try ArticleReader(prompts: prompts)
      .read(ArticleFolder(path: article).singleFile())
    for part in extraction.skipped where !options.quiet {
      let place = part.line.map { "\(part.path):\($0)" } ?? part.path
      Console.report("\(place): skipped, \(part.reason).")
    }
    let segmenter = try SentenceSegmenter(prompts: prompts)
    return extraction.documents.map {
      Source(document: $0, sentences: segmenter.sentences(of: $0))
    }
  }

  /// The article of the index with that key, of several the first by path.
  private func stored(_ prompts: Prompts) throws -> Source {
    guard FileManager.default.fileExists(atPath: options.indexPath) else {
      throw FactsError.noSuchArticle(article)
    }
    let store = try IndexRefresher.openStore(path: options.indexPath, prompts: prompts)
    guard let summary = try store.articles().first(where: { $0.key == article }),
      let stored = try store.article(summary.id)
    else { throw FactsError.noSuchArticle(article) }
    return Source(
      document: Document(
        key: summary.key, path: summary.path, metadata: summary.metadata, text: stored.text,
        blocks: Block.holding(stored.sentences)), sentences: stored.sentences,
      stored: try store.analysis(of: summary.id))
  }
}

/// Why there is nothing to show the facts of.
enum FactsError: Error, Equatable, CustomStringConvertible {
  case noSuchArticle(String)

  var description: String {
    switch self {
    case .noSuchArticle(let name):
      "There is no file \(name), and no article of the index has that key. Give the path of a file, or a key that footnote articles --json lists."
    }
  }
}
