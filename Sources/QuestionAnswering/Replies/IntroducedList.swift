internal import Answers
internal import EvidenceRanking
internal import ExactAnswers
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// A list that a sentence introduces, with its items, or names in a row.
struct IntroducedList: ReplyKind {
  let tools: ReplyTools

  /// Items of an introduced list shown at most.
  private static let maximumListed = 30
  /// Sentences among which an introduction is looked for.
  private static let depth = 8
  /// Of what a list is asked for, the share that a sentence has to hold which was not quoted first.
  private static let leastCoverage = 0.5
  /// Sentences among which things in a row are looked for, words of one of them, and how sure such
  /// a sentence is.
  private static let (rowDepth, longestPart, rowConfidence) = (12, 6, 0.35)
  /// Words of a paragraph that may be an item.
  private static let longestItem = 10

  /// "… in three areas:" with the items that stand below it, each cited; nil where the lead
  /// introduces none, or a value or a person is asked for.
  func reply(to turn: Turn) throws -> Reply? {
    let solution = try turn.solution
    let kinds: [AnswerType] = [
      .list, .thing, .definition, .manner, .reason, .product, .organisation, .place, .summary,
      .count,
    ]
    guard kinds.contains(solution.question.answerType) else { return nil }
    let lead = solution.evidence.quoted.first?.candidate
    if solution.isAnswered, let lead, let reply = try introduced(by: lead, solution) {
      return reply
    }
    guard asksForSeveral(solution.question) else { return nil }
    let others = solution.ranking.candidates.prefix(Self.depth).filter {
      $0.features[.coverage] >= max(Self.leastCoverage, lead?.features[.coverage] ?? 0)
    }
    for candidate in others {
      if let reply = try introduced(by: candidate, solution) { return reply }
    }
    return solution.isAnswered ? nil : try inRow(solution)
  }

  /// The best sentence that names several things in a row, where no other is sure enough.
  private func inRow(_ solution: Solution) throws -> Reply? {
    let found = solution.ranking.candidates.prefix(Self.rowDepth).first {
      $0.features[.coverage] >= Self.leastCoverage && namesInRow($0)
    }
    guard solution.limits.isEmpty, let found else { return nil }
    let citation = try citer.citation(of: found.article, sentence: found.sentence, number: 1)
    return Reply(
      kind: "list in a sentence", confidence: max(solution.confidence, Self.rowConfidence),
      citations: [citation],
      parts: [.lead(try prompts.render("lead-weak"), answer: nil), .quotation(1)])
  }

  /// "film, paper and yarn"
  private func namesInRow(_ candidate: Candidate) -> Bool {
    let article = candidate.article
    let joiners = cache.table.terms(.listJoiner)
    func comma(before token: Int) -> Int? {
      let from = max(candidate.tokens.lowerBound, token - Self.longestPart)
      return (from..<token).last { article.gap(after: $0).first == 0x2C }
    }
    return candidate.tokens.contains { token in
      guard joiners.contains(article.terms[token]), let last = comma(before: token) else {
        return false
      }
      return last + 1 < token || comma(before: last) != nil
    }
  }

  /// Whether a list is wanted, or things in the plural.
  private func asksForSeveral(_ question: AnalyzedQuestion) -> Bool {
    question.answerType == .list
      || ![.count, .reason, .manner].contains(question.answerType)
        && question.headNoun.map { cache.table.ends($0, .plural) } ?? false
  }

  private func introduced(by lead: Candidate, _ solution: Solution) throws -> Reply? {
    let article = lead.article
    let sentences = article.stored.sentences
    guard article.bytes[sentences[lead.sentence].span.end - 1] == 0x3A else { return nil }
    let items = items(behind: lead.sentence, of: article)
    guard items.count > 1 else { return nil }
    let citations = try ([lead.sentence] + items).enumerated().map {
      try citer.citation(
        of: article, sentence: $1, through: $1 == lead.sentence ? nil : blockEnd($1, of: article),
        number: $0 + 1)
    }
    return Reply(
      kind: "list that the lead introduces",
      confidence: max(solution.confidence, solution.isAnswered ? 0 : 0.5),
      citations: citations,
      parts: [.lead(try prompts.render("lead-list"), answer: nil)]
        + citations.map { .quotation($0.number) })
  }

  /// The sentences that open the items of a list, in order.
  private func items(behind introduction: Int, of article: TokenizedArticle) -> [Int] {
    let sentences = article.stored.sentences
    var items: [Int] = []
    var next = introduction + 1
    while next < sentences.count, items.count < Self.maximumListed {
      let opensBlock = sentences[next].block != sentences[next - 1].block
      if opensBlock, !isItem(next, of: article), !isShort(next, of: article) { break }
      if opensBlock { items.append(next) }
      next += 1
    }
    // A short paragraph that what follows takes up is its heading.
    if next < sentences.count, let last = items.last, !isItem(last, of: article),
      sharesWord(last, next, of: article)
    {
      items.removeLast()
    }
    return items
  }

  /// Whether the block is a few words without a stop.
  private func isShort(_ sentence: Int, of article: TokenizedArticle) -> Bool {
    let sentences = article.stored.sentences
    let end = article.bytes[sentences[sentence].span.end - 1]
    return article.sentenceTokens[sentence].count <= Self.longestItem
      && blockEnd(sentence, of: article) == sentence && ![0x2E, 0x3F, 0x21, 0x3A].contains(end)
  }

  private func sharesWord(_ first: Int, _ second: Int, of article: TokenizedArticle) -> Bool {
    func words(_ sentence: Int) -> Set<Int32> {
      Set(
        article.terms[article.sentenceTokens[sentence]].filter {
          !cache.table.classes(of: $0).contains(.stopword)
        })
    }
    return !words(first).isDisjoint(with: words(second))
  }

  /// A list item, or a paragraph that opens with a number and a stop.
  private func isItem(_ sentence: Int, of article: TokenizedArticle) -> Bool {
    let place = article.stored.sentences[sentence]
    if place.kind == .listItem { return true }
    let opening = article.bytes[place.span.start...].prefix(4)
    let digits = opening.prefix { 0x30...0x39 ~= $0 }
    return 1...2 ~= digits.count
      && opening.dropFirst(digits.count).first.map { $0 == 0x2E || $0 == 0x29 } ?? false
  }

  /// The last sentence of the block in which `sentence` stands.
  private func blockEnd(_ sentence: Int, of article: TokenizedArticle) -> Int {
    let sentences = article.stored.sentences
    var last = sentence
    while last + 1 < sentences.count, sentences[last + 1].block == sentences[sentence].block {
      last += 1
    }
    return last
  }
}
