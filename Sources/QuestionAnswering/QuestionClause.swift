internal import ArticleText

/// The words of the sentence that asks, with what is needed to find phrases in them.
struct QuestionClause: Sendable {
  let words: [QuestionWord]
  /// Where the question proper may start: the first word, and words that follow a comma.
  let starts: [Int]
  private let boundary: QuestionVocabulary.Membership
  private let auxiliary: QuestionVocabulary.Membership
  private let carrier: QuestionVocabulary.Membership
  private let copula: QuestionVocabulary.Membership
  private let preposition: QuestionVocabulary.Membership
  private let determiner: QuestionVocabulary.Membership
  private let verb: QuestionVocabulary.Membership
  private let adverb: QuestionVocabulary.Membership
  private let superlative: QuestionVocabulary.Membership
  private let vocabulary: QuestionVocabulary
  private let adjective: QuestionVocabulary.Membership
  private let indefinite: QuestionVocabulary.Membership
  private let nouns: QuestionVocabulary.Membership
  private let plural: QuestionVocabulary.Membership
  private let modifier: QuestionVocabulary.Membership
  /// Whether capitals tell names from other words: not in a line without capitals, nor in one of capitals only.
  let hasTellingCapitals: Bool
  /// Membership of the question words.
  let wh: QuestionVocabulary.Membership
  /// Index of the question word that asks, not one that opens a relative clause; nil when there is none.
  let asking: Int?

  init(words: [QuestionWord], vocabulary: QuestionVocabulary) {
    self.words = words
    starts = [0] + words.indices.dropFirst().filter { words[$0].isAfterBreak }
    auxiliary = vocabulary.lists("be", "do", "have", "modal")
    carrier = vocabulary.lists("do", "modal")
    preposition = vocabulary.lists("preposition")
    copula = vocabulary.lists("be")
    determiner = vocabulary.lists("det", "possessive", "number")
    verb = vocabulary.lists("verb", "spend", "change", "say")
    adverb = vocabulary.lists("adverb", "follow-on")
    self.vocabulary = vocabulary
    superlative = vocabulary.lists("superlative")
    adjective = vocabulary.lists("adjective")
    indefinite = vocabulary.lists("indefinite")
    plural = vocabulary.lists("plural-noun")
    modifier = vocabulary.lists("superlative", "adverb", "direction", "compare", "adjective")
    nouns = vocabulary.lists(
      "person", "organisation", "place", "date", "duration", "count", "money", "percentage",
      "quantity", "work", "product", "thing", "reason", "manner", "definition")
    boundary =
      auxiliary
      | vocabulary.lists("preposition", "conjunction", "pronoun", "possessive", "det", "wh")
    let small = vocabulary.lists("preposition", "conjunction", "det")
    wh = vocabulary.lists("wh")
    asking = Self.asking(words, starts: starts, vocabulary: vocabulary)
    hasTellingCapitals =
      words.contains(where: \.isCapitalised)
      && words.contains {
        // Titles keep "of" and "the" small, nothing else.
        !$0.isCapitalised && !$0.hasDigit
          && ($0.entry.lists & small == 0 || $0.token.folded.utf8.count > 3)
      }
  }

  /// The question word at the start (after a preposition at most), else the first after a comma, else the last.
  ///
  /// "Who is the man who …": the first. "The man who founded it was born where?": the last.
  private static func asking(
    _ words: [QuestionWord], starts: [Int], vocabulary: QuestionVocabulary
  ) -> Int? {
    let wh = vocabulary.lists("wh")
    let before = vocabulary.lists("preposition", "conjunction", "adverb")
    let all = words.indices.filter {
      words[$0].entry.lists & wh != 0
        && !isSubordinate($0, in: words, starts: starts, vocabulary: vocabulary)
        && !isInName($0, in: words)
    }
    func opens(_ index: Int) -> Bool {
      starts.contains(index)
        || starts.contains(index - 1) && words[index - 1].entry.lists & before != 0
    }
    guard let last = all.last else { return nil }
    if asksForTruth(words, vocabulary) {
      let verbs = vocabulary.lists("say", "ask", "imperative")
      return all.first { $0 > 0 && words[$0 - 1].entry.lists & verbs != 0 }
    }
    // "Halden, which makes film, was founded where?" ends with its question word.
    if last == words.count - 1 { return last }
    return all.first { $0 < 2 && opens($0) } ?? all.first(where: opens) ?? last
  }

  /// "How many plays did Doctor *Who* write?": with a capital right after another, where not all words have one.
  private static func isInName(_ index: Int, in words: [QuestionWord]) -> Bool {
    guard index > 0, words[index].isCapitalised, words[index - 1].isCapitalised,
      !words[index].isAfterBreak, !words[index].isUpperCase
    else { return false }
    return words.contains { !$0.isCapitalised && !$0.hasDigit && $0.token.folded.utf8.count > 3 }
  }

