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
  private let timeTerms: Set<Int32>
  /// Every word of the question.
  let words: Set<Int32>
  /// Words of contrary meaning to those of the question, and none of these: a loss for a profit.
  let contraryWords: Set<Int32>
  /// Terms of its verbs.
  private let verbs: Set<Int32>
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

  // MARK: Parts

  private func row(
    _ part: AskedPart, _ clause: MatchedClause?, _ sentence: MatchedSentence
  ) -> ClauseMatch.Row {
    if let clause {
      let row = part.part.role == .predicate ? predicate(part, clause) : party(part, clause)
      if let row { return row }
    }
    var row = ClauseMatch.Row(part: part.position, verdict: part.verdict(on: sentence.resolved))
    row.isFull = part.isFull(in: sentence.resolved)
    row.isInPlace = row.isFull && sentence.follows(part.terms, part.part.preposition)
    if row.verdict == .matched, clause != nil, !row.isInPlace { row.verdict = .related }
    if row.verdict == .silent, let clause, contradicts(part, clause) {
      row.verdict = .contradicted
    }
    return row
  }

  /// Nil where the clause has another verb.
  private func predicate(_ part: AskedPart, _ clause: MatchedClause) -> ClauseMatch.Row? {
    var row = ClauseMatch.Row(part: part.position, verdict: .matched, found: clause.clause.verb)
    row.isInPlace = true
    row.isFull = true
    if part.part.lemma == clause.clause.lemma || part.head.map(clause.verb.contains) == true {
      return row
    }
    if !part.related.isDisjoint(with: clause.verb) {
      row.verdict = .related
      return row
    }
    let contrary =
      part.head.map { part.opposite.union(contraries.terms[$0] ?? []) } ?? part.opposite
    if !contrary.isDisjoint(with: clause.verb) {
      row.verdict = .contradicted
      return row
    }
    // "It remains open" says that it is; "has", "does" and the like are nothing else.
    guard part.terms.isEmpty else { return nil }
    let copulas =
      isCopula(part.part.lemma ?? "") && (clause.hasCopula || isLinking(clause.clause))
    row.verdict = copulas ? .related : .silent
    row.isInPlace = copulas
    return row
  }

  /// "It remains the largest", "it forms a part of" say what something is.
  private func isLinking(_ clause: ArticleClause) -> Bool {
    let lemma = table.terms(ofPhrase: clause.lemma)
    return !table.terms(.linking).isDisjoint(with: lemma)
  }

  private func isCopula(_ lemma: String) -> Bool {
    table.terms(ofPhrase: lemma).contains {
      table.classes(of: $0).contains(.copula)
    }
  }

  /// The party of the clause that the part is; nil where it is none.
  private func party(_ part: AskedPart, _ clause: MatchedClause) -> ClauseMatch.Row? {
    var best: ClauseMatch.Row?
    for (party, isInPlace) in clause.parties(for: part.part) {
      var verdict = part.verdict(on: party.resolved)
      let isBefore =
        verdict == .silent && isInPlace && party.isUnresolved && part.isFull(in: clause.before)
      if isBefore { verdict = .related }
      guard verdict != .silent else { continue }
      // "Altsol's revenue" is not Altsol.
      let isHead = !part.part.isName || !part.terms.isDisjoint(with: party.headTerms)
      let isThere = isInPlace || isTurnedCopula(party, part, clause)
      if verdict == .matched, !isHead || !isThere { verdict = .related }
      if isContrary(part, party, clause) || !isInPlace && isReplaced(part, clause) {
        verdict = .contradicted
      }
      var row = ClauseMatch.Row(part: part.position, verdict: verdict, found: party.span)
      row.isInPlace = isInPlace && isHead
      row.isFull = isBefore || part.isFull(in: party.resolved)
      if best == nil || best?.verdict != .matched && verdict == .matched { best = row }
      if row.isInPlace { break }
    }
    return best
  }

  /// "Ada Lind is the mayor" and "The mayor is Ada Lind" answer "Who is the mayor?" alike.
  private func isTurnedCopula(
    _ party: ArticleParty, _ part: AskedPart, _ clause: MatchedClause
  ) -> Bool {
    guard form.wanted != nil, form.predicate?.terms.isEmpty == true, clause.hasCopula,
      part.part.role == .doer || part.part.role == .undergoer
    else { return false }
    return party.span == clause.doer?.span || party.span == clause.undergoer?.span
  }

  /// "Voted against it" for "vote for it": the same party behind a contrary preposition.
  private func isContrary(
    _ part: AskedPart, _ party: ArticleParty, _ clause: MatchedClause
  ) -> Bool {
    guard let asked = part.part.preposition, predicateStands(in: clause),
      let said = clause.modifiers.first(where: { $0.party.span == party.span })?.preposition
    else { return false }
    let contrary = table.terms(ofPhrase: asked).reduce(into: Set<Int32>()) {
      $0.formUnion(contraries.terms[$1] ?? [])
    }
    return !contrary.isDisjoint(with: table.terms(ofPhrase: said))
  }

  /// "Brightmoor won against Altsol" for "Did Altsol win?", "bought kelp from Altsol" for "bought
  /// Altsol": something else stands where the part would.
  private func isReplaced(_ part: AskedPart, _ clause: MatchedClause) -> Bool {
    guard part.part.isName, part.part.clause == 0, !clause.clause.isPassive,
      predicateStands(in: clause)
    else { return false }
    if isExample(part, of: clause) { return false }
    switch part.part.role {
    case .doer:
      return clause.doer.map {
        $0.entity != nil && $0.resolved.isDisjoint(with: part.terms)
      } ?? false
    case .undergoer: return clause.undergoer?.resolved.isDisjoint(with: part.terms) ?? false
    default: return false
    }
  }

  /// "It trails rivals like Altsol": the part stands behind the undergoer as one of these.
  private func isExample(_ part: AskedPart, of clause: MatchedClause) -> Bool {
    guard let end = clause.undergoer?.span.end else { return false }
    let article = clause.sentence.article
    let behind = article.tokens(in: clause.sentence.span)
      .filter { Int(article.starts[$0]) >= end }.prefix(part.terms.count + 2)
      .map { article.terms[$0] }
    let links = table.terms(.behindLike).union(table.terms(.such))
    return behind.first.map(links.contains) ?? false && part.terms.isSubset(of: behind)
  }

  /// Whether another name stands in the part's place.
  private func contradicts(_ part: AskedPart, _ clause: MatchedClause) -> Bool {
    guard part.part.isName, part.part.clause == 0, predicateStands(in: clause) else {
      return false
    }
    return clause.parties(for: part.part).contains { party, isInPlace in
      isInPlace && party.entity != nil && party.terms.isDisjoint(with: part.terms)
    }
  }

  private func predicateStands(in clause: MatchedClause) -> Bool {
    parts.contains {
      $0.part.role == .predicate && $0.part.clause == 0 && predicate($0, clause) != nil
    }
  }

  /// Whether the doer asked for is the undergoer here, and the undergoer the doer.
  private func isTurned(_ clause: MatchedClause) -> Bool {
    func asked(_ role: QuestionForm.Part.Role) -> AskedPart? {
      parts.first { $0.part.role == role && $0.part.clause == 0 && $0.part.isName }
    }
    guard predicateStands(in: clause), let doer = asked(.doer), let undergoer = asked(.undergoer),
      let first = clause.doer, let second = clause.undergoer
    else { return false }
    return !doer.terms.isDisjoint(with: second.headTerms)
      && !undergoer.terms.isDisjoint(with: first.headTerms)
      && doer.terms.isDisjoint(with: first.headTerms)
  }

  // MARK: The clause as a whole

  private func judge(
    _ clause: MatchedClause, _ sentence: MatchedSentence, _ match: inout ClauseMatch
  ) {
    let isDenied = clause.isDenied
    match.polarity = isDenied == form.isNegated ? .matched : .contradicted
    // "There are no species where …", "but is not known to …": another negation has a say.
    if match.polarity == .matched, !isDenied, sentence.deniesMore(than: clause.clause, asked: words)
    {
      match.polarity = .silent
    }
    // "If Altsol bought it, it would not include the mill" affirms the purchase only.
    if match.polarity == .matched, !isDenied, sentence.denies(verbs, besides: clause.clause) {
      match.polarity = .silent
    }
    // "Neither was approved in Lund; both were approved in Narvik" says both.
    if match.polarity == .contradicted, isDenied, sentence.says(otherThan: clause.clause) {
      match.polarity = .silent
    }
    match.isDisputed = isDisputed(clause.clause, sentence)
    if match.isDisputed { match.polarity = .silent }
    guard form.standing != .open else {
      match.standing = .matched
      return
    }
    switch clause.clause.standing {
    case .happened, .isSo, .denied: match.standing = .matched
    case .planned, .forecast, .possible, .conditional: match.standing = .contradicted
    case .asked: match.standing = .silent
    }
  }

  /// Whether what it depends on denies it or leaves it open.
  private func isDisputed(_ clause: ArticleClause, _ sentence: MatchedSentence) -> Bool {
    let all = sentence.article.facts.analysis.clauses
    var depth = 0
    var own = clause
    while let number = own.governor, all.indices.contains(number), depth < Self.mostGovernors {
      let governor = all[number]
      let between = TextSpan(
        governor.verb.start, max(governor.verb.start, clause.verb.start))
      let words = sentence.article.tokens(in: between).map { sentence.article.terms[$0] }
      if !contraries.disputing.isDisjoint(with: words)
        || !contraries.disputing.isDisjoint(with: table.terms(ofPhrase: governor.lemma))
      {
        return true
      }
      own = governor
      depth += 1
    }
    return false
  }

  /// Clauses looked at above one.
  private static let mostGovernors = 4

  private func time(
    _ clause: MatchedClause?, _ sentence: MatchedSentence
  ) -> ClauseMatch.Verdict {
    guard let asked else { return .silent }
    let facts = sentence.article.facts
    let own = clause.flatMap { facts.days(of: $0.clause) }
    if let own { return asked.overlaps(own) ? .matched : .contradicted }
    let others = facts.times(in: sentence.span).compactMap(\.days)
    if others.contains(where: asked.overlaps) { return .matched }
    guard let day = sentence.article.publishedDay else {
      return others.isEmpty ? .silent : .contradicted
    }
    let isNear = asked.first.number...asked.last.number + QuestionTerms.reportingDays ~= day
    return isNear ? .related : others.isEmpty ? .silent : .contradicted
  }
}

extension DayRange {
  /// Whether they share a day.
  package func overlaps(_ other: DayRange) -> Bool { first <= other.last && other.first <= last }
}
