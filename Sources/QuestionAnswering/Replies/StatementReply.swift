internal import Answers
internal import EvidenceRanking
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import Text

/// "What did Ada Halden say about the merger?": her words, with who reported them.
struct StatementReply: ReplyKind {
  let tools: ReplyTools

  func reply(to turn: Turn) throws -> Reply? {
    let solution = try turn.solution
    let topics = solution.topics
    guard let speaker = topics.first else { return nil }
    let topic = content(topics.dropFirst().flatMap { terms(of: $0) })
    // "the MERICS report" speaks by its name, "Ada Halden" by both words.
    let spoken = terms(of: speaker)
    let named = solution.question.names.flatMap { $0 }
    let speakerTerms = spoken.filter { named.contains($0) }
    guard !speakerTerms.isEmpty else { return nil }
    let found = try StatementFinder(cache: cache, store: store)
      .statements(of: speakerTerms, about: topic)
    guard !found.isEmpty else { return nil }
    // The same words in two reports are one statement.
    var said: Set<String> = []
    let fitting = found.filter { $0.aboutness >= 0.3 && said.insert($0.text).inserted }
    let citations = try (fitting.isEmpty ? found : fitting).prefix(3).enumerated().map {
      try citer.citation(
        of: $1.article, sentence: $1.sentences.lowerBound, through: $1.sentences.upperBound - 1,
        number: $0 + 1, answer: $1.words)
    }
    guard let best = fitting.first else {
      let articles = Set(found.map { $0.article.stored.summary.id }).count
      return Reply(
        isAnswered: false, kind: "statement", confidence: 0.1, citations: citations,
        parts: [
          .lead(
            try prompts.render(
              "refusal-statement",
              [
                "speaker": speaker, "articles": articles, "one": articles == 1,
                "topic": topics.dropFirst().joined(separator: " "),
              ]), answer: nil),
          .note(try prompts.render("refusal-closest")),
        ] + citations.map { .quotation($0.number) },
        missing: topics.dropFirst().map { $0 })
    }
    let answer = citations.first.flatMap { $0.answerSpan }.map { best.article.text(of: $0) }
    let metadata = best.article.stored.summary.metadata
    var holes: [String: any Sendable] = ["speaker": speaker]
    if let outlet = metadata.outlet {
      holes["outlet"] = outlet
    } else if let title = metadata.title {
      holes["outlet"] = try prompts.render("quoted-term", ["term": title])
    }
    if let day = metadata.published { holes["date"] = try days.text(of: day) }
    if let cited = best.cited { holes["cited"] = cited }
    return Reply(
      kind: "statement", answer: answer, confidence: 0.5 + 0.4 * best.aboutness,
      citations: citations,
      parts: [.lead(try prompts.render("lead-statement", holes), answer: nil)]
        + citations.map { .quotation($0.number) })
  }
}