  /// Whether the clause opens with an auxiliary and a subject that is no pronoun ("Is the plant one which …"), so that a question
  /// word further on opens a relative clause; "Do you know who …" still asks who.
  private static func asksForTruth(_ words: [QuestionWord], _ vocabulary: QuestionVocabulary)
    -> Bool
  {
    words.count > 1
      && words[0].entry.lists & vocabulary.lists("be", "do", "have", "modal") != 0
      && words[1].entry.lists & vocabulary.lists("pronoun") == 0
  }

  /// Whether the word starts a clause that goes before the question: "When it rains, what …", "When it rains, does …"; "When did
  /// it rain, and who …" asks.
  private static func isSubordinate(
    _ index: Int, in words: [QuestionWord], starts: [Int], vocabulary: QuestionVocabulary
  ) -> Bool {
    let auxiliary = vocabulary.lists("be", "do", "have", "modal")
    let opening = vocabulary.lists("wh") | auxiliary
    let before = vocabulary.lists("preposition")
    guard words[index].token.folded == "when", index + 1 < words.count,
      !words[index + 1].isAfterBreak, words[index + 1].entry.lists & (auxiliary | before) == 0
    else { return false }
    return starts.contains { start in
      guard start > index else { return false }
      if words[start].entry.lists & opening != 0 { return true }
      return start + 1 < words.count && words[start].entry.lists & before != 0
        && words[start + 1].entry.lists & vocabulary.lists("wh") != 0
    }
  }

  func isPreposition(_ index: Int) -> Bool { words[index].entry.lists & preposition != 0 }

  /// "in", "from": what follows is a place sooner than a person.
  func isPlacePreposition(_ index: Int) -> Bool {
    ["in", "at", "from", "to", "near"].contains(words[index].token.folded)
  }

  func isDeterminer(_ index: Int) -> Bool { words[index].entry.lists & determiner != 0 }

  func isAuxiliary(_ index: Int) -> Bool { words[index].entry.lists & auxiliary != 0 }

  /// "Brightwave *Cuts* Outlook": a verb that shows itself by its ending.
  func isInflectedVerb(_ index: Int) -> Bool {
    let word = words[index].token.folded
    return isKnownVerb(index) && !isKnownNoun(index)
      && (word.hasSuffix("s") || word.hasSuffix("ed"))
  }

  func isQuestionWord(_ index: Int) -> Bool { words[index].entry.lists & wh != 0 }

  /// Whether "about", "of" or another preposition stands before the word, or "what is", "the" between them or not.
  func isObject(_ index: Int) -> Bool {
    guard let before = words[..<index].lastIndex(where: { $0.token.folded != "the" }) else {
      return false
    }
    return words[before].entry.lists & preposition != 0
      || before == 1 && isQuestionWord(0) && isCopula(1)
  }

  private func isCopula(_ index: Int) -> Bool { words[index].entry.lists & copula != 0 }

  /// "do" or a modal verb, after which subject and verb follow.
  func isVerbCarrier(_ index: Int) -> Bool { words[index].entry.lists & carrier != 0 }

  /// Whether the word, not in a plural form, is a verb too.
  func canBeVerb(_ index: Int) -> Bool {
    !words[index].token.folded.hasSuffix("s") && !words[index].isCapitalised
      && (isKnownVerb(index) || vocabulary.canBeVerb(words[index].token.folded))
  }

  func isKnownNoun(_ index: Int) -> Bool { words[index].entry.lists & nouns != 0 }

  func isAdverb(_ index: Int) -> Bool { words[index].entry.lists & adverb != 0 }

  /// "else", "anything": points at nothing that was named.
  func isIndefinite(_ index: Int) -> Bool { words[index].entry.lists & indefinite != 0 }

  func isAdjective(_ index: Int) -> Bool { words[index].entry.lists & adjective != 0 }

  func isKnownVerb(_ index: Int) -> Bool { words[index].entry.lists & verb != 0 }

  /// Whether the word may be the verb of its clause: no noun, and no adjective, adverb or number, unless the lexicon knows a verb
  /// of that form ("located", "born").
  func mayBeVerb(_ index: Int) -> Bool {
    let word = words[index]
    if isKnownVerb(index) { return true }
    if word.entry.lists & (nouns | determiner) != 0 { return false }
    guard vocabulary.hasLexicon else { return word.entry.lists & modifier == 0 }
    let folded = word.token.folded
    let isModifier = word.entry.lists & modifier != 0 && vocabulary.isListed(folded)
    return vocabulary.canBeVerb(folded) && !isModifier
      || word.entry.lists == 0 && !vocabulary.isKnown(folded)
  }

  func isBoundary(_ index: Int) -> Bool {
    // "US" and "IT" are names where they stand in capitals.
    words[index].entry.lists & boundary != 0 && !(words[index].isUpperCase && hasTellingCapitals)
  }

  /// The noun phrase that starts at `start`, determiners left out, its head last; nil where there is none, or where `lists`
  /// is not 0 and the head is in none of them.
  ///
  func nounPhrase(
    from start: Int, lists: QuestionVocabulary.Membership, extent: QuestionPattern.Extent = .any
  ) -> Range<Int>? {
    var first = start
    while first < words.count, words[first].entry.lists & determiner != 0,
      first == start || !words[first].isAfterBreak
    {
      first += 1
    }
    var end = first
    while end < words.count, !isBoundary(end), end == first || !words[end].isAfterBreak { end += 1 }
    guard first < end else { return nil }
    if end == first + 1, isKnownVerb(first), !isKnownNoun(first) { return nil }
    let phrase = extent == .whole ? first..<end : first..<head(of: first..<end) + 1
    if extent == .definite, !isDefinite(phrase, from: start) { return nil }
    return lists == 0 || words[phrase.upperBound - 1].entry.lists & lists != 0 ? phrase : nil
  }

