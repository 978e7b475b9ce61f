internal import Text

/// A verb of saying with its speaker: "Halden said on Monday".
struct SpeechSegment {
  /// Position of its clause.
  var clause: Int
  var frames: StatementCue.Frames
  var speaker: Range<Int>
  /// The first token of speaker and verb, where they stand side by side; else the verb's.
  var start: Int
  /// The first token behind speaker and verb.
  var end: Int
  /// The speaker stands behind the verb.
  var isInverted = false
  /// The speaker stands directly at the verb, not in another clause.
  var isOwn = true
  var hedge: Int?
}

/// Finds the verbs of saying of a sentence, each with its speaker.
struct SpeechSegments {
  let sentence: SpokenSentence

  /// In order of their verbs.
  func find() -> [SpeechSegment] {
    var found: [SpeechSegment] = []
    for (index, clause) in sentence.analysis.clauses.enumerated() where !clause.isElided {
      guard let frames = sentence.words.frames(of: clause.verb.lemma), isSaid(clause),
        var segment = segment(index, frames, last: found.last(where: isMain) ?? found.last)
      else { continue }
      segment.hedge = hedge(of: clause)
      found.append(segment)
    }
    return found.count < 2 ? found : found.sorted { verb($0) < verb($1) }
  }

  /// Whether it depends on no other verb.
  private func isMain(_ segment: SpeechSegment) -> Bool {
    sentence.analysis.clauses[segment.clause].relation == .main
  }

  private func verb(_ segment: SpeechSegment) -> Int {
    sentence.analysis.clauses[segment.clause].verb.main
  }

  private func isSaid(_ clause: Clause) -> Bool {
    let verb = clause.verb
    if isNegated(verb) || clause.standing == .asked || sentence.isQuoted(verb.main) {
      return false
    }
    if verb.form == .infinitive { return false }
    if verb.form == .base, clause.sharesSubject { return false }
    return !verb.isPassive || verb.tokens.count == 1
  }

  /// Where the verb itself is, not something that is quoted before it.
  private func isNegated(_ verb: VerbGroup) -> Bool {
    (max(0, verb.tokens.lowerBound - 1)..<verb.tokens.upperBound).contains {
      sentence.has($0, .negation)
    }
  }

  /// "reportedly said"; a modal, but for that of the future.
  private func hedge(of clause: Clause) -> Int? {
    if let modal = clause.verb.modal, !sentence.has(modal, .sureModal) { return modal }
    return (max(0, clause.verb.tokens.lowerBound - 1)..<clause.verb.tokens.upperBound)
      .first { sentence.has($0, .hedge) }
  }

  private func segment(
    _ index: Int, _ frames: StatementCue.Frames, last: SpeechSegment?
  ) -> SpeechSegment? {
    let clause = sentence.analysis.clauses[index]
    let verb = clause.verb.tokens
    var first = verb.lowerBound
    while sentence.tag(first - 1) == .adverb { first -= 1 }
    let end = clause.verb.particle == verb.upperBound ? verb.upperBound + 1 : verb.upperBound
    if clause.verb.form == .gerund {
      return shared(clause, index, frames, first: first, end: end, last: last)
    }
    if let inverted = inverted(clause, first: first) {
      return SpeechSegment(
        clause: index, frames: frames, speaker: inverted, start: first, end: inverted.upperBound,
        isInverted: true)
    }
    if let left = left(clause, first: first) {
      return SpeechSegment(
        clause: index, frames: frames, speaker: left, start: left.lowerBound, end: end)
    }
    return shared(clause, index, frames, first: first, end: end, last: last)
  }

  /// "…, said Halden" where the verb opens the sentence or follows what was said.
  private func inverted(_ clause: Clause, first: Int) -> Range<Int>? {
    let verb = clause.verb
    guard verb.tokens.count == 1, let speaker = sentence.nounChain(from: verb.tokens.upperBound),
      !sentence.isQuoted(speaker.lowerBound), canSpeak(speaker)
    else { return nil }
    let before = first - 1
    let hasQuote = sentence.quotation(endingBefore: first) != nil
    guard before < 0 || hasQuote || sentence.isComma(before) || sentence.isDash(before)
    else { return nil }
    if hasQuote { return speaker }
    let isBehind = clause.subject.map { $0.tokens.lowerBound > verb.main } ?? false
    return clause.isInverted || isBehind ? speaker : nil
  }

  /// "Halden said"; "Halden, the mayor, said"; "Halden, who said".
  private func left(_ clause: Clause, first: Int) -> Range<Int>? {
    let first = beforeTime(first)
    if let near = sentence.nounChain(before: first), !sentence.isQuoted(near.lowerBound) {
      if isRelative(near) { return antecedent(clause, before: near.lowerBound) }
      if let far = subjectBeforeRelative(near) { return far }
      guard canSpeak(near) else { return nil }
      guard let subject = clause.subject, !subject.members.isEmpty,
        subject.tokens.lowerBound < near.lowerBound,
        near.lowerBound < (subject.members.last?.tokens.upperBound ?? 0),
        sentence.tag(near.lowerBound - 1) == .conjunction
      else { return near }
      return subject.tokens.lowerBound..<near.upperBound
    }
    if let quoted = afterQuotation(before: first) { return quoted }
    guard sentence.isComma(first - 1) || sentence.tag(first - 1) == .closeBracket,
      let subject = clause.subject, subject.tokens.upperBound < first, !clause.sharesSubject,
      let chain = sentence.nounChain(from: subject.tokens.lowerBound),
      !sentence.isQuoted(chain.lowerBound), canSpeak(chain)
    else { return nil }
    return chain
  }

