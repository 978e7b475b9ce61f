internal import Answers
internal import EvidenceRanking
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// What somebody said, and who said what.
extension ReplyMaker {
  func statement(_ topics: [String], _ material: Material) throws -> Reply? {
    guard let speaker = topics.first else { return nil }
    let topic = content(topics.dropFirst().flatMap { terms(of: $0) })
    // "the MERICS report" speaks by its name, "Ada Halden" by both words.
    let spoken = terms(of: speaker)
    let named = material.question.names.flatMap { $0 }
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

  /// Speakers shown at most.
  private static let maximumSpeakers = 4

  /// "Who said what about the merger?", "What do analysts say about it?": the sentences on the topic that name who speaks, one a speaker; nil
  /// where a single one is named that asks for, or none speaks.
  func sayings(_ topic: String?, _ material: Material) throws -> Reply? {
    let named = material.question.names.contains { name in
      material.question.reply?.kind == .statement
        && topic.map { !terms(of: $0).contains(name[0]) } ?? true
    }
    guard let topic, !named else { return nil }
    let wanted = content(terms(of: topic))
    guard !wanted.isEmpty else { return nil }
    let role = role(material)
    var speakers: [String] = []
    var citations: [Citation] = []
    for candidate in material.solution.ranking.candidates
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
      kind: "sayings", confidence: max(0.5, material.solution.confidence), citations: citations,
      parts: [.lead(lead, answer: nil)] + citations.map { .quotation($0.number) }
        + [.note(try prompts.render("gathered-incomplete"))])
  }

  /// "analysts" of "What did analysts say about it?": the sentence has to name one; nil for "people", "they".
  private func role(_ material: Material) -> Int32? {
    guard let request = material.question.reply, request.kind == .statement,
      let speaker = request.topics.first.flatMap({ material.question.text[$0] })
    else { return nil }
    return terms(of: String(speaker)).last.map { cache.table.number(of: $0) }
  }

  /// The last sentence to quote of what is said on the topic: the sentence itself, or the next where the speech goes on and comes to it; nil where
  /// the title, the sentence before and these do not hold the topic, or neither of these holds any of it.
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
