package import Answers
package import Prompts
package import QuestionAnalysis

/// Recognises what is not a question about the articles (a greeting, thanks, a call for help) by
/// the rows of `Prompts/languages/en/tables/conversation.tsv`.
package struct SmallTalk: Sendable {
  private let rows: [Row]

  private struct Row: Sendable {
    let name: String
    let pattern: PhrasePattern
    let template: String
    /// Whether it is small talk only before the first question: "how does it work" later asks about
    /// what was spoken of.
    let opens: Bool
  }

  private let prompts: Prompts

  /// - Throws: `PromptsError` when the table cannot be used.
  package init(prompts: Prompts) throws(PromptsError) {
    self.prompts = prompts
    rows = try prompts.table("conversation").map {
      Row(
        name: $0["name"], pattern: PhrasePattern($0["phrases"]), template: $0["template"],
        opens: $0["when"] == "first")
    }
  }

  /// The fitting reply; nil when `text` is to be answered from the articles. O(rows), no search.
  ///
  /// - Parameter articles: how many the index holds, for replies that say so.
  /// - Parameter isFirst: whether nothing was asked before.
  package func reply(to request: QuestionRequest, articles: Int) throws(PromptsError) -> Answer? {
    try reply(to: request.question, articles: articles, isFirst: request.history.isEmpty)
  }

  /// The same for a text alone.
  package func reply(to text: String, articles: Int, isFirst: Bool = true) throws(PromptsError)
    -> Answer?
  {
    let phrase = PhraseText(text)
    guard
      let row = rows.first(where: {
        ($0.opens ? isFirst : true) && $0.pattern.matches(phrase) != nil
      })
    else { return nil }
    let reply = try prompts.render(
      row.template, ["articles": articles, "one": articles == 1, "none": articles == 0])
    return Answer(
      question: text, status: .conversation, answerType: .conversation,
      parts: [.lead(reply, answer: nil)],
      explanation: Explanation(
        "read as conversation", parts: [Explanation("row “\(row.name)” of conversation.tsv")]))
  }
}
