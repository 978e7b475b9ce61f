internal import PassageIndex
internal import SentenceAnalysis
internal import Text

#if canImport(Glibc)
  internal import Glibc
#endif

/// The rules that listen to the conversation: its article, what follows the last reply, and the
/// words of the last turn.
///
/// They say nothing about a question that changes the topic: one that names what the article does
/// not hold, or whose words another article holds better.
struct ConversationRules {
  private let place: ConversationPlace
  /// Its article as the question's other wordings are read.
  private let article: TokenizedArticle
  private let tracker: ConversationTracker
  /// 1 for a question that only makes sense in the conversation; less for one that may go on with
  /// it.
  private let strength: Double
  private let isFollowUp: Bool
  private let asksForOthers: Bool
  /// What the article of the conversation counts for, 0 to 1.
  private let articleStrength: Double
  /// Words of the last turn that the question does not hold, and their rarity summed.
  private let words: Set<Int32>
  private let total: Double
  /// Words on which a question turns that takes its form from the one before.
  private let typed: Set<Int32>

  /// Words of a line that is a heading to those below it, at most, and what it counts itself.
  private static let headingWords = 5
  private static let headingShare = 0.5
  /// Sentences over which the value of what comes after the last reply, or before it, falls to 1/e.
  private static let reach = 5.0
  /// What a question that stands alone, but fits the article, counts beside a follow-up.
  private static let openStrength = 0.3
  /// What one without names counts, and what the article of the conversation counts for it.
  private static let likelyStrength = 0.6
  private static let likelyArticle = 0.8
  /// The share of the question that the article must hold, and that share beside the best
  /// article's.
  private static let minimumShare = 0.4
  private static let minimumRatio = 0.75
  private static let possibleRatio = 0.5

  /// Nil when the question does not go on with the conversation.
  ///
  /// - Parameters:
  ///   - others: the articles found for the question.
  ///   - rewording: what an article that was not found is read by.
  init?(
    _ conversation: Conversation?, terms: QuestionTerms, table: TermTable,
    others: [TokenizedArticle], rewording: Rewording
  ) {
    guard let conversation else { return nil }
    let id = conversation.place.article.stored.summary.id
    article =
      others.first { $0.stored.summary.id == id } ?? rewording.reading(conversation.place.article)
    let fit = Fit(article, terms, others: others)
    isFollowUp =
      conversation.need == .certain || conversation.need == .likely && fit.isPossible
    asksForOthers = conversation.asksForOthers
    place = conversation.place
    guard isFollowUp || fit.isLikely else { return nil }
    let isCertain = conversation.need == .certain
    strength = isCertain ? 1 : isFollowUp ? Self.likelyStrength : Self.openStrength
    // What a follow-up names may be told of better elsewhere.
    articleStrength =
      isCertain
      ? (fit.hasNames ? fit.ratio : 1)
      : isFollowUp ? Self.likelyArticle * fit.ratio : 1
    let tracker = ConversationTracker(article: place.article, table: table)
    self.tracker = tracker
    typed = conversation.typed
    words = place.words.filter { !terms.allNumbers.contains($0) }
    total = words.sorted().reduce(0) { $0 + tracker.rarity($1) }
  }

  /// Fills the conversation features of every sentence of one article; those of all others stay 0.
  /// O(tokens).
  func apply(to candidates: inout [Candidate], article: TokenizedArticle) {
    guard article === self.article else { return }
    let held = article.sentenceTokens.map { range in
      Set(range.map { article.terms[$0] }).union(range.map { article.written[$0] })
    }
    let turned = turns(held, in: article)
    for index in candidates.indices {
      candidates[index].features[isFollowUp ? .conversationArticle : .conversationOpen] =
        articleStrength
      let own = held[index].intersection(words)
      if !typed.isEmpty { candidates[index].features[.conversationTyped] = turned[index] }
      // "And in Lund?" is not answered by what was told of another place.
      let strength = strength * turned[index]
      let near = [index - 1, index + 1].filter(held.indices.contains)
        .reduce(Set<Int32>()) { $0.union(held[$1].intersection(words)) }
      candidates[index].features[.conversationWords] = strength * share(own)
      candidates[index].features[.conversationWordsAround] = strength * share(near.subtracting(own))
      guard let last = place.sentence else { continue }
      let distance = Double(index - last)
      if index == last {
        candidates[index].features[.conversationHere] = asksForOthers ? 0 : strength
      } else if index > last {
        candidates[index].features[.conversationAfter] =
          strength * exp(-(distance - 1) / Self.reach)
      } else {
        candidates[index].features[.conversationBefore] =
          strength * exp((distance + 1) / Self.reach)
      }
    }
  }

