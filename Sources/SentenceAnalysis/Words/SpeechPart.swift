internal import Prompts
internal import Text
internal import WordNetLexicon

/// What a word does in a sentence, guessed.
package enum SpeechPart: String, Sendable, CaseIterable {
  case determiner, auxiliary, pronoun, conjunction, subordinator, preposition, adverb
  case adjective, noun, name, number, verb

  /// Words of the open classes, which noun phrases are made of.
  package var isNominal: Bool { self == .noun || self == .name || self == .number }
}

/// Guesses parts of speech: closed classes from `Prompts/languages/en/tables/speech-parts.tsv`,
/// other words by how often WordNet saw them as what, by their ending and by the word before. Right
/// for about nine words in ten, which is enough to tell where a phrase begins and ends.
///
/// What a word can be is remembered, so that a word costs a dictionary lookup from the second time
/// on.
package final class SpeechGuesser {
  /// How often a word was seen as what; all 0 for unknown words.
  struct Uses {
    var closed: SpeechPart?
    var noun = 0
    var verb = 0
    var adjective = 0
    var adverb = 0
    /// It ends like a participle, so that an ending is looked at once for each word.
    var isParticiple = false

    var isKnown: Bool { noun + verb + adjective + adverb > 0 }
  }

  private let lexicon: Lexicon?
  private let ruleWords: RuleWords
  private var uses: [String: Uses] = [:]

  /// - Throws: `PromptsError.badRow` for a part of speech that is none.
  init(language: Language) throws(PromptsError) {
    lexicon = language.lexicon
    ruleWords = language.ruleWords
    for row in try language.prompts.table("speech-parts") {
      guard let part = SpeechPart(rawValue: row["name"]) else {
        throw row.error("there is no part of speech named “\(row["name"])”")
      }
      for word in row["words"].split(separator: " ") where uses[String(word)] == nil {
        uses[String(word)] = Uses(closed: part)
      }
    }
  }

  /// The part of every token of a sentence, in order. O(tokens).
  package func parts(of tokens: Range<Int>, in article: TokenizedText, table: TermTable)
    -> [SpeechPart]
  {
    var parts: [SpeechPart] = []
    parts.reserveCapacity(tokens.count)
    for token in tokens {
      let isJoined = token > tokens.lowerBound && article.isDirectlyFollowed(token - 1)
      let before = isJoined ? parts.last : nil
      parts.append(
        part(
          of: token, in: article, table: table, before: before,
          opens: token == tokens.lowerBound))
    }
    return parts
  }

  /// Whether a folded word is listed as a preposition.
  package func isPreposition(_ word: String) -> Bool { uses(of: word).closed == .preposition }

  /// Whether a folded word is listed as a determiner: an article, a possessive and the like.
  package func isDeterminer(_ word: String) -> Bool { uses(of: word).closed == .determiner }

  /// Whether a folded word is listed as an auxiliary.
  package func isAuxiliary(_ word: String) -> Bool { uses(of: word).closed == .auxiliary }

  /// Whether a folded word is seen as an adjective.
  package func mayBeAdjective(_ word: String) -> Bool { uses(of: word).adjective > 0 }

  private func part(
    of token: Int, in article: TokenizedText, table: TermTable, before: SpeechPart?, opens: Bool
  ) -> SpeechPart {
    let classes = table.classes(of: article.terms[token])
    if !classes.isDisjoint(with: [.number, .numberWord, .scale]) { return .number }
    let span = TextSpan(Int(article.starts[token]), Int(article.ends[token]))
    let word = article.text(of: span).lowercased()
    let uses = uses(of: word)
    if let closed = uses.closed { return closed }
    if article.isCapitalised(token),
      !opens || !uses.isKnown || article.knownNames.contains(article.terms[token])
    {
      return .name
    }
    return part(of: word, uses: uses, before: before)
  }

  private func uses(of word: String) -> Uses {
    if let known = uses[word] { return known }
    var found = Uses()
    found.isParticiple = ruleWords.ends(word, .participle)
    if let lexicon {
      found.noun = lexicon.frequency(of: word, as: .noun)
      found.verb = lexicon.frequency(of: word, as: .verb)
      found.adjective = lexicon.frequency(of: word, as: .adjective)
      found.adverb = lexicon.frequency(of: word, as: .adverb)
    }
    uses[word] = found
    return found
  }

  /// The likeliest part of an open-class word after a word that is `before`; nil: nothing that
  /// belongs to it stands before.
  func part(of word: String, uses: Uses, before: SpeechPart?) -> SpeechPart {
    guard uses.isKnown else { return ending(of: word, uses: uses, before: before) }
    let opensPhrase = before == .determiner || before == .adjective || before == .number
    if uses.isParticiple, uses.verb > 0, !opensPhrase {
      return uses.noun > 4 * uses.verb ? .noun : .verb
    }
    if opensPhrase || before == .preposition && uses.noun > 0 {
      return uses.noun > 0 && uses.noun * 3 >= uses.adjective ? .noun : .adjective
    }
    if before == .pronoun || before == .auxiliary, uses.verb > 0, uses.verb * 2 >= uses.noun {
      return .verb
    }
    let most = max(uses.noun, uses.verb, uses.adjective, uses.adverb)
    if uses.adverb == most { return .adverb }
    if uses.adjective == most { return .adjective }
    return uses.noun == most ? .noun : .verb
  }

  /// The part of an unknown word by its ending.
  private func ending(of word: String, uses: Uses, before: SpeechPart?) -> SpeechPart {
    if ruleWords.ends(word, .adverb) { return .adverb }
    if word.utf8.count > 4, ruleWords.ends(word, .adjective) { return .adjective }
    if word.utf8.count > 4, uses.isParticiple {
      return before == .determiner ? .adjective : .verb
    }
    return .noun
  }
}
