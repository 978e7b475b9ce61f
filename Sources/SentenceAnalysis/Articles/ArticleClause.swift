package import Text

/// Who does what in an article, once: a clause without the tokens of its sentence.
package struct ArticleClause: Sendable, Equatable {
  /// Someone or something that takes part.
  package struct Party: Sendable, Equatable {
    /// The noun phrase.
    package var span: TextSpan
    /// Its main word.
    package var head: TextSpan
    /// Number of its entity; nil until entities are known.
    package var entity: Int? = nil
    /// Further members of a list ("B" and "C" of "A, B and C").
    package var members: [TextSpan] = []
  }

  /// A prepositional phrase.
  package struct Modifier: Sendable, Equatable {
    package var preposition: TextSpan
    package var object: Party
  }

  /// From its first part to its last, parties included.
  package var span: TextSpan
  /// The verb with its auxiliaries.
  package var verb: TextSpan
  /// The verb in the dictionary's form.
  package var lemma: String
  package var particle: TextSpan?
  package var relation: Clause.Relation
  package var standing: Standing
  package var tense: Tense
  package var isNegated = false
  package var isPassive = false
  /// Its verb is that of another clause ("B 20" of "A had 10 and B 20").
  package var isElided = false
  /// What the form puts as subject; of a passive, who it is done to.
  package var subject: Party?
  /// Of a passive, who did it.
  package var agent: Party?
  package var objects: [Party] = []
  package var modifiers: [Modifier] = []
  /// Position among the article's times; nil where it names none.
  package var time: Int?
  /// Position of the clause it depends on; nil for none.
  package var governor: Int?
  /// The word that opens it ("if").
  package var opener: TextSpan?
}

/// Turns the clauses of sentences, which speak of tokens, into those of the article.
struct ClauseGatherer {
  let times: [TimeMention]
  private var clauses: [ArticleClause] = []
  /// The first time that may lie in the sentence.
  private var time = 0

  init(times: [TimeMention]) { self.times = times }

  /// The clauses of all sentences, in order.
  static func clauses(of sentences: [ReadSentence], times: [TimeMention]) -> [ArticleClause] {
    var gatherer = ClauseGatherer(times: times)
    gatherer.clauses.reserveCapacity(sentences.reduce(0) { $0 + $1.analysis.clauses.count })
    for index in sentences.indices { gatherer.add(sentences[index]) }
    return gatherer.clauses
  }

  /// Adds the clauses of the next sentence.
  private mutating func add(_ sentence: ReadSentence) {
    while time < times.count, times[time].span.end <= sentence.span.start { time += 1 }
    let base = clauses.count
    let own = sentence.analysis.clauses
    for index in own.indices { clauses.append(read(own, index, sentence.analysis.tokens, base)) }
  }

  private func read(
    _ own: [Clause], _ index: Int, _ tokens: [AnalyzedToken], _ base: Int
  ) -> ArticleClause {
    func span(_ range: Range<Int>) -> TextSpan {
      TextSpan(tokens[range.lowerBound].span.start, tokens[range.upperBound - 1].span.end)
    }
    func party(_ group: NounGroup) -> ArticleClause.Party {
      ArticleClause.Party(
        span: span(group.tokens), head: tokens[group.head].span,
        members: group.members.isEmpty ? [] : group.members.map { span($0.tokens) })
    }
    var read = ArticleClause(
      span: span(own[index].verb.tokens), verb: span(own[index].verb.tokens),
      lemma: own[index].verb.lemma,
      particle: own[index].verb.particle.map { tokens[$0].span }, relation: own[index].relation,
      standing: own[index].standing, tense: own[index].verb.tense)
    read.isNegated = own[index].isNegated
    read.isPassive = own[index].verb.isPassive
    read.isElided = own[index].isElided
    read.subject = own[index].subject.map(party)
    read.agent = own[index].verb.isPassive ? own[index].agent.map(party) : nil
    if !own[index].objects.isEmpty { read.objects = own[index].objects.map(party) }
    if !own[index].modifiers.isEmpty {
      read.modifiers = own[index].modifiers.map {
        ArticleClause.Modifier(preposition: span($0.preposition), object: party($0.object))
      }
    }
    read.governor = own[index].governor.map { base + $0 }
    read.opener = own[index].opener.map { tokens[$0].span }
    let times = own[index].times.isEmpty ? [] : own[index].times.map { span($0.tokens) }
    read.span = Self.whole(read, times)
    read.time = time(of: read, times)
    return read
  }

  private static func whole(_ clause: ArticleClause, _ times: [TextSpan]) -> TextSpan {
    var whole = clause.verb
    func take(_ part: TextSpan) {
      whole.start = min(whole.start, part.start)
      whole.end = max(whole.end, part.end)
    }
    if let subject = clause.subject { take(subject.span) }
    if let agent = clause.agent { take(agent.span) }
    for index in clause.objects.indices {
      take(clause.objects[index].span)
      for member in clause.objects[index].members { take(member) }
    }
    for index in clause.modifiers.indices {
      take(clause.modifiers[index].preposition)
      take(clause.modifiers[index].object.span)
    }
    for time in times { take(time) }
    return whole
  }

  /// The first time among its times and prepositional phrases.
  private func time(of clause: ArticleClause, _ own: [TextSpan]) -> Int? {
    guard time < times.count, !own.isEmpty || !clause.modifiers.isEmpty,
      times[time].span.start < clause.span.end
    else { return nil }
    var index = time
    while index < times.count, times[index].span.start < clause.span.end {
      let span = times[index].span
      if own.contains(where: { $0.overlaps(span) }) { return index }
      for modifier in clause.modifiers.indices
      where clause.modifiers[modifier].object.span.overlaps(span) {
        return index
      }
      index += 1
    }
    return nil
  }
}
