/// What a figure is a figure of: the words around it in its clause.
package struct FigureMeasure {
  /// Terms of content words, numbers and the subject left out.
  private let words: Set<Int32>
  /// The content word that stands nearest before the figure, and behind it.
  private let nearest: [Int32]
  /// Terms of names around it that are not the subject.
  private let names: Set<Int32>
  /// Content terms of the whole sentence.
  private let sentence: Set<Int32>
  /// All terms of the sentence and of the article's title.
  private let surroundings: Set<Int32>

  /// Words looked at on either side of the figure.
  private static let reach = 8
  /// The share of the smaller measure that the words of both must be.
  private static let smallestShare = 0.6
  /// The share of the shorter sentence that the words of both must be.
  private static let smallestCommon = 0.5

  /// - Parameter subject: terms that say nothing of the measure.
  package init(
    of span: FoundSpan, in sentence: SentenceSpans, subject: Set<Int32>, table: TermTable
  ) {
    let article = sentence.article
    let before = Self.clause(from: span.tokens.lowerBound - 1, step: -1, span, sentence)
    let behind = Self.clause(from: span.tokens.upperBound, step: 1, span, sentence)
    func isName(_ token: Int) -> Bool {
      article.isCapitalised(token) && token > sentence.tokens.lowerBound
        && table.classes(of: article.terms[token]).isDisjoint(with: Self.small)
    }
    func content(_ tokens: [Int]) -> [Int32] {
      tokens.filter { token in
        !isName(token) && !subject.contains(article.terms[token])
          && table.classes(of: article.terms[token]).isDisjoint(with: Self.small)
      }.map { article.terms[$0] }
    }
    let (left, right) = (content(before), content(behind))
    words = Set(left + right)
    nearest = [left.first, right.first].compactMap { $0 }
    names = Set((before + behind).filter(isName).map { article.terms[$0] }).subtracting(subject)
    self.sentence = Set(
      article.terms[sentence.tokens].filter {
        table.classes(of: $0).isDisjoint(with: Self.small)
      })
    surroundings = Set(article.terms[sentence.tokens]).union(article.titleTerms)
  }

  private static let small: WordClasses = [
    .stopword, .pronoun, .number, .numberWord, .scale, .currency, .percent, .unit, .month,
    .weekday, .dayWord, .speech, .duration, .standIn,
  ]

  /// Whether both measure the same, as far as their words tell.
  ///
  /// - Parameter fewest: words that they must share; where one is enough, it must be the one right
  ///   before both figures.
  package func isSame(as other: FigureMeasure, fewest: Int) -> Bool {
    guard names.isSubset(of: other.surroundings), other.names.isSubset(of: surroundings) else {
      return false
    }
    let common = Double(sentence.intersection(other.sentence).count)
    guard
      common >= Self.smallestCommon * Double(min(sentence.count, other.sentence.count))
    else { return false }
    let shared = words.intersection(other.words)
    let share = Double(shared.count) / Double(max(1, min(words.count, other.words.count)))
    guard share >= Self.smallestShare, nearest.contains(where: other.words.contains),
      other.nearest.contains(where: words.contains)
    else { return false }
    return shared.count >= max(2, fewest)
      || fewest == 1 && nearest.first != nil && nearest.first == other.nearest.first
  }

  /// Tokens on one side of the figure, nearest first, up to a comma or another figure.
  private static func clause(
    from start: Int, step: Int, _ span: FoundSpan, _ sentence: SentenceSpans
  ) -> [Int] {
    var found: [Int] = []
    var token = start
    while sentence.tokens.contains(token), found.count < reach {
      let gap = sentence.article.gap(after: step < 0 ? token : token - 1)
      if gap.contains(where: { [0x2C, 0x3B, 0x3A, 0x22].contains($0) }) { break }
      let isFigure = sentence.spans.contains {
        $0.kind != .name && $0.kind != .date && $0.tokens != span.tokens
          && $0.tokens.contains(token)
      }
      if isFigure { break }
      found.append(token)
      token += step
    }
    return found
  }
}
