internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// What several have together: of "Halden paid EUR 4 million and Tarn EUR 7 million" neither figure
/// is the sum.
struct AskedSum {
  let question: AnalyzedQuestion
  let matcher: ClauseMatcher?
  let table: TermTable

  /// Words around a figure among which one says that it is a sum.
  private static let reach = 4

  /// Whether a sum is asked for and a span of a sentence is a figure that nothing says to be one.
  func isPart(_ choice: SpanChooser.Choice, in lead: Candidate) -> Bool {
    guard asksForSum, let matcher else { return false }
    let article = lead.article
    let isFigure = choice.tokens.contains { token in
      let word = article.text(of: TextSpan(Int(article.starts[token]), Int(article.ends[token])))
      return word.contains(where: \.isNumber)
        || table.classes(of: article.terms[token]).contains(.numberWord)
    }
    guard isFigure else { return question.answerType.isFigure }
    return !isToldAsSum(choice, in: lead)
      && (matcher.figures(like: choice.span, in: lead).count > 1 || lacksParty(lead))
  }

  /// "together", "in total" at the end, or with several names: not "the total make-up of it".
  private var asksForSum: Bool {
    let words = question.words.filter { question.questionSpan.contains($0.token.span) }
    return words.indices.contains { place in
      guard !words[place].isName, table.holds(.summing, words[place].token.folded) else {
        return false
      }
      let isAdverb = place > 0 && table.holds(.behindIn, words[place - 1].token.folded)
      return isAdverb || place == words.count - 1 || question.names.count > 1
    }
  }

  private func isToldAsSum(_ choice: SpanChooser.Choice, in lead: Candidate) -> Bool {
    let near =
      choice.tokens.lowerBound - Self.reach..<choice.tokens.upperBound + Self.reach
    return near.clamped(to: lead.tokens).contains {
      table.terms(.summing).contains(lead.article.terms[$0])
    }
  }

  /// One of several who are named does not stand in the sentence.
  private func lacksParty(_ lead: Candidate) -> Bool {
    let held = Set(lead.tokens.map { lead.article.terms[$0] })
    let names = question.names.map { Set($0.map { table.number(of: $0) }) }
    return names.count > 1 && names.contains { $0.isDisjoint(with: held) }
  }
}
