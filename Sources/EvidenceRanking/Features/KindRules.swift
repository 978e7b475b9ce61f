internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

#if canImport(Glibc)
  internal import Glibc
#endif

/// The rules that ask whether the kind of answer wanted is in the sentence.
struct KindRules {
  let question: AnalyzedQuestion
  let terms: QuestionTerms
  let finder: SpanFinder
  let focus: Set<Int32>
  private let common: CommonKinds
  /// "How is it dried?", "What is the best way to dry it?", not "What happens if it dries?"
  private let asksHow: Bool

  init(_ question: AnalyzedQuestion, terms: QuestionTerms, table: TermTable) {
    self.question = question
    self.terms = terms
    finder = SpanFinder(table: table)
    focus = Set(question.focus.map { table.number(of: $0) })
    common = CommonKinds(question, table: table)
    asksHow = question.words.contains {
      table.holds(.how, $0.token.folded) || table.holds(.way, $0.token.folded)
    }
  }

  func apply(to candidate: inout Candidate) {
    let article = candidate.article
    candidate.spans = finder.spans(in: article.tokenized, tokens: candidate.tokens).filter {
      !repeatsQuestion($0, article)
    }
    var best = 0.0
    var near = 0.0
    var close = 0.0
    for (span, suitability) in suiting(candidate) {
      best = max(best, suitability)
      near = max(near, suitability * nearness(of: span, in: candidate))
      close = max(close, suitability * closeness(of: span, in: candidate))
      candidate.features[.focusBesideNumber] = max(
        candidate.features[.focusBesideNumber], besideFocus(span, candidate))
    }
    candidate.features[.answerKind] = best
    candidate.features[.answerKindNear] = near
    candidate.features[.answerCloseness] = close
    cues(&candidate)
  }

  /// The values and names that suit the kind of answer wanted, and the common words that do, each
  /// with how well, above 0.
  private func suiting(_ candidate: Candidate) -> [(FoundSpan, Double)] {
    let article = candidate.article
    let found = candidate.spans.map { ($0, common.suitability(of: $0, in: article)) }
    let words = common.spans(in: article, tokens: candidate.tokens).filter {
      common.asksForCondition || !repeatsQuestion($0.0, article)
    }
    return (found + words).filter { $0.1 > 0 }
  }

  /// Whether most words of the span are words of the question.
  func repeatsQuestion(_ span: FoundSpan, _ article: TokenizedArticle) -> Bool {
    let repeated = span.tokens.count { terms.allNumbers.contains(article.terms[$0]) }
    return 2 * repeated > span.tokens.count || (repeated > 0 && span.kind == .name)
  }

  /// 1 beside a matched question term, falling with the distance in tokens.
  private func nearness(of span: FoundSpan, in candidate: Candidate) -> Double {
    var nearest = Int.max
    let words = candidate.article.terms
    for token in candidate.tokens where !span.tokens.contains(token) {
      guard terms.position(of: words[token]) != nil else { continue }
      let distance =
        token < span.tokens.lowerBound
        ? span.tokens.lowerBound - token : token - span.tokens.upperBound + 1
      nearest = min(nearest, distance)
    }
    return nearest == Int.max ? 0 : 1 / (1 + Double(nearest) / 4)
  }

  /// The share of the question's weight around the span, each term by its nearest occurrence,
  /// halved every six tokens of distance.
  private func closeness(of span: FoundSpan, in candidate: Candidate) -> Double {
    var best = [Double](repeating: 0, count: terms.numbers.count)
    let words = candidate.article.terms
    for token in candidate.tokens where !span.tokens.contains(token) {
      guard let position = terms.position(of: words[token]) else { continue }
      let distance =
        token < span.tokens.lowerBound
        ? span.tokens.lowerBound - token : token - span.tokens.upperBound + 1
      best[position] = max(best[position], exp2(-Double(distance) / 6))
    }
    return zip(best, terms.weights).reduce(0) { $0 + $1.0 * $1.1 } / terms.total
  }

  /// For counts and quantities: how much of the focus ("how many *vice presidents*") is counted by
  /// the span, 0 to 1: the words right behind it or at its end, half of it where another word
  /// stands between, a quarter within five tokens.
  private func besideFocus(_ span: FoundSpan, _ candidate: Candidate) -> Double {
    guard [.count, .quantity, .percentage, .duration, .money].contains(span.kind), !focus.isEmpty
    else { return 0 }
    let last = span.tokens.upperBound
    func share(_ tokens: Range<Int>) -> Double {
      let found = Set(tokens.lazy.map { candidate.article.terms[$0] }).intersection(focus)
      return Double(found.count) / Double(focus.count)
    }
    let limit = candidate.tokens.upperBound
    let beside = share(span.tokens.lowerBound..<min(last + focus.count, limit))
    let near = share(span.tokens.lowerBound..<min(last + focus.count + 1, limit))
    let around = share(span.tokens.lowerBound..<min(last + 5, limit))
    return max(beside, near / 2, around / 4)
  }

  /// Words that announce a name, a reason or a definition.
  private func cues(_ candidate: inout Candidate) {
    let article = candidate.article
    var classes: WordClasses = []
    for token in candidate.tokens {
      classes.formUnion(finder.table.classes(of: article.terms[token]))
    }
    switch question.answerType {
    case .work, .product, .thing, .person, .place, .organisation:
      candidate.features[.namingCue] = classes.contains(.naming) ? 1 : 0
    case .manner where asksHow:
      candidate.features[.reasonCue] = MannerCues(table: finder.table).strength(in: candidate)
    case .reason, .manner:
      candidate.features[.reasonCue] =
        classes.contains(.cause) ? 1 : classes.contains(.reason) ? 0.4 : 0
    case .definition, .abbreviation:
      candidate.features[.definitionShape] = definitionShape(candidate)
    default: break
    }
  }

  /// "X is a …", "X, a …", "X means …" near the beginning, or the full name with the short one in
  /// brackets, "… Agency (X)", which counts twice: nothing else puts a short name there.
  private func definitionShape(_ candidate: Candidate) -> Double {
    let article = candidate.article
    for token in candidate.tokens where terms.position(of: article.terms[token]) != nil {
      if article.byteBefore(token) == 0x28 { return 2 }
      guard token - candidate.tokens.lowerBound < 8, token + 1 < candidate.tokens.upperBound else {
        continue
      }
      let next = finder.table.classes(of: article.terms[token + 1])
      if !next.isDisjoint(with: [.copula, .defining]) { return 1 }
      if article.byteAfter(token) == 0x2C { return 1 }
    }
    return 0
  }
}
