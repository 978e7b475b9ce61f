internal import Answers
internal import EvidenceRanking
internal import ExactAnswers
internal import Prompts
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// What a thing or a person is, and what initials stand for.
struct DefinitionReply: ReplyKind {
  let tools: ReplyTools

  func reply(to turn: Turn) throws -> Reply? {
    let solution = try turn.solution
    if solution.question.reply?.kind == .person { return try person(solution) }
    return [.definition, .abbreviation].contains(solution.question.answerType)
      ? try definition(solution) : nil
  }

  /// "Who is X?": only where X is a name and nothing else.
  private func person(_ solution: Solution) throws -> Reply? {
    let names = solution.question.names
    guard let topic = solution.topics.first, names.count == 1, terms(of: topic) == names[0],
      // "Who is the President of Halden?" names an office.
      !tokenizer.tokens(in: topic).contains(where: { definitionWords.persons.contains($0.folded) })
    else { return nil }
    return try definition(of: names[0], called: topic, isPerson: true, solution)
      ?? (answerFollows(names[0], solution)
        ? nil : undefined(names[0], called: topic, isPerson: true, solution))
  }

  /// Whether the exact answer stands right behind the name: "X, harbour master of Bodø".
  private func answerFollows(_ name: [String], _ solution: Solution) -> Bool {
    guard solution.isAnswered, let choice = solution.evidence.choice,
      let lead = solution.evidence.quoted.first?.candidate
    else { return false }
    let terms = name.map { cache.table.number(of: $0) }
    let found = lead.article.terms[lead.tokens].firstRange(of: terms)
    return found.map { 0...1 ~= choice.tokens.lowerBound - $0.upperBound } ?? false
  }

  /// "What is X?", where the question is nothing but that.
  private func definition(_ solution: Solution) throws -> Reply? {
    let question = solution.question
    var subject: [String]
    switch question.definition {
    case .words, .wordsOrValue: subject = question.focus
    case .name: subject = question.names.first ?? []
    case .doer: subject = doer(question) ?? []
    case .expansion: return try expansion(solution)
    case nil: return nil
    }
    // "the Guild Board" is looked for by its whole name.
    if !subject.isEmpty,
      let name = question.names.first(where: { $0.suffix(subject.count).elementsEqual(subject) })
    {
      subject = name
    }
    // "…, what is its name?" asks for a name, at the end of a longer prompt for something else.
    guard !subject.isEmpty, question.questionSpan.length + 3 >= question.text.utf8.count,
      !question.words.contains(where: { ruleWords.holds(.possessiveAll, $0.token.folded) }),
      let words = words(subject, in: question)
    else { return nil }
    if let found = try definition(of: subject, called: words, isPerson: false, solution) {
      return found
    }
    // "What is the price?" wants a value, "What does Halden do?" more than a definition.
    let isName = question.names.contains { !Set($0).isDisjoint(with: subject) }
    guard question.definition != .wordsOrValue || isName, question.definition != .doer,
      isName || solution.confidence < Self.surelyTold,
      !isTold(subject, solution)
    else { return nil }
    return try undefined(
      subject, called: typed(subject, question) ?? words, isPerson: false, solution)
  }

  /// "What does EMA stand for?"; nil where no article gives the words.
  private func expansion(_ solution: Solution) throws -> Reply? {
    let question = solution.question
    let finder = DefinitionFinder(cache: cache, store: store, words: definitionWords)
    let initials = question.words.first { word in
      let typed = question.text[word.token.span] ?? ""
      return typed.count(where: \.isUppercase) > 1 || question.names == [[word.token.term]]
    }
    guard let initials,
      let found = try finder.expansion(
        of: [initials.token.term], candidates: solution.ranking.candidates)
    else { return nil }
    let citation = try citer.citation(
      of: found.article, sentence: found.sentence, number: 1, answer: found.span)
    let answer = found.article.text(of: found.span)
    let lead = try prompts.render(
      "lead-what-it-is",
      [
        "subject": String(question.text[initials.token.span] ?? ""), "answer": answer,
        "ends": answer.hasSuffix("."),
      ])
    return Reply(
      kind: "what initials stand for", answer: answer, confidence: 0.85, citations: [citation],
      parts: [.lead(lead, answer: answer), .quotation(1)])
  }

