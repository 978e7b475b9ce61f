internal import Prompts
internal import SentenceAnalysis
internal import Text

/// Reads a question as a sentence: its words in the order of a statement, then by the same analysis
/// as the sentences of articles.
struct QuestionFormReader: Sendable {
  private let analyzer: SentenceAnalyzer
  private let tokenizer = Tokenizer()
  private let stopwords: Set<String>
  private let ruleWords: RuleWords

  /// - Throws: `PromptsError` naming file and line when a table is missing or damaged.
  init(language: Language, stopwords: Set<String>) throws(PromptsError) {
    analyzer = try language.sentenceAnalyzer()
    ruleWords = language.ruleWords
    self.stopwords = stopwords
  }

  /// Index of the verb behind an auxiliary that stands before its subject; nil where there is none.
  func invertedVerb(of text: String, _ clause: QuestionClause) -> Int? {
    clause.carrier.flatMap {
      InvertedVerb(clause: clause, text: text, analyzer: analyzer).place(after: $0)
    }
  }

  /// The text with capitals for words that no list and no lexicon knows, where the line has none:
  /// "who founded Fathomcast". Of as many bytes.
  private func withCapitals(_ text: String, _ clause: QuestionClause) -> String {
    guard !clause.hasTellingCapitals, clause.vocabulary.hasLexicon else { return text }
    var bytes = Array(text.utf8)
    for word in clause.words where !word.hasDigit && word.entry.lists == 0 {
      let first = bytes[word.token.span.start]
      if 0x61...0x7A ~= first, !clause.vocabulary.isKnown(word.token.folded),
        !clause.vocabulary.canBeVerb(word.token.folded)
      {
        bytes[word.token.span.start] = first - 0x20
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The form of the question `text[span]`. Linear in its length.
  ///
  /// - Parameter inverted: the verb that `invertedVerb` found.
  /// - Parameter names: terms of its names.
  /// - Parameter dates: finds the words of a text that name a time, which are no parts.
  func form(
    of text: String, in span: TextSpan, clause: QuestionClause, mainVerb: String?,
    inverted: Int?, names: Set<String>, dates: (String) -> [TextSpan]
  ) -> QuestionForm {
    let order = StatementOrder(
      clause: clause, text: withCapitals(text, clause), span: span, mainVerb: mainVerb,
      inverted: inverted,
      analyzer: analyzer)
    let (statement, carrier) = order.statement()
    var memory = SentenceAnalyzer.Memory()
    let whole = TextSpan(0, statement.utf8.count)
    guard let read = analyzer.analyze(statement, sentence: whole, memory: &memory).first else {
      return QuestionForm()
    }
    let parts = FormParts(
      statement: statement, read: read, stopwords: stopwords, names: names,
      times: dates(statement), tokenizer: tokenizer, mainVerb: mainVerb)
    var form = QuestionForm()
    form.statement = statement
    form.parts = parts.all()
    // "Didn't it close?" asks what "Did it close?" does.
    let isContracted =
      carrier.map {
        text[clause.words[$0].token.span]?.utf8.count(where: { $0 > 0x7A || $0 == 0x27 }) ?? 0 > 0
      }
      ?? false
    form.isNegated = !isContracted && parts.main?.isNegated ?? false
    form.standing = standing(of: parts.main, carrier: carrier, clause)
    return form
  }

  private func standing(
    of main: Clause?, carrier: Int?, _ clause: QuestionClause
  ) -> QuestionForm.Standing {
    guard let main else { return .isSo }
    // "Does it plan to open?" asks for the plan.
    if main.standing == .planned, main.verb.modal.map({ $0 == main.verb.first }) != false {
      return .open
    }
    if let carrier, clause.holds(.doForm, carrier) {
      return clause.holds(.factOpening, carrier) ? .happened : .isSo
    }
    switch main.standing {
    case .planned, .forecast, .possible, .conditional: return .open
    default: return main.verb.tense == .past ? .happened : .isSo
    }
  }
}

/// Takes the analysis of a statement apart.
private struct FormParts {
  let statement: String
  let read: AnalyzedSentence
  let stopwords: Set<String>
  let names: Set<String>
  let times: [TextSpan]
  let tokenizer: Tokenizer
  let mainVerb: String?
  /// The main clause first.
  let clauses: [Clause]

  init(
    statement: String, read: AnalyzedSentence, stopwords: Set<String>, names: Set<String>,
    times: [TextSpan], tokenizer: Tokenizer, mainVerb: String?
  ) {
    self.mainVerb = mainVerb
    self.statement = statement
    self.read = read
    self.stopwords = stopwords
    self.names = names
    self.times = times
    self.tokenizer = tokenizer
    let own = read.clauses.filter { !$0.isElided }
    let main = own.firstIndex { $0.relation == .main } ?? 0
    clauses = own.isEmpty ? [] : [own[main]] + own[..<main] + own[(main + 1)...]
  }

  var main: Clause? { clauses.first }

  /// Every part, clause by clause, then what belongs to none.
  func all() -> [QuestionForm.Part] {
    var parts: [QuestionForm.Part] = []
    var covered: Set<Int> = []
    for (number, clause) in clauses.enumerated() {
      add(clause, number, to: &parts, &covered)
    }
    for (place, chunk) in read.chunks.enumerated() where chunk.kind == .noun {
      guard !chunk.tokens.contains(where: covered.contains) else { continue }
      var part = part(.attribute, chunk.tokens, head: chunk.head, 0)
      if place > 0, read.chunks[place - 1].kind == .preposition {
        part?.preposition = text(read.chunks[place - 1].tokens).lowercased()
      }
      if let part { parts.append(part) }
    }
    return parts + rest(after: parts)
  }

  private static let modifiers: [PennTag] = [
    .adjective, .comparative, .superlative, .adverb, .number,
  ]

  /// Words that belong to no phrase, each for itself: "intentionally", "landlocked".
  private func rest(after parts: [QuestionForm.Part]) -> [QuestionForm.Part] {
    var known = Set(parts.flatMap(\.terms))
    return read.tokens.indices.compactMap { token in
      let tag = read.tokens[token].tag
      guard tag.isNoun || tag.isVerb || Self.modifiers.contains(tag), !text(token).contains("'"),
        !times.contains(where: { $0.contains(read.tokens[token].span) }),
        let part = part(.attribute, token..<token + 1, head: token, 0), !part.isWanted,
        !known.isSuperset(of: part.terms)
      else { return nil }
      known.formUnion(part.terms)
      return part
    }
  }

  private func add(
    _ clause: Clause, _ number: Int, to parts: inout [QuestionForm.Part], _ covered: inout Set<Int>
  ) {
    func add(_ role: QuestionForm.Part.Role, _ group: NounGroup?, _ preposition: String? = nil) {
      guard let group, !covered.contains(group.head) else { return }
      covered.formUnion(group.tokens)
      covered.formUnion(group.members.flatMap { Array($0.tokens) })
      let end = group.members.last?.tokens.upperBound ?? group.tokens.upperBound
      let tokens = group.tokens.lowerBound..<max(end, group.tokens.upperBound)
      guard var part = part(role, tokens, head: group.head, number) else { return }
      part.preposition = preposition
      parts.append(part)
    }
    let (predicate, main) = predicate(of: clause, number)
    parts.append(predicate)
    covered.insert(main)
    covered.formUnion(clause.verb.tokens)
    add(.doer, clause.verb.isPassive ? clause.agent : clause.subject)
    add(.undergoer, clause.verb.isPassive ? clause.subject : clause.objects.first)
    for object in clause.objects.dropFirst(clause.verb.isPassive ? 0 : 1) {
      add(.undergoer, object)
    }
    for modifier in clause.modifiers {
      add(.modifier, modifier.object, text(modifier.preposition).lowercased())
    }
  }

  /// A modal verb whose verb was taken for something else ("will *back*") has it from the question.
  private func predicate(of clause: Clause, _ number: Int) -> (QuestionForm.Part, main: Int) {
    var main = clause.verb.main
    var lemma = clause.verb.lemma
    if read.tokens[main].tag == .modal, let mainVerb, main + 1 < read.tokens.count,
      let verb = read.tokens.indices.dropFirst(main + 1).first(where: {
        content(text($0)) == [mainVerb]
      })
    {
      main = verb
      lemma = text(verb).lowercased()
    }
    var part = QuestionForm.Part(
      role: .predicate, text: text(clause.verb.tokens.lowerBound..<main + 1),
      terms: content(text(main)))
    part.head = part.terms.last
    part.lemma = lemma
    part.clause = number
    return (part, main)
  }

  /// Nil for a phrase that says nothing, or that names a time.
  private func part(
    _ role: QuestionForm.Part.Role, _ tokens: Range<Int>, head: Int, _ clause: Int
  ) -> QuestionForm.Part? {
    let place = span(tokens)
    if times.contains(where: { $0.contains(place) || place.contains($0) && $0.end == place.end }) {
      return nil
    }
    let terms = content(text(tokens))
    var part = QuestionForm.Part(role: role, text: text(tokens), terms: terms)
    part.isWanted = tokens.contains {
      [.whPronoun, .whDeterminer, .whAdverb, .whPossessive].contains(read.tokens[$0].tag)
    }
    guard !terms.isEmpty || part.isWanted else { return nil }
    part.head = content(text(head)).last
    part.isName = part.head.map(names.contains) ?? terms.contains(where: names.contains)
    part.clause = clause
    return part
  }

  private func span(_ tokens: Range<Int>) -> TextSpan {
    TextSpan(read.tokens[tokens.lowerBound].span.start, read.tokens[tokens.upperBound - 1].span.end)
  }

  private func text(_ tokens: Range<Int>) -> String {
    statement[span(tokens)].map(String.init) ?? ""
  }

  private func text(_ token: Int) -> String { text(token..<token + 1) }

  /// Terms of the words that are searched for.
  private func content(_ text: String) -> [String] {
    tokenizer.tokens(in: text).filter { !$0.isColocated && !stopwords.contains($0.folded) }
      .map(\.term)
  }
}
