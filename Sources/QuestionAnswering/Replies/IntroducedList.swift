internal import Answers
internal import EvidenceRanking
internal import ExactAnswers
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import Text

/// A list that the sentence quoted introduces, with its items.
struct IntroducedList: ReplyKind {
  let tools: ReplyTools

  /// Items of an introduced list shown at most.
  private static let maximumListed = 8

  /// "… in three areas:" with the items that stand below it, each cited; nil where the lead
  /// introduces none, or a value or a person is asked for.
  func reply(to turn: Turn) throws -> Reply? {
    let solution = try turn.solution
    let kinds: [AnswerType] = [
      .list, .thing, .definition, .manner, .reason, .product, .organisation, .place, .summary,
      .count,
    ]
    guard solution.isAnswered, kinds.contains(solution.question.answerType),
      let lead = solution.evidence.quoted.first?.candidate
    else { return nil }
    let article = lead.article
    let sentences = article.stored.sentences
    guard article.bytes[sentences[lead.sentence].span.end - 1] == 0x3A else { return nil }
    var items: [Int] = []
    var next = lead.sentence + 1
    while next < sentences.count, items.count < Self.maximumListed {
      let opensBlock = sentences[next].block != sentences[next - 1].block
      if opensBlock, !isItem(next, of: article) { break }
      if opensBlock { items.append(next) }
      next += 1
    }
    guard items.count > 1 else { return nil }
    let citations = try ([lead.sentence] + items).enumerated().map {
      try citer.citation(
        of: article, sentence: $1, through: $1 == lead.sentence ? nil : blockEnd($1, of: article),
        number: $0 + 1)
    }
    return Reply(
      kind: "list that the lead introduces", confidence: solution.confidence,
      citations: citations,
      parts: [.lead(try prompts.render("lead-list"), answer: nil)]
        + citations.map { .quotation($0.number) })
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
