internal import Answers
internal import EvidenceRanking
internal import PassageIndex
internal import Text

/// What an article goes on to say behind a reply.
struct Continuation {
  let tools: ReplyTools

  /// Sentences that are quoted on, at most.
  private static let longestContinuation = 3

  /// What stands behind the last of `citations` in the article of the first: the next sentences of
  /// one paragraph that none of them holds; nil at the article's end, without citations, and where
  /// the article has gone.
  func citation(after citations: [Citation]) throws -> Citation? {
    guard let first = citations.first, let article = try tools.cache.article(first.article.id)
    else {
      return nil
    }
    let quoted = citations.filter { $0.article.id == first.article.id }.map(\.span)
    let end = quoted.map(\.end).max() ?? 0
    let sentences = article.stored.sentences
    let start = sentences.indices.first {
      sentences[$0].span.start >= end && sentences[$0].kind != .heading && !sentences[$0].isBroken
    }
    guard let start else { return nil }
    let last = sentences.indices[start...].prefix(Self.longestContinuation).last {
      sentences[$0].block == sentences[start].block
        && CharacterRuler.count(
          article.bytes, in: TextSpan(sentences[start].span.start, sentences[$0].span.end))
          <= ArticleCiter.maximumExcerpt
    }
    return try tools.citer.citation(
      of: article, sentence: start, through: last ?? start,
      number: (citations.map(\.number).max() ?? 0) + 1)
  }
}
