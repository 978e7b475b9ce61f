internal import ArticleText
internal import PassageIndex
internal import QuestionAnswering

/// One question's candidates, sentences or spans, as numbers: what fitting needs of them.
struct Example {
  /// Feature values, candidate after candidate.
  var features: [Float]
  var isRight: [Bool]
  /// Folds are cut by this, so that no article is on both sides.
  var group: Int
  /// Index of the question set.
  var set: Int
  /// What each column of weights is multiplied by, candidate after candidate.
  var factors: [Float]
  /// Columns of weights.
  var columns: Int

  var count: Int { isRight.count }

  /// Sentences of a question that are looked at, best first by the weights at hand: the rest has no chance to come first.
  static let maximumCandidates = 60

  init(
    _ ranking: EvidenceRanker.Ranking, item: QuestionSet.Item, set: Int, group: Int
  ) {
    let candidates = ranking.candidates.prefix(Self.maximumCandidates)
    columns = ScoringWeights.columns.count
    factors = []
    features = []
    isRight = []
    self.set = set
    self.group = group
    features.reserveCapacity(candidates.count * Feature.allCases.count)
    for candidate in candidates {
      features += candidate.features.values.map(Float.init)
      factors += ranking.situation(of: candidate).factors.map(Float.init)
      isRight.append(Self.isRight(candidate, item))
    }
  }

  /// The spans of a right sentence: those are right whose normalised words are a gold answer's.
  init(
    spans: [SpanChooser.Choice], in candidate: Candidate, item: QuestionSet.Item, set: Int,
    group: Int
  ) {
    features = []
    isRight = []
    columns = 1
    factors = [Float](repeating: 1, count: spans.count)
    self.set = set
    self.group = group
    let golds = item.golds.map { Normalization.words($0).joined(separator: " ") }
    for span in spans {
      features += span.features.map(Float.init)
      let text = candidate.article.stored.text[span.span].map(String.init) ?? ""
      isRight.append(golds.contains(Normalization.words(text).joined(separator: " ")))
    }
  }

  /// Whether the candidate's sentence contains an answer, in the right article where one is known.
  static func isRight(_ candidate: Candidate, _ item: QuestionSet.Item) -> Bool {
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
