internal import Answers
internal import EvidenceRanking
internal import ExactAnswers
internal import PassageIndex
internal import Prompts
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Items gathered from several articles, only where the sentence's build says that each is one.
struct GatheredList: ReplyKind {
  let tools: ReplyTools

  /// Items named, and sentences looked at, at most.
  private static let maximumItems = 8
  private static let depth = 60
  /// A sentence that gives an item covers this share of the question.
  private static let minimumCoverage = 0.55
  /// Tokens between a name and its office, or its verb.
  private static let reach = 6

  /// An item with the sentence that gives it.
  private struct Item {
    let candidate: Candidate
    let tokens: Range<Int>
    let value: SpanValue

    var span: TextSpan {
      TextSpan(
        Int(candidate.article.starts[tokens.lowerBound]),
        Int(candidate.article.ends[tokens.upperBound - 1]))
    }
  }

  /// Names that several sentences give, each with its citation; nil where fewer than two are found.
  ///
  /// "Who are the directors of Halden?": persons with that office beside their name. "Which
  /// companies make film?": names before that verb.
  func reply(to turn: Turn) throws -> Reply? {
    let solution = try turn.solution
    let question = solution.question
    guard question.reply?.kind == .list || question.answerType == .list else { return nil }
    let office = office(of: question)
    let verb = question.mainVerb.map { cache.table.number(of: $0) }
    guard office != nil || verb != nil else { return nil }
    let finder = solution.chooser.finder
    let own = Set(question.names.joined().map { cache.table.number(of: $0) })
    var items: [Item] = []
    for candidate in solution.ranking.candidates.prefix(Self.depth)
    where items.count < Self.maximumItems
      && candidate.features[.coverage] >= Self.minimumCoverage
    {
      let tokens = office.map { bearer(of: $0, in: candidate) } ?? subject(of: verb, in: candidate)
      guard let tokens, tokens.allSatisfy({ !own.contains(candidate.article.terms[$0]) }),
        isAbout(own, candidate)
      else { continue }
      let value = finder.value(of: tokens, kind: .name, in: candidate.article.tokenized)
      if !items.contains(where: { $0.value.agrees(with: value) }) {
        items.append(Item(candidate: candidate, tokens: tokens, value: value))
      }
    }
    return items.count > 1 ? try reply(items, solution) : nil
  }

  /// Whether the sentence, the one before or the title holds every name of the question: "the
  /// directors of Halden" are not those of others.
  private func isAbout(_ names: Set<Int32>, _ candidate: Candidate) -> Bool {
    let article = candidate.article
    let sentences = max(0, candidate.sentence - 1)...candidate.sentence
    let terms = Set(sentences.flatMap { article.terms[article.sentenceTokens[$0]] })
    return names.subtracting(terms).isSubset(of: article.titleTerms)
  }

  private func reply(_ items: [Item], _ solution: Solution) throws -> Reply {
    let citations = try items.enumerated().map { index, item in
      try citer.citation(
        of: item.candidate.article, sentence: item.candidate.sentence, number: index + 1,
        answer: item.span)
    }
    let names = try zip(items, citations).map { item, citation in
      try prompts.render(
        "gathered-item",
        ["item": item.candidate.article.text(of: item.span), "number": citation.number])
    }
    let opening = try prompts.render(
      "lead-gathered",
      ["items": names.joined(separator: try prompts.render("differing-separator"))])
    return Reply(
      kind: "list", answer: items[0].candidate.article.text(of: items[0].span),
      confidence: max(solution.confidence, 0.6), citations: citations,
      parts: [.lead(opening, answer: nil)] + citations.map { .quotation($0.number) }
        + [.note(try prompts.render("gathered-incomplete"))])
  }

  /// Terms of the office asked for ("chief executives" of "Who are the chief executives of …?");
  /// nil where none is.
  private func office(of question: AnalyzedQuestion) -> [Int32]? {
    guard let request = question.reply, request.kind == .list, let topic = request.topics.first,
      let text = question.text[topic]
    else { return nil }
    let tokens = tokenizer.tokens(in: String(text)).filter { !$0.isColocated }
    let end = tokens.firstIndex { ruleWords.holds(.officeEnd, $0.folded) }
    let office = tokens[..<(end ?? tokens.count)]
    guard let last = office.last, isPersonNoun(last.folded) else { return nil }
    return office.map { cache.table.number(of: $0.term) }
  }

  private func isPersonNoun(_ plural: String) -> Bool {
    ([plural] + ruleWords.singulars(of: plural)).contains(
      where: definitionWords.persons.contains)
  }

  /// The name right before or behind the office: "X, the chief executive", "chief executive X".
  private func bearer(of office: [Int32], in candidate: Candidate) -> Range<Int>? {
    let article = candidate.article
    guard let found = article.terms[candidate.tokens].firstRange(of: office) else { return nil }
    let names = candidate.spans.filter { $0.kind == .name && $0.personLikeness >= 0.7 }
    if let behind = names.first(where: { $0.tokens.lowerBound == found.upperBound }) {
      return behind.tokens
    }
    return names.last { name in
      let gap = found.lowerBound - name.tokens.upperBound
      guard 0...Self.reach ~= gap else { return false }
      let last = name.tokens.upperBound - 1
      let between = name.tokens.upperBound..<found.lowerBound
      return article.gap(after: last).first == 0x2C
        && !between.contains { article.gap(after: $0).contains(0x2C) }
    }?.tokens
  }

  /// The name that does what is asked: right before the verb, or at the head of the sentence.
  private func subject(of verb: Int32?, in candidate: Candidate) -> Range<Int>? {
    let article = candidate.article
    guard let verb, let place = candidate.tokens.first(where: { article.terms[$0] == verb }) else {
      return nil
    }
    let names = candidate.spans.filter { $0.kind == .name && $0.tokens.upperBound <= place }
    let opening = names.first { $0.tokens.lowerBound - candidate.tokens.lowerBound <= 1 }
    let near = names.last { $0.tokens.upperBound == place }
    guard let name = opening ?? near, standsAlone(name.tokens, before: place, article) else {
      return nil
    }
    return name.tokens
  }

  /// Whether the verb, an auxiliary or a comma follows the name: "the Norwegian company said" names
  /// no company.
  private func standsAlone(_ name: Range<Int>, before verb: Int, _ article: TokenizedArticle)
    -> Bool
  {
    let next = name.upperBound
    if next == verb || article.gap(after: next - 1).first == 0x2C { return true }
    return cache.table.classes(of: article.terms[next]).contains(.stopword)
  }
}