  /// "What are …?"
  private func isPlural(_ question: AnalyzedQuestion) -> Bool {
    question.words.dropFirst().first.map { ruleWords.holds(.pluralBe, $0.token.folded) } ?? false
  }

  /// The words of the subject with the determiner before them: "the Gwennol".
  private func typed(_ subject: [String], _ question: AnalyzedQuestion) -> String? {
    let all = question.words.map(\.token)
    guard let found = all.map(\.term).firstRange(of: subject), found.lowerBound > 0,
      ruleWords.holds(.article, all[found.lowerBound - 1].folded)
    else { return nil }
    let span = TextSpan(all[found.lowerBound - 1].span.start, all[found.upperBound - 1].span.end)
    return question.text[span].map(String.init)
  }

  /// From this confidence on, a sentence that has no shape of a definition is taken to tell what
  /// something is.
  private static let surelyTold = 0.52

  /// Whether the best sentence opens with the subject and says soon what is so of it: "Halden
  /// Fusion is a …" tells what Halden is.
  private func isTold(_ subject: [String], _ solution: Solution) -> Bool {
    guard let lead = solution.ranking.candidates.first, solution.isAnswered else { return false }
    let terms = subject.map { cache.table.number(of: $0) }
    let opening = lead.tokens.prefix(terms.count + Self.told)
    let found = lead.article.terms[opening.lowerBound..<opening.upperBound].firstRange(of: terms)
    return found.map { $0.lowerBound <= opening.lowerBound + 1 } ?? false
      && opening.contains {
        cache.table.classes(of: lead.article.terms[$0]).contains(.copula)
      }
  }

  /// Words behind the subject within which the verb has to stand.
  private static let told = 8

  /// "Halden" of "What does Halden do?"; nil where more is asked.
  private func doer(_ question: AnalyzedQuestion) -> [String]? {
    let asked = question.words.map(\.token.folded)
    guard question.names.count == 1, let name = question.names.first, let first = asked.first,
      let last = asked.last, ruleWords.holds(.what, first),
      ruleWords.holds(.do, last), asked.count == name.count + 3, ruleWords.holds(.doNow, asked[1])
    else { return nil }
    return name
  }

  /// Where no article says what the subject is: that, and what they say of it; nil where none of
  /// the sentences found names it.
  private func undefined(
    _ subject: [String], called name: String, isPerson: Bool, _ solution: Solution
  ) throws -> Reply? {
    let terms = subject.map { cache.table.number(of: $0) }
    var texts: Set<String> = []
    let telling = solution.ranking.candidates.filter { candidate in
      candidate.article.terms[candidate.tokens].firstRange(of: terms) != nil
        && texts.insert(candidate.article.text(of: candidate.span)).inserted
    }
    guard !telling.isEmpty else { return nil }
    func opens(_ candidate: Candidate) -> Bool {
      candidate.article.terms[candidate.tokens].prefix(terms.count + 1).firstRange(of: terms) != nil
    }
    let ordered = telling.filter(opens) + telling.filter { !opens($0) }
    let citations = try ordered.prefix(3).enumerated().map {
      try citer.citation(of: $1.article, sentence: $1.sentence, number: $0 + 1)
    }
    return Reply(
      isAnswered: false, kind: "what is said where nothing is defined",
      confidence: min(solution.confidence, 0.15), citations: citations,
      parts: [
        .lead(
          try prompts.render(
            "lead-undefined",
            ["subject": name, "person": isPerson, "several": isPlural(solution.question)]),
          answer: nil)
      ] + citations.map { .quotation($0.number) })
  }

  /// The words of the question whose terms are `terms`, as typed.
  private func words(_ terms: [String], in question: AnalyzedQuestion) -> String? {
    let all = question.words.map(\.token)
    guard let start = all.map(\.term).firstRange(of: terms) else { return nil }
    let span = TextSpan(all[start.lowerBound].span.start, all[start.upperBound - 1].span.end)
    return question.text[span].map(String.init)
  }

  private func definition(
    of subject: [String], called name: String, isPerson: Bool, _ solution: Solution
  ) throws -> Reply? {
    let finder = DefinitionFinder(cache: cache, store: store, words: definitionWords)
    let candidates = solution.ranking.candidates
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
}
