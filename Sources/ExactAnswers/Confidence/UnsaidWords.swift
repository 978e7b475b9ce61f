internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text
internal import WordNetLexicon

/// Which words of a question nothing in the first sentence, around it or in the title means.
///
/// "What fine did the partners get?" is not answered by a sentence that has neither a fine nor
/// partners, however many of the question's names it has.
struct UnsaidWords {
  let question: AnalyzedQuestion
  let ranking: EvidenceRanker.Ranking
  let matcher: ClauseMatcher
  let lead: Candidate

  private var table: TermTable { matcher.table }

  /// Sentences before the first one that are looked at.
  private static let before = 2

  /// Words that are no names, at least, and none of them said.
  private static let several = 2

  /// Whether of several words that are no names none is said. O(tokens of the passage).
  var isEveryWord: Bool {
    let words = common
    let said = said
    return words.count >= Self.several && words.allSatisfy { !isSaid($0, said) }
  }

  /// Whether a noun that names what is measured ("which fine", "what dividend") is not said, and no
  /// figure of the sentence is bound to it.
  var isMeasure: Bool {
    guard question.answerType == .money || question.answerType == .percentage,
      let noun = question.focus.last, question.words.contains(where: { $0.token.term == noun }),
      !isGeneral(noun)
    else { return false }
    let figures = matcher.figures(in: lead)
    return !isSaid(table.number(of: noun), said, byKind: false)
      && !figures.contains { $0.isPossible && $0.measure.isFound }
  }

  private func isGeneral(_ noun: String) -> Bool {
    question.words.contains {
      $0.token.term == noun && (table.holds(.portion, $0.token.folded) || $0.isStopword)
    }
  }

  private var common: [Int32] {
    let wanted = question.answerType.isFigure ? nil : question.focus.last
    let words = question.words.filter {
      !$0.isStopword && !$0.isName && !$0.isNumber && $0.token.term != wanted
        && !table.holds(.age, $0.token.folded) && !table.holds(.portion, $0.token.folded)
    }
    let terms = Set(words.map { table.number(of: $0.token.term) })
    return ranking.terms.numbers.enumerated().filter { place, number in
      terms.contains(number) && ranking.terms.nameMask & 1 << UInt64(place) == 0
        && ranking.terms.timeMask & 1 << UInt64(place) == 0
    }.map(\.element)
  }

  private var said: Set<Int32> {
    let article = lead.article
    let first = max(0, lead.sentence - Self.before)
    let around = (first...lead.sentence).flatMap { Array(article.sentenceTokens[$0]) }
    return Set(around.map { article.terms[$0] }).union(article.titleTerms)
      .union(matcher.answeredTerms(matcher.match(lead))).union(matcher.resolvedTerms(lead))
  }

  /// An article says so often what it is about that no sentence of it has to.
  private static let often = 3

  /// - Parameter byKind: a more general word stands for it.
  private func isSaid(_ number: Int32, _ said: Set<Int32>, byKind: Bool = true) -> Bool {
    if said.contains(number) { return true }
    if lead.article.terms.count(where: { $0 == number }) >= Self.often { return true }
    guard let lexicon = table.language.lexicon else { return false }
    let term = table.terms[Int(number)]
    let others =
      lexicon.synonyms(ofTerm: term) + lexicon.derivations(ofTerm: term)
      + (byKind ? lexicon.hypernyms(ofTerm: term) : [])
    return others.contains { said.contains(table.number(of: $0)) }
  }
}
