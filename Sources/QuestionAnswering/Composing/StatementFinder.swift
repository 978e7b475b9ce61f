internal import EvidenceRanking
internal import PassageIndex
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Finds what somebody said about something: sentences with a verb of saying beside the speaker, or
/// beside a pronoun that stands for them.
struct StatementFinder {
  let cache: TokenizedArticleCache
  let store: any PassageReading

  struct Statement {
    let article: TokenizedArticle
    /// Sentences quoted: a second one where the speech goes on.
    let sentences: Range<Int>
    /// The words that were said, inside the first sentence; nil where they cannot be told from the
    /// rest.
    let words: TextSpan?
    /// Whom the outlet cites; nil when it says so of nobody.
    let cited: String?
    /// Share of the topic's terms in the sentence, half of those beside it; 0 to 1.
    let aboutness: Double

    /// The first sentence.
    var text: String { article.text(of: article.stored.sentences[sentences.lowerBound].span) }
  }

  /// Articles looked at.
  private static let maximumArticles = 40
  /// Tokens of what stands between commas behind a speaker, at most.
  private static let apposition = 12
  /// Words of a name that opens a sentence, its surname last.
  private static let opening = 3
  /// Sentences after which a pronoun no longer stands for the speaker.
  private static let pronounReach = 3

  /// Statements of `speaker` (terms), best first; those that have nothing to do with `topic` come
  /// last, with an `aboutness` of 0.
  func statements(of speaker: [String], about topic: Set<Int32>) throws -> [Statement] {
    guard let surname = speaker.last else { return [] }
    var mentions = try store.mentions(of: speaker)
    if mentions.isEmpty { mentions = try store.mentions(of: [surname]) }
    let onTopic = try articles(about: topic)
    let ids = mentions.sorted {
      (onTopic[$0.id] ?? 0, $0.passages, $1.id) > (onTopic[$1.id] ?? 0, $1.passages, $0.id)
    }.prefix(Self.maximumArticles).map(\.id)
    var found: [Statement] = []
    for id in ids {
      guard let article = try cache.article(id), article.stored.copyOf == nil else { continue }
      let terms = speaker.map { cache.table.number(of: $0) }
      found += statements(in: article, terms, topic)
    }
    return found.sorted { left, right in
      if left.aboutness != right.aboutness { return left.aboutness > right.aboutness }
      let days = (left.article.publishedDay ?? 0, right.article.publishedDay ?? 0)
      if days.0 != days.1 { return days.0 > days.1 }
      let ids = (left.article.stored.summary.id, right.article.stored.summary.id)
      return (ids.0, left.sentences.lowerBound) < (ids.1, right.sentences.lowerBound)
    }
  }

  /// How many words of the topic each article holds.
  private func articles(about topic: Set<Int32>) throws -> [ArticleID: Int] {
    var found: [ArticleID: Int] = [:]
    for term in topic.sorted().prefix(Self.maximumTopic) {
      for mention in try store.mentions(of: [cache.table.terms[Int(term)]]) {
        found[mention.id, default: 0] += 1
      }
    }
    return found
  }

  /// Words of a topic by which articles are chosen, at most.
  private static let maximumTopic = 6

  private func statements(in article: TokenizedArticle, _ speaker: [Int32], _ topic: Set<Int32>)
    -> [Statement]
  {
    guard let surname = speaker.last else { return [] }
    var found: [Statement] = []
    var lastSpoken: Int?
    for sentence in article.sentenceTokens.indices
    where article.stored.sentences[sentence].kind != .heading {
      let tokens = article.sentenceTokens[sentence]
      let names = tokens.filter {
        article.terms[$0] == surname && article.isCapitalised($0) && !isPossessive(article, $0)
          && !isOfAnother($0, than: speaker, in: article)
      }
      let isNear = lastSpoken.map { sentence - $0 <= Self.pronounReach } ?? false
      let pronouns = isNear ? pronouns(article, tokens) : []
      let verb = verb(article, tokens, names.isEmpty ? pronouns : names)
      // "Halden will join the board. He said …": who opens a sentence is meant in the next.
      let isOther = verb == nil && tokens.contains { startsOtherSpeaker(article, $0, tokens) }
      let opens = !isOther && names.contains { $0 - tokens.lowerBound < Self.opening }
      if !names.isEmpty, verb != nil || opens { lastSpoken = sentence }
      if isOther { lastSpoken = nil }
      guard let verb else { continue }
      if let last = found.last, last.article === article, last.sentences.contains(sentence) {
        continue
      }
      found.append(statement(article, sentence, verb: verb, topic))
    }
    return found
  }

