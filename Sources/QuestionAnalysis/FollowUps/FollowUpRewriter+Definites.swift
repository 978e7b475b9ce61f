internal import Text

/// Definite phrases of a follow-up: read as what they stand for, or as something of what the
/// conversation is about.
extension FollowUpRewriter {
  /// "the experiment" → "the Stanford Experiment", "the company" → "Brightwave", "that state" →
  /// "Ohio", "the fund" → the one that the article calls so.
  func definites(memory: inout ConversationMemory, except filled: Set<Int>) -> [Edit] {
    var taken = filled
    var found: [Edit] = []
    for index in clause.words.indices.dropFirst() {
      guard clause.holds(.pointingDeterminer, index - 1), !clause.words[index].isAfterBreak,
        !isProper(clause.words[index]),
        endsPhrase(index), let meant = meant(by: index, memory: &memory),
        !memory.entities[meant].words.allSatisfy(ownWords.contains),
        taken.insert(meant).inserted
      else { continue }
      let text = memory.entities[meant].text
      let word = clause.words[index]
      let span = TextSpan(clause.words[index - 1].token.span.start, word.token.span.end)
      found.append((span, word.isPossessive ? possessive(text) : text))
    }
    return found
  }

  /// "the CDC", "the Senate": a name of its own; "the Company" may be the one spoken of.
  private func isProper(_ word: QuestionWord) -> Bool {
    word.isCapitalised
      && (word.isUpperCase || finder.vocabulary.isCommonWord(word.token.folded) != true
        || !finder.vocabulary.isIn("for-it", word.token.folded))
  }

  /// Position in `memory` of what "the" and the noun at `index` mean; nil where nothing is clear.
  private func meant(by index: Int, memory: inout ConversationMemory) -> Int? {
    let word = clause.words[index]
    let forms = forms(of: word.token.folded)
    if let full = memory.fullForm(of: forms) { return word.isPossessive ? nil : full }
    if let use = standIn(word),
      let named = memory.named(by: use.pronoun, not: ownWords, kind: use.kind),
      fits(memory.entities[named], word.token.folded)
    {
      memory.bind(use.pronoun, to: named)
      return named
    }
    let isPlural = forms.count > 2
    return isPlural ? nil : finder.known.denoted(by: forms[0]).map { memory.position(of: $0) }
  }

  /// A folded noun with its singulars and the plural made by rule.
  private func forms(of noun: String) -> [String] {
    [noun] + ruleWords.singulars(of: noun) + [noun + ruleWords.first(.possessiveMark)]
  }

  /// What a noun stands in for: "the company", "the airline" an organisation, "that state" a place.
  private func standIn(_ word: QuestionWord)
    -> (pronoun: FollowUpRules.Pronoun, kind: ConversationEntity.Kind)?
  {
    func has(_ list: String) -> Bool { word.entry.lists & finder.vocabulary.lists(list) != 0 }
    if has("for-it") { return (.it, .organisation) }
    if has("for-he") { return (.he, .male) }
    if has("for-she") { return (.she, .female) }
    if finder.vocabulary.isRegion(word.token.folded) { return (.it, .place) }
    return has("organisation") ? (.it, .organisation) : nil
  }

  /// Whether a name may be called so: a noun that says more than "company" wants a name that is
  /// known for an organisation; "state" none that is known for something else.
  private func fits(_ entity: ConversationEntity, _ noun: String) -> Bool {
    if entity.kind == .place {
      return ruleWords.holds(.anyPlace, noun)
        || finder.vocabulary.mayBe(entity.words.joined(separator: " "), noun)
    }
    let isLoose = finder.vocabulary.isIn("for-it", noun) || entity.kind != .organisation
    return isLoose && finder.vocabulary.isIn("for-it", noun)
      || [.male, .female, .person].contains(entity.kind) || entity.kind == .organisation
  }

  /// What a question says that the pronoun at `index` is: "Is it a *subsidiary* of Halden?"; nil
  /// for nothing.
  func kindSaid(of index: Int) -> ConversationEntity.Kind? {
    // "How much did it lose?": what has money.
    if index + 1 < clause.words.count, clause.asking != nil,
      finder.vocabulary.isIn("firm-verb", clause.words[index + 1].token.folded)
    {
      return .organisation
    }
    guard index > 0, clause.isAuxiliary(index - 1), index + 2 < clause.words.count,
      clause.isDeterminer(index + 1),
      let phrase = clause.nounPhrase(from: index + 1, lists: 0)
    else { return nil }
    let noun = clause.words[phrase.upperBound - 1]
    func has(_ list: String) -> Bool { noun.entry.lists & finder.vocabulary.lists(list) != 0 }
    if finder.vocabulary.isRegion(noun.token.folded) { return .place }
    return has("organisation") ? .organisation : nil
  }