  /// Whether a phrase points at one thing: with "the", a possessive, a number or a superlative, and a head that is no name.
  private func isDefinite(_ phrase: Range<Int>, from start: Int) -> Bool {
    if hasTellingCapitals, words[phrase.upperBound - 1].isCapitalised { return false }
    if start < phrase.lowerBound, !["a", "an"].contains(words[start].token.folded) { return true }
    return phrase.dropLast().contains {
      words[$0].isPossessive || words[$0].entry.lists & superlative != 0
        || words[$0].token.folded.hasSuffix("est")
    }
  }

  /// The head of the noun phrase that opens `run`; a verb and what follows it may be part of the run ("company makes engines").
  private func head(of run: Range<Int>) -> Int {
    // "Which company's logo …" wants the company.
    if asking.map({ $0 + 1 }) == run.lowerBound,
      let owner = run.dropLast().first(where: { words[$0].isPossessive && isKnownNoun($0) })
    {
      return owner
    }
    if run.upperBound < words.count, isAuxiliary(run.upperBound) { return run.upperBound - 1 }
    var head = run.upperBound - 1
    for index in run.dropFirst()
    where !words[index - 1].isPossessive
      && (isVerbLike(index) || agreesAsVerb(index) || startsName(index, in: run)
        || opensAdverbs(index) || opensRelative(index, in: run))
    {
      head = index - 1
      break
    }
    // The last noun of known kind before the cut, unless the cut itself already falls on one.
    if words[head].entry.lists & nouns == 0,
      let known = (run.lowerBound...head).first(where: { endsNouns($0, before: head) })
    {
      return known
    }
    return head
  }

  private func endsNouns(_ index: Int, before last: Int) -> Bool {
    words[index].entry.lists & nouns != 0 && !words[index].isPossessive
      && (index == last || words[index + 1].entry.lists & nouns == 0)
  }

  private func isVerbLike(_ index: Int) -> Bool {
    let word = words[index]
    guard word.entry.lists & nouns == 0, !word.token.folded.hasSuffix("ing"),
      words[index - 1].entry.lists & (superlative | adverb) == 0
    else { return false }
    let folded = word.token.folded
    if word.entry.lists & verb != 0 {
      // "air travel season": a base form before a noun is no verb, "makes engines" is one.
      let isInflected = folded.hasSuffix("s") || folded.hasSuffix("ed")
      return isInflected || index + 1 >= words.count || words[index + 1].entry.lists & nouns == 0
    }
    return folded.utf8.count > 4 && folded.hasSuffix("ed")
      && words[index - 1].entry.lists & nouns != 0
  }

  /// "river flows", "stations air": a word that may be noun or verb agrees as a verb with the noun before it.
  private func agreesAsVerb(_ index: Int) -> Bool {
    let word = words[index].token.folded
    let noun = words[index - 1]
    guard noun.entry.lists & nouns != 0, !noun.isPossessive, vocabulary.canBeVerb(word) else {
      return false
    }
    let isNounPlural = noun.token.folded.hasSuffix("s") && !noun.token.folded.hasSuffix("ss")
    return word.hasSuffix("s") && !word.hasSuffix("ss") ? !isNounPlural : isNounPlural
  }

  /// "spice *originally* attracted …": a noun, then an adverb, ends the phrase.
  private func opensAdverbs(_ index: Int) -> Bool {
    isAdverb(index) && !words[index].isCapitalised && isKnownNoun(index - 1)
      && !isKnownNoun(index)
  }

  /// "What was the problem *miners* met": behind "is" and a noun in the singular, a noun in the plural and a verb are a clause
  /// without "that".
  private func opensRelative(_ index: Int, in run: Range<Int>) -> Bool {
    guard index + 1 < run.upperBound, isKnownNoun(index - 1), isKnownNoun(index),
      isPlural(index), !isPlural(index - 1),
      let before = words[..<run.lowerBound].lastIndex(where: { $0.entry.lists & determiner == 0 }),
      ["is", "was", "s"].contains(words[before].token.folded) || words[before].isContraction
    else { return false }
    return isVerbLike(index + 1)
      || isKnownVerb(index + 1) && !isKnownNoun(index + 1)
  }

  private func isPlural(_ index: Int) -> Bool {
    let word = words[index].token.folded
    return words[index].entry.lists & plural != 0 || !QuestionVocabulary.singulars(of: word).isEmpty
  }

  private func startsName(_ index: Int, in run: Range<Int>) -> Bool {
    hasTellingCapitals && words[index].isCapitalised && !words[index - 1].isCapitalised
      && words[index - 1].entry.lists & nouns != 0
  }
}