  /// "A clerk who answered the telephone said": the clerk, not the telephone.
  private func subjectBeforeRelative(_ near: Range<Int>) -> Range<Int>? {
    guard sentence.tag(near.lowerBound - 1).isVerb else { return nil }
    var pronoun = near.lowerBound - 1
    while pronoun > 0,
      sentence.tag(pronoun).isVerb || sentence.tag(pronoun) == .adverb
        || sentence.tag(pronoun) == .modal
    {
      pronoun -= 1
    }
    let tag = sentence.tag(pronoun)
    guard tag == .whPronoun || tag == .whDeterminer,
      let chain = sentence.nounChain(before: pronoun), canSpeak(chain)
    else { return nil }
    return chain
  }

  /// “It is over,” Arne Vik, the harbour master, the owner of two ferries, said.
  private func afterQuotation(before first: Int) -> Range<Int>? {
    guard sentence.isComma(first - 1), let last = sentence.last(before: sentence.span(first).start),
      last.isClosed,
      let next = sentence.analysis.tokens[..<first].firstIndex(where: {
        $0.span.start >= last.outer.end
      }), sentence.quotation(endingBefore: next) != nil,
      let chain = sentence.nounChain(from: next), chain.upperBound < first,
      sentence.isComma(chain.upperBound), canSpeak(chain),
      !(next..<first).contains(where: { sentence.tag($0) == .conjunction })
    else { return nil }
    return chain
  }

  /// Past "on Thursday" before the verb, to the left.
  private func beforeTime(_ first: Int) -> Int {
    guard let time = sentence.nounPhrase(at: first - 1),
      sentence.names(time) || sentence.isTime(time), time.lowerBound > 0
    else { return first }
    let start = sentence.has(time.lowerBound - 1, .adjunct) ? time.lowerBound - 1 : time.lowerBound
    return sentence.nounPhrase(at: start - 1) == nil ? first : start
  }

  private func isRelative(_ tokens: Range<Int>) -> Bool {
    let tag = sentence.tag(tokens.lowerBound)
    return tag == .whPronoun || tag == .whDeterminer
  }

  private func antecedent(_ clause: Clause, before end: Int) -> Range<Int>? {
    if let subject = clause.subject, subject.tokens.upperBound <= end,
      !isRelative(subject.tokens)
    {
      return subject.tokens
    }
    let place = sentence.isComma(end - 1) ? end - 1 : end
    return sentence.nounChain(before: place).flatMap { canSpeak($0) ? $0 : nil }
  }

  /// The speaker is the subject of another verb: "Halden left and said …", "…, adding that …".
  private func shared(
    _ clause: Clause, _ index: Int, _ frames: StatementCue.Frames, first: Int, end: Int,
    last: SpeechSegment?
  ) -> SpeechSegment? {
    let governor = clause.governor.map { sentence.analysis.clauses[$0] }
    let isGerund = clause.verb.form == .gerund
    let isLoose = isGerund && !sentence.isComma(first - 1)
    if isLoose, let own = absolute(before: first) {
      return SpeechSegment(
        clause: index, frames: frames, speaker: own, start: first, end: end, isOwn: false)
    }
    // "reporting from outlets" is no verb.
    if isGerund, !sentence.isComma(first - 1), sentence.nounPhrase(at: first - 1) == nil {
      return nil
    }
    let far = isGerund ? governor?.subject?.tokens : nil
    // "The port issued a note saying": the port says it.
    var speaker = isLoose ? far ?? clause.subject?.tokens : clause.subject?.tokens ?? far
    // "said tolls would rise and added": who said it added it, not the tolls.
    if let last, isGerund || sentence.tag(first - 1) == .conjunction,
      speaker.map({ $0.lowerBound >= last.end }) ?? true || isGerund
    {
      speaker = last.speaker
    }
    guard let speaker, speaker.upperBound <= first, canSpeak(speaker),
      !sentence.isQuoted(speaker.lowerBound)
    else { return nil }
    return SpeechSegment(
      clause: index, frames: frames, speaker: speaker, start: first, end: end, isOwn: false)
  }

  /// "With Vik saying …": the phrase between preposition and gerund speaks.
  private func absolute(before gerund: Int) -> Range<Int>? {
    guard let near = sentence.nounPhrase(at: gerund - 1), near.upperBound == gerund,
      sentence.has(near.lowerBound - 1, .within), sentence.isComma(near.lowerBound - 2),
      canSpeak(near)
    else { return nil }
    return near
  }

  /// Neither "that" nor a time nor a number alone.
  private func canSpeak(_ tokens: Range<Int>) -> Bool {
    if tokens.count == 1 {
      let tag = sentence.tag(tokens.lowerBound)
      if sentence.has(tokens.lowerBound, .noSpeaker) || tag == .existential || tag == .number {
        return false
      }
    }
    return !sentence.isTime(tokens) && !tokens.contains { sentence.isQuoted($0) }
  }
}
