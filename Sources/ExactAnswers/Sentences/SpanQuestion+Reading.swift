internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text
internal import WordNetLexicon

/// How a question is read for choosing spans.
extension SpanQuestion {
  /// The place of the answer, as the number of words before it.
  static func gap(
    _ question: AnalyzedQuestion, words: [String], asking: Int?, table: TermTable
  ) -> (gap: Gap, position: Int)? {
    guard let asking else { return nil }
    if asking == 1, table.speech.isPreposition(words[0]) { return nil }
    if asking > 0 { return (.middle, asking) }
    if asksForSubject(question, after: asking, table: table) { return (.subject, asking) }
    guard !table.holds(.circumstanceQuestion, words[asking]), let verb = question.mainVerb,
      let position = question.words.lastIndex(where: { $0.token.term == verb })
    else { return nil }
    return (.object, position + 1)
  }

  /// Which of the question's terms, as a mask of their positions, each related of them stands for.
  /// O(terms).
  static func related(of terms: QuestionTerms, table: TermTable, lexicon: Lexicon?)
    -> [Int32: UInt64]
  {
    guard let lexicon else { return [:] }
    var related: [Int32: UInt64] = [:]
    for (position, number) in terms.numbers.enumerated() {
      let term = table.terms[Int(number)]
      let others =
        lexicon.synonyms(ofTerm: term) + lexicon.derivations(ofTerm: term)
        + lexicon.hypernyms(ofTerm: term)
      for other in others.map({ table.number(of: $0) })
      where !table.classes(of: other).contains(.stopword) {
        related[other, default: 0] |= 1 << UInt64(position)
      }
    }
    return related
  }

  /// Whether several things are wanted: by a noun in the plural, by "what are", or by a verb such
  /// as "include".
  static func wantsMany(
    _ question: AnalyzedQuestion, words: [String], table: TermTable
  ) -> Bool {
    let counted: [AnswerType] = [.count, .money, .percentage, .quantity, .duration, .date]
    guard !counted.contains(question.answerType) else { return false }
    if question.answerType == .list { return true }
    if let head = question.focus.last.flatMap({ term in
      question.words.last { $0.token.term == term }
    }) {
      let word = head.token.folded
      return !head.isName && table.ends(word, .regularPlural)
    }
    if [.thing, .definition].contains(question.answerType),
      question.words.contains(where: { word in
        table.classes(of: table.number(of: word.token.term)).contains(.including)
      })
    {
      return true
    }
    guard words.count > 1 else { return false }
    return table.holds(.what, words[0]) && table.holds(.presentPluralBe, words[1])
      || table.holds(.who, words[0]) && table.holds(.pluralBe, words[1])
  }

  /// No word but the kind of thing wanted stands between the question word and the main verb, and
  /// no "did".
  static func asksForSubject(
    _ question: AnalyzedQuestion, after asking: Int, table: TermTable
  ) -> Bool {
    guard let verb = question.mainVerb,
      let position = question.words.firstIndex(where: { $0.token.term == verb }), position > asking
    else { return false }
    let between = question.words[(asking + 1)..<position]
    return between.allSatisfy {
      question.focus.contains($0.token.term)
        || $0.isStopword && !table.holds(.doForm, $0.token.folded)
    }
  }
}
