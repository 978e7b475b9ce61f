internal import Answers
internal import EvidenceRanking
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Who said what about something, one sentence a speaker.
struct SayingsReply: ReplyKind {
  let tools: ReplyTools

  /// Speakers shown at most.
  private static let maximumSpeakers = 4

  /// "Who said what about the merger?", "What do analysts say about it?": the sentences on the
  /// topic that name who speaks, one a speaker; nil where a single one is named that asks for, or
  /// none speaks.
  func reply(to turn: Turn) throws -> Reply? {
    let solution = try turn.solution
    // Of a statement the first topic is who speaks.
    let isStatement = solution.question.reply?.kind == .statement
    let topic = solution.topics.dropFirst(isStatement ? 1 : 0).first
    let named = solution.question.names.contains { name in
      isStatement
        && topic.map { !terms(of: $0).contains(name[0]) } ?? true
    }
    guard let topic, !named else { return nil }
    let wanted = content(terms(of: topic))
    guard !wanted.isEmpty else { return nil }
    let role = role(solution)
    var speakers: [String] = []
    var citations: [Citation] = []
    for candidate in solution.ranking.candidates
    where citations.count < Self.maximumSpeakers {
      guard let end = end(of: candidate, on: wanted),
        role.map({ candidate.article.terms[candidate.tokens].contains($0) }) ?? true,
        let speaker = figures.status.speaker(in: candidate.sentenceSpans, table: cache.table),
        !speakers.contains(where: { $0.hasSuffix(speaker) || speaker.hasSuffix($0) })
      else { continue }
      speakers.append(speaker)
      citations.append(
        try citer.citation(
          of: candidate.article, sentence: candidate.sentence, through: end,
          number: citations.count + 1))
    }
    guard !citations.isEmpty else { return nil }
    let items = try zip(speakers, citations).map {
      try prompts.render("gathered-item", ["item": $0, "number": $1.number])
    }
    let lead = try prompts.render(
      "lead-sayings",
      [
        "speakers": items.joined(separator: try prompts.render("differing-separator")),
        "topic": topic,
      ])
    return Reply(
      kind: "sayings", confidence: max(0.5, solution.confidence), citations: citations,
      parts: [.lead(lead, answer: nil)] + citations.map { .quotation($0.number) }
        + [.note(try prompts.render("gathered-incomplete"))])
  }

  /// "analysts" of "What did analysts say about it?": the sentence has to name one; nil for
  /// "people", "they".
  private func role(_ solution: Solution) -> Int32? {
    guard let request = solution.question.reply, request.kind == .statement,
      let speaker = request.topics.first.flatMap({ solution.question.text[$0] })
    else { return nil }
    return terms(of: String(speaker)).last.map { cache.table.number(of: $0) }
  }

  /// The last sentence to quote of what is said on the topic: the sentence itself, or the next
  /// where the speech goes on and comes to it; nil where the title, the sentence before and these
  /// do not hold the topic, or neither of these holds any of it.
  private func end(of candidate: Candidate, on topic: Set<Int32>) -> Int? {
    let article = candidate.article
    func terms(_ sentence: Int) -> Set<Int32> {
      Set(article.terms[article.sentenceTokens[sentence]])
    }
    let (here, next) = (candidate.sentence, candidate.sentence + 1)
    let sentences = article.stored.sentences
    let goesOn = next < sentences.count && sentences[next].block == sentences[here].block
    let around = Set(article.titleTerms).union(terms(max(0, here - 1))).union(terms(here))
    guard topic.isSubset(of: goesOn ? around.union(terms(next)) : around) else { return nil }
    if !topic.isDisjoint(with: terms(here).union(article.titleTerms)) { return here }
    return goesOn && !topic.isDisjoint(with: terms(next)) ? next : nil
  }
}
