internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// The rules that look at how the question's words are written, not only at their stems.
struct FormRules {
  private let terms: QuestionTerms
  /// For each question term the forms the question writes it in, as lower-case UTF-8.
  private var forms: [Set<[UInt8]>]

  init(_ question: AnalyzedQuestion, terms: QuestionTerms, table: TermTable) {
    self.terms = terms
    forms = Array(repeating: [], count: terms.numbers.count)
    let bytes = Array(question.text.utf8)
    for word in question.words {
      let span = word.token.span
      guard bytes.indices.contains(span.start), span.end <= bytes.count,
        let position = terms.numbers.firstIndex(of: table.number(of: word.token.term))
      else { continue }
      forms[position].insert(bytes[span.start..<span.end].map(Self.lowered))
    }
  }

  /// Fills coverage-exact, "founded" in the question and "founded" in the sentence, not "founder",
  /// coverage-reworded, "set up" in the sentence, and reworded-beside, "set up" where the article
  /// has "founded" elsewhere. O(tokens).
  func apply(to candidate: inout Candidate) {
    let article = candidate.article
    var mask: UInt64 = 0
    var written: UInt64 = 0
    var reworded: UInt64 = 0
    var ambiguous: UInt64 = 0
    for token in candidate.tokens {
      guard let position = terms.position(of: article.terms[token]),
        mask & 1 << UInt64(position) == 0
      else { continue }
      guard article.terms[token] == article.written[token] else {
        reworded |= 1 << UInt64(position)
        if !isPhrase(token, in: candidate) { ambiguous |= 1 << UInt64(position) }
        continue
      }
      written |= 1 << UInt64(position)
      let form = article.bytes[Int(article.starts[token])..<Int(article.ends[token])]
      if forms[position].contains(form.map(Self.lowered)) { mask |= 1 << UInt64(position) }
    }
    reworded &= ~written
    // What another name stands for is as good as written.
    candidate.features[.coverageExact] = terms.share(
      mask | candidate.mask & ~written & ~reworded)
    candidate.features[.coverageReworded] = terms.share(reworded)
    candidate.features[.rewordedBeside] = terms.share(
      reworded & ambiguous & terms.mask(of: article.ownTerms))
  }

  /// Whether a word that is read as another is one of several in a row, which mean hardly anything
  /// else: "fell in price", not "fell".
  private func isPhrase(_ token: Int, in candidate: Candidate) -> Bool {
    let article = candidate.article
    return [token - 1, token + 1].contains {
      candidate.tokens.contains($0) && article.terms[$0] != article.written[$0]
    }
  }

  /// An ASCII capital as a small letter; other bytes as they are.
  private static func lowered(_ byte: UInt8) -> UInt8 {
    0x41...0x5A ~= byte ? byte | 0x20 : byte
  }
}
