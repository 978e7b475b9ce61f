internal import Prompts
package import Text

/// Tells plans, forecasts, estimates and offers from results, and who said a figure; the rows of
/// `Prompts/languages/en/tables/claim-status.tsv`.
package struct ClaimStatus {
  private var classes: [(name: String, words: Set<String>)] = []
  private var hedges: Set<String> = []
  private let ruleWords: RuleWords

  /// Words between a figure and the word that says its status, at most.
  private static let reach = 6

  init(language: Language) throws(PromptsError) {
    ruleWords = language.ruleWords
    for row in try language.prompts.table("claim-status") {
      let words = Set(row["words"].split(separator: " ").map(String.init))
      if row["name"] == "hedge" { hedges = words } else { classes.append((row["name"], words)) }
    }
  }

  /// Name of the class whose word stands nearest to `tokens` in the sentence; nil where none does:
  /// a plain statement.
  package func status(of tokens: Range<Int>, in sentence: SentenceSpans) -> String? {
    // "will not dismiss any of its 190 employees": what somebody has is no plan.
    if tokens.lowerBound > sentence.tokens.lowerBound,
      ruleWords.holds(.possessiveAny, folded(tokens.lowerBound - 1, sentence.article))
    {
      return nil
    }
    let before = run(from: tokens.lowerBound - 1, step: -1, in: sentence)
    let behind = run(from: tokens.upperBound, step: 1, in: sentence)
    var best: (name: String, distance: Int)?
    for (distance, token) in Array(before.enumerated()) + Array(behind.enumerated()) {
      guard distance < best?.distance ?? .max else { continue }
      let word = folded(token, sentence.article)
      // "three weeks later than planned and at a cost of …" tells no plan.
      let isStandard =
        token > sentence.tokens.lowerBound
        && ruleWords.holds(.measureStandard, folded(token - 1, sentence.article))
      if !isStandard, let found = classes.first(where: { $0.words.contains(word) }) {
        best = (found.name, distance)
      }
    }
    return best?.name ?? governing(tokens.lowerBound, in: sentence)
  }

  /// The class of a verb further off that what is told depends on: "It *plans to* add a line in
  /// Oban in the spring at a cost of …".
  private func governing(_ token: Int, in sentence: SentenceSpans) -> String? {
    let before = run(from: token - 1, step: -1, in: sentence, reach: Self.longReach)
    return zip(before.dropFirst(), before).lazy.compactMap { verb, next -> String? in
      guard ruleWords.holds(.to, folded(next, sentence.article)) else { return nil }
      return classes.first { $0.words.contains(folded(verb, sentence.article)) }?.name
    }.first
  }

  /// Words between a figure and such a verb, at most.
  private static let longReach = 20

  /// Whether a folded word says such a status: "expected".
  package func isStatus(_ word: String) -> Bool { classes.contains { $0.words.contains(word) } }

  /// The words beside a figure that may say what it is, nearest first: up to a comma, a conjunction
  /// or another number.
  private func run(from start: Int, step: Int, in sentence: SentenceSpans, reach: Int = Self.reach)
    -> [Int]
  {
    var found: [Int] = []
    var token = start
    while sentence.tokens.contains(token), found.count < reach {
      let gap = sentence.article.gap(after: step < 0 ? token : token - 1)
      if gap.contains(where: { [0x2C, 0x3B, 0x3A].contains($0) }) { break }
      if ruleWords.holds(.figureBreak, folded(token, sentence.article)) { break }
      if sentence.spans.contains(where: {
        $0.kind != .name && $0.kind != .date && $0.tokens.contains(token)
      }) {
        break
      }
      found.append(token)
      token += step
    }
    return found
  }

  /// The figure with "about", "nearly", "more than" right before it, or the whole of "between EUR
  /// 56 million and EUR 60 million".
  package func hedged(_ tokens: Range<Int>, in sentence: SentenceSpans) -> TextSpan {
    let article = sentence.article
    if let range = span(around: tokens, in: sentence) { return range }
    var start = tokens.lowerBound
    while start > sentence.tokens.lowerBound, tokens.lowerBound - start < 2,
      hedges.contains(folded(start - 1, article)),
      // A sign such as "$" may stand between.
      article.gap(after: start - 1).first == 0x20
    {
      start -= 1
    }
    // "to" and "than" hedge only behind another word: "close to", "more than".
    if ruleWords.holds(.joinedHedge, folded(start, article)),
      start < tokens.lowerBound
    {
      start = tokens.lowerBound
    }
    return TextSpan(Int(article.starts[start]), Int(article.ends[tokens.upperBound - 1]))
  }

  /// "between A and B", where `tokens` are one of the two figures; nil where they are not.
  private func span(around tokens: Range<Int>, in sentence: SentenceSpans) -> TextSpan? {
    let article = sentence.article
    func figure(_ holds: (Range<Int>) -> Bool) -> Range<Int>? {
      sentence.spans.first { $0.kind != .name && $0.kind != .date && holds($0.tokens) }?.tokens
    }
    func isWord(_ token: Int, _ list: RuleWords.List) -> Bool {
      sentence.tokens.contains(token) && ruleWords.holds(list, folded(token, article))
    }
    // A currency may stand before a number.
    func before(_ token: Int, _ list: RuleWords.List) -> Int? {
      [token - 1, token - 2].first { isWord($0, list) }
    }
    let own = figure { $0.overlaps(tokens) } ?? tokens
    let and = before(own.lowerBound, .and)
    guard let first = and.map({ end in figure { $0.upperBound == end } }) ?? own,
      let between = before(first.lowerBound, .between), isWord(first.upperBound, .and),
      let second = figure({ 1...2 ~= $0.lowerBound - first.upperBound })
    else { return nil }
    return TextSpan(Int(article.starts[between]), Int(article.ends[second.upperBound - 1]))
  }

  /// The name beside a verb of saying; nil where nobody is named.
  package func speaker(in sentence: SentenceSpans, table: TermTable) -> String? {
    let article = sentence.article
    let spoken = sentence.tokens.filter {
      table.isSaying($0, in: article)
    }
    let name = sentence.spans.first { span in
      span.kind == .name && span.placeLikeness < 1
        && spoken.contains { $0 == span.tokens.upperBound || $0 + 1 == span.tokens.lowerBound }
    }
    guard let tokens = name?.tokens, let first = tokens.first, let last = tokens.last else {
      return nil
    }
    return article.text(of: TextSpan(Int(article.starts[first]), Int(article.ends[last])))
  }

  private func folded(_ token: Int, _ article: TokenizedText) -> String {
    article.text(of: TextSpan(Int(article.starts[token]), Int(article.ends[token]))).lowercased()
  }
}
