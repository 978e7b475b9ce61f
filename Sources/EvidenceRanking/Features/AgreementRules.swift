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

  /// What the titles of the best articles say that the question does not.
  struct TitleVotes {
    /// Term number to the weight of its votes.
    fileprivate var votes: [Int32: Double] = [:]
    fileprivate var best = 0.0
    fileprivate var titles: [ObjectIdentifier: Title] = [:]

    /// Of one article: its new terms, and how well it matches.
    fileprivate struct Title {
      let terms: Set<Int32>
      let match: Double
    }
  }

  /// Votes of the titles of `sources`.
  func titleVotes(_ sources: [Retriever.Source]) -> TitleVotes {
    var all = TitleVotes()
    for source in sources {
      let title = TitleVotes.Title(terms: newTitleTerms(source), match: titleMatch(source))
      all.titles[ObjectIdentifier(source.article)] = title
      guard title.match > 0.2 else { continue }
      for term in title.terms { all.votes[term, default: 0] += title.match }
    }
    all.best = all.votes.values.max() ?? 0
    return all
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
  func applyTitles(to candidate: inout Candidate, votes: TitleVotes) {
    guard let own = votes.titles[ObjectIdentifier(candidate.article)] else { return }
    var found: Set<Int32> = []
    var sum = 0.0
    let words = candidate.article.terms
    for token in candidate.tokens {
      let term = words[token]
      let vote = votes.votes[term]
      guard vote != nil || own.terms.contains(term), found.insert(term).inserted else { continue }
      sum += vote ?? 0
    }
    if !own.terms.isEmpty {
      let share = Double(own.terms.count { found.contains($0) }) / Double(own.terms.count)
      candidate.features[.titleNovelty] = share * own.match
    }
    guard votes.best > 0 else { return }
    candidate.features[.titleVotes] = sum / (sum + 2 * votes.best)
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
