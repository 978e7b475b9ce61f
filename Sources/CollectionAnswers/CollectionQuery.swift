internal import Answers
internal import PassageIndex
internal import QuestionAnalysis
internal import Text

/// What a request about the collection comes to once the library's outlets and authors are known.
struct CollectionQuery {
  var wanted: CollectionRequest.Wanted
  var relation: CollectionRequest.Relation
  /// Words that articles must hold or be about; empty for `limits`.
  var topic: [CollectionRequest.Word] = []
  /// Words with which "both A and B", "A or B", "A but not B" goes on; nil for a topic of one part.
  var second: (words: [CollectionRequest.Word], join: Join)?

  /// How two topics are joined.
  enum Join: String {
    case and, or, not
  }
  /// Names of outlets and authors; empty: any.
  var outlets: [String] = []
  /// The outlets as they are shown, each once.
  var shownOutlets: [String] = []
  var authors: [String] = []
  /// ISO 8601 days, inclusive; nil: open.
  var since: String?
  var until: String?

  private let ruleWords: RuleWords

  /// Nil when words are left over that name no topic, outlet or author: the question is not about
  /// the collection.
  init?(_ request: CollectionRequest, _ census: ArticleCensus) {
    wanted = request.wanted
    relation = request.relation
    ruleWords = census.ruleWords
    guard trimmed(takeNames(from: request.limits, opens: true, census)).isEmpty else {
      return nil
    }
    if relation == .shown { return }
    if relation == .title {
      topic = trimmed(request.rest)
      return
    }
    var rest = trimmed(
      takeNames(from: request.rest, opens: relation == .limits, census))
    if relation == .limits {
      guard !rest.isEmpty else { return }
      rest = withoutLibrary(rest)
      guard let first = rest.first, ruleWords.holds(.topicOpening, first.folded) else { return nil }
      rest = trimmed(Array(rest.dropFirst()))
      relation = ruleWords.holds(.mention, first.folded) ? .mention : .about
    }
    if let first = rest.first, rest.count > 1, ruleWords.holds(.topicOpening, first.folded) {
      rest = trimmed(Array(rest.dropFirst()))
    }
    // "a page on which the names stand" is about no "which".
    if let first = rest.first, ruleWords.holds(.which, first.folded) { return nil }
    guard !rest.isEmpty || wanted == .copies else { return nil }
    (topic, second) = parts(of: rest)
  }

  /// The topic's two parts where "both … and", "or" or "but not" joins them; "and" alone may belong
  /// to a name.
  private func parts(of words: [CollectionRequest.Word]) -> (
    [CollectionRequest.Word], (words: [CollectionRequest.Word], join: Join)?
  ) {
    let isBoth = words.first.map { ruleWords.holds(.both, $0.folded) } ?? false
    let rest = isBoth ? Array(words.dropFirst()) : words
    let folded = rest.map(\.folded)
    let negated = folded.indices.first {
      ruleWords.holds(.without, folded[$0])
        || ruleWords.holds(.not, folded[$0]) && $0 > 0
          && ruleWords.holds(.adversative, folded[$0 - 1])
    }
    func isOr(_ index: Int) -> Bool { ruleWords.holds(.or, folded[index]) }
    let joined =
      folded.indices.first(where: isOr)
      ?? (isBoth ? folded.firstIndex { ruleWords.holds(.and, $0) } : nil)
    guard let place = negated ?? joined else { return (words, nil) }
    var first = Array(rest[..<place])
    if let last = first.last, ruleWords.holds(.adversative, last.folded) { first.removeLast() }
    let second = trimmed(Array(rest[(place + 1)...]))
    guard !first.isEmpty, !second.isEmpty else { return (words, nil) }
    let join: Join = negated != nil ? .not : isOr(place) ? .or : .and
    return (trimmed(first), (second, join))
  }