  /// Whether a token is of a name that lacks a word of `speaker` ("Reed Airlines" for "Lund
  /// Airlines"), as far as the article says whose it is.
  private func isOfAnother(
    _ token: Int, than speaker: [Int32], in article: TokenizedArticle
  ) -> Bool {
    guard speaker.count > 1, token > 0, article.isCapitalised(token - 1),
      article.isDirectlyFollowed(token - 1)
    else { return false }
    let span = TextSpan(Int(article.starts[token - 1]), Int(article.ends[token]))
    guard let mention = article.facts.mentions(in: span).first(where: { $0.span.contains(span) }),
      let entity = article.facts.entity(mention.entity)
    else { return false }
    let names = Set(entity.names.flatMap { cache.table.terms(ofPhrase: $0) })
    return !names.isSuperset(of: speaker)
  }

  /// The verb of saying that one of `speakers` is the subject of; nil when there is none.
  private func verb(_ article: TokenizedArticle, _ tokens: Range<Int>, _ speakers: [Int]) -> Int? {
    tokens.first { token in
      isSpeech(article, token)
        && speakers.contains { isSubject($0, of: token, article, in: tokens) }
    }
  }

  /// "X said", "X has often said", "X, the director of the institute, said"; "said X", "said
  /// President X".
  private func isSubject(
    _ speaker: Int, of verb: Int, _ article: TokenizedArticle, in tokens: Range<Int>
  ) -> Bool {
    func hasComma(after token: Int) -> Bool { article.gap(after: token).first == 0x2C }
    if speaker < verb {
      let between = verb - speaker - 1
      // "asked Halden to state its plans": it has not said anything yet.
      if isInfinitive(verb, article) { return false }
      // "X, the head of Halden, said" speaks for Halden.
      if between == 0, hasComma(after: speaker), isOwned(speaker, article) { return true }
      if between <= 2 { return !(speaker..<verb).contains { hasComma(after: $0) } }
      return between <= Self.apposition && hasComma(after: speaker) && hasComma(after: verb - 1)
        && !(speaker + 1..<verb - 1).contains { isSpeech(article, $0) }
    }
    // "asked Halden to pay" has another subject: what is said stands before the verb.
    guard verb > tokens.lowerBound, endsSpeech(before: verb, article) else { return false }
    if isOwned(speaker, article), speaker - verb <= Self.apposition,
      article.isCapitalised(verb + 1)
    {
      return (verb + 1..<speaker).contains { hasComma(after: $0) }
    }
    var start = speaker
    while start > verb + 1, article.isCapitalised(start - 1), article.isDirectlyFollowed(start - 1)
    {
      start -= 1
    }
    return start - verb <= 2 && !(verb..<speaker).contains { hasComma(after: $0) }
  }

  /// Whether "to" stands before the verb.
  private func isInfinitive(_ verb: Int, _ article: TokenizedArticle) -> Bool {
    guard verb > 0 else { return false }
    let before = TextSpan(Int(article.starts[verb - 1]), Int(article.ends[verb - 1]))
    return cache.table.holds(.to, article.text(of: before))
  }

  /// "of Halden": who leads it speaks for it.
  private func isOwned(_ speaker: Int, _ article: TokenizedArticle) -> Bool {
    guard speaker > 0 else { return false }
    let before = TextSpan(Int(article.starts[speaker - 1]), Int(article.ends[speaker - 1]))
    return cache.table.holds(.of, article.text(of: before))
  }

  /// Whether a comma or a quotation mark stands before the verb.
  private func endsSpeech(before verb: Int, _ article: TokenizedArticle) -> Bool {
    let gap = article.gap(after: verb - 1)
    return gap.contains(0x2C) || gap.contains(0x22)
      || gap.firstRange(of: [0xE2, 0x80, 0x9D]) != nil
  }

  private func isPossessive(_ article: TokenizedArticle, _ token: Int) -> Bool {
    let text = article.text(of: TextSpan(Int(article.starts[token]), Int(article.ends[token])))
    if cache.table.ends(text, .genitive) { return true }
    let behind = article.bytes[Int(article.ends[token])...].prefix(4)
    return behind.starts(with: [0x27, 0x73]) || behind.elementsEqual([0xE2, 0x80, 0x99, 0x73])
  }

  /// "he" or "she" where nobody is named before.
  private func pronouns(_ article: TokenizedArticle, _ tokens: Range<Int>) -> [Int] {
    let firstName = SpanFinder(table: cache.table).spans(in: article.tokenized, tokens: tokens)
      .first { $0.kind == .name }?.tokens.lowerBound
    return tokens.filter { isPerson(article, $0) && $0 < firstName ?? tokens.upperBound }
  }

