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

  /// Sentences back in which the name of whom "he said" means may stand.
  private static let reach = 3

  /// Who says what the best of `candidates` tells: the speaker of the statement that it holds, in
  /// this sentence or the one in which the statement has its name; or the one who is named beside a
  /// verb of saying; nil where nobody is.
  func speaker(in candidates: [Candidate]) -> Speaker? {
    guard let best = candidates.first else { return nil }
    if let told = teller(of: best, among: candidates) { return told }
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

  // MARK: Statements

  /// The speaker of the statement whose words the sentence holds; nil where it holds none, or the
  /// name of its speaker stands too far off.
  private func teller(of best: Candidate, among candidates: [Candidate]) -> Speaker? {
    let facts = best.article.facts
    let held = facts.analysis.statements.filter {
      $0.words.overlaps(best.span) || ($0.rest?.overlaps(best.span) ?? false)
    }
    let longest = held.max {
      $0.words.shared(with: best.span).length < $1.words.shared(with: best.span).length
    }
    guard let statement = longest, isCalledSo(statement, best.article),
      let name = name(of: statement, in: best) ?? nameBefore(statement, in: best.article)
    else { return nil }
    if best.span.contains(name) { return speaker(name, in: best, through: best.sentence) }
    return candidates.first {
      $0.article === best.article && $0.span.contains(name)
        && best.sentence - Self.reach..<best.sentence ~= $0.sentence
        && isOneBlock($0.sentence...best.sentence, best.article)
    }.flatMap { speaker(name, in: $0, through: best.sentence) }
  }

  private func speaker(_ name: TextSpan, in candidate: Candidate, through last: Int) -> Speaker? {
    let tokens = candidate.article.tokens(in: name)
    guard !tokens.isEmpty, !isAsked(tokens, candidate.article) else { return nil }
    return Speaker(
      quotation: Quotation(candidate, sentences: candidate.sentence..<last + 1), tokens: tokens)
  }

  private func isOneBlock(_ sentences: ClosedRange<Int>, _ article: TokenizedArticle) -> Bool {
    let all = article.stored.sentences
    return sentences.allSatisfy { all[$0].block == all[sentences.lowerBound].block }
  }

  /// Where the speaker is named: in the words that name the speaker, or else in the sentence, or
  /// last before it.
  private func name(of statement: Statement, in best: Candidate) -> TextSpan? {
    let facts = best.article.facts
    guard let entity = facts.entity(statement.entity), entity.kind != .work, entity.kind != .place
    else { return nil }
    func names(_ span: TextSpan) -> [TextSpan] {
      facts.mentions(in: span).filter {
        $0.entity == entity.id && ($0.form == .name || $0.form == .short)
      }.map(\.span)
    }
    if let own = names(statement.speaker).first { return own }
    if let here = names(best.span).first(where: { !statement.words.contains($0) }) { return here }
    let first = max(0, best.sentence - Self.reach)
    let start = best.article.stored.sentences[first].span.start
    return names(TextSpan(start, best.span.start)).last
  }

  /// "Which *report* says …?" wants who is called so, in the words that name the speaker.
  private func isCalledSo(_ statement: Statement, _ article: TokenizedArticle) -> Bool {
    guard question.answerType == .articles, let head = question.form.wanted?.head else {
      return true
    }
    return article.tokens(in: statement.speaker)
      .contains { article.terms[$0] == table.number(of: head) }
  }

  /// "the report" behind "the Halden report": the name that the same noun last had as a speaker.
  private func nameBefore(_ statement: Statement, in article: TokenizedArticle) -> TextSpan? {
    guard let noun = article.tokens(in: statement.speaker).last else { return nil }
    let earlier = article.facts.analysis.statements.filter {
      $0.speaker.start < statement.speaker.start
    }.sorted { $0.speaker.start < $1.speaker.start }
    return earlier.reversed().lazy.compactMap { other -> TextSpan? in
      let words = article.tokens(in: other.speaker)
      guard let last = words.last, article.terms[last] == article.terms[noun] else { return nil }
      let name = words.filter { article.isCapitalised($0) }
      guard let first = name.first, let end = name.last else { return nil }
      return TextSpan(Int(article.starts[first]), Int(article.ends[end]))
    }.first
  }

  // MARK: Words beside a verb

  /// Whether the sentence is speech with no verb of saying of its own.
  private func goesOn(_ candidate: Candidate) -> Bool {
    let text = candidate.article.text(of: candidate.span)
    return (text.hasPrefix("\"") || text.hasPrefix("“"))
      && !candidate.tokens.contains { isSpeech($0, candidate.article) }
  }

  /// The name that a verb of saying stands beside: "X said", "the X report says", "said X", "said
  /// President X".
  private func name(in candidate: Candidate) -> Range<Int>? {
    let verbs = candidate.tokens.filter { isSpeech($0, candidate.article) }
    return candidate.spans.first { span in
      span.kind == .name && !isAsked(span.tokens, candidate.article)
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

  /// Whether all the words are the question's.
  private func isAsked(_ tokens: Range<Int>, _ article: TokenizedArticle) -> Bool {
    let asked = Set(question.words.map { table.number(of: $0.token.term) })
    return tokens.allSatisfy { asked.contains(article.terms[$0]) }
  }

  private func isSpeech(_ token: Int, _ article: TokenizedArticle) -> Bool {
    table.isSaying(token, in: article.tokenized)
  }
}
