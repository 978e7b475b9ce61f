internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import Text
internal import WordNetLexicon

/// Says what is there and what is missing when the articles do not answer: counts over all
/// articles, and near words for unknown ones.
struct RefusalFacts {
  let store: any PassageReading
  let prompts: Prompts
  let lexicon: Lexicon?

  /// Words named as near at most.
  private static let maximumSimilar = 3

  /// Remarks in order; `missing` are the words that no article holds, as typed. Whether they say
  /// what is missing is told apart.
  func notes(_ question: AnalyzedQuestion, missing: [String]) throws -> (
    texts: [String], namesMissing: Bool
  ) {
    let known = try known(question.names, in: question)
    var texts: [String] = []
    var namesMissing = false
    if let first = known.first {
      if !missing.isEmpty {
        texts.append(try lacking(first, missing))
        namesMissing = true
      } else if question.answerType != .yesNo, let both = try together(known, question) {
        texts.append(both)
      }
    }
    for word in missing {
      if let similar = try similar(to: word, in: question) { texts.append(similar) }
    }
    return (texts, namesMissing)
  }

  /// A name or word of the question with the articles that mention it.
  private struct Known {
    let text: String
    let articles: Set<ArticleID>
  }

  private func known(_ names: [[String]], in question: AnalyzedQuestion) throws -> [Known] {
    try names.compactMap { name in
      let articles = Set(try store.mentions(of: name).map(\.id))
      guard !articles.isEmpty, let text = text(of: name, in: question) else { return nil }
      return Known(text: text, articles: articles)
    }
  }

  private func text(of terms: [String], in question: AnalyzedQuestion) -> String? {
    let all = question.words.map(\.token)
    guard let range = all.map(\.term).firstRange(of: terms) else { return nil }
    let span = TextSpan(all[range.lowerBound].span.start, all[range.upperBound - 1].span.end)
    return question.text[span].map(String.init)
  }

  /// "6 articles mention Roscoff; none mentions “population”."
  private func lacking(_ known: Known, _ missing: [String]) throws -> String {
    try prompts.render(
      "refusal-lacking",
      [
        "articles": known.articles.count, "one": known.articles.count == 1,
        "name": prompts.render("quoted-term", ["term": known.text]),
        "missing": missing.map { try prompts.render("quoted-term", ["term": $0]) }
          .joined(separator: ", "),
      ])
  }

  /// What of two things is told together: the first name and the next, or the rarest other word;
  /// nil when there is nothing beside the name.
  private func together(_ known: [Known], _ question: AnalyzedQuestion) throws -> String? {
    guard let first = known.first else { return nil }
    var second = known.dropFirst().first
    if second == nil {
      for word in question.words where !word.isStopword && !word.isName && !word.isNumber {
        let articles = Set(try store.mentions(of: [word.token.term]).map(\.id))
        if !articles.isEmpty, articles.count < second?.articles.count ?? .max,
          let text = question.text[word.token.span]
        {
          second = Known(text: String(text), articles: articles)
        }
      }
    }
    guard let second else { return nil }
    let both = first.articles.intersection(second.articles).count
    return try prompts.render(
      "refusal-together",
      [
        "first": prompts.render("quoted-term", ["term": first.text]),
        "second": prompts.render("quoted-term", ["term": second.text]),
        "firstArticles": first.articles.count, "firstOne": first.articles.count == 1,
        "secondArticles": second.articles.count, "secondOne": second.articles.count == 1,
        "both": both, "bothOne": both == 1, "any": both > 0,
      ])
  }

  /// Words of the articles that `word` may be a slip for: asked about where it is a name, else only
  /// named. Never put in its place.
  private func similar(to word: String, in question: AnalyzedQuestion) throws -> String? {
    guard let token = Tokenizer().tokens(in: word).first, !word.contains(" ") else { return nil }
    let found = try store.similarWords(to: token.folded, limit: Self.maximumSimilar)
    guard !found.isEmpty else { return nil }
    let isName = question.words.contains { $0.isName && $0.token.term == token.term }
    // A word of the language is no slip for another one.
    if !isName, lexicon?.isCommonWord(token.folded) ?? true { return nil }
    return try prompts.render(
      isName ? "refusal-did-you-mean" : "refusal-similar",
      [
        "words": found.map { try prompts.render("quoted-term", ["term": written($0.word)]) }
          .joined(separator: ", "), "one": found.count == 1,
        "word": prompts.render("quoted-term", ["term": word]),
      ])
  }

  /// The word as the first article that holds it writes it: "Brinefold" for "brinefold".
  private func written(_ word: String) throws -> String {
    let tokenizer = Tokenizer()
    let terms = tokenizer.tokens(in: word).map(\.term)
    guard let id = try store.mentions(of: terms).first?.id, let text = try store.article(id)?.text,
      let token = tokenizer.tokens(in: text).first(where: { $0.folded == word })
    else { return word }
    return text[token.span].map { String($0) } ?? word
  }
}
