internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Where a reason begins and ends, and where a clause goes on behind what it puts in.
extension AnswerBoundaries {
  /// "Halden, a maker of nets, is moving" is, of what it makes, "nets": what stands between a
  /// clause's subject and its verb ends at the comma before the verb.
  func withoutVerb(_ choice: SpanChooser.Choice, in lead: Candidate) -> SpanChooser.Choice {
    guard Self.plainTypes.contains(question.answerType) else { return choice }
    let article = lead.article
    let clauses = article.facts.clauses(in: lead.span)
    let verbs = clauses.filter { clause in
      guard let end = clause.subject?.span.end, end <= choice.span.start else { return false }
      // "The mill makes flour, oats and rye": what stands behind a verb is no apposition.
      return !clauses.contains { (end..<choice.span.start).contains($0.verb.start) }
    }.map(\.verb.start)
    let cut = choice.tokens.dropFirst().first { token in
      article.gap(after: token - 1).first == 0x2C && verbs.contains(Int(article.starts[token]))
    }
    return cut.map { moved(choice, to: choice.tokens.lowerBound..<$0, lead) } ?? choice
  }

  /// Begins at "due to" or "because" where that stands inside, and ends before ", the report
  /// explains".
  func fromReasonWord(_ choice: SpanChooser.Choice, in lead: Candidate)
    -> SpanChooser.Choice
  {
    let article = lead.article
    let start =
      choice.tokens.first { table.holds(.reasonOpening, text($0, article).lowercased()) }
      ?? choice.tokens.first { ReasonCues(table: table).isReasonSince($0, article) }
      ?? purpose(in: choice.tokens, article)
    guard let start else { return withoutSpeaker(choice, in: lead) }
    return moved(choice, to: start..<beforeSpeaker(start..<choice.tokens.upperBound, article), lead)
  }

  /// The "to" of "expanded to power mills" where it is asked why something is expanded: behind the
  /// first word, or right before it.
  private func purpose(in tokens: Range<Int>, _ article: TokenizedArticle) -> Int? {
    guard let first = tokens.first, tokens.count > 2 else { return nil }
    let asked = question.words.filter { !$0.isStopword }.map { table.number(of: $0.token.term) }
    return [first + 1, first - 1].first {
      $0 > 0 && table.holds(.to, article.word($0)) && asked.contains(article.terms[$0 - 1])
    }
  }

  /// How something is done, without what it is done for.
  func withoutPurpose(_ choice: SpanChooser.Choice, in lead: Candidate) -> SpanChooser.Choice {
    ToldPurpose(question: question, table: table).start(within: choice.tokens, of: lead)
      .map { moved(choice, to: choice.tokens.lowerBound..<$0, lead) } ?? choice
  }

  /// Without ", the report explains" at its end.
  func withoutSpeaker(_ choice: SpanChooser.Choice, in lead: Candidate) -> SpanChooser.Choice {
    let (article, first) = (lead.article, choice.tokens.lowerBound)
    let told = article.facts.analysis.statements.first {
      $0.words.overlaps(choice.span) && $0.words.start <= choice.span.start
        && $0.rest == nil && $0.speaker.start >= $0.words.end
        && choice.span.contains($0.speaker)
    }
    let end = told.map { article.tokens(in: TextSpan(choice.span.start, $0.words.end)).upperBound }
    return moved(choice, to: first..<(end ?? beforeSpeaker(choice.tokens, article)), lead)
  }

  /// Where ", Ada Lindqvist, the director, told reporters" begins; the range's end where nobody is
  /// named as speaking there.
  private func beforeSpeaker(_ tokens: Range<Int>, _ article: TokenizedArticle) -> Int {
    func comma(before token: Int) -> Int? {
      (tokens.lowerBound..<max(tokens.lowerBound, token)).last {
        article.gap(after: $0).first == 0x2C
      }
    }
    let verb = tokens.suffix(Self.speech).first { table.isSaying($0, in: article.tokenized) }
    guard let verb, var end = comma(before: verb) else { return tokens.upperBound }
    if end + 1 == verb {
      // ", told reporters": the name, or what is added to it, stands before.
      guard let name = comma(before: end) else { return tokens.upperBound }
      end = article.isCapitalised(name + 1) ? name : comma(before: name) ?? name
    }
    return tokens.upperBound - end <= Self.speaker ? end + 1 : tokens.upperBound
  }

  /// Words from the verb of speaking to the end at most, and of all that names the speaker.
  private static let speech = 4
  private static let speaker = 16
}
