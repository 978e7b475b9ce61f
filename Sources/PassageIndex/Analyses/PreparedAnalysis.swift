internal import SentenceAnalysis
internal import Text

/// What is understood of an article, ready to be written.
struct PreparedAnalysis: Sendable, Equatable {
  /// `ArticleAnalyzer.rules` of the rules that made it.
  var rules: Int
  /// `ArticleAnalysis.coded` as `TextPacker` makes it smaller.
  var packed: [UInt8]
  /// In the order of `Entity.id`.
  var entities: [EntityRow]

  /// What the index can look up of an entity without unpacking the analysis.
  struct EntityRow: Sendable, Equatable {
    /// `Entity.id`.
    var id: Int
    var kind: EntityKind
    /// The one of most words first.
    var names: [String]
    /// Places of the text that speak of it.
    var mentions: Int
    /// Statements of which it is the speaker.
    var statements: Int
  }
}

/// Understands articles for the index. One maker serves one thread at a time.
final class AnalysisMaker {
  private let analyzer: ArticleAnalyzer
  private let packer = TextPacker()

  init(analyzer: ArticleAnalyzer) { self.analyzer = analyzer }

  /// Linear in the length of the text, as `ArticleAnalyzer.analyze` is.
  func analysis(text: String, metadata: ArticleMetadata, sentences: [Sentence]) -> PreparedAnalysis
  {
    let analysis = analyzer.analyze(
      text: text, metadata: metadata, sentences: sentences, namesParties: false)
    return PreparedAnalysis(
      rules: analyzer.rules, packed: packer.pack(analysis.coded(text: text)),
      entities: Self.rows(of: analysis))
  }

  private static func rows(of analysis: ArticleAnalysis) -> [PreparedAnalysis.EntityRow] {
    var mentions: [Int: Int] = [:]
    for mention in analysis.mentions { mentions[mention.entity, default: 0] += 1 }
    var statements: [Int: Int] = [:]
    for case let speaker? in analysis.statements.map(\.entity) {
      statements[speaker, default: 0] += 1
    }
    // One place of an unknown kind tells nothing that a list could use.
    return analysis.entities.filter { $0.kind != .other || mentions[$0.id] ?? 0 > 1 }.map {
      PreparedAnalysis.EntityRow(
        id: $0.id, kind: $0.kind, names: $0.names, mentions: mentions[$0.id] ?? 0,
        statements: statements[$0.id] ?? 0)
    }
  }
}
