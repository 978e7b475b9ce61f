package import Prompts

/// Recognises what is not a question about the articles (a greeting, thanks, a call for help) by the rows of `Prompts/tables/conversation.tsv`.
package struct SmallTalk: Sendable {
  private let rows: [(name: String, pattern: PhrasePattern, template: String)]
  private let prompts: Prompts

  /// - Throws: `PromptsError` when the table cannot be used.
  package init(prompts: Prompts) throws(PromptsError) {
    self.prompts = prompts
    rows = try prompts.table("conversation").map {
      ($0["name"], PhrasePattern($0["phrases"]), $0["template"])
    }
  }

  /// The fitting reply; nil when `text` is to be answered from the articles. O(rows), no search.
  ///
  /// - Parameter articles: how many the index holds, for replies that say so.
  package func reply(to text: String, articles: Int) throws(PromptsError) -> Answer? {
    guard let row = rows.first(where: { $0.pattern.matches(text) != nil }) else { return nil }
    let reply = try prompts.render(
      row.template, ["articles": articles, "one": articles == 1, "none": articles == 0])
    return Answer(
      question: text, status: .conversation, answerType: .conversation,
      parts: [.lead(reply, answer: nil)],
      explanation: Explanation(
        "read as conversation", parts: [Explanation("row “\(row.name)” of conversation.tsv")]))
  }
}
