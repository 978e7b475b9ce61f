internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Two things that a question offers: "in Narvik or in Lund", "sold or closed". Ranges count the
/// words that `Claim` looks at.
struct Alternatives {
  let first: Range<Int>
  let second: Range<Int>
  /// The words left out to claim only the second, and only the first: with the "or".
  let withoutFirst: Range<Int>
  let withoutSecond: Range<Int>

  /// Nil when the question has no "or", or several, or nothing stands on one side of it.
  init?(_ question: AnalyzedQuestion, table: TermTable) {
    let words = Claim.words(of: question)
    let joins = words.indices.filter { Self.isJoin($0, of: words, in: question, table) }
    guard joins.count == 1, let join = joins.first,
      let start = words.indices.suffix(from: join + 1).first(where: { !words[$0].isStopword })
    else { return nil }
    let second = Self.run(words, from: start)
    guard let last = words.indices.prefix(join).last(where: { !words[$0].isStopword }),
      join - last <= 2, start - join <= 3
    else { return nil }
    let first = Self.run(words, upTo: last, count: second.count)
    self.first = first
    self.second = second
    withoutFirst = first.lowerBound..<join + 1
    withoutSecond = join..<second.upperBound
  }

  /// Whether the word is an "or" of its own, no part of "sell-or-ban".
  static func isJoin(
    _ index: Int, of words: [AnalyzedQuestion.Word], in question: AnalyzedQuestion,
    _ table: TermTable
  ) -> Bool {
    let token = words[index].token
    guard table.holds(.or, token.folded) else { return false }
    let bytes = question.text.utf8.prefix(token.span.start)
    return bytes.last != 0x2D
  }

  /// The name, or else the content words, that begin at `start`.
  private static func run(_ words: [AnalyzedQuestion.Word], from start: Int) -> Range<Int> {
    let isName = words[start].isName
    let end = words.indices.suffix(from: start).first {
      isName ? !words[$0].isName : words[$0].isStopword
    }
    return start..<(end ?? words.count)
  }

  /// The name that ends at `last`, or else as many content words as the other side has.
  private static func run(_ words: [AnalyzedQuestion.Word], upTo last: Int, count: Int) -> Range<
    Int
  > {
    var start = last
    while start > 0,
      words[last].isName ? words[start - 1].isName : last - start + 1 < count,
      !words[start - 1].isStopword
    {
      start -= 1
    }
    return start..<last + 1
  }
}

extension ClaimComparison {
  /// Where the sentence gives these words of the claim or what stands for them; nil when it does
  /// not.
  func span(of range: Range<Int>) -> TextSpan? {
    let mask = claim.mask(of: range)
    func gives(_ index: Int) -> Bool {
      ((claim.byTerm[terms[index]] ?? 0) | (claim.byRelation[terms[index]] ?? 0)) & mask != 0
    }
    guard let first = terms.indices.first(where: gives) else { return nil }
    let end = terms.indices.suffix(from: first).first { !gives($0) } ?? terms.count
    let article = candidate.article
    return TextSpan(
      Int(article.starts[candidate.tokens.lowerBound + first]),
      Int(article.ends[candidate.tokens.lowerBound + end - 1]))
  }
}
