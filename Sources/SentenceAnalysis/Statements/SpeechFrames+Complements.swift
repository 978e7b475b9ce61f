internal import Text

extension SpeechFrames {
  /// What stands behind the verb, whom it was said to and where and when passed over.
  func complement(_ segment: SpeechSegment) -> Complement? {
    var place = segment.end
    var addressee: Range<Int>?
    if let whom = whom(segment) {
      addressee = whom
      place = whom.upperBound
    }
    place = skipAdjuncts(place)
    var found = complement(at: place, segment.frames, addressee: addressee)
    if found == nil, segment.frames.contains(.name) {
      found = Complement(kind: .name, start: place)
    }
    found?.addressee = addressee
    return found
  }

  /// The noun phrase behind the verb, where it is not the subject of what was said.
  func whom(_ segment: SpeechSegment) -> Range<Int>? {
    let place = segment.end
    guard segment.frames.contains(.addressee), let whom = sentence.nounChain(from: place),
      !sentence.isQuoted(place), !sentence.has(place, .that)
    else { return nil }
    var end = whom.upperBound
    // A name that was taken apart.
    while end < sentence.count, sentence.isCapitalised(end - 1), sentence.isCapitalised(end),
      sentence.tag(end).isNoun
    {
      end += 1
    }
    return sentence.tag(end).isFinite ? nil : place..<end
  }

  /// Past adverbs, times and phrases such as "in a statement".
  func skipAdjuncts(_ start: Int) -> Int {
    var place = start
    for _ in 0..<8 {
      let next = skipAdjunct(place)
      if next == place { break }
      place = next
    }
    return place
  }

  private func skipAdjunct(_ place: Int) -> Int {
    guard place < sentence.count, !sentence.isQuoted(place) else { return place }
    let tag = sentence.tag(place)
    if tag == .adverb || tag == .adverbComparative || sentence.phraseKind(at: place) == .particle {
      return place + 1
    }
    if let phrase = sentence.nounPhrase(at: place),
      sentence.isTime(phrase) || sentence.names(phrase)
    {
      return phrase.upperBound
    }
    if sentence.has(place, .adjunct), sentence.tag(place + 1) != .superlative,
      sentence.tag(place + 1) != .gerund, let chain = sentence.nounChain(from: place + 1),
      !sentence.tag(chain.upperBound).isFinite, !sentence.isQuoted(chain.lowerBound)
    {
      return chain.upperBound
    }
    // "said on “Good Morning” that", and a noun that was taken for a verb: "on the earnings call
    // that".
    if sentence.has(place, .adjunct) {
      if let quotation = sentence.quotation(opening: place + 1), quotation.inner.length < 60,
        let next = (place + 1..<sentence.count).first(where: {
          sentence.span($0).start >= quotation.outer.end
        }), sentence.has(next, .that)
      {
        return next
      }
      if let chain = sentence.nounChain(from: place + 1), sentence.has(chain.upperBound + 1, .that)
      {
        return chain.upperBound + 1
      }
    }
    if tag == .comparative, sentence.has(place + 1, .adjunct) || sentence.has(place + 1, .that) {
      return place + 1
    }
    // "said, however, that"
    if sentence.isComma(place), sentence.tag(place + 1) == .adverb, sentence.isComma(place + 2) {
      return place + 3
    }
    return place
  }

  private func complement(
    at place: Int, _ frames: StatementCue.Frames, addressee: Range<Int>?
  ) -> Complement? {
    let takesQuote = !frames.isDisjoint(with: [.quote, .clause, .mixed])
    if takesQuote {
      for opening in [place, place + 1] where sentence.quotation(opening: opening) != nil {
        if opening == place || sentence.isComma(place) || sentence.isMark(place, 0x3A)
          || sentence.has(place, .that)
        {
          return Complement(kind: .quote, start: opening)
        }
      }
    }
    guard place < sentence.count else { return nil }
    if sentence.isMark(place, 0x3A), frames.contains(.clause), place + 2 < sentence.count {
      return Complement(kind: .clause, start: place + 1)
    }
    if sentence.tag(place) == .to, frames.contains(.infinitive),
      sentence.phraseKind(at: place) == .verb || sentence.tag(place + 1) == .base
    {
      return Complement(kind: .infinitive, start: addressee?.lowerBound ?? place)
    }
    if sentence.has(place, .that), frames.contains(.opened) || takesQuote {
      let isSubject = sentence.tag(place + 1).isFinite
      if hasFinite(from: place + 1, orBase: true) {
        return Complement(kind: .opened, start: isSubject ? place : place + 1)
      }
    }
    guard !frames.isDisjoint(with: [.clause, .mixed]) else { return nil }
    if sentence.has(place, .question), hasFinite(from: place + 1) {
      return Complement(kind: .question, start: place)
    }
    if tellsClause(from: place) { return Complement(kind: .clause, start: place) }
    guard frames.contains(.open), !sentence.tag(place).isPunctuation || sentence.isComma(place)
    else { return nil }
    return opensClause(at: place)
  }

