internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// A claim that an article asks itself in a line of its own and answers in the next: "Is it for
/// sale?", "No. Two funds called."
struct AskedClaim {
  private let comparison: ClaimComparison
  private var claim: Claim { comparison.claim }
  private var words: ClaimWords { comparison.words }
  private var article: TokenizedArticle { comparison.candidate.article }

  /// Words of a speaker's name before the answer: "Ada Lind:".
  private static let label = 5

  init(_ comparison: ClaimComparison) { self.comparison = comparison }

  /// What the answer says in its first word, where the line before asks just what is claimed; nil
  /// otherwise.
  var verdict: Bool? {
    let sentence = comparison.candidate.sentence
    guard !claim.form.isNegated, article.isAskedBefore(sentence), asksTheSame(sentence - 1),
      let first = firstWord
    else { return nil }
    if words.isIn(.yes, first) { return true }
    return words.isIn(.noWord, first) ? false : nil
  }

  /// Whether a line has every word of the claim, but for whom it addresses, and asks whether, not
  /// who or when.
  private func asksTheSame(_ sentence: Int) -> Bool {
    let line = article.sentenceTokens[sentence].map { article.terms[$0] }
    let table = comparison.table
    guard !line.contains(where: { table.terms(.questionWord).contains($0) }),
      !line.contains(where: { words.isIn(.negation, $0) })
    else { return false }
    let missing = claim.contentMask & ~mask(line)
    guard missing != 0 else { return true }
    // "Would you move?" for "Would Ada Lind move?"
    let named = claim.names.reduce(0, |)
    return line.contains { table.terms(.addressed).contains($0) }
      && missing & ~named == 0 && missing & ~mask(article.titleTerms + opening) == 0
  }

  /// Terms of the article's first sentences, which name who is asked.
  private var opening: [Int32] {
    article.sentenceTokens.prefix(Self.openingSentences).flatMap { article.terms[$0] }
  }

  private static let openingSentences = 3

  private func mask(_ terms: [Int32]) -> UInt64 {
    terms.reduce(0) { $0 | (claim.byTerm[$1] ?? 0) | (claim.byRelation[$1] ?? 0) }
  }

  private var firstWord: Int32? {
    let tokens = comparison.candidate.tokens
    let label = tokens.prefix(Self.label).last { article.gap(after: $0).first == 0x3A }
    let first = label.map { $0 + 1 } ?? tokens.lowerBound
    return tokens.contains(first) ? article.terms[first] : nil
  }
}
