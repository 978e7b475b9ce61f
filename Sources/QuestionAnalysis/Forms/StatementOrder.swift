internal import SentenceAnalysis
internal import Text

/// Puts the words of a question in the order of a statement: "When was the bridge opened?" becomes
/// "the bridge was opened When".
struct StatementOrder {
  let clause: QuestionClause
  let text: String
  let span: TextSpan
  /// Term of the main verb; nil where it is only "be", "do" or "have".
  let mainVerb: String?
  /// The verb behind an auxiliary that stands before its subject; nil where there is none.
  let inverted: Int?
  let analyzer: SentenceAnalyzer

  /// The statement, and the word that carried the verb; nil where nothing had to be turned.
  func statement() -> (text: String, carrier: Int?) {
    if let claim { return (slice(claim, end), nil) }
    guard let carrier, carrier + 1 < clause.words.count else { return (plain, nil) }
    if inverted == carrier + 1, clause.asking != nil { return (plain, carrier) }
    let rest = slice(carrier + 1, end)
    guard let split = invertedSubjectEnd(after: carrier) ?? subjectEnd(of: rest, after: carrier)
    else { return (plain, carrier) }
    let bytes = Array(rest.utf8)
    let subject = String(decoding: bytes[..<split], as: UTF8.self)
    let predicate = String(decoding: bytes[split...], as: UTF8.self)
    let asking = clause.asking == nil ? "" : slice(0, clause.words[carrier].token.span.start)
    let parts = [subject, verb(carrier), predicate, endsInNoun ? ", " + asking : asking]
    let words = parts.flatMap { $0.split(separator: " ") }
    return (words.joined(separator: " ").replacing(" , ", with: ", "), carrier)
  }

  /// The first word of what "Is it true that …?" asks; nil for other questions.
  private var claim: Int? {
    clause.starts.first { start in
      start + Self.opening < clause.words.count && clause.isAuxiliary(start)
        && clause.holds(.it, start + 1) && clause.holds(.truth, start + 2)
        && clause.holds(.that, start + 3)
    }.map { $0 + Self.opening }
  }

  /// Words of "Is it true that".
  private static let opening = 4

  /// Whether a noun or a name stands last, which the words that ask would be read as a part of.
  private var endsInNoun: Bool {
    guard clause.asking != nil, let last = clause.words.indices.last else { return false }
    let word = clause.words[last]
    return word.token.term != mainVerb && !clause.isAuxiliary(last) && !clause.isPreposition(last)
      && (word.isCapitalised || word.hasDigit || clause.isKnownNoun(last))
  }

  /// The words as they stand, without the mark at the end.
  private var plain: String { slice(0, end) }

  /// Where the last word ends: marks behind it are left out.
  private var end: Int { clause.words.last?.token.span.end ?? span.end }

  private func slice(_ first: Int, _ end: Int) -> String {
    guard first < clause.words.count else { return "" }
    let start = clause.words[first].token.span.start
    return start < end ? (text[TextSpan(start, end)].map(String.init) ?? "") : ""
  }

  private var carrier: Int? { clause.carrier }

  /// Where the subject ends before the inverted verb, in bytes behind the auxiliary.
  private func invertedSubjectEnd(after carrier: Int) -> Int? {
    guard let inverted, inverted > carrier + 1 else { return nil }
    let end = clause.subjectEnd(before: inverted, after: carrier)
    guard end > carrier + 1 else { return nil }
    return clause.words[end - 1].token.span.end - clause.words[carrier + 1].token.span.start
  }

  /// The auxiliary as a statement has it: "did" says nothing but that a verb follows, which a modal
  /// verb says better.
  private func verb(_ carrier: Int) -> String {
    clause.holds(.doForm, carrier)
      ? clause.vocabulary.ruleWords.first(.plainModal)
      : text[clause.words[carrier].token.span]?.lowercased() ?? ""
  }

  /// Where the subject ends, in bytes of `rest`; nil where a verb opens it: then what is asked for
  /// is the subject.
  private func subjectEnd(of rest: String, after carrier: Int) -> Int? {
    var memory = SentenceAnalyzer.Memory()
    let all = TextSpan(0, rest.utf8.count)
    let offset = clause.words[carrier + 1].token.span.start
    let verb = mainVerbStart(after: carrier).map { $0 - offset }
    guard let read = analyzer.analyze(rest, sentence: all, memory: &memory).first,
      let first = read.chunks.firstIndex(where: { $0.kind == .noun || $0.kind == .verb }),
      read.chunks[first].kind == .noun
    else {
      // An unknown name was taken for a verb.
      return clause.asking == nil ? verb.flatMap { $0 > 0 ? $0 : nil } : nil
    }
    // "How big is the fine Halden faces?" asks what the whole rest is like.
    if asksForMeasure(carrier) { return rest.utf8.count }
    if let verb, let end = end(before: verb, in: read, after: carrier) { return end }
    return Self.firstPhraseEnd(read, from: first, of: rest, clause.vocabulary.ruleWords)
  }

  /// "How big is": an adjective before a form of "be".
  private func asksForMeasure(_ carrier: Int) -> Bool {
    guard let asking = clause.asking, carrier == asking + 2 else { return false }
    return clause.holds(.how, asking) && clause.isMeasured(asking + 1)
      && !clause.isVerbCarrier(carrier) && !clause.isHave(carrier)
  }

  /// Where the main verb begins, in bytes of the question.
  private func mainVerbStart(after carrier: Int) -> Int? {
    guard let mainVerb else { return nil }
    return clause.words.dropFirst(carrier + 1).first {
      $0.token.term == mainVerb && !$0.isCapitalised
    }?.token.span.start
  }

  /// The end of the last noun phrase before the verb. Behind a form of "be" the verb has to be a
  /// participle: "What is the fine that Halden *faces*?" has its subject behind it.
  private func end(before verb: Int, in read: AnalyzedSentence, after carrier: Int) -> Int? {
    guard let token = read.tokens.firstIndex(where: { $0.span.start == verb }) else { return nil }
    let tag = read.tokens[token].tag
    if !clause.isVerbCarrier(carrier), ![.participle, .gerund, .past].contains(tag) { return nil }
    let last = read.chunks.last { $0.kind == .noun && $0.tokens.lowerBound < token }
    guard let last else { return nil }
    return read.tokens[min(last.tokens.upperBound, token) - 1].span.end
  }

  /// The end of the noun phrase at `first`, with what belongs to it: "'s team", "of the plant".
  private static func firstPhraseEnd(
    _ read: AnalyzedSentence, from first: Int, of rest: String, _ words: RuleWords
  ) -> Int? {
    var last = first
    while last + 1 < read.chunks.count {
      let next = read.chunks[last + 1]
      let opens = read.tokens[next.tokens.lowerBound]
      if next.kind == .noun, opens.tag == .possessiveEnding {
        last += 1
      } else if next.kind == .preposition, last + 2 < read.chunks.count,
        read.chunks[last + 2].kind == .noun,
        words.holds(.of, (rest[opens.span] ?? "").lowercased())
      {
        last += 2
      } else {
        break
      }
    }
    return read.tokens[read.chunks[last].tokens.upperBound - 1].span.end
  }
}
