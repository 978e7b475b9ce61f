internal import EvidenceRanking
internal import ExactAnswers
internal import PassageIndex
internal import Text

/// One question's candidates, sentences or spans, as numbers: what fitting needs of them.
struct Example {
  /// Feature values, a row a candidate.
  private(set) var features = SparseRows()
  var isRight: [Bool]
  /// How much of the right answer each candidate is, 0 to 1; 1 where it is right.
  var credit: [Float]
  /// Folds are cut by this, so that no article is on both sides.
  var group: Int
  /// Index of the question set.
  var set: Int
  /// What each column of weights is multiplied by, candidate after candidate.
  private(set) var factors: [Float]
  /// Columns of weights.
  var columns: Int

  var count: Int { isRight.count }

  /// Whether there is something right and something else.
  var teaches: Bool { credit.contains { $0 > 0 } && credit.contains(0) }

  /// For each distinct list of factors, a candidate that has it.
  private(set) var variants: [Int] = []
  /// Which of them each candidate has.
  private(set) var variant: [Int] = []

  /// What each column of weights is multiplied by for a candidate.
  func factors(of candidate: Int) -> ArraySlice<Float> {
    factors[candidate * columns..<(candidate + 1) * columns]
  }

  /// Finds the distinct lists of factors. O(candidates × distinct lists).
  private mutating func groupFactors() {
    for candidate in 0..<count {
      let own = factors(of: candidate)
      let known = variants.firstIndex { factors(of: $0).elementsEqual(own) }
      if known == nil { variants.append(candidate) }
      variant.append(known ?? variants.count - 1)
    }
  }

  /// Sentences of a question that are looked at, best first by the weights at hand: the rest has no
  /// chance to come first.
  static let maximumCandidates = 60

  init(
    _ ranking: EvidenceRanker.Ranking, item: QuestionSet.Item, set: Int, group: Int
  ) {
    let candidates = ranking.candidates.prefix(Self.maximumCandidates)
    columns = ScoringWeights.columns.count
    factors = []
    isRight = []
    self.set = set
    self.group = group
    for candidate in candidates {
      features.append(candidate.features.values)
      factors += ranking.situation(of: candidate).factors.map(Float.init)
      isRight.append(Self.isRight(candidate, item))
    }
    credit = isRight.map { $0 ? 1 : 0 }
    groupFactors()
  }

  /// The spans of a right sentence: those are right whose normalised words are a gold answer's;
  /// those that share most words with one get some credit.
  init(
    spans: [SpanChooser.Choice], situation: SpanWeights.Situation, in candidate: Candidate,
    item: QuestionSet.Item, set: Int, fold: Int
  ) {
    isRight = []
    credit = []
    columns = SpanWeights.columns.count
    factors = []
    self.set = set
    self.group = fold
    let golds = item.golds.map { Normalization.words($0) }
    for span in spans {
      features.append(span.features)
      factors += situation.factors(SpanShape(features: span.features)).map(Float.init)
      let words = Normalization.words(
        candidate.article.stored.text[span.span].map(String.init) ?? "")
      let overlap = golds.map { Normalization.overlap(words, $0) }.max() ?? 0
      isRight.append(overlap == 1 && golds.contains(words))
      credit.append(golds.contains(words) ? 1 : Self.partialCredit(overlap))
    }
    groupFactors()
  }

  /// Half of what a span beyond two thirds of the way to a right one has: near misses teach, but
  /// must not come first.
  private static func partialCredit(_ overlap: Double) -> Float {
    overlap > 0.6 ? Float(0.5 * overlap * overlap) : 0
  }

  /// Whether the span shares half of its words and of an accepted answer's with that.
  static func isMostlyRight(
    _ choice: SpanChooser.Choice, in candidate: Candidate, _ item: QuestionSet.Item
  ) -> Bool {
    let words = Normalization.words(
      candidate.article.stored.text[choice.span].map(String.init) ?? "")
    return item.golds.contains { Normalization.overlap(words, Normalization.words($0)) >= 0.5 }
  }

  /// Whether an excerpt is one of the sentences that prove the answer, seven in ten words of the
  /// shorter of the two alike, or holds the answer where that is a short one.
  static func isRight(
    _ excerpt: String, key: String, _ evidence: [String], _ item: QuestionSet.Item
  ) -> Bool {
    let own = Set(Normalization.words(excerpt))
    for sentence in evidence {
      let other = Set(Normalization.words(sentence))
      let shorter = min(own.count, other.count)
      if shorter >= 3, Double(own.intersection(other).count) >= 0.7 * Double(shorter) {
        return true
      }
    }
    return item.articles?.contains(key) == true
      && !["summary", "why", "how"].contains(item.kind ?? "")
      && Normalization.contains(excerpt, anyOf: item.answers)
  }

  /// Whether the candidate's sentence contains an answer, in the right article where one is known.
  static func isRight(_ candidate: Candidate, _ item: QuestionSet.Item) -> Bool {
    if let evidence = item.evidence {
      return isRight(
        candidate.article.stored.text[candidate.span].map(String.init) ?? "",
        key: candidate.article.stored.summary.key, evidence, item)
    }
    if let wanted = item.article, candidate.article.stored.summary.key != wanted { return false }
    guard let text = candidate.article.stored.text[candidate.span] else { return false }
    if item.sentences != nil {
      return Normalization.contains(String(text), anyOf: item.golds)
        || item.golds.contains { gold in
          text.utf8.count * 2 > gold.utf8.count
            && Normalization.contains(gold, anyOf: [String(text)])
        }
    }
    return Normalization.contains(String(text), anyOf: item.golds)
  }
}
