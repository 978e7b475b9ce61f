internal import SentenceAnalysis
internal import Text

/// Which year a sentence tells of.
extension CoverageRules {
  /// Whether a sentence tells of another year than its article's.
  ///
  /// - Parameter isGiven: the article is of the time asked about: then "this year", and a year that
  ///   is only compared with ("the least since 2003"), are no other time.
  func namesYear(
    _ article: TokenizedArticle, _ sentence: Int, isGiven: Bool
  ) -> Bool {
    let tokens = article.sentenceTokens[sentence]
    let named = tokens.contains {
      QuestionTerms.isYear(table.terms[Int(article.terms[$0])])
        && !(isGiven && isStandard($0, article, tokens))
    }
    return named && !(isGiven && isOfThisTime(article, tokens))
  }

  /// "since 2003", "than in 2003".
  private func isStandard(
    _ token: Int, _ article: TokenizedArticle, _ sentence: Range<Int>
  ) -> Bool {
    (max(sentence.lowerBound, token - 2)..<token).contains { place in
      let span = TextSpan(Int(article.starts[place]), Int(article.ends[place]))
      let word = article.text(of: span).lowercased()
      return table.holds(.since, word) || table.holds(.than, word)
    }
  }

  /// "this year", "this month".
  private func isOfThisTime(_ article: TokenizedArticle, _ sentence: Range<Int>) -> Bool {
    sentence.dropLast().contains {
      table.classes(of: article.terms[$0]).contains(.demonstrative)
        && table.classes(of: article.terms[$0 + 1]).contains(.dayWord)
    }
  }
}
