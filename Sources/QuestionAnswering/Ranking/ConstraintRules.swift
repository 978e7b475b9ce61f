internal import ArticleText
internal import PassageIndex

#if canImport(Glibc)
  internal import Glibc
#endif

/// The rules that listen to the limits a question states: the time it names, and whose word it asks for.
struct ConstraintRules {
  private let since: Int?
  private let until: Int?
  private let years: ClosedRange<Int>?
  /// Term numbers of the source's words, without stop words; empty when the question names none.
  private let source: [Int32]
  private let table: TermTable

  /// Days after the time named in which articles still report on it.
  private static let reportingDays = 45
  /// Days over which the value of an article outside the time falls to 1/e.
  private static let fadingDays = 30.0

  init(_ question: AnalyzedQuestion, table: TermTable) {
    self.table = table
    let limits = question.constraints
    let first = limits.since.flatMap { CivilDay(iso: $0) }
    let last = limits.until.flatMap { CivilDay(iso: $0) }
    since = first?.number
    until = last?.number
    let from = first?.year ?? last?.year
    let to = last?.year ?? first?.year
    years = from.flatMap { from in to.flatMap { from <= $0 ? from...$0 : nil } }
    source = table.terms(in: Array((limits.source ?? "").utf8)).numbers.filter {
      !table.classes[Int($0)].contains(.stopword)
    }
  }

  /// Fills named-time and named-source of every sentence of one article; nothing where the question states no limit. O(tokens).
  func apply(to candidates: inout [Candidate], article: TokenizedArticle) {
    let published = nearness(of: article.publishedDay)
    let isOutlet = isNamed(
      in: table.terms(in: Array((article.stored.summary.metadata.outlet ?? "").utf8)).numbers)
    for index in candidates.indices {
      if years != nil {
        let said = namesYear(candidates[index]) ? 1 : 0
        candidates[index].features[.namedTime] = max(published, Double(said))
      }
      guard !source.isEmpty else { continue }
      let terms = candidates[index].tokens.map { article.terms[$0] }
      candidates[index].features[.namedSource] = isOutlet || isNamed(in: terms) ? 1 : 0
    }
  }

  /// 1 for a day in the time named or shortly after it, less the further outside, 0 when unknown or no time is named.
  private func nearness(of day: Int?) -> Double {
    guard let day, years != nil else { return 0 }
    let before = since.map { max(0, $0 - day) } ?? 0
    let after = until.map { max(0, day - $0 - Self.reportingDays) } ?? 0
    return exp(-Double(before + after) / Self.fadingDays)
  }

  private func namesYear(_ candidate: Candidate) -> Bool {
    guard let years else { return false }
    return candidate.tokens.contains {
      let term = table.terms[Int(candidate.article.terms[$0])]
      return QuestionTerms.isYear(term) && Int(term).map(years.contains) ?? false
    }
  }

  private func isNamed(in terms: [Int32]) -> Bool {
    !source.isEmpty && source.allSatisfy(terms.contains)
  }
}
