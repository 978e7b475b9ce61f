internal import ArgumentParser
internal import ArticleReading
internal import Foundation
internal import Prompts
internal import SentenceAnalysis
internal import Text

/// Measures the analysis of articles.
struct ArticleSpeed: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "speed-articles",
    abstract: "Say how much processor time the whole analysis of articles takes.",
    discussion: """
      The number behind "coded" stands for all that was understood: where it is the same before and after a change, \
      the change has changed nothing but the time.
      """)

  @Argument(help: "A file that Footnote reads, most likely an import.") var file: String
  @Option(help: "Articles that are read at most; 0 for all.") var most = 0
  @Flag(help: "Print the number of each article too.") var each = false

  func run() throws {
    let prompts = try Prompts()
    let analyzer = try ArticleAnalyzer(
      language: TextEntityReader.installedLanguage())
    let segmenter = try SentenceSegmenter(prompts: prompts)
    let extraction = try ArticleReader(prompts: prompts)
      .read(ArticleFolder(path: file).singleFile())
    let documents = extraction.documents.prefix(most > 0 ? most : .max)
    var (clauses, bytes, whole) = (0, 0, WordHash())
    var ticks = 0
    for document in documents {
      let sentences = segmenter.sentences(of: document)
      let start = clock()
      let analysis = analyzer.analyze(document, sentences: sentences)
      ticks += Int(clock() - start)
      let coded = WordHash.of(analysis.coded(text: document.text))
      withUnsafeBytes(of: coded) { for byte in $0 { whole.add(byte) } }
      if each { print(SafeLine.escaped("\(document.key) \(coded)")) }
      bytes += document.text.utf8.count
      clauses += analysis.clauses.count
    }
    let seconds = Double(ticks) / Double(CLOCKS_PER_SEC)
    print(
      "\(documents.count) articles, \(bytes) bytes, \(clauses) clauses: \(seconds) s of processor, "
        + "coded \(whole.value)")
  }
}