  /// Takes "from the Harbour Post", "by Ada Halden" out of `words`; a name that opens them needs no
  /// such word if it `opens` them.
  private mutating func takeNames(
    from words: [CollectionRequest.Word], opens: Bool, _ census: ArticleCensus
  ) -> [CollectionRequest.Word] {
    var rest: [CollectionRequest.Word] = []
    var index = 0
    while index < words.count {
      let isLinked = ruleWords.holds(.outletLink, words[index].folded)
      var start = isLinked ? index + 1 : index
      while start < words.count, ruleWords.holds(.definiteArticle, words[start].folded) {
        start += 1
      }
      guard isLinked || index == 0 && opens, start < words.count,
        let end = takeName(words, from: start, census)
      else {
        rest.append(words[index])
        index += 1
        continue
      }
      index = end
    }
    return rest
  }

  /// The end of the outlet's or author's name that starts at `start`; nil when none does. The
  /// longest name wins.
  private mutating func takeName(
    _ words: [CollectionRequest.Word], from start: Int, _ census: ArticleCensus
  ) -> Int? {
    for end in stride(from: min(words.count, start + 8), to: start, by: -1) {
      let phrase = words[start..<end].map(\.folded)
      guard phrase.contains(where: { $0.count > 2 }) else { continue }
      let named = census.outlet(called: phrase)
      if !named.isEmpty || take(outletsNamed: phrase, census) {
        take(named, census)
        return end
      }
      let written = census.authors.filter { $0.words.firstRange(of: phrase) != nil }
      if !written.isEmpty {
        authors += written.map(\.text)
        return end
      }
    }
    return nil
  }

  private mutating func take(_ outlets: [String], _ census: ArticleCensus) {
    for name in outlets.flatMap(census.outletNames.names) where !self.outlets.contains(name) {
      self.outlets.append(name)
    }
    for shown in outlets.map(census.outletNames.shown) where !shownOutlets.contains(shown) {
      shownOutlets.append(shown)
    }
  }

  /// Takes the outlets whose names or addresses hold `phrase`; false where none does.
  private mutating func take(outletsNamed phrase: [String], _ census: ArticleCensus) -> Bool {
    let named = census.outlets.filter {
      $0.words.firstRange(of: phrase) != nil || $0.isAddress(of: phrase)
    }
    take(named.map(\.text), census)
    return !named.isEmpty
  }

  /// Without determiners in front, and without "in the articles" or "so far" behind.
  private func trimmed(_ words: [CollectionRequest.Word]) -> [CollectionRequest.Word] {
    var words = words
    // "articles about kelp do I have"
    if let last = words.last, words.count > 2, ruleWords.holds(.haveEnd, last.folded) {
      while let last = words.last, ruleWords.holds(.haveTail, last.folded) { words.removeLast() }
    }
    while let last = words.last, ruleWords.holds(.library, last.folded),
      words.count == 1 || ruleWords.holds(.here, last.folded)
        || isDeterminer(words[words.count - 2])
    {
      words.removeLast()
      while let last = words.last, isDeterminer(last) { words.removeLast() }
    }
    while let first = words.first, isDeterminer(first) { words.removeFirst() }
    return words
  }

  /// "about kelp" of "in the articles about kelp", "mention kelp" of "in articles that mention
  /// kelp".
  private func withoutLibrary(_ words: [CollectionRequest.Word])
    -> [CollectionRequest.Word]
  {
    Array(
      words.drop {
        ruleWords.holds(.library, $0.folded) || isDeterminer($0)
          || ruleWords.holds(.libraryLink, $0.folded)
      })
  }

  private func isDeterminer(_ word: CollectionRequest.Word) -> Bool {
    ruleWords.holds(.libraryDeterminer, word.folded)
  }

  /// Whether the article is within the limits of time, outlet and author.
  func admits(_ entry: CensusEntry) -> Bool {
    if !outlets.isEmpty, !outlets.contains(entry.outlet ?? "") { return false }
    if !authors.isEmpty, !authors.contains(entry.author ?? "") { return false }
    if let since, (entry.published ?? "") < since { return false }
    if let until, entry.published.map({ $0 > until }) ?? true { return false }
    return true
  }

  var isLimited: Bool { !outlets.isEmpty || !authors.isEmpty || since != nil || until != nil }

  /// What an answer says of the limits, which leave `articles`.
  func stated(articles: Int) -> AnswerLimits {
    var stated = AnswerLimits()
    (stated.since, stated.until) = (since, until)
    (stated.outlets, stated.authors) = (shownOutlets, authors)
    stated.articles = articles
    return stated
  }
}
