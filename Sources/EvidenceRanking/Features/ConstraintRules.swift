internal import PassageIndex
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

#if canImport(Glibc)
  internal import Glibc
#endif

/// The rules that listen to the limits a question states: the time it names, and whose word it asks
/// for.
struct ConstraintRules {
  private let since: Int?
  private let until: Int?
  private let years: ClosedRange<Int>?
  /// The first year of the decade or century the question names ("the 1970s"); nil where it names
  /// none.
  private let roundYears: Int?
  /// Term numbers of the source's words, without stop words; empty when the question names none.
  private let source: [Int32]
  private let table: TermTable

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
    roundYears = question.words.lazy.compactMap { Self.roundYears($0.token.folded, table) }.first
    source = table.terms(in: Array((limits.source ?? "").utf8)).numbers.filter {
      !table.classes(of: $0).contains(.stopword)
    }
  }

  /// Fills named-time and named-source of every sentence of one article; nothing where the question
  /// states no limit. O(tokens).
  func apply(to candidates: inout [Candidate], article: TokenizedArticle) {
    guard years != nil || !source.isEmpty else { return }
    let published = nearness(of: article.publishedDay)
    let outlet = article.stored.summary.metadata.outlet ?? ""
    let isOutlet = isNamed(in: table.terms(ofPhrase: outlet))
    for index in candidates.indices {
      if years != nil {
        candidates[index].features[.namedTime] = max(published, said(in: candidates[index]))
      }
      guard !source.isEmpty else { continue }
      let terms = candidates[index].tokens.map { article.terms[$0] }
      candidates[index].features[.namedSource] = isOutlet || isNamed(in: terms) ? 1 : 0
    }
  }

  /// 1 for a day in the time named or shortly after it, less the further outside, 0 when unknown or
  /// no time is named.
  private func nearness(of day: Int?) -> Double {
    guard let day, years != nil else { return 0 }
    let before = since.map { max(0, $0 - day) } ?? 0
    let after = until.map { max(0, day - $0 - QuestionTerms.reportingDays) } ?? 0
    return exp(-Double(before + after) / Self.fadingDays)
  }

  /// 1 where the sentence names a year of the time asked about. Where the question names a decade,
  /// that decade counts as 1 and a single year of it as half: "1976–77" is not "the 1970s".
  private func said(in candidate: Candidate) -> Double {
    guard let years else { return 0 }
    var best = 0.0
    let article = candidate.article
    let words = article.terms
    for token in candidate.tokens {
      let number = words[token]
      guard table.classes(of: number).contains(.number) else { continue }
      let term = table.terms[Int(number)]
      guard term.utf8.prefix(4).allSatisfy({ 0x30...0x39 ~= $0 }) else { continue }
      let written = article.bytes[Int(article.starts[token])..<Int(article.ends[token])]
      if let named = Self.roundYears(String(decoding: written, as: UTF8.self), table) {
        if roundYears.map({ $0 == named }) ?? years.contains(named) { return 1 }
      } else if QuestionTerms.isYear(term), Int(term).map(years.contains) == true {
        best = roundYears == nil ? 1 : 0.5
      }
    }
    return best
  }

  /// "1970s" → 1970; nil for any other word.
  private static func roundYears(_ word: String, _ table: TermTable) -> Int? {
    guard word.utf8.count == 5, table.ends(word, .s) else { return nil }
    return Int(word.dropLast()).flatMap { 1000...2100 ~= $0 ? $0 : nil }
  }

  private func isNamed(in terms: [Int32]) -> Bool {
    !source.isEmpty && source.allSatisfy(terms.contains)
  }
}
