internal import SentenceAnalysis
internal import Text

extension ClauseMatcher {
  /// Words behind a figure that may say what it is for.
  private static let segment = 8

  /// The figure behind which the question's words stand, where others of its kind have words of
  /// their own behind them: "EUR 4 million on parks and EUR 9 million on sewers"; nil for none, or
  /// several.
  package func described(_ figures: [FigureMatch], in candidate: Candidate) -> FigureMatch? {
    guard figures.count > 1, let first = figures.first,
      figures.allSatisfy({ $0.figure.unit == first.figure.unit && $0.figure.cell == nil })
    else { return nil }
    let article = candidate.article
    let segments = figures.indices.map { index in
      segment(behind: index, figures, in: candidate)
    }
    guard
      segments.allSatisfy({ segment in
        segment.first.map { table.classes(of: article.terms[$0]).contains(.stopword) } ?? false
      })
    else { return nil }
    let held = segments.map { segment in
      Set(segment.map { article.terms[$0] }).filter {
        !table.classes(of: $0).contains(.stopword)
      }
    }
    let own = figures.indices.filter { index in
      let others = figures.indices.filter { $0 != index }
        .reduce(into: Set<Int32>()) { $0.formUnion(held[$1]) }
      return !held[index].subtracting(others).isDisjoint(with: words)
    }
    let haveAll = held.allSatisfy { !$0.isEmpty }
    return own.count == 1 && haveAll && figures[own[0]].isPossible ? figures[own[0]] : nil
  }

  /// From behind a figure up to the next, or to the end of the sentence.
  private func segment(
    behind index: Int, _ figures: [FigureMatch], in candidate: Candidate
  ) -> Range<Int> {
    let article = candidate.article
    let start = article.tokens(in: figures[index].figure.span).upperBound
    let next =
      index + 1 < figures.count
      ? article.tokens(in: figures[index + 1].figure.span).lowerBound : candidate.tokens.upperBound
    return start..<max(start, min(next, start + Self.segment))
  }
}
