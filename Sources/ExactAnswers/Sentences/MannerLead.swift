internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// The sentence that says how something is done, where the best one does not: "It is dried using
/// fans" for "How is it dried?"
struct MannerLead {
  let table: TermTable

  /// Sentences looked at for a better one.
  private static let depth = 6
  /// How much lower a sentence that names a means may score.
  private static let gap = 1.2
  /// The share of what the best one and its surroundings hold of the question that the other must
  /// hold.
  private static let minimumShare = 0.7

  /// The sentence to quote first instead of the best; nil where that tells how itself, or none that
  /// is nearly as good does.
  func lead(among candidates: [Candidate], for question: AnalyzedQuestion) -> Candidate? {
    let cues = MannerCues(table: table)
    guard question.answerType == .manner, let best = candidates.first,
      question.words.contains(where: { table.holds(.how, $0.token.folded) }),
      cues.strength(in: best) == 0
    else { return nil }
    return candidates.prefix(Self.depth).dropFirst().first { other in
      other.score > best.score - Self.gap && cues.strength(in: other) == 1
        && other.features[.coverageAll] >= Self.minimumShare * best.features[.coverageAll]
    }
  }
}
