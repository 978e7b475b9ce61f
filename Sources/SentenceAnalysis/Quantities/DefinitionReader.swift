package import Prompts
package import Text

/// What a sentence says that something is.
package struct DefinitionFact: Sendable, Equatable {
  package var term: TextSpan
  package var definition: TextSpan
}

/// Finds what sentences say that things and people are: "A heddle is a loop …", "Altsol, a maker of
/// pumps, …".
package struct DefinitionReader: Sendable {
  /// A row of the table definition-cues.
  private struct Cue: Sendable {
    var particle: UInt64?
    var isPassive: Bool
    /// The term stands behind the verb.
    var isReversed: Bool
  }

  private var cues: [String: Cue] = [:]
  /// Words a definition begins with.
  private var articles: Set<UInt64> = []

  /// - Throws: `PromptsError` when the table is missing or damaged.
  package init(prompts: Prompts) throws(PromptsError) {
    for row in try AnalysisTables(prompts: prompts).rows("definition-cues") {
      let particle = row["particle"]
      cues[row["verb"]] = Cue(
        particle: particle.isEmpty ? nil : WordHash.of(particle.utf8),
        isPassive: row["passive"] == Self.yes, isReversed: row["term"] == Self.object)
    }
    let words = try FigureWords(prompts: prompts)
    articles = words.entries.hashes(of: [.article, .definite])
  }

  private static let yes = "yes"
  private static let object = "object"

  /// The definitions of `sentences`, in order. Linear in their length.
  package func definitions(
    in sentences: [AnalyzedSentence], bytes: UnsafeBufferPointer<UInt8>
  ) -> [DefinitionFact] {
    var found: [DefinitionFact] = []
    for sentence in sentences where (sentence.tokens.last?.span.end ?? 0) <= bytes.count {
      for index in sentence.clauses.indices {
        if hasAppositions(sentence.clauses, index) {
          found += appositions(sentence.clauses[index], sentence, bytes)
        }
        guard let cue = cues[sentence.clauses[index].verb.lemma],
          let fact = told(sentence.clauses[index], cue, sentence, bytes)
        else { continue }
        found.append(fact)
      }
    }
    return found
  }

  private func hasAppositions(_ clauses: [Clause], _ index: Int) -> Bool {
    clauses[index].objects.indices.contains { !clauses[index].objects[$0].appositions.isEmpty }
      || clauses[index].subject.map { !$0.appositions.isEmpty } ?? false
  }

  /// "Altsol, a maker of pumps, closed."
  private func appositions(
    _ clause: Clause, _ sentence: AnalyzedSentence, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> [DefinitionFact] {
    var groups = clause.objects
    if let subject = clause.subject, !clause.sharesSubject, !clause.isElided {
      groups.append(subject)
    }
    return groups.flatMap { group in
      group.appositions.compactMap { apposition -> DefinitionFact? in
        let head = sentence.tokens[group.head].tag
        guard isOpened(apposition.tokens, sentence, bytes), head != .plural,
          sentence.tokens[apposition.head].tag.isCommonNoun,
          head.isNoun
        else { return nil }
        return fact(group.tokens, apposition.tokens.lowerBound, sentence)
      }
    }
  }

  private func told(
    _ clause: Clause, _ cue: Cue, _ sentence: AnalyzedSentence,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> DefinitionFact? {
    guard !clause.isNegated,
      clause.standing == .isSo || clause.standing == .happened,
      cue.isPassive == clause.verb.isPassive, let subject = clause.subject, !clause.sharesSubject,
      sentence.tokens[subject.head].tag.isNoun,
      let object = object(clause, cue, sentence, bytes),
      sentence.tokens[object.head].tag.isNoun, isNamed(object, of: subject, sentence, bytes)
    else { return nil }
    if cue.isReversed { return reversed(subject, object, sentence) }
    return fact(subject.tokens, object.tokens.lowerBound, sentence)
  }

  /// What stands behind the verb, or behind the particle that it wants.
  private func object(
    _ clause: Clause, _ cue: Cue, _ sentence: AnalyzedSentence,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> NounGroup? {
    guard let particle = cue.particle else { return clause.objects.first }
    return clause.modifiers.first { modifier in
      let span = sentence.tokens[modifier.preposition.upperBound - 1].span
      return WordHash.of(bytes[span.start..<span.end]) == particle
    }?.object
  }

  /// "a loop", "loops"; not "5 percent", "his".
  private func isNamed(
    _ object: NounGroup, of subject: NounGroup, _ sentence: AnalyzedSentence,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if object.tokens.contains(where: { sentence.tokens[$0].tag == .number }) { return false }
    if isOpened(object.tokens, sentence, bytes) { return true }
    return sentence.tokens[object.head].tag == .plural
      && sentence.tokens[subject.head].tag == .plural
      && sentence.tokens[object.tokens.lowerBound].tag != .determiner
      && isDescribed(object.tokens.upperBound, sentence)
  }

  /// "pumps that lift water": something more is said.
  private func isDescribed(_ next: Int, _ sentence: AnalyzedSentence) -> Bool {
    guard next < sentence.tokens.count else { return false }
    return sentence.tokens[next].tag == .whDeterminer || sentence.tokens[next].tag == .preposition
  }

  /// Whether an article stands first.
  private func isOpened(
    _ tokens: Range<Int>, _ sentence: AnalyzedSentence, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let span = sentence.tokens[tokens.lowerBound].span
    return articles.contains(
      WordHash.of(bytes[span.start..<span.end].lazy.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }))
  }

  private func reversed(
    _ subject: NounGroup, _ object: NounGroup, _ sentence: AnalyzedSentence
  ) -> DefinitionFact? {
    guard let first = subject.tokens.first, let last = object.tokens.last else { return nil }
    let term = TextSpan(
      sentence.tokens[object.tokens.lowerBound].span.start, sentence.tokens[last].span.end)
    let end = sentence.tokens[subject.tokens.upperBound - 1].span.end
    return DefinitionFact(
      term: term, definition: TextSpan(sentence.tokens[first].span.start, end))
  }

  private func end(from start: Int, _ sentence: AnalyzedSentence) -> Int {
    var place = start
    while place < sentence.tokens.count {
      let tag = sentence.tokens[place].tag
      if tag == .comma, goesOn(place + 1, sentence) {
        place += 1
        continue
      }
      if tag.isPunctuation || tag == .conjunction && endsAt(place + 1, sentence) { return place }
      place += 1
    }
    return place
  }

  /// "a money, markets and finance reporter": the comma is one of a list.
  private func goesOn(_ start: Int, _ sentence: AnalyzedSentence) -> Bool {
    for place in start..<min(start + 6, sentence.tokens.count) {
      let tag = sentence.tokens[place].tag
      if tag == .conjunction {
        return place + 1 < sentence.tokens.count && !endsAt(place + 1, sentence)
      }
      guard tag.isCommonNoun || tag == .adjective || tag == .comma else { return false }
    }
    return false
  }

  /// Whether a verb or a new subject follows a conjunction.
  private func endsAt(_ place: Int, _ sentence: AnalyzedSentence) -> Bool {
    guard place < sentence.tokens.count else { return true }
    let tag = sentence.tokens[place].tag
    let later = sentence.tokens[place...].prefix(3).contains { $0.tag.isFinite }
    return tag.isFinite || tag == .pronoun || tag == .adverb || later
  }

  /// The definition goes on to the next comma, dash, bracket or stop.
  private func fact(
    _ term: Range<Int>, _ start: Int, _ sentence: AnalyzedSentence
  ) -> DefinitionFact? {
    guard let first = term.first, let last = term.last else { return nil }
    let end = end(from: start, sentence)
    guard end > start else { return nil }
    return DefinitionFact(
      term: TextSpan(sentence.tokens[first].span.start, sentence.tokens[last].span.end),
      definition: TextSpan(sentence.tokens[start].span.start, sentence.tokens[end - 1].span.end))
  }
}
