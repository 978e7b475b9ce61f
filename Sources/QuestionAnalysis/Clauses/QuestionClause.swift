internal import Text

/// The words of the sentence that asks, with what is needed to find phrases in them.
struct QuestionClause: Sendable {
  let words: [QuestionWord]
  /// Where the question proper may start: the first word, and words that follow a comma.
  let starts: [Int]
  private let boundary: QuestionVocabulary.Membership
  private let auxiliary: QuestionVocabulary.Membership
  private let verbCarriers: QuestionVocabulary.Membership
  private let copula: QuestionVocabulary.Membership
  private let preposition: QuestionVocabulary.Membership
  let determiner: QuestionVocabulary.Membership
  let verb: QuestionVocabulary.Membership
  let adverb: QuestionVocabulary.Membership
  let superlative: QuestionVocabulary.Membership
  let vocabulary: QuestionVocabulary
  private let adjective: QuestionVocabulary.Membership
  private let indefinite: QuestionVocabulary.Membership
  let nouns: QuestionVocabulary.Membership
  let plural: QuestionVocabulary.Membership
  private let modifier: QuestionVocabulary.Membership
  /// Whether capitals tell names from other words: not in a line without capitals, nor in one of
  /// capitals only.
  let hasTellingCapitals: Bool
  /// Membership of the question words.
  let wh: QuestionVocabulary.Membership
  /// Index of the question word that asks, not one that opens a relative clause; nil when there is
  /// none.
  let asking: Int?

  init(words: [QuestionWord], vocabulary: QuestionVocabulary) {
    self.words = words
    starts = [0] + words.indices.dropFirst().filter { words[$0].isAfterBreak }
    auxiliary = vocabulary.lists("be", "do", "have", "modal")
    verbCarriers = vocabulary.lists("do", "modal")
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

  /// Whether the word is of a class of rule words.
  func holds(_ list: RuleWords.List, _ index: Int) -> Bool {
    vocabulary.holds(list, words[index].token.folded)
  }

  func isPreposition(_ index: Int) -> Bool { words[index].entry.lists & preposition != 0 }

  /// "in", "from": what follows is a place sooner than a person.
  func isPlacePreposition(_ index: Int) -> Bool {
    holds(.placePreposition, index)
  }

  /// Whether all words of `phrase` have capitals, a determiner in front left out.
  func isName(_ phrase: Range<Int>) -> Bool {
    let name = isDeterminer(phrase.lowerBound) ? phrase.dropFirst() : phrase
    return hasTellingCapitals && !name.isEmpty && name.allSatisfy { words[$0].isCapitalised }
  }

  func isDeterminer(_ index: Int) -> Bool { words[index].entry.lists & determiner != 0 }

  /// The auxiliary that stands before its subject; nil where none does.
  var carrier: Int? {
    guard let asking else { return starts.first { $0 < words.count && isAuxiliary($0) } }
    return words.indices.suffix(from: min(asking + 1, words.count))
      .first { isAuxiliary($0) && !words[$0].isContraction }
  }

  func isAuxiliary(_ index: Int) -> Bool { words[index].entry.lists & auxiliary != 0 }

  /// "Brightwave *Cuts* Outlook": a verb that shows itself by its ending.
  func isInflectedVerb(_ index: Int) -> Bool {
    let word = words[index].token.folded
    return isKnownVerb(index) && !isKnownNoun(index)
      && vocabulary.ends(word, .inflected)
  }

  func isQuestionWord(_ index: Int) -> Bool { words[index].entry.lists & wh != 0 }

  /// Whether "about", "of" or another preposition stands before the word, or "what is", "the"
  /// between them or not.
  func isObject(_ index: Int) -> Bool {
    guard let before = words[..<index].indices.last(where: { !holds(.definiteArticle, $0) }) else {
      return false
    }
    return words[before].entry.lists & preposition != 0
      || before == 1 && isQuestionWord(0) && isCopula(1)
  }

  /// "Give me …", "Did she …": the first word asks, or asks for something.
  var opensAsRequest: Bool {
    let opening = auxiliary | vocabulary.lists("imperative", "ask")
    return words.first.map { $0.entry.lists & opening != 0 && !$0.isUpperCase } ?? true
  }

  /// Whether a preposition stands before the word, "the" between them or not.
  func isBehindPreposition(_ index: Int) -> Bool {
    words[..<index].indices.last { !holds(.definiteArticle, $0) }.map(isPreposition) ?? false
  }

  private func isCopula(_ index: Int) -> Bool { words[index].entry.lists & copula != 0 }

  /// "do" or a modal verb, after which subject and verb follow.
  func isVerbCarrier(_ index: Int) -> Bool { words[index].entry.lists & verbCarriers != 0 }

  /// A form of "have", behind which a subject and a participle may follow.
  func isHave(_ index: Int) -> Bool { words[index].entry.lists & vocabulary.lists("have") != 0 }

  /// Whether the word, not in a plural form, is a verb too.
  func canBeVerb(_ index: Int) -> Bool {
    !vocabulary.ends(words[index].token.folded, .s) && !words[index].isCapitalised
      && (isKnownVerb(index) || vocabulary.canBeVerb(words[index].token.folded))
  }

  func isKnownNoun(_ index: Int) -> Bool { words[index].entry.lists & nouns != 0 }

  func isAdverb(_ index: Int) -> Bool { words[index].entry.lists & adverb != 0 }

  /// "else", "anything": points at nothing that was named.
  func isIndefinite(_ index: Int) -> Bool { words[index].entry.lists & indefinite != 0 }

  func isAdjective(_ index: Int) -> Bool { words[index].entry.lists & adjective != 0 }

  /// Where the subject between the auxiliary `carrier` and the verb ends: before adverbs, "first".
  func subjectEnd(before verb: Int, after carrier: Int) -> Int {
    var end = verb
    while end > carrier + 2, isAdverb(end - 1) || holds(.ordinal, end - 1) { end -= 1 }
    return end
  }

  /// "big", "old": what something is like, by which it may be measured.
  func isMeasured(_ index: Int) -> Bool {
    words[index].entry.lists & (adjective | vocabulary.lists("measure")) != 0
  }

  func isKnownVerb(_ index: Int) -> Bool { words[index].entry.lists & verb != 0 }

  /// Whether the word may be the verb of its clause: no noun, and no adjective, adverb or number,
  /// unless the lexicon knows a verb of that form ("located", "born").
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
}
