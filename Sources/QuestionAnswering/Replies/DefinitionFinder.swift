internal import ArticleText
internal import PassageIndex
internal import Prompts

/// Finds what the articles say a thing or a person is: "X, a maker of …," "X is a …", "the chief executive, X", "Full Name (X)".
struct DefinitionFinder {
  let cache: TokenizedArticleCache
  let store: any PassageReading
  let words: DefinitionWords

  /// What was found.
  struct Definition {
    var article: TokenizedArticle
    var sentence: Int
    /// Tokens of the article: the phrase that says what the subject is.
    var tokens: Range<Int>
    /// How surely the shape defines; `sure` and above is given as the answer.
    var quality: Double
  }

  static let sure = 2.0
  /// Articles looked at besides those that ranking found.
  private static let maximumArticles = 25
  /// Tokens of a defining phrase.
  private static let longest = 24

  /// The best definition of `subject`, whose words stand one after the other; nil where no sentence has the shape of one.
  ///
  /// Looks at the articles of `candidates` first, then at others that hold the subject.
  func definition(of subject: [String], isPerson: Bool, candidates: [Candidate]) throws
    -> Definition?
  {
    let terms = subject.map { cache.table.number(of: $0) }
    var articles: [TokenizedArticle] = []
    for candidate in candidates where !articles.contains(where: { $0 === candidate.article }) {
      articles.append(candidate.article)
    }
    var best = best(in: articles, terms, isPerson: isPerson)
    if best.map({ $0.quality < Self.sure + 0.5 }) ?? true {
      let known = Set(articles.map(\.stored.summary.id))
      let mentions = try store.mentions(of: subject).filter { !known.contains($0.id) }
        .sorted {
          ($0.isSubject ? 1 : 0, $0.passages, $1.id) > ($1.isSubject ? 1 : 0, $1.passages, $0.id)
        }
      let others = try mentions.prefix(Self.maximumArticles).compactMap { try cache.article($0.id) }
      let more = self.best(in: others, terms, isPerson: isPerson)
      if let more, more.quality > best?.quality ?? 0 { best = more }
    }
    return best
  }

  private func best(in articles: [TokenizedArticle], _ terms: [Int32], isPerson: Bool)
    -> Definition?
  {
    var best: Definition?
    for article in articles {
      for sentence in article.sentenceTokens.indices
      where article.stored.sentences[sentence].kind != .heading {
        for found in definitions(article, sentence, terms, isPerson: isPerson)
        where found.quality > best?.quality ?? 0 {
          best = found
        }
      }
    }
    return best
  }

  /// Every shape of a definition in one sentence.
  private func definitions(
    _ article: TokenizedArticle, _ sentence: Int, _ terms: [Int32], isPerson: Bool
  ) -> [Definition] {
    let tokens = article.sentenceTokens[sentence]
    var found: [Definition] = []
    var start = tokens.lowerBound
    while start + terms.count <= tokens.upperBound {
      defer { start += 1 }
      guard article.terms[start..<start + terms.count].elementsEqual(terms) else { continue }
      let reading = DefinitionReading(
        article: article, sentence: tokens, subject: start..<start + terms.count, words: words,
        table: cache.table, isPerson: isPerson)
      for (phrase, quality) in reading.phrases() where phrase.count <= Self.longest {
        // "the director of the Skagen Institute" says more than "the director of the institute".
        let names = phrase.contains { article.isCapitalised($0) } ? 0.3 : 0
        found.append(
          Definition(
            article: article, sentence: sentence, tokens: phrase, quality: quality + names))
      }
    }
    return found
  }
}

/// The words that definitions are told by.
struct DefinitionWords: Sendable {
  /// Nouns for persons by office, trade or kin.
  let persons: Set<String>
  let copulas: Set<String> = ["is", "are", "was", "were", "means", "refers"]
  let determiners: Set<String> = ["a", "an", "the", "one", "its", "his", "her", "their"]

  init(prompts: Prompts) throws(PromptsError) {
    persons = Set(
      try prompts.table("question-words").filter { $0["list"] == "person" }
        .flatMap { $0["words"].split(separator: " ").map(String.init) })
  }
}

/// One sentence read around its subject.
private struct DefinitionReading {
  let article: TokenizedArticle
  let sentence: Range<Int>
  let subject: Range<Int>
  let words: DefinitionWords
  let table: TermTable
  let isPerson: Bool

