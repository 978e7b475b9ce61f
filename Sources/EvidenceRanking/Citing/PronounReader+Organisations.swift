internal import SentenceAnalysis
internal import Text

/// Organisations: only where the article's title names the one that an earlier sentence opens with.
extension PronounReader {
  /// "the company" or an opening "It", with the name it stands for; nil where the sentence names an
  /// organisation before, or none is sure.
  func organisation(of sentence: Int, in article: TokenizedText) -> ResolvedPronoun? {
    let tokens = article.sentenceTokens[sentence]
    guard let word = standIn(in: tokens, of: article),
      !hasName(before: word, in: tokens, of: article)
    else { return nil }
    let isPronoun = word.count == 1
    let from = isPronoun ? sentence - 1 : sentence - 4
    for before in stride(from: sentence - 1, through: max(0, from), by: -1)
    where article.sentences[before].kind != .heading {
      if isPronoun,
        article.sentences[before].block != article.sentences[sentence].block
      {
        return nil
      }
      guard let name = openingName(of: article.sentenceTokens[before], in: article) else {
        if isPronoun { return nil }
        continue
      }
      guard name.contains(where: { article.titleTerms.contains(article.terms[$0]) }) else {
        return nil
      }
      return ResolvedPronoun(word: text(word, article), name: text(name, article))
    }
    return nil
  }

  /// "the company", or "It" in front of a verb that an organisation is the subject of.
  private func standIn(in tokens: Range<Int>, of article: TokenizedText) -> Range<Int>? {
    if let first = tokens.first, first + 1 < tokens.upperBound,
      article.isCapitalised(first), table.holds(.thingPronoun, opening(first, article)),
      !isStopword(first + 1, article),
      // "It appears that …" speaks of nothing.
      !table.holds(.emptyItVerb, text(first + 1..<first + 2, article))
    {
      return first..<first + 1
    }
    let noun = tokens.dropFirst().first { token in
      table.classes(of: article.terms[token]).contains(.standIn)
        && table.holds(.definiteArticle, opening(token - 1, article))
        && article.isDirectlyFollowed(token - 1)
    }
    guard let noun else { return nil }
    // "the company that it bought", "the company Halden" are others.
    if noun + 1 < tokens.upperBound, article.isDirectlyFollowed(noun),
      article.isCapitalised(noun + 1)
        || table.holds(.standInFollower, text(noun + 1..<noun + 2, article))
    {
      return nil
    }
    return noun - 1..<noun + 1
  }

  /// The word with its first letter small: "It" is a pronoun, "IT" a name.
  private func opening(_ token: Int, _ article: TokenizedText) -> String {
    let word = text(token..<token + 1, article)
    return word.prefix(1).lowercased() + word.dropFirst()
  }

  private func isStopword(_ token: Int, _ article: TokenizedText) -> Bool {
    table.classes(of: article.terms[token]).contains(.stopword)
  }

  /// Whether a name that is no person's stands before the words.
  private func hasName(
    before words: Range<Int>, in tokens: Range<Int>, of article: TokenizedText
  )
    -> Bool
  {
    SpanFinder(table: table).spans(in: article, tokens: tokens).contains {
      $0.kind == .name && $0.personLikeness < 0.7 && $0.tokens.upperBound <= words.lowerBound
    }
  }

  /// The name of an organisation that the sentence opens with, an article before it left out.
  private func openingName(of tokens: Range<Int>, in article: TokenizedText) -> Range<Int>? {
    SpanFinder(table: table).spans(in: article, tokens: tokens).first {
      $0.kind == .name && $0.tokens.lowerBound <= tokens.lowerBound + 1
        && ($0.personLikeness < 0.7 || $0.organisationLikeness == 1)
    }?.tokens
  }
}
