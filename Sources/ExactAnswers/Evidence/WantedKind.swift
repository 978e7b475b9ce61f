internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Whether the exact answer is of the kind that the question cannot do without: a time for "when?",
/// a figure for "how much?".
///
/// "When was that?" is not answered by "910C". Where this says no, the quotation is given without
/// an exact answer.
struct WantedKind {
  let question: AnalyzedQuestion
  let asked: SpanQuestion
  let table: TermTable

  /// The best of `choices` (which come best first) that is of the kind wanted; nil where none of
  /// the likeliest is.
  func first(of choices: [SpanChooser.Choice], in lead: Candidate) -> SpanChooser.Choice? {
    let impossible = ImpossibleAnswer(question: question, asked: asked, table: table)
    return choices.prefix(Self.depth).first {
      isMet(by: $0, in: lead) && !impossible.isMet(by: $0, in: lead)
    }
  }

  /// Choices looked at: further ones are too unlikely to be the answer.
  private static let depth = 6

  func isMet(by choice: SpanChooser.Choice, in lead: Candidate) -> Bool {
    switch question.answerType {
    case .date where question.focus.isEmpty:
      isOfKind(choice) || isPlainNumber(choice, in: lead) || isCondition(choice)
    case .quantity:
      !asksForMeasure || isOfKind(choice) || holdsNumber(choice, in: lead)
    case .money, .percentage:
      isOfKind(choice) || holdsNumber(choice, in: lead)
    default: true
    }
  }

  /// "How thick …?", not "How often …?", which "every spring" or "rarely" answers.
  private var asksForMeasure: Bool {
    zip(question.words, question.words.dropFirst()).contains {
      table.holds(.how, $0.token.folded) && !table.holds(.often, $1.token.folded)
    }
  }

  private func holdsNumber(_ choice: SpanChooser.Choice, in lead: Candidate) -> Bool {
    choice.tokens.contains { isNumber($0, in: lead.article) }
  }

  private func isOfKind(_ choice: SpanChooser.Choice) -> Bool {
    [SpanFeature.fitsKind, .holdsKind, .categoryFits].contains { choice.features[$0.index] > 0 }
  }

  /// "when both sign", "upon delivery".
  private func isCondition(_ choice: SpanChooser.Choice) -> Bool {
    choice.features[SpanFeature.conditionClause.index] > 0
  }

  /// "430 BC", "11th", "the 1980s": a number that is no part of a code.
  private func isPlainNumber(_ choice: SpanChooser.Choice, in lead: Candidate) -> Bool {
    choice.tokens.contains { token in
      let text = word(token, in: lead.article)
      return text.allSatisfy(\.isNumber)
        || table.language.ruleWords.ending(.ordinalOrDecade, of: text).map { ending in
          text.dropLast(ending.count).allSatisfy(\.isNumber) && text.count > ending.count
        } == true
    }
  }

  private func isNumber(_ token: Int, in article: TokenizedArticle) -> Bool {
    table.classes(of: article.terms[token]).contains(.numberWord)
      || word(token, in: article).first?.isNumber == true
  }

  private func word(_ token: Int, in article: TokenizedArticle) -> String {
    article.text(of: TextSpan(Int(article.starts[token]), Int(article.ends[token]))).lowercased()
  }
}