  private func isSpeech(_ article: TokenizedArticle, _ token: Int) -> Bool {
    cache.table.isSaying(token, in: article.tokenized)
  }

  /// "he" or "she".
  private func isPerson(_ article: TokenizedArticle, _ token: Int) -> Bool {
    let text = article.text(of: TextSpan(Int(article.starts[token]), Int(article.ends[token])))
    return cache.table.holds(.personPronoun, text.lowercased())
  }

  /// Whether somebody else speaks: a verb of saying with a capital beside it.
  private func startsOtherSpeaker(_ article: TokenizedArticle, _ token: Int, _ tokens: Range<Int>)
    -> Bool
  {
    guard isSpeech(article, token) else { return false }
    return [token - 1, token + 1].contains { tokens.contains($0) && article.isCapitalised($0) }
  }

  private func statement(
    _ article: TokenizedArticle, _ sentence: Int, verb: Int, _ topic: Set<Int32>
  ) -> Statement {
    let sentences = article.stored.sentences
    var end = sentence + 1
    if end < sentences.count, sentences[end].block == sentences[sentence].block,
      opensQuotation(article, sentences[end].span.start),
      CharacterRuler.count(
        article.bytes, in: TextSpan(sentences[sentence].span.start, sentences[end].span.end))
        <= ArticleCiter.maximumExcerpt
    {
      end += 1
    }
    let own = share(topic, article, sentence..<end)
    let around = share(topic, article, max(0, sentence - 2)..<min(sentences.count, end + 1))
    let title =
      topic.isEmpty
      ? 0 : Double(topic.count { article.titleTerms.contains($0) }) / Double(topic.count)
    return Statement(
      article: article, sentences: sentence..<end, words: words(article, sentence, verb: verb),
      cited: Self.cited(article, sentence, cache.table),
      aboutness: topic.isEmpty ? 1 : max(own, 0.5 * max(around, title)))
  }

  private func share(_ topic: Set<Int32>, _ article: TokenizedArticle, _ sentences: Range<Int>)
    -> Double
  {
    guard !topic.isEmpty else { return 0 }
    let terms = Set(sentences.flatMap { article.terms[article.sentenceTokens[$0]] })
    return Double(topic.intersection(terms).count) / Double(topic.count)
  }

  private func opensQuotation(_ article: TokenizedArticle, _ offset: Int) -> Bool {
    article.bytes[offset] == 0x22
      || article.bytes[offset...].prefix(3).elementsEqual([0xE2, 0x80, 0x9C])
  }

  /// What stands in quotation marks, else what follows the verb and "that" when the speaker stands
  /// before it.
  private func words(_ article: TokenizedArticle, _ sentence: Int, verb: Int) -> TextSpan? {
    let span = article.stored.sentences[sentence].span
    guard let text = article.stored.text[span] else { return nil }
    let quoted = QuestionSentence.quotations(in: String(text)).max { $0.length < $1.length }
    if let quoted, quoted.length > 12 {
      return TextSpan(span.start + quoted.start, span.start + quoted.end)
    }
    let tokens = article.sentenceTokens[sentence]
    guard verb + 2 < tokens.upperBound else { return nil }
    let next = article.text(
      of: TextSpan(Int(article.starts[verb + 1]), Int(article.ends[verb + 1])))
    guard cache.table.holds(.that, next), let last = tokens.last else { return nil }
    return TextSpan(Int(article.starts[verb + 2]), Int(article.ends[last]))
  }

  /// The source after "citing" or "according to" in the sentence; nil when there is none.
  static func cited(_ article: TokenizedArticle, _ sentence: Int, _ table: TermTable) -> String? {
    let tokens = article.sentenceTokens[sentence]
    func folded(_ token: Int) -> String {
      article.text(of: TextSpan(Int(article.starts[token]), Int(article.ends[token]))).lowercased()
    }
    for token in tokens.dropLast() {
      let isCiting = table.holds(.citing, folded(token))
      let isAccording =
        table.holds(.according, folded(token)) && table.holds(.to, folded(token + 1))
      let first = token + (isCiting ? 1 : 2)
      guard isCiting || isAccording, first < tokens.upperBound else { continue }
      var last = first
      while last + 1 < tokens.upperBound, article.isDirectlyFollowed(last), last - first < 9 {
        last += 1
      }
      return article.text(of: TextSpan(Int(article.starts[first]), Int(article.ends[last])))
    }
    return nil
  }
}
