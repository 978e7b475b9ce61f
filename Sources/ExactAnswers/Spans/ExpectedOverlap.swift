/// How much of the answer a span is expected to be: its words in common (F1) with each span of the
/// sentence, weighed by that span's chance of being the answer. The span with the most is the
/// choice of minimum Bayes risk (Kumar and Byrne, 2004): where "March" and "5 March" share the
/// chances, it is the one that loses least if the other was meant.
struct ExpectedOverlap {
  /// Spans that are looked at, best first: the rest has no chance worth counting.
  static let depth = 12
  /// What being exactly the answer counts beside the words in common; chosen so that as many spans
  /// stay exact as without.
  static let exactness = 0.25

  /// A span less likely than this share of the likeliest is not preferred to it.
  static let leastLikely = 0.35

  /// The first `depth` spans with `support` filled in and the one to answer with first; all others
  /// as they were. `choices` are sorted by score and have their probabilities. O(`depth` squared).
  ///
  /// - Parameter wantsFigure: whether a number is asked for, which words around it do not make
  ///   better: the likeliest stays first.
  static func ordered(_ choices: [SpanChooser.Choice], wantsFigure: Bool) -> [SpanChooser.Choice] {
    var choices = choices
    let rivals = choices.prefix(depth).map { ($0.tokens, $0.probability) }
    for index in rivals.indices {
      choices[index].support = rivals.reduce(0) {
        $0 + $1.1 * overlap(of: choices[index].tokens, $1.0)
      }
    }
    func worth(_ choice: SpanChooser.Choice) -> Double {
      choice.support + exactness * choice.probability
    }
    guard !wantsFigure, let likeliest = rivals.first?.1 else { return choices }
    let best =
      rivals.indices.filter { rivals[$0].1 >= Self.leastLikely * likeliest }
      .max { worth(choices[$0]) < worth(choices[$1]) } ?? 0
    choices.insert(choices.remove(at: best), at: 0)
    return choices
  }

  /// F1 of two spans of one sentence, by their tokens.
  private static func overlap(of left: Range<Int>, _ right: Range<Int>) -> Double {
    2 * Double(left.clamped(to: right).count) / Double(left.count + right.count)
  }
}
