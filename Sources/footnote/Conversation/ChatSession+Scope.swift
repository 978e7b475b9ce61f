internal import AnswerRendering
internal import Answers
internal import PassageIndex
internal import Prompts

/// Widening and narrowing what answers come from.
extension ChatSession {
  /// Keeps to the articles of `scope`, or goes back to all.
  func limit(to scope: ArticleScope?) throws -> [LayoutLine] {
    let count = try library.limit(to: scope)
    var holes: [String: any Sendable] = ["articles": count, "one": count == 1]
    guard let scope else { return try message("chat-no-scope", holes) }
    holes["scope"] = scope.description
    return try message("chat-scope", holes)
  }

  /// Quotations that answer the last question from articles not cited so far, or what the article
  /// quoted first goes on to say. They join the last reply's citations, so that `.open` and
  /// `.sources` know their numbers.
  func more() throws -> [LayoutLine] {
    guard let answer = lastAnswer, let request = lastRequest, !answer.citations.isEmpty else {
      return try message("chat-no-answer-yet")
    }
    let cited = Set(answer.citations.flatMap { [$0.article.id] + $0.alsoIn.map(\.id) })
    let further = try library.answer(request, excluding: cited)
    guard further.status == .answered else {
      guard let next = try library.continuation(of: answer.citations) else {
        return try message("chat-no-more")
      }
      return try message("chat-goes-on") + adding([next], to: answer)
    }
    let first = answer.citations.count + 1
    // Only what a reply would quote: what it merely mentions is a lead to its own articles.
    let quoted = further.parts.compactMap { part -> Int? in
      if case .quotation(let number) = part { number } else { nil }
    }
    var citations = further.citations.filter { quoted.contains($0.number) }
    for index in citations.indices { citations[index].number = first + index }
    return try message("chat-more") + adding(citations, to: answer)
  }

  /// The lines that show `citations`, which join the last answer's.
  private func adding(_ citations: [Citation], to answer: Answer) throws -> [LayoutLine] {
    var answer = answer
    answer.citations += citations
    lastAnswer = answer
    var reply = answer
    reply.interpretedAs = nil
    reply.parts = citations.map { .quotation($0.number) }
    let layout = try ReplyLayout(prompts: prompts, currentFolder: surroundings.currentFolder)
    return try layout.lines(of: reply, includesSources: true)
  }
}
