package import EvidenceRanking
package import QuestionAnalysis
package import SentenceAnalysis
internal import Text

/// Chooses what a reply is made of: the sentences to quote, the exact answer inside the first, and
/// what other articles give instead.
package struct EvidenceFinder {
  package let judge: YesNoJudge
  package let figures: FigureReader
  package let table: TermTable

  package init(judge: YesNoJudge, figures: FigureReader, table: TermTable) {
    self.judge = judge
    self.figures = figures
    self.table = table
  }

  /// - Parameter chooser: of the same question and ranking.
  package func evidence(
    _ question: AnalyzedQuestion, ranking: EvidenceRanker.Ranking, chooser: SpanChooser
  ) -> Evidence {
    let source = AskedSource(question, table: table)
    let judgement = question.answerType == .yesNo ? judgement(question, ranking, source) : nil
    let speaker =
      asksWhoSaid(question)
      ? SpeakerReader(question: question, table: table).speaker(in: ranking.candidates) : nil
    let age = AskedAge(question: question, matcher: ranking.matcher, table: table)
    let parties = PartyChoice(question: question, matcher: ranking.matcher, chooser: chooser)
    let leading =
      judgement?.candidate ?? sourced(by: source, question, ranking) ?? amount(question, ranking)
      ?? age.lead(among: ranking.candidates)
      ?? ReasonCues(table: table).lead(among: ranking.candidates, for: question)
      ?? MannerLead(table: table).lead(among: ranking.candidates, for: question)
      ?? FigureLead(
        question: question, chooser: chooser, figures: figures, matcher: ranking.matcher
      )
      .lead(among: ranking.candidates)
      ?? parties.newer(among: ranking.candidates)
    var evidence = Evidence(
      quoted: EvidenceSelector(recency: ranking.recency)
        .evidence(ranking.candidates, leading: leading, quoting: speaker?.quotation),
      judgement: judgement)
    guard let lead = evidence.quoted.first?.candidate else { return evidence }
    if speaker != nil { evidence.told = ranking.candidates.first }
    if let source, judgement == nil, !source.allows(lead) { return evidence }
    // What somebody answers in an article is quoted whole.
    if lead.isAnswerToAsked, lead.tokens.count > Self.shortestTold, question.focus.isEmpty,
      Self.toldWhole.contains(question.answerType)
    {
      return evidence
    }
    if let span = judgement?.alternative { evidence.choice = chooser.choice(of: span, in: lead) }
    let said = WordsSaid(question: question, chooser: chooser)
    let choices = said.among(chooser.choices(in: lead), in: lead)
    evidence.choices = Array(choices.prefix(Evidence.shownChoices))
    if let speaker, !(evidence.likeliest.map { speaker.tokens.overlaps($0.tokens) } ?? false) {
      evidence.choice = chooser.choice(of: speaker.span, in: lead)
      return evidence
    }
    let wanted = WantedKind(question: question, asked: chooser.asked, table: table)
    let figures = FigureChoice(matcher: ranking.matcher, chooser: chooser)
    let aged = age.span(in: lead).map { chooser.choice(of: $0, in: lead) }
    let fitting =
      said.choice(in: lead) ?? aged ?? purpose(question, lead, chooser)
      ?? based(wanted, choices, lead, chooser)
      ?? parties.choice(in: lead, instead: fitting(choices, wanted, lead)).map { choice in
        (ListedExamples(question: question, table: table).span(insteadOf: choice, in: lead)
          ?? JoinedParties(
            question: question, matcher: ranking.matcher, table: table,
            wantsMany: chooser.asked.wantsMany
          )
          .span(insteadOf: choice, in: lead))
          .map { chooser.choice(of: $0, in: lead) } ?? choice
      } ?? speaker.map { chooser.choice(of: $0.span, in: lead) }
    let impossible = ImpossibleAnswer(question: question, asked: chooser.asked, table: table)
    let sum = AskedSum(question: question, matcher: ranking.matcher, table: table)
    let chosen = age.isAsked ? fitting : figures.choice(in: lead, instead: fitting)
    if age.isAsked, !(chosen.map { age.mayBe($0, in: lead) } ?? false) {
      evidence.lacksAge = true
      return evidence
    }
    if let span = (chosen ?? fitting)?.span, Self.toldOfOne.contains(question.answerType),
      question.answerType != .place || hasVerb(question, lead),
      ranking.matcher?.isOfOther(figure(in: span, of: lead) ?? span, in: lead) ?? false
    {
      evidence.isToldOfOther = true
      return evidence
    }
    guard let choice = chosen, !sum.isPart(choice, in: lead),
      !impossible.isRowOfAnother(lead), !impossible.isOfOtherRank(choice, lead),
      question.answerType != .date || !impossible.isNoTime(choice, lead),
      !(ranking.matcher?.isFormerHolder(choice.span, in: lead) ?? false)
    else { return evidence }
    evidence.choice = AnswerBoundaries(question: question, table: table)
      .mended(chooser.whole(choice, in: lead), in: lead)
    if let mended = evidence.choice,
      impossible.isOfOtherKind(mended, lead)
        || impossible.isEcho(mended.tokens, lead.article)
          && ranking.matcher?.toldOwner(in: lead) == nil
    {
      evidence.choice = nil
    }
    guard evidence.choice != nil else { return evidence }
    evidence.others = others(question, ranking, choice, in: lead, chooser)
    return evidence
  }

  /// "Lund" of "the Lund-based mill", where nothing else is a place.
  private func based(
    _ wanted: WantedKind, _ choices: [SpanChooser.Choice], _ lead: Candidate,
    _ chooser: SpanChooser
  ) -> SpanChooser.Choice? {
    let fitting = fitting(choices, wanted, lead)
    guard fitting.map({ wanted.isNoPlace($0, in: lead) }) ?? true else { return nil }
    return BasedPlace(question: wanted.question, table: table).span(in: lead)
      .map { chooser.choice(of: $0, in: lead) }
  }

  /// Words of an answer that is a name alone, at most: "The Bible".
  private static let shortestTold = 3
  private static let toldWhole: Set<AnswerType> = [.thing, .reason, .manner, .quotation]

  /// What is told of a party that the question names; who does something is a party itself.
  private static let toldOfOne: Set<AnswerType> = [
    .money, .quantity, .count, .percentage, .duration, .date, .place,
  ]

  /// Whether any clause of the lead has the verb that is asked for.
  private func hasVerb(_ question: AnalyzedQuestion, _ lead: Candidate) -> Bool {
    lead.article.facts.clauses(in: lead.span).contains {
      $0.lemma == question.form.predicate?.lemma
    }
  }

  private func figure(in span: TextSpan, of lead: Candidate) -> TextSpan? {
    lead.article.facts.figures(in: lead.span).map(\.span).first { span.contains($0) }
  }

  /// What is said in the source's words settles it, nothing else.
  private func judgement(
    _ question: AnalyzedQuestion, _ ranking: EvidenceRanker.Ranking, _ source: AskedSource?
  ) -> YesNoJudge.Judgement? {
    var judgement = judge.judge(question, ranking: ranking)
    if let source, let lead = judgement?.candidate, !source.allows(lead) {
      judgement?.verdict = nil
      judgement?.alternative = nil
    }
    return judgement
  }

  /// A sentence in the words of the source that is asked for, with a figure where one is.
  private func sourced(
    by source: AskedSource?, _ question: AnalyzedQuestion, _ ranking: EvidenceRanker.Ranking
  ) -> Candidate? {
    source?.lead(among: ranking.candidates) { candidate in
      !question.answerType.isFigure
        || !candidate.article.facts.figures(in: candidate.span).isEmpty
    }
  }

  private func purpose(
    _ question: AnalyzedQuestion, _ lead: Candidate, _ chooser: SpanChooser
  ) -> SpanChooser.Choice? {
    let purpose = ToldPurpose(question: question, table: table)
    return (purpose.span(in: lead) ?? purpose.means(in: lead))
      .map { chooser.choice(of: $0, in: lead) }
  }

  /// The best of `choices` that can be the whole answer; nil where none can.
  private func fitting(
    _ choices: [SpanChooser.Choice], _ wanted: WantedKind, _ lead: Candidate
  ) -> SpanChooser.Choice? {
    let question = wanted.question
    guard question.answerType.hasExactAnswer,
      let choice = wanted.first(of: choices, in: lead),
      !isBesideDeed(question, choice, lead), !isBareThing(question, choice),
      question.answerType != .reason
        || ReasonCues(table: table).mayBeReason(choice.tokens, in: lead)
    else { return nil }
    return choice
  }

  /// What other articles give.
  private func others(
    _ question: AnalyzedQuestion, _ ranking: EvidenceRanker.Ranking, _ choice: SpanChooser.Choice,
    in lead: Candidate, _ chooser: SpanChooser
  ) -> SourceComparison.Result {
    var others = SourceComparison(chooser: chooser, figures: figures, matcher: ranking.matcher)
      .compare(lead: lead, choice: choice, with: ranking.candidates)
    // "How much was it expected to cost?" wants no result.
    if figures.status.isAsked(in: question) {
      others.differing.removeAll {
        figures.status.status(of: $0.choice.tokens, in: $0.candidate.sentenceSpans) == nil
      }
    }
    return others
  }

  /// "Who warned …?", "Who reported …?", "Which report says that …?"
  package func asksWhoSaid(_ question: AnalyzedQuestion) -> Bool {
    if question.answerType == .articles { return asksWhichSays(question) }
    guard question.answerType == .person, let verb = question.mainVerb else { return false }
    return table.classes(of: table.number(of: verb)).contains(.speech)
      || question.words.contains {
        $0.token.term == verb && table.holds(.speaking, $0.token.folded)
      }
  }

  /// "Which report says that …?"
  private func asksWhichSays(_ question: AnalyzedQuestion) -> Bool {
    guard let wanted = question.form.wanted, wanted.role == .doer, wanted.clause == 0,
      let verb = question.form.predicate, question.form.parts.contains(where: { $0.clause > 0 })
    else { return false }
    return verb.terms.contains { table.classes(of: table.number(of: $0)).contains(.speech) }
      || verb.text.split(separator: " ").contains { table.holds(.speaking, $0.lowercased()) }
  }

  /// "What is Halden doing?" is not answered by "AI".
  private func isBareThing(_ question: AnalyzedQuestion, _ choice: SpanChooser.Choice) -> Bool {
    question.form.predicate?.lemma.map { table.holds(.do, $0) } ?? false
      && question.answerType == .thing && choice.tokens.count < Self.shortestDeed
  }

  /// Words of what somebody does, at least: a verb and what it is done to.
  private static let shortestDeed = 2

  /// "Who won the cup?" is not answered by a name in a sentence that tells of no winning, unless
  /// the name is nearly sure.
  private func isBesideDeed(
    _ question: AnalyzedQuestion, _ choice: SpanChooser.Choice, _ lead: Candidate
  ) -> Bool {
    let asked = question.words.filter { question.questionSpan.contains($0.token.span) }
    guard [.person, .organisation].contains(question.answerType), asked.count > 1,
      table.holds(.who, asked[0].token.folded), asked[1].token.term == question.mainVerb
    else { return false }
    return lead.features[.mainVerb] == 0 && lead.features[.verbKin] == 0
      && choice.probability < Self.sureOfDoer
  }

  /// From this probability on, a name is the answer though its sentence lacks the verb of the
  /// question.
  private static let sureOfDoer = 0.35

  /// The best candidate with an amount, where one is asked for, the very best has none and this one
  /// is nearly as good; nil otherwise.
  private func amount(_ question: AnalyzedQuestion, _ ranking: EvidenceRanker.Ranking) -> Candidate?
  {
    guard question.answerType == .money, let best = ranking.candidates.first,
      best.features[.answerKind] <= 0
    else { return nil }
    return ranking.candidates.first {
      $0.features[.answerKind] > 0 && $0.score > best.score - Self.amountGap
    }
  }

  /// How much lower a sentence with the amount asked for may score than one without.
  private static let amountGap = 0.55
}
