internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Where somebody is at home by "the Lund-based mill": "Where is the mill based?"
struct BasedPlace {
  let question: AnalyzedQuestion
  let table: TermTable

  /// Words of a place's name at most.
  private static let longest = 3

  /// The place before "-based", where nothing but "where?" is asked; nil without one.
  func span(in lead: Candidate) -> TextSpan? {
    guard question.answerType == .place, question.focus.isEmpty else { return nil }
    let article = lead.article
    guard
      let based = lead.tokens.dropFirst().first(where: { token in
        table.holds(.mannerBase, word(token, article)) && article.isCapitalised(token - 1)
          && article.gap(after: token - 1).elementsEqual([0x2D])
      })
    else { return nil }
    var first = based - 1
    while first > lead.tokens.lowerBound, based - first < Self.longest,
      article.isDirectlyFollowed(first - 1), article.isCapitalised(first - 1)
    {
      first -= 1
    }
    return TextSpan(Int(article.starts[first]), Int(article.ends[based - 1]))
  }

  private func word(_ token: Int, _ article: TokenizedArticle) -> String {
    article.word(token)
  }
}