  /// "Is it *a subsidiary* of Halden?": tells what the article calls one; nil where nothing is
  /// said of it.
  func told(at index: Int) -> ((ConversationEntity) -> Bool)? {
    guard index > 0, clause.isAuxiliary(index - 1), index + 2 < clause.words.count,
      clause.isDeterminer(index + 1),
      let last = clause.nounPhrase(from: index + 1, lists: 0)?.last
    else { return nil }
    let noun = clause.words[last].token.folded
    return { finder.known[$0.words]?.nouns[noun] != nil }
  }

  /// "its *chairman*": tells who has one by the article; nil where no person is owned, or the
  /// article has no such word.
  func owner(at index: Int) -> ((ConversationEntity) -> Bool)? {
    guard let phrase = clause.nounPhrase(from: index, lists: 0), let last = phrase.last,
      clause.words[last].entry.lists & finder.vocabulary.lists("person") != 0
    else { return nil }
    let noun = clause.words[last].token.folded
    return { article.standsBeside(noun, $0.words) == true }
  }

  private func endsPhrase(_ index: Int) -> Bool {
    index + 1 == clause.words.count || clause.words[index + 1].isAfterBreak
      || clause.isBoundary(index + 1) && !clause.holds(.of, index + 1)
      || clause.isKnownVerb(index + 1) && !clause.isKnownNoun(index + 1)
  }

  // MARK: What the conversation is about

  /// What the conversation is about, added to a question that names nothing; nil when it does, or
  /// where the article does not have the two together.
  ///
  /// - Parameter row: says how it is linked, and to which phrase; nil: only a question that speaks
  ///   of nothing, or a conversation about one thing, is so completed.
  func withTopic(memory: inout ConversationMemory, _ row: FollowUpRules.Decision?) -> String? {
    guard row != nil || hasNoSubject || memory.hasSubject,
      !clause.words.indices.contains(where: { pronoun(at: $0) != nil }),
      finder.names(in: question).isEmpty, let named = memory.topic(not: ownWords)
    else { return nil }
    let topic = memory.inner(of: named)
    let entity = memory.entities[topic]
    guard isOpen(to: entity, row), !(row.map { isAdverbial($0.phrase) } ?? false) else {
      return nil
    }
    memory.continueTopic(topic)
    let link = row?.rule.link ?? ruleWords.first(.looseLink)
    let joint = entity.kind == .place ? ruleWords.first(.insideLink) : link
    let addition = "\(joint) \(entity.text)"
    guard let phrase = row?.phrase, !phrase.isEmpty, phrase.upperBound < clause.words.count else {
      return appending(addition)
    }
    let end = clause.words[phrase.upperBound - 1].token.span.end
    return applying([(TextSpan(end, end), " " + addition)])
  }

  /// Whether it asks without speaking of anything: "Which plants survived?", "Who resigned?".
  private var hasNoSubject: Bool {
    clause.asking == 0 && finder.phrases(in: question).allSatisfy(\.isAside)
  }

  /// Whether a question leaves open of whom it speaks: it says little, and the article has a noun
  /// of it beside `entity`, or is not known; "the price" is understood where the article has a
  /// price, and is not about one thing. Keywords ("grain price 2024") say what they want.
  private func isOpen(
    to entity: ConversationEntity, _ row: FollowUpRules.Decision?
  ) -> Bool {
    let asks = clause.asking != nil || clause.words.indices.contains(where: clause.isAuxiliary)
    guard asksForOthers || saysLittle && (row != nil || asks) else { return false }
    let found = finder.phrases(in: question).compactMap { phrase in
      phrase.words.last.flatMap { article.standsBeside($0, entity.words) }
    }
    if row?.phrase.isEmpty == false, !asksForOthers, !found.isEmpty { return entity.isSubject }
    let isUnknown = found.isEmpty && article.names.isEmpty
    return entity.isSubject || isUnknown || found.contains(true)
  }

  /// Whether too few content words for a question of its own are said.
  private var saysLittle: Bool {
    clause.words.indices.count { index in
      !finder.stopwords.contains(clause.words[index].token.folded) && !clause.isAdjective(index)
    } <= Self.mostSaid
  }

  /// "How long does the owner get to sell?": whether "the" points at something that is not said to
  /// be whose.
  var hasOpenDefinite: Bool {
    saysLittle && finder.names(in: question).isEmpty
      && clause.words.indices.dropFirst().contains { index in
        clause.holds(.pointingDeterminer, index - 1) && endsPhrase(index)
          && !isProper(clause.words[index])
      }
  }

  /// Content words of a question that may leave open of whom it speaks.
  private static let mostSaid = 3

  /// "in the past", "by the end": a time, not a thing that anybody has.
  private func isAdverbial(_ phrase: Range<Int>) -> Bool {
    guard phrase.lowerBound > 1, let last = phrase.last else { return false }
    let time = finder.vocabulary.lists("date", "duration")
    return clause.isPreposition(phrase.lowerBound - 2)
      && (clause.words[last].entry.lists & time != 0
        || clause.holds(.wholeTime, last))
  }
}
