internal import SentenceAnalysis
internal import Text

/// How a sentence refers to what stands before it.
extension CoverageRules {
  /// Terms of the sentences after this one that are not `known`, as long as each refers back: what
  /// is said of whoever this sentence brings in.
  func following(
    _ sentence: Int, _ article: TokenizedArticle, _ matches: [Match], besides known: UInt64
  ) -> UInt64 {
    let next = min(sentence + 1, matches.count)..<min(sentence + 4, matches.count)
    let last = next.last { matches[$0].mask & ~known != 0 }
    guard let last else { return 0 }
    var mask: UInt64 = 0
    for place in next.lowerBound...last {
      guard mentionsPronoun(article, place) else { break }
      mask |= matches[place].mask & ~known
    }
    return mask
  }

  private func mentionsPronoun(_ article: TokenizedArticle, _ sentence: Int) -> Bool {
    let words = article.terms
    return article.sentenceTokens[sentence].contains {
      table.classes(of: words[$0]).contains(.pronoun)
    }
  }

  /// Whether the sentence opens with "the" and a bare noun, which the question has not: "The meal
  /// comes with it" tells of a meal that was brought in before.
  func opensDefinitely(_ article: TokenizedArticle, _ sentence: Int) -> Bool {
    let tokens = article.sentenceTokens[sentence]
    guard let first = tokens.first, tokens.count > 3,
      table.terms(.pointingDeterminer).contains(article.terms[first])
        || table.classes(of: article.terms[first]).contains(.demonstrative),
      !article.isCapitalised(first + 1), article.isDirectlyFollowed(first),
      article.isDirectlyFollowed(first + 1)
    else { return false }
    let noun = article.terms[first + 1]
    let isCommon = table.classes(of: noun).isDisjoint(with: [.stopword, .number, .numberWord])
    return isCommon && terms.position(of: noun) == nil
      && table.speech.parts(of: tokens.prefix(3), in: article.tokenized, table: table).last
        .map { [.verb, .auxiliary].contains($0) } ?? false
  }

  func opensWithDemonstrative(_ article: TokenizedArticle, _ sentence: Int) -> Bool {
    article.sentenceTokens[sentence].prefix(2).contains {
      table.classes(of: article.terms[$0]).contains(.demonstrative)
    }
  }

  /// Whether the sentence opens with a pronoun, or with "the" and a common noun.
  func refersBack(_ article: TokenizedArticle, _ sentence: Int) -> Bool {
    article.sentenceTokens[sentence].prefix(3).contains {
      table.classes(of: article.terms[$0]).contains(.pronoun)
    }
  }
}
