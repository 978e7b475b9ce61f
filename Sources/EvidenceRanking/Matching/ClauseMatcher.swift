package import QuestionAnalysis
package import SentenceAnalysis
package import Text
package import WordNetLexicon

/// Matches the form of a question to the clauses of sentences.
package struct ClauseMatcher {
  package let form: QuestionForm
  let parts: [AskedPart]
  package let table: TermTable
  let asked: DayRange?
  /// Kinds of figure that are asked for; empty for other questions.
  let kinds: Set<FigureFact.Kind>
  let type: AnswerType
  /// Words for the change that is asked for: "rise" where something is up.
  let changes: Set<Int32>
  /// "Which union …?": the kind of what is wanted is named.
  let asksByNoun: Bool
  let contraries: Contraries
  let offices: Offices
  /// Which figure of a change is asked for.
  let level: AskedLevel
  let timeTerms: Set<Int32>
  /// Every word of the question.
  let words: Set<Int32>
  /// Words of contrary meaning to those of the question, and none of these: a loss for a profit.
  let contraryWords: Set<Int32>
  /// Terms of its verbs.
  let verbs: Set<Int32>
  /// The main word of the noun phrase that names what is wanted.
  let focusHead: Int32?
  /// What stands before it there, no plurals: "stroller" of "stroller recalls".
  let focusModifiers: Set<Int32>
  /// Whom of an article the question names.
  let entities: AskedEntities
  /// The words of the office behind a "deputy" or "vice" of the question; empty without one.
  let lowerOffice: Set<Int32>

  /// - Parameter contraries: words that contradict each other, beside the lexicon's.
  package init(
    _ question: AnalyzedQuestion, terms: QuestionTerms, table: TermTable, lexicon: Lexicon?,
    contraries: Contraries = Contraries(), offices: Offices = Offices(),
    changes figureChanges: FigureChanges = FigureChanges()
  ) {
    form = question.form
    kinds = Self.kinds(question)
    type = question.answerType
    asksByNoun = !question.focus.isEmpty
    self.table = table
    self.contraries = contraries
    self.offices = offices
    level = AskedLevel(question, changes: figureChanges, table: table)
    words = terms.allNumbers
    focusHead = question.focus.last.map { table.number(of: $0) }
    focusModifiers = Set(
      question.words.filter { word in
        question.focus.dropLast().contains(word.token.term)
          && table.language.ruleWords.singulars(of: word.token.folded).isEmpty
      }.map { table.number(of: $0.token.term) })
    lowerOffice = Self.lowerOffice(question, table)
    entities = AskedEntities(question, words: terms.allNumbers, table: table)
    contraryWords = terms.allNumbers.reduce(into: Set<Int32>()) {
      $0.formUnion(contraries.terms[$1] ?? [])
    }.subtracting(terms.allNumbers)
    changes = Self.changes(question, contraries, table)
    timeTerms = Set(question.constraints.timeTerms.map { table.number(of: $0) })
    let weights = Dictionary(
      zip(terms.numbers, terms.weights), uniquingKeysWith: { first, _ in first })
    parts = question.form.parts.indices.map {
      AskedPart(
        question.form.parts[$0], at: $0, weights: weights, table: table, lexicon: lexicon)
    }
    verbs = parts.filter { $0.part.role == .predicate }
      .reduce(into: Set<Int32>()) { $0.formUnion($1.terms) }
    let since = question.constraints.since.flatMap { CivilDay(iso: $0) }
    let until = question.constraints.until.flatMap { CivilDay(iso: $0) }
    asked = since.flatMap { since in until.map { DayRange(since, max(since, $0)) } }
  }

  /// Words of the question that have a contrary, and those that have the same one.
  private static func changes(
    _ question: AnalyzedQuestion, _ contraries: Contraries, _ table: TermTable
  ) -> Set<Int32> {
    guard question.answerType == .quantity else { return [] }
    return question.words.reduce(into: []) { all, word in
      let contrary = contraries.terms[table.number(of: word.token.term)] ?? []
      for other in contrary { all.formUnion(contraries.terms[other] ?? []) }
    }
  }

  private static func kinds(_ question: AnalyzedQuestion) -> Set<FigureFact.Kind> {
    switch question.answerType {
    // "How long is the tunnel?" may want metres.
    case .duration where question.form.predicate?.terms.isEmpty == true: [.duration, .quantity]
    case .money: [.money]
    case .percentage: [.percentage, .points]
    case .count: [.count, .quantity, .duration, .points]
    case .quantity: [.quantity, .money, .percentage, .duration, .count]
    case .duration: [.duration]
    default: []
    }
  }

  /// The match of the clause that answers best; without clauses, of the words alone. What the
  /// candidate has already is not made again. Cost: clauses times parts.
  package func match(_ candidate: Candidate) -> ClauseMatch {
    candidate.match ?? match(candidate.article, sentence: candidate.span)
  }

  /// The terms of the question that the sentence answers to, by whatever words: of parts that are
  /// found whole, and of the time where that is matched.
  package func answeredTerms(_ match: ClauseMatch) -> Set<Int32> {
    match.rows.reduce(into: match.time.isFound ? timeTerms : []) { all, row in
      if row.isFull, row.verdict.isFound { all.formUnion(parts[row.part].terms) }
    }
  }

  /// Terms of the names of whom the sentence speaks, by whatever word.
  package func resolvedTerms(_ candidate: Candidate) -> Set<Int32> {
    let facts = candidate.article.facts
    return facts.mentions(in: candidate.span).reduce(into: []) { all, mention in
      all.formUnion(facts.names(of: mention.entity, table))
    }
  }

  /// The same for a sentence of an article.
  package func match(_ article: TokenizedArticle, sentence span: TextSpan) -> ClauseMatch {
    let sentence = MatchedSentence(article: article, span: span, table: table)
    let clauses = article.facts.clauses(in: span)
    let matches =
      clauses.isEmpty
      ? [match(nil, sentence)] : clauses.indices.map { match($0, sentence) }
    return matches.max { Self.rank($0) < Self.rank($1) } ?? ClauseMatch()
  }

  /// What puts one clause before another.
  private static func rank(_ match: ClauseMatch) -> Double {
    let inPlace = match.rows.reduce(0.0) {
      $0 + ($1.isInPlace && $1.verdict.isFound ? 0.06 : 0)
    }
    return match.share + inPlace + (match.hasVerb ? 0.2 : 0) - match.contradicted
      - (match.standing == .contradicted ? 0.1 : 0)
  }

  private func match(_ position: Int?, _ sentence: MatchedSentence) -> ClauseMatch {
    var match = ClauseMatch()
    match.clause = position
    let clause = position.map {
      MatchedClause(sentence.article.facts.analysis.clauses[$0], sentence)
    }
    for part in parts where !part.terms.isEmpty || part.part.role == .predicate {
      if part.part.isWanted { continue }
      match.rows.append(row(part, clause, sentence))
    }
    match.hasVerb = match.predicate(of: form)?.isInPlace ?? false
    if let clause {
      match.isTurned = isTurned(clause)
      judge(clause, sentence, &match)
    }
    match.time = time(clause, sentence)
    weigh(&match)
    return match
  }

  private func weigh(_ match: inout ClauseMatch) {
    let total = max(0.01, match.rows.reduce(0) { $0 + weight($1) })
    for row in match.rows {
      let share = weight(row) / total
      switch row.verdict {
      case .matched: match.share += share
      case .related: match.share += 0.7 * share
      case .silent: break
      case .contradicted: match.contradicted += share
      }
    }
  }

  private func weight(_ row: ClauseMatch.Row) -> Double { parts[row.part].weight }
}

extension DayRange {
  /// Whether they share a day.
  package func overlaps(_ other: DayRange) -> Bool { first <= other.last && other.first <= last }
}