  /// The share of the words on which the question turns that each sentence holds, or the heading
  /// above it; 1 for all where it turns on none.
  private func turns(_ held: [Set<Int32>], in article: TokenizedArticle) -> [Double] {
    guard !typed.isEmpty else { return held.map { _ in 1 } }
    var heading: Set<Int32> = []
    return held.indices.map { index in
      let isHeading = isHeading(index, of: article)
      if isHeading { heading = held[index] }
      let own = held[index].union(heading).intersection(typed)
      return Double(own.count) / Double(typed.count) * (isHeading ? Self.headingShare : 1)
    }
  }

  /// A heading, or a short line without a stop.
  private func isHeading(_ index: Int, of article: TokenizedArticle) -> Bool {
    let sentence = article.stored.sentences[index]
    let last = article.bytes[..<sentence.span.end].last
    return sentence.kind == .heading
      || article.sentenceTokens[index].count <= Self.headingWords
        && last.map { !Self.stops.contains($0) } == true
  }

  private static let stops: [UInt8] = [0x21, 0x2E, 0x3F]

  /// Adds the article of the conversation to the articles that are read, where the search left it
  /// out.
  func include(in sources: inout [Retriever.Source], retrieval: Retrieval) {
    guard !sources.contains(where: { $0.article === article }) else { return }
    let id = place.article.stored.summary.id
    let best = max(retrieval.articles.first?.score ?? 0, 1e-9)
    let own = retrieval.articles.first { $0.id == id }?.score ?? 0
    sources.append(
      Retriever.Source(
        article: article, articleScore: own / best, bestPassage: 0,
        passageScores: [], closeness: 0))
  }

  private func share(_ terms: Set<Int32>) -> Double {
    total > 0 ? terms.sorted().reduce(0) { $0 + tracker.rarity($1) } / total : 0
  }

  /// How well the question fits the article of the conversation.
  private struct Fit {
    /// The share of the question that the article holds, and that share beside the best article's,
    /// at most 1.
    let share: Double
    let ratio: Double
    let hasNames: Bool
    private let holdsNames: Bool

    /// - Parameter others: the articles found for the question.
    init(_ article: TokenizedArticle, _ terms: QuestionTerms, others: [TokenizedArticle]) {
      let own = Self.mask(of: article, terms)
      let best = others.map { terms.share(Self.mask(of: $0, terms)) }.max() ?? 0
      share = terms.share(own)
      ratio = best > 0 ? min(1, share / best) : 1
      hasNames = !terms.nameMasks.isEmpty
      holdsNames = terms.nameMasks.allSatisfy { own & $0 == $0 }
    }

    /// Whether a question that names nothing may be about the article: it holds not many fewer of
    /// its words than any other.
    var isPossible: Bool { ratio >= ConversationRules.possibleRatio }

    /// Whether a question that stands alone may be about the article: it holds every name of the
    /// question, most of its words, and not many fewer than any other.
    var isLikely: Bool {
      holdsNames && share >= ConversationRules.minimumShare
        && ratio >= ConversationRules.minimumRatio
    }

    private static func mask(of article: TokenizedArticle, _ terms: QuestionTerms) -> UInt64 {
      terms.mask(of: article.terms) | terms.mask(of: article.titleTerms)
    }
  }
}
