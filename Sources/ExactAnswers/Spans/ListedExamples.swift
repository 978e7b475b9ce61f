internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// The names that a sentence lists for what is asked: "Which dryers …?" is answered by "the D2 and
/// D4" of "Halden's kelp dryers, such as the D2 and D4", not by "kelp dryers".
struct ListedExamples {
  let question: AnalyzedQuestion
  let table: TermTable

  /// Words between what is asked for and "such as".
  private static let gap = 6
  /// Words of a list at most.
  private static let longest = 10

  /// The list, where `choice` is no more than what is asked for, or stands between that and the
  /// list; nil otherwise.
  func span(insteadOf choice: SpanChooser.Choice, in lead: Candidate) -> TextSpan? {
    guard let wanted = question.form.wanted, let noun = wanted.head ?? question.focus.last else {
      return nil
    }
    let head = table.number(of: noun)
    let article = lead.article
    for noun in lead.tokens where article.terms[noun] == head {
      let near = noun + 1..<min(lead.tokens.upperBound, noun + 1 + Self.gap + 1)
      guard let cue = near.first(where: { isCue($0, lead) }) else { continue }
      let start = cue + (isLong(cue, article) ? 2 : 1)
      guard start < lead.tokens.upperBound, choice.tokens.lowerBound <= cue,
        choice.tokens.lowerBound >= noun - Self.gap
      else { continue }
      return list(from: start, in: lead)
    }
    return nil
  }

  /// "such as", or "like" and "including" behind a comma or the noun itself.
  private func isCue(_ token: Int, _ lead: Candidate) -> Bool {
    isLong(token, lead.article) || table.holds(.behindLike, word(token, lead.article))
  }

  private func isLong(_ token: Int, _ article: TokenizedArticle) -> Bool {
    token + 1 < article.terms.count && table.holds(.such, word(token, article))
      && table.holds(.as, word(token + 1, article))
  }

  /// Up to the comma, or the verb, behind its last member.
  private func list(from start: Int, in lead: Candidate) -> TextSpan? {
    let article = lead.article
    let most = min(lead.tokens.upperBound, start + Self.longest)
    let verbs = article.facts.clauses(in: lead.span).map(\.verb.start)
    let verb = (start..<most).first { verbs.contains(Int(article.starts[$0])) } ?? most
    guard verb > start else { return nil }
    let joint = (start..<verb).first { isJoint($0, article) }
    let from = joint ?? start
    let last = (from..<verb).first { ends(behind: $0, article) } ?? verb - 1
    return TextSpan(Int(article.starts[start]), Int(article.ends[last]))
  }

  private func isJoint(_ token: Int, _ article: TokenizedArticle) -> Bool {
    let word = word(token, article)
    return table.holds(.and, word) || table.holds(.or, word)
  }

  private func ends(behind token: Int, _ article: TokenizedArticle) -> Bool {
    article.gap(after: token).first.map { [0x2C, 0x3B, 0x3A, 0x28, 0x29, 0x2E].contains($0) }
      ?? false
  }

  private func word(_ token: Int, _ article: TokenizedArticle) -> String {
    article.word(token)
  }
}