  /// Behind a verb that takes nothing but clauses; a comma before the subject is passed over.
  private func opensClause(at place: Int) -> Complement? {
    let start = sentence.isComma(place) ? place + 1 : place
    guard start < sentence.count, !sentence.isQuoted(start), !sentence.tag(start).isFinite,
      start == place || sentence.nounPhrase(at: start) != nil && hasFinite(from: start),
      !sentence.has(start, .link), !sentence.has(start, .citing)
    else { return nil }
    let hasVerb = (start..<sentence.count).contains {
      sentence.tag($0).isVerb && !sentence.isQuoted($0) || sentence.tag($0) == .modal
    }
    return hasVerb ? Complement(kind: .clause, start: start) : nil
  }

  /// Whether a verb follows that makes a clause; `orBase`: as "be" of "that it be closed" does,
  /// too.
  private func hasFinite(from place: Int, orBase: Bool = false) -> Bool {
    (place..<max(place, sentence.count)).contains {
      sentence.tag($0).isFinite || orBase && sentence.tag($0) == .base
    }
  }

  /// Whether a clause without an opener begins at `place`: its subject stands there.
  private func tellsClause(from place: Int) -> Bool {
    if sentence.tag(place) == .existential { return hasFinite(from: place + 1) }
    if let chain = sentence.nounChain(from: place, joins: true) {
      return sentence.analysis.clauses.contains { clause in
        clause.verb.form == .finite && clause.verb.main >= chain.lowerBound
          && clause.relation != .relative && !clause.isElided && !clause.sharesSubject
          && (clause.subject.map { chain.contains($0.tokens.lowerBound) } ?? false)
      }
        || (sentence.tag(chain.upperBound).isFinite || sentence.tag(chain.upperBound) == .base)
          && !sentence.isQuoted(chain.upperBound)
    }
    // "said after the vote the council would …", "said at least ten …"
    guard sentence.tag(place) == .preposition, sentence.nounPhrase(at: place + 1) != nil else {
      return false
    }
    return sentence.analysis.clauses.contains {
      $0.verb.form == .finite && $0.relation != .relative && !$0.sharesSubject
        && ($0.subject.map { $0.tokens.lowerBound > place } ?? false)
    } && !(place..<sentence.count).prefix(12).contains { sentence.isComma($0) }
  }

  /// The token behind the words that begin at `start`: before the next speaker, source or further
  /// deed, else at the end of the sentence.
  func end(from start: Int, of segment: SpeechSegment) -> Int {
    var end = sentence.count
    for place in start..<sentence.count where !sentence.isQuoted(place) {
      if ends(at: place, start: start, segment) {
        end = place
        break
      }
    }
    while end > start, sentence.tag(end - 1) == .period || sentence.isComma(end - 1),
      !sentence.isQuoted(end - 1)
    {
      end -= 1
    }
    return end
  }

  private func ends(at place: Int, start: Int, _ segment: SpeechSegment) -> Bool {
    if place == start { return false }
    if sentence.isMark(place, 0x3B) { return true }
    if source(at: place) != nil { return true }
    let isComma = sentence.isComma(place)
    if isComma, sentence.has(place + 1, .citing) || source(at: place + 1) != nil { return true }
    let next = isComma ? place + 1 : place
    let link = sentence.has(next, .link) ? next + 1 : next
    guard isComma || link > next else { return false }
    return segments.contains { other in
      guard other.clause != segment.clause, other.start == link else { return false }
      // ", adding that"; "and said that"; ", Reuters reported"; "while Vik said".
      return link > next || !other.isOwn
        || other.frames.contains(.clause) && sentence.quotation(endingBefore: other.start) == nil
          && (other.isInverted || complement(other) == nil)
    }
  }

  /// The tokens of a phrase such as "according to" that begins at `place`.
  func source(at place: Int) -> Range<Int>? {
    guard place < sentence.count,
      sentence.words.opensSource(sentence.bytes, sentence.span(place))
    else { return nil }
    for source in sentence.words.sources {
      let end = place + source.phrase.count
      guard end < sentence.count,
        source.phrase.indices.allSatisfy({ sentence.hash(place + $0) == source.phrase[$0] })
      else { continue }
      return place..<end
    }
    return nil
  }
}
