internal import SentenceAnalysis
internal import Text

/// Says whom "he" or "she" of a quotation stands for, and which organisation "the company" or "it"
/// does, for the wording around it; the quotation itself is never touched.
struct PronounReader {
  let table: TermTable

  /// Sentences looked back at.
  private static let reach = 4

  /// The pronoun as written and the last speaker named before; nil where the sentence has no such
  /// pronoun beside a verb of saying or at its beginning, names somebody itself, or nobody speaks
  /// in the sentences before.
  func reading(of sentence: Int, in article: TokenizedText) -> ResolvedPronoun? {
    person(of: sentence, in: article) ?? organisation(of: sentence, in: article)
  }

  private func person(of sentence: Int, in article: TokenizedText) -> ResolvedPronoun? {
    let tokens = article.sentenceTokens[sentence]
    guard let pronoun = pronoun(in: tokens, of: article), speaker(in: tokens, of: article) == nil
    else { return nil }
    for before in stride(from: sentence - 1, through: max(0, sentence - Self.reach), by: -1)
    where article.sentences[before].kind != .heading {
      let tokens = article.sentenceTokens[before]
      if let name = speaker(in: tokens, of: article) ?? opener(of: tokens, in: article) {
        return ResolvedPronoun(word: text(pronoun..<pronoun + 1, article), name: name)
      }
    }
    return nil
  }

  private func pronoun(in tokens: Range<Int>, of article: TokenizedText) -> Int? {
    tokens.first { token in
      guard table.holds(.personPronoun, text(token..<token + 1, article).lowercased()) else {
        return false
      }
      return token == tokens.lowerBound
        || [token - 1, token + 1].contains { tokens.contains($0) && isSpeech($0, article) }
    }
  }

  /// The last name beside a verb of saying.
  private func speaker(in tokens: Range<Int>, of article: TokenizedText) -> String? {
    let names = SpanFinder(table: table).spans(in: article, tokens: tokens).filter {
      $0.kind == .name && $0.personLikeness >= 0.7
    }
    let speaking = names.last { name in
      let around = [name.tokens.lowerBound - 1, name.tokens.upperBound]
      return around.contains { tokens.contains($0) && isSpeech($0, article) }
    }
    return speaking.map { text($0.tokens, article) }
  }

  /// The person whom the sentence opens with: "Declan Ferriter will join the board. He said …"
  private func opener(of tokens: Range<Int>, in article: TokenizedText) -> String? {
    SpanFinder(table: table).spans(in: article, tokens: tokens).first {
      $0.kind == .name && $0.personLikeness >= 0.7 && $0.tokens.count > 1
        && $0.tokens.lowerBound == tokens.lowerBound
    }.map { text($0.tokens, article) }
  }

  private func isSpeech(_ token: Int, _ article: TokenizedText) -> Bool {
    table.isSaying(token, in: article)
  }

  func text(_ tokens: Range<Int>, _ article: TokenizedText) -> String {
    article.text(
      of: TextSpan(Int(article.starts[tokens.lowerBound]), Int(article.ends[tokens.upperBound - 1]))
    )
  }
}
