internal import QuestionAnalysis
internal import SentenceAnalysis

#if canImport(Glibc)
  internal import Glibc
#endif

/// The rules that listen to several articles at once: what titles add to the question, and which
/// values distinct articles share.
struct AgreementRules {
  let terms: QuestionTerms
  let table: TermTable
  let answerType: AnswerType

  /// What the titles of the best articles say that the question does not: term number to the weight
  /// of its votes.
  func titleVotes(_ sources: [Retriever.Source]) -> [Int32: Double] {
    var votes: [Int32: Double] = [:]
    for source in sources {
      let match = titleMatch(source)
      guard match > 0.2 else { continue }
      for term in newTitleTerms(source) { votes[term, default: 0] += match }
    }
    return votes
  }

  /// How well the title matches the question, with its nearness in time: 0 to 1.
  private func titleMatch(_ source: Retriever.Source) -> Double {
    var mask: UInt64 = 0
    for (position, number) in terms.numbers.enumerated()
    where source.article.titleTerms.contains(number) {
      mask |= 1 << UInt64(position)
    }
    return terms.share(mask) * (0.5 + 0.5 * source.articleScore)
  }

  /// Distinct title terms that are no stop words and not in the question.
  private func newTitleTerms(_ source: Retriever.Source) -> Set<Int32> {
    Set(source.article.titleTerms).filter {
      !terms.allNumbers.contains($0) && !table.classes(of: $0).contains(.stopword)
    }
  }

  /// Fills title-novelty (own title) and title-votes (all titles).
  func applyTitles(
    to candidate: inout Candidate, source: Retriever.Source, votes: [Int32: Double]
  ) {
    let own = newTitleTerms(source)
    var found: Set<Int32> = []
    var sum = 0.0
    for token in candidate.tokens {
      let term = candidate.article.terms[token]
      if found.insert(term).inserted { sum += votes[term] ?? 0 }
    }
    if !own.isEmpty {
      let share = Double(own.count { found.contains($0) }) / Double(own.count)
      candidate.features[.titleNovelty] = share * titleMatch(source)
    }
    let best = votes.values.max() ?? 0
    guard best > 0 else { return }
    candidate.features[.titleVotes] = sum / (sum + 2 * best)
  }

  /// One article's voice for a value: that of its best sentence which gives it.
  private struct Vote {
    let voter: TokenizedArticle
    var weight: Double
  }

  /// An article has one voice a value: the strongest counts.
  private static func add(_ vote: Vote, to votes: inout [Vote]) {
    if let earlier = votes.firstIndex(where: { $0.voter === vote.voter }) {
      votes[earlier].weight = max(votes[earlier].weight, vote.weight)
    } else {
      votes.append(vote)
    }
  }

  /// Fills span-votes: spans of the wanted kind are voted for by the best sentence of each article
  /// that holds them.
  func applySpans(to candidates: inout [Candidate], provisional: [Double]) {
    let best = provisional.max() ?? 0
    var votes: [[Int32]: [Vote]] = [:]
    for (index, candidate) in candidates.enumerated() {
      let weight = exp(provisional[index] - best)
      for span in candidate.spans {
        let suitability = answerType.suitability(of: span)
        guard suitability > 0 else { continue }
        let key = Self.key(of: span, in: candidate.article)
        let vote = Vote(voter: candidate.article, weight: weight * suitability)
        Self.add(vote, to: &votes[key, default: []])
      }
    }
    let sums = votes.mapValues { $0.reduce(0) { $0 + $1.weight } }
    let most = sums.values.max() ?? 0
    guard most > 0 else { return }
    for index in candidates.indices {
      let article = candidates[index].article
      for span in candidates[index].spans.indices {
        let key = Self.key(of: candidates[index].spans[span], in: article)
        candidates[index].spans[span].votes = (sums[key] ?? 0) / most
      }
      candidates[index].features[.spanVotes] = candidates[index].spans.map(\.votes).max() ?? 0
    }
  }

  /// The span's terms; spans with equal terms say the same.
  static func key(of span: FoundSpan, in article: TokenizedArticle) -> [Int32] {
    span.tokens.map { article.terms[$0] }
  }
}
