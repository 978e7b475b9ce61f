internal import ArticleText
internal import PassageIndex
internal import Prompts

// MARK: Definitions

extension ReplyMaker {
  /// "Who is X?": only where X is a name and nothing else.
  func person(_ topics: [String], _ material: Material) throws -> Reply? {
    let names = material.question.names
    guard let topic = topics.first, names.count == 1, terms(of: topic) == names[0] else {
      return nil
    }
    return try definition(of: names[0], called: topic, isPerson: true, material)
  }

  /// "What is X?", where the question is nothing but that.
  func definition(_ material: Material) throws -> Reply? {
    let question = material.question
    let rule = question.matchedRules.first ?? ""
    let subject: [String]
    switch rule {
    case "definition-be", "definition-be-a", "definition-be-the": subject = question.focus
    case "abbreviation-capitals": subject = question.names.first ?? []
    default: return nil
    }
    // "…, what is its name?" asks for a name, at the end of a longer prompt for something else.
    guard !subject.isEmpty, question.questionSpan.length + 3 >= question.text.utf8.count,
      !question.words.contains(where: { Self.possessives.contains($0.token.folded) }),
      let words = words(subject, in: question)
    else { return nil }
    return try definition(of: subject, called: words, isPerson: false, material)
  }

  private static let possessives: Set<String> = ["its", "his", "her", "their", "your", "my"]

  /// The words of the question whose terms are `terms`, as typed.
  private func words(_ terms: [String], in question: AnalyzedQuestion) -> String? {
    let all = question.words.map(\.token)
    guard let start = all.map(\.term).firstRange(of: terms) else { return nil }
    let span = TextSpan(all[start.lowerBound].span.start, all[start.upperBound - 1].span.end)
    return question.text[span].map(String.init)
  }

  private func definition(
    of subject: [String], called name: String, isPerson: Bool, _ material: Material
  ) throws -> Reply? {
    let finder = DefinitionFinder(cache: cache, store: store, words: definitionWords)
    let candidates = material.solution.ranking.candidates
    guard
      let found = try finder.definition(of: subject, isPerson: isPerson, candidates: candidates),
      found.quality >= DefinitionFinder.sure, let first = found.tokens.first,
      let last = found.tokens.last
    else { return nil }
    let span = TextSpan(Int(found.article.starts[first]), Int(found.article.ends[last]))
    var citations = [
      try citer.citation(of: found.article, sentence: found.sentence, number: 1, answer: span)
    ]
    let further = furtherFact(subject, besides: found, candidates)
    for candidate in [further].compactMap({ $0 }) + candidates where citations.count < 3 {
      guard !citations.contains(where: { isSame($0, candidate) }) else { continue }
      citations.append(
        try citer.citation(
          of: candidate.article, sentence: candidate.sentence, number: citations.count + 1))
    }
    let answer = found.article.text(of: span)
    let lead = try prompts.render(
      "lead-what-it-is", ["subject": name, "answer": answer, "ends": answer.hasSuffix(".")])
    let shown = further == nil ? 1 : 2
    var parts: [ReplyPart] = [.lead(lead, answer: answer)]
    parts += citations.prefix(shown).map { .quotation($0.number) }
    if citations.count > shown {
      parts.append(
        .note(
          try prompts.render(
            "see-also", ["references": references(citations.dropFirst(shown).map(\.number))])))
    }
    return Reply(
      kind: "definition", answer: answer, confidence: found.quality >= 2.5 ? 0.85 : 0.7,
      citations: citations, parts: parts)
  }

  /// The best other sentence that begins with the subject: what it does, has or is besides.
  private func furtherFact(
    _ subject: [String], besides found: DefinitionFinder.Definition, _ candidates: [Candidate]
  ) -> Candidate? {
    let terms = subject.map { cache.table.number(of: $0) }
    return candidates.first { candidate in
      guard !(candidate.article === found.article && candidate.sentence == found.sentence) else {
        return false
      }
      let tokens = candidate.tokens
      let opening = candidate.article.terms[tokens].prefix(terms.count + 1)
      return opening.starts(with: terms) || opening.dropFirst().elementsEqual(terms)
    }
  }

  func isSame(_ citation: Citation, _ candidate: Candidate) -> Bool {
    citation.article.id == candidate.article.stored.summary.id
      && candidate.span.overlaps(citation.span)
  }
}

// MARK: Statements

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
}
