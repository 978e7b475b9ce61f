internal import QuestionAnalysis
internal import SentenceAnalysis

/// What else counts as a value of the kind wanted, beside what `FoundSpan` shows by its shape:
/// words that are no names ("the committee", "in the courtyard"), clauses of condition and the
/// names of periods.
struct CommonKinds {
  private let question: AnalyzedQuestion
  private let table: TermTable
  /// Whether the question may ask on what condition ("When is a claim settled?"), not on which day.
  let asksForCondition: Bool
  /// Whether it asks for a period by that word ("In what era …").
  private let asksForPeriod: Bool

  /// How well a common noun suits where a name could stand.
  private static let nounSuitability = 0.5

  init(_ question: AnalyzedQuestion, table: TermTable) {
    self.question = question
    self.table = table
    asksForCondition =
      question.answerType == .date && question.alternativeTypes.contains(.manner)
    asksForPeriod =
      question.answerType == .date
      && question.focus.last.map {
        table.classes(of: table.number(of: $0)).contains(.periodNoun)
      } == true
  }

  /// How well a found span suits the question, 0 to 1. A body is as good as a person where either
  /// may have done it; the name of a period dates as well as a year does.
  func suitability(of span: FoundSpan, in article: TokenizedArticle) -> Double {
    let own = question.answerType.suitability(of: span)
    guard span.kind == .name else { return own }
    if asksForPeriod, isPeriod(span, in: article) { return 1 }
    if question.answerType == .person, question.alternativeTypes.contains(.organisation),
      span.organisationLikeness == 1
    {
      return max(own, Self.bodySuitability)
    }
    return own
  }

  /// A body whose name says so ("the Court of Lund") did it less often than a person.
  private static let bodySuitability = 0.7

  /// The common words of a sentence that suit the question, each with how well, in order.
  /// O(tokens).
  func spans(in article: TokenizedArticle, tokens: Range<Int>) -> [(FoundSpan, Double)] {
    guard asksForCondition || [.person, .place, .duration].contains(question.answerType) else {
      return []
    }
    return tokens.compactMap { token in
      let suitability = suitability(ofWord: token, in: article, sentence: tokens)
      return suitability > 0
        ? (FoundSpan(kind: .phrase, tokens: token..<token + 1), suitability) : nil
    }
  }

  private func suitability(
    ofWord token: Int, in article: TokenizedArticle, sentence: Range<Int>
  ) -> Double {
    let own = classes(article, token)
    if asksForCondition { return own.contains(.condition) ? 1 : 0 }
    guard token > sentence.lowerBound else { return 0 }
    let before = classes(article, token - 1)
    switch question.answerType {
    case .duration:
      let isBare = own.contains(.duration) && article.bytes[Int(article.ends[token]) - 1] == 0x73
      return isBare && before.contains(.placePreposition) ? Self.nounSuitability : 0
    case .place where own.contains(.site) && !article.isCapitalised(token):
      return isBehindPreposition(token, in: article, sentence: sentence) ? Self.nounSuitability : 0
    case .person where !own.isDisjoint(with: [.role, .body]):
      return article.isCapitalised(token) ? 0 : Self.nounSuitability
    default: return 0
    }
  }

  /// "in the walled *courtyard*": a preposition of place at most three words before, nothing but a
  /// phrase between.
  private func isBehindPreposition(
    _ token: Int, in article: TokenizedArticle, sentence: Range<Int>
  ) -> Bool {
    for place in (max(sentence.lowerBound, token - 3)..<token).reversed() {
      guard article.isDirectlyFollowed(place) else { return false }
      if classes(article, place).contains(.placePreposition) { return true }
    }
    return false
  }

  /// "Oligocene", "Middle Miocene", "Bronze Age", "Edo period".
  private func isPeriod(_ span: FoundSpan, in article: TokenizedArticle) -> Bool {
    let words = span.tokens.map { classes(article, $0) }
    if words.contains(where: { $0.contains(.periodName) }) { return true }
    if words.count > 1, words.last?.contains(.periodNoun) == true { return true }
    let next = span.tokens.upperBound
    return next < article.terms.count && article.isDirectlyFollowed(next - 1)
      && classes(article, next).contains(.periodNoun)
  }

  private func classes(_ article: TokenizedArticle, _ token: Int) -> WordClasses {
    table.classes(of: article.terms[token])
  }
}
