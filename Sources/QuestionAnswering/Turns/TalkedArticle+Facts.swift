internal import EvidenceRanking
internal import PassageIndex
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

extension TalkedArticle {
  /// What is understood of a stored article, as far as follow-ups need it. O(mentions); looking
  /// for a noun beside a name is O(tokens).
  init(_ article: TokenizedArticle, table: TermTable) {
    let analysis = article.facts.analysis
    var counts: [Int: Int] = [:]
    var nouns: [Int: [String: Int]] = [:]
    func note(_ span: TextSpan, of entity: Int) {
      guard let noun = article.stored.text[span]?.split(separator: " ").last else { return }
      nouns[entity, default: [:]][noun.lowercased().trimmingStops, default: 0] += 1
    }
    for mention in analysis.mentions {
      counts[mention.entity, default: 0] += 1
      if [.definite, .role].contains(mention.form) { note(mention.span, of: mention.entity) }
      if let noun = Self.apposed(behind: mention.span, in: article, table) {
        nouns[mention.entity, default: [:]][noun, default: 0] += 1
      }
    }
    for entity in analysis.entities {
      for role in entity.roles where !role.isFormer { note(role.span, of: entity.id) }
    }
    self.init(
      title: article.stored.summary.metadata.title,
      names: analysis.entities.map {
        Name($0, mentions: counts[$0.id] ?? 0, nouns: nouns[$0.id] ?? [:])
      },
      standsBeside: { noun, name in Self.stands(noun, beside: name, in: article, table) })
  }

  /// "subsidiary" behind "Tarn Dryers" in "Tarn Dryers, a subsidiary of Tarn".
  private static func apposed(
    behind span: TextSpan, in article: TokenizedArticle, _ table: TermTable
  ) -> String? {
    let behind = article.tokens(in: TextSpan(span.end, min(span.end + 80, article.bytes.count)))
    guard let first = behind.first, first > 0, article.gap(after: first - 1).first == 0x2C,
      table.holds(.article, article.word(first)),
      let of = behind.dropFirst(2).prefix(4).first(where: {
        table.terms(.of).contains(article.terms[$0])
      }), (first..<of).allSatisfy({ article.isDirectlyFollowed($0) })
    else { return nil }
    return article.word(of - 1)
  }

  /// Whether a noun stands in a sentence with a word of a name, or in the one before or behind it;
  /// nil where the article does not hold the noun.
  private static func stands(
    _ noun: String, beside name: [String], in article: TokenizedArticle, _ table: TermTable
  ) -> Bool? {
    let wanted = table.terms(ofPhrase: noun)
    let names = Set(
      table.terms(ofPhrase: name.joined(separator: " ")).filter {
        !table.classes(of: $0).contains(.stopword)
      })
    guard let noun = wanted.last, article.terms.contains(noun) else { return nil }
    let sentences = article.sentenceTokens
    return sentences.indices.contains { index in
      guard sentences[index].contains(where: { article.terms[$0] == noun }) else { return false }
      return (max(0, index - 1)...min(sentences.count - 1, index + 1)).contains { near in
        sentences[near].contains { names.contains(article.terms[$0]) }
      }
    }
  }
}