  /// The phrases that may define, each with its quality.
  func phrases() -> [(Range<Int>, Double)] {
    [apposition(), copula(), initials(), office(), alias()].compactMap { $0 }
  }

  private func folded(_ token: Int) -> String {
    article.text(of: TextSpan(Int(article.starts[token]), Int(article.ends[token]))).lowercased()
  }

  private func gap(after token: Int) -> [UInt8] {
    token + 1 < sentence.upperBound ? Array(article.gap(after: token)) : []
  }

  private func hasComma(after token: Int) -> Bool { gap(after: token).first == 0x2C }

  private func isSubjectWhole() -> Bool {
    // "Ada Halden Institute, a …" defines another thing than "Ada Halden".
    let before = subject.lowerBound - 1
    let joins = before >= sentence.lowerBound && article.isDirectlyFollowed(before)
    return
      !(joins && article.isCapitalised(before) && article.isCapitalised(subject.lowerBound)
      && before > sentence.lowerBound && !isPerson)
  }

  /// "X, a maker of …," and for persons "X, founder of …": up to the next comma, dash or stop.
  private func apposition() -> (Range<Int>, Double)? {
    guard isSubjectWhole() else { return nil }
    var last = subject.upperBound - 1
    if last + 1 < sentence.upperBound, article.isDirectlyFollowed(last),
      table.classes[Int(article.terms[last + 1])].contains(.organisationSuffix)
        || folded(last + 1) == "plc"
    {
      last += 1
    }
    guard hasComma(after: last) || gap(after: last).first == 0x28 else { return nil }
    let start = last + 1
    guard start + 1 < sentence.upperBound else { return nil }
    let opens = folded(start)
    let isDetermined = words.determiners.contains(opens)
    let isOffice = isPerson && words.persons.contains(opens)
    guard isDetermined || isOffice || isPerson && opensOffice(start) else { return nil }
    let end = phraseEnd(from: start, stopsAtComma: true)
    guard end - start >= 2 || isOffice, !isList(start..<end), isOffice || !isName(start, end) else {
      return nil
    }
    if isPerson, !(start..<end).contains(where: { words.persons.contains(folded($0)) }) {
      return isDetermined ? (start..<end, 2.0) : nil
    }
    // "its chief executive" needs another sentence to be understood.
    let isOwned = ["its", "his", "her", "their"].contains(opens)
    return (start..<end, isOwned ? 2.6 : opens == "the" ? 3 : 3.2)
  }

  /// An office within three words: "chief executive of …", "managing partner of …".
  private func opensOffice(_ start: Int) -> Bool {
    !article.isCapitalised(start)
      && (start..<min(start + 3, sentence.upperBound)).contains {
        words.persons.contains(folded($0))
      }
  }

  /// "the" and capitals alone are a name of their own or an item of a list.
  private func isName(_ start: Int, _ end: Int) -> Bool {
    let rest = start + 1..<end
    return !rest.isEmpty && rest.allSatisfy { article.isCapitalised($0) }
  }

  /// "Norway, the Netherlands and Denmark": an enumeration, not an apposition.
  private func isList(_ phrase: Range<Int>) -> Bool {
    guard phrase.count > 1 else { return false }
    return phrase.dropFirst().dropLast().contains { folded($0) == "and" }
      && article.isCapitalised(phrase.lowerBound + 1)
      && article.isCapitalised(phrase.upperBound - 1)
  }

  /// "X is a …" up to the end of the clause.
  private func copula() -> (Range<Int>, Double)? {
    let verb = subject.upperBound
    guard verb + 2 < sentence.upperBound, words.copulas.contains(folded(verb)),
      article.isDirectlyFollowed(verb - 1), isSubjectWhole()
    else { return nil }
    let start = verb + 1
    let opens = folded(start)
    guard ["a", "an", "one", "the"].contains(opens), article.isDirectlyFollowed(verb) else {
      return nil
    }
    let opensSentence =
      subject.lowerBound == sentence.lowerBound
      || subject.lowerBound == sentence.lowerBound + 1
        && ["the", "a", "an"].contains(folded(sentence.lowerBound))
    let end = phraseEnd(from: start, stopsAtComma: true)
    guard end - start >= 2 else { return nil }
    let quality = (opensSentence ? 3.1 : 2.1) - (opens == "the" ? 0.4 : 0)
    return (start..<end, quality)
  }

