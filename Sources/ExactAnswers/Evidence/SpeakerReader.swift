internal import EvidenceRanking
internal import PassageIndex
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Reads off the best sentence who says what it tells, for "Who said …?".
struct SpeakerReader {
  let question: AnalyzedQuestion
  let table: TermTable

  /// Who speaks, and the sentences to quote for it.
  struct Speaker {
    let quotation: Quotation
    /// The name, in tokens of the article.
    let tokens: Range<Int>

    /// UTF-8 bytes of the article.
    var span: TextSpan {
      let article = quotation.candidate.article
      return TextSpan(
        Int(article.starts[tokens.lowerBound]), Int(article.ends[tokens.upperBound - 1]))
    }
  }

  /// The one who is named beside a verb of saying in the best of `candidates`, or in the sentence
  /// before where this one goes on with what was said there; nil where nobody is.
  func speaker(in candidates: [Candidate]) -> Speaker? {
    guard let best = candidates.first else { return nil }
    if let name = name(in: best) { return Speaker(quotation: Quotation(best), tokens: name) }
    let sentences = best.article.stored.sentences
    guard goesOn(best), best.sentence > 0,
      sentences[best.sentence - 1].block == sentences[best.sentence].block,
      let before = candidates.first(where: {
        $0.article === best.article && $0.sentence == best.sentence - 1
      }), let name = name(in: before)
    else { return nil }
    return Speaker(
      quotation: Quotation(before, sentences: before.sentence..<best.sentence + 1), tokens: name)
  }

  /// Whether the sentence is speech with no verb of saying of its own.
  private func goesOn(_ candidate: Candidate) -> Bool {
    let text = candidate.article.text(of: candidate.span)
    return (text.hasPrefix("\"") || text.hasPrefix("“"))
      && !candidate.tokens.contains { isSpeech($0, candidate.article) }
  }

  /// The name that a verb of saying stands beside: "X said", "the X report says", "said X", "said
  /// President X".
  private func name(in candidate: Candidate) -> Range<Int>? {
    let asked = Set(question.words.map { table.number(of: $0.token.term) })
    let verbs = candidate.tokens.filter { isSpeech($0, candidate.article) }
    return candidate.spans.first { span in
      span.kind == .name
        && !span.tokens.allSatisfy { asked.contains(candidate.article.terms[$0]) }
        && verbs.contains { verb in
          // "X, she said": the comma parts them.
          let between =
            verb < span.tokens.lowerBound
            ? verb..<span.tokens.lowerBound : span.tokens.upperBound - 1..<verb
          return 1...2 ~= between.count
            && !between.contains { candidate.article.gap(after: $0).contains(0x2C) }
        }
    }?.tokens
  }

  private func isSpeech(_ token: Int, _ article: TokenizedArticle) -> Bool {
    table.isSaying(token, in: article.tokenized)
  }
}
