internal import EvidenceRanking
internal import PassageIndex
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text
internal import WordNetLexicon

/// The question's words in the best candidate: which of them the sentence, its surroundings or a
/// related word stand for, and which are contradicted.
struct LeadReading {
  /// Shares of the question's weight, by where its words stand.
  struct Shares {
    /// Not in the sentence, but a word of it is related.
    var kin = 0.0
    /// Neither in the sentence nor related to it, but further off in the article.
    var elsewhere = 0.0
    /// Words of names that the whole article neither holds nor has a related word for.
    var namesUnheld = 0.0
    /// Of the question's numbers, those that the article neither has nor was published in the year
    /// of; 1: all.
    var numbersUnheld = 0.0
  }

  let shares: Shares
  /// Terms of the sentence.
  private let held: Set<Int32>
  private let table: TermTable
  private let lexicon: Lexicon?

  /// - Parameter answered: terms that the sentence answers to by other words.
  ///
  /// O(tokens of the article).
  init(
    _ lead: Candidate, answered: UInt64, _ terms: QuestionTerms, _ table: TermTable,
    _ lexicon: Lexicon?
  ) {
    let held = Set(lead.tokens.map { lead.article.terms[$0] })
    let whole = Set(lead.article.terms).union(lead.article.titleTerms)
    let around = Self.around(lead, terms)
    var shares = Shares()
    for (position, number) in terms.numbers.enumerated()
    where (lead.mask | answered) & 1 << UInt64(position) == 0 {
      let bit: UInt64 = 1 << UInt64(position)
      let share = terms.weights[position] / terms.total
      if Self.isRelated(number, to: held, table, lexicon) {
        shares.kin += share
        continue
      }
      guard around & bit == 0 else { continue }
      if whole.contains(number) {
        shares.elsewhere += share
      } else if terms.nameMask & bit != 0, !Self.isRelated(number, to: whole, table, lexicon) {
        shares.namesUnheld += share
      }
    }
    shares.numbersUnheld = Self.numbersUnheld(lead.article, terms, whole, table)
    self.shares = shares
    self.held = held
    self.table = table
    self.lexicon = lexicon
  }

  private static func numbersUnheld(
    _ article: TokenizedArticle, _ terms: QuestionTerms, _ whole: Set<Int32>, _ table: TermTable
  ) -> Double {
    let numbers = terms.numbers.indices.filter { terms.numberMask & 1 << UInt64($0) != 0 }
    let year = article.stored.summary.metadata.published?.prefix(4)
    let unheld = numbers.filter {
      let number = terms.numbers[$0]
      return !whole.contains(number) && year.map { table.terms[Int(number)] != $0 } ?? true
    }
    return Double(unheld.count) / Double(max(1, numbers.count))
  }

  /// Terms in the title, the passage and the sentences next to this one and two back.
  private static func around(_ lead: Candidate, _ terms: QuestionTerms) -> UInt64 {
    let article = lead.article
    let passage = article.passageOfSentence[lead.sentence]
    var mask = terms.mask(of: article.titleTerms)
    for (sentence, tokens) in article.sentenceTokens.enumerated()
    where article.passageOfSentence[sentence] == passage
      || lead.sentence - 2...lead.sentence + 1 ~= sentence
    {
      mask |= terms.mask(of: article.terms[tokens])
    }
    return mask
  }

  /// Whether the sentence has a synonym, a derivation or a more general kind of the term, a word of
  /// its explanation, or one spelt nearly alike.
  private static func isRelated(
    _ number: Int32, to held: Set<Int32>, _ table: TermTable, _ lexicon: Lexicon?
  ) -> Bool {
    let term = table.terms[Int(number)]
    if held.contains(where: { $0 != number && Spelling.areAlike(table.terms[Int($0)], term) }) {
      return true
    }
    guard let lexicon else { return false }
    let related =
      lexicon.synonyms(ofTerm: term) + lexicon.derivations(ofTerm: term)
      + lexicon.hypernyms(ofTerm: term)
    if related.contains(where: { held.contains(table.number(of: $0)) }) { return true }
    let explained = Set(lexicon.glossNumbers(ofTerm: term))
    return held.contains { other in
      !table.classes(of: other).contains(.stopword)
        && lexicon.glossNumber(ofTerm: table.terms[Int(other)]).map(explained.contains) ?? false
    }
  }

  /// Whether a word of the question is missing and the sentence has its contrary ("rise", "fall";
  /// "before", "after").
  func isOpposed(_ asked: [Int32], _ words: ClaimWords) -> Bool {
    asked.contains { number in
      guard !held.contains(number) else { return false }
      if let contraries = words.opposites[number], !contraries.isDisjoint(with: held) {
        return true
      }
      guard !table.classes(of: number).contains(.stopword), let lexicon else { return false }
      return lexicon.antonyms(ofTerm: table.terms[Int(number)]).contains {
        held.contains(table.number(of: $0))
      }
    }
  }

  /// Whether the question says "not" and the sentence denies nothing.
  func lacksDenial(_ asked: [Int32], _ words: ClaimWords) -> Bool {
    let isDenial = asked.indices.contains { place in
      words.isIn(.negation, asked[place])
        && !(asked.indices.contains(place + 1) && words.isIn(.undoneNegation, asked[place + 1]))
    }
    return isDenial
      && !held.contains { words.isIn(.negation, $0) || words.isIn(.denialVerb, $0) }
  }
}
