internal import ArticleText

/// Mends the edges of a chosen answer by what single words cannot show: a quarter belongs to its year, a reason begins at its "because".
struct ChoiceMender {
  let question: AnalyzedQuestion
  let table: TermTable
  private let dates = DateRecogniser()

  init(question: AnalyzedQuestion, table: TermTable) {
    self.question = question
    self.table = table
  }

  /// The choice with better edges; nil where it cannot be an answer: a list's number, a time for "how much?".
  func mended(_ choice: SpanChooser.Choice, in lead: Candidate) -> SpanChooser.Choice? {
    if isListNumber(choice, in: lead) || isTimeForMoney(choice, in: lead) { return nil }
    switch question.answerType {
    case .date where question.focus.isEmpty: return withQuarter(choice, in: lead)
    case .reason: return fromReasonWord(choice, in: lead)
    default: return choice
    }
  }

  /// "1." at the beginning of a list item.
  private func isListNumber(_ choice: SpanChooser.Choice, in lead: Candidate) -> Bool {
    guard choice.tokens == lead.tokens.prefix(1), let token = choice.tokens.first else {
      return false
    }
    let digits = lead.article.text(of: choice.span)
    return digits.count <= 2 && digits.allSatisfy(\.isNumber)
      && [0x2E, 0x29].contains(lead.article.byteAfter(token))
  }

  private func isTimeForMoney(_ choice: SpanChooser.Choice, in lead: Candidate) -> Bool {
    question.answerType == .money
      && lead.spans.contains {
        [.date, .duration].contains($0.kind) && $0.tokens.overlaps(choice.tokens)
      }
  }

  /// "2025" widened to "Q3 2025".
  private func withQuarter(_ choice: SpanChooser.Choice, in lead: Candidate) -> SpanChooser.Choice {
    let sentence = lead.span
    let found = dates.expressions(in: lead.article.text(of: sentence)).first { expression in
      let span = TextSpan(
        sentence.start + expression.span.start, sentence.start + expression.span.end)
      return [.quarter, .half, .season].contains(expression.precision) && span.contains(choice.span)
    }
    guard let found else { return choice }
    return moved(
      choice, to: TextSpan(sentence.start + found.span.start, sentence.start + found.span.end), lead
    )
  }

  /// Words with which a reason opens.
  private static let openings: Set<String> = ["because", "due", "owing", "thanks"]

  /// Begins at "due to" or "because" where that stands inside, and ends before ", the report explains".
  private func fromReasonWord(_ choice: SpanChooser.Choice, in lead: Candidate)
    -> SpanChooser.Choice
  {
    let article = lead.article
    func folded(_ token: Int) -> String {
      article.text(of: TextSpan(Int(article.starts[token]), Int(article.ends[token]))).lowercased()
    }
    func isSpeech(_ token: Int) -> Bool {
      table.classes[Int(article.terms[token])].contains(.speech)
    }
    guard let start = choice.tokens.dropFirst().first(where: { Self.openings.contains(folded($0)) })
    else {
      return choice
    }
    var end = choice.tokens.upperBound
    if let comma = (start..<end).last(where: { article.gap(after: $0).first == 0x2C }),
      (comma + 1..<end).contains(where: isSpeech), end - comma < 8
    {
      end = comma + 1
    }
    return moved(choice, to: TextSpan(Int(article.starts[start]), Int(article.ends[end - 1])), lead)
  }

  private func moved(_ choice: SpanChooser.Choice, to span: TextSpan, _ lead: Candidate)
    -> SpanChooser.Choice
  {
    let article = lead.article
    let tokens = lead.tokens.filter {
      Int(article.starts[$0]) >= span.start && Int(article.ends[$0]) <= span.end
    }
    guard let first = tokens.first, let last = tokens.last else { return choice }
    var moved = choice
    moved.tokens = first..<last + 1
    moved.span = TextSpan(Int(article.starts[first]), Int(article.ends[last]))
    return moved
  }
}