  /// "European Marine Materials Agency (EMMA)" for the initials.
  private func initials() -> (Range<Int>, Double)? {
    guard subject.count == 1, subject.lowerBound > sentence.lowerBound,
      gap(after: subject.lowerBound - 1).contains(0x28),
      article.byteAfter(subject.lowerBound) == 0x29
    else { return nil }
    let letters = folded(subject.lowerBound).filter(\.isLetter).count
    var start = subject.lowerBound - 1
    while start > sentence.lowerBound, article.isDirectlyFollowed(start - 1),
      article.isCapitalised(start - 1) || ["of", "for", "and", "the"].contains(folded(start - 1))
    {
      start -= 1
    }
    while start < subject.lowerBound, !article.isCapitalised(start) || folded(start) == "the" {
      start += 1
    }
    let full = start..<subject.lowerBound
    guard full.count(where: { article.isCapitalised($0) }) >= min(2, letters), letters > 1 else {
      return nil
    }
    return (full, 2.9)
  }

  /// "the chief executive, X", "chief executive X": the office right before a person's name.
  private func office() -> (Range<Int>, Double)? {
    guard isPerson, subject.lowerBound > sentence.lowerBound else { return nil }
    let last = subject.lowerBound - 1
    guard words.persons.contains(folded(last)),
      article.isDirectlyFollowed(last) || hasComma(after: last)
    else { return nil }
    var start = last
    while start > sentence.lowerBound, article.isDirectlyFollowed(start - 1), last - start < 6 {
      let before = folded(start - 1)
      let classes = table.classes[Int(article.terms[start - 1])]
      if ["a", "an", "the"].contains(before) {
        start -= 1
        break
      }
      guard classes.isDisjoint(with: [.stopword, .speech, .placePreposition]) else { break }
      start -= 1
    }
    // "my friend, X": one word says too little.
    let quality = start == last ? 1.5 : hasComma(after: last) ? 2.6 : 2.3
    return (start..<subject.lowerBound, quality)
  }

  /// "The growth fund, known in the trade as X": the phrase that bears the other name.
  private func alias() -> (Range<Int>, Double)? {
    let names: Set<String> = ["known", "called", "named", "dubbed", "nicknamed"]
    let from = max(sentence.lowerBound + 2, subject.lowerBound - 6)
    guard from < subject.lowerBound,
      let verb = (from..<subject.lowerBound).first(where: { names.contains(folded($0)) }),
      hasComma(after: verb - 1)
    else { return nil }
    var start = verb - 1
    while start > sentence.lowerBound, article.isDirectlyFollowed(start - 1), verb - start < 10 {
      start -= 1
    }
    return verb - start >= 2 ? (start..<verb, 1.9) : nil
  }

  /// The end of the phrase: the next comma, dash, bracket or stop, function words before it left out.
  private func phraseEnd(from start: Int, stopsAtComma: Bool) -> Int {
    var token = start
    while token + 1 < sentence.upperBound {
      let gap = gap(after: token)
      let isDash =
        gap.firstRange(of: [0xE2, 0x80, 0x93]) ?? gap.firstRange(of: [0xE2, 0x80, 0x94])
      let ends = isDash != nil || gap.contains { [0x3B, 0x28, 0x29, 0x3A].contains($0) }
      if ends || stopsAtComma && gap.first == 0x2C && !isNumberComma(token) { break }
      token += 1
    }
    // "Chairman of the Federal Reserve last month": when it was said belongs to the sentence.
    while token > start,
      !table.classes[Int(article.terms[token])]
        .isDisjoint(with: [.stopword, .dayWord, .weekday, .month]) || folded(token) == "last"
    {
      token -= 1
    }
    return token + 1
  }

  /// A comma between adjectives or inside a place goes on: "a small, clear film".
  private func isNumberComma(_ token: Int) -> Bool {
    let speech = table.speech.parts(of: sentence, in: article, table: table)
    let here = token - sentence.lowerBound
    guard here + 1 < speech.count else { return false }
    return speech[here] == .adjective && speech[here + 1] == .adjective
  }
}
