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

  /// - Throws: `PromptsError` when the table is missing or damaged.
  package init(prompts: Prompts) throws(PromptsError) {
    for row in try AnalysisTables(prompts: prompts).rows("definition-cues") {
      let particle = row["particle"]
      cues[row["verb"]] = Cue(
        particle: particle.isEmpty ? nil : WordHash.of(particle.utf8),
        isPassive: row["passive"] == Self.yes, isReversed: row["term"] == Self.object)
    }
  }

  private static let yes = "yes"
  private static let object = "object"

  /// The definitions of `sentences`, in order. Linear in their length.
  package func definitions(
    in sentences: [AnalyzedSentence], bytes: UnsafeBufferPointer<UInt8>
  ) -> [DefinitionFact] {
    sentences.flatMap { sentence -> [DefinitionFact] in
      guard (sentence.tokens.last?.span.end ?? 0) <= bytes.count else { return [] }
      return sentence.clauses.flatMap { clause in
        appositions(clause, sentence) + [told(clause, sentence, bytes)].compactMap { $0 }
      }
    }
  }

  /// "Altsol, a maker of pumps, closed."
  private func appositions(_ clause: Clause, _ sentence: AnalyzedSentence) -> [DefinitionFact] {
    var groups = clause.objects
    if let subject = clause.subject, !clause.sharesSubject, !clause.isElided { groups.append(subject) }
    return groups.flatMap { group in
      group.appositions.compactMap { apposition -> DefinitionFact? in
        let first = sentence.tokens[apposition.tokens.lowerBound].tag
        guard first == .determiner, sentence.tokens[apposition.head].tag.isCommonNoun,
          sentence.tokens[group.head].tag.isNoun
        else { return nil }
        return fact(group.tokens, apposition.tokens.lowerBound, sentence)
      }
    }
  }

  private func told(
    _ clause: Clause, _ sentence: AnalyzedSentence, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> DefinitionFact? {
    guard let cue = cues[clause.verb.lemma], !clause.isNegated,
      clause.standing == .isSo || clause.standing == .happened,
      cue.isPassive == clause.verb.isPassive, let subject = clause.subject, !clause.sharesSubject,
      sentence.tokens[subject.head].tag.isNoun,
      let object = object(clause, cue, sentence, bytes),
      sentence.tokens[object.head].tag.isNoun, isNamed(object.tokens, sentence)
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
  private func isNamed(_ tokens: Range<Int>, _ sentence: AnalyzedSentence) -> Bool {
    let first = sentence.tokens[tokens.lowerBound].tag
    if tokens.contains(where: { sentence.tokens[$0].tag == .number }) { return false }
    return first == .determiner || first == .adjective || first == .plural || first == .noun
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

  /// The definition goes on to the next comma, dash, bracket or stop.
  private func fact(
    _ term: Range<Int>, _ start: Int, _ sentence: AnalyzedSentence
  ) -> DefinitionFact? {
    guard let first = term.first, let last = term.last else { return nil }
    let end =
      sentence.tokens[start...].firstIndex { $0.tag.isPunctuation } ?? sentence.tokens.count
    guard end > start else { return nil }
    return DefinitionFact(
      term: TextSpan(sentence.tokens[first].span.start, sentence.tokens[last].span.end),
      definition: TextSpan(sentence.tokens[start].span.start, sentence.tokens[end - 1].span.end))
  }
}
