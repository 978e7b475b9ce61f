package import EvidenceRanking
internal import PassageIndex
internal import QuestionAnalysis
package import SentenceAnalysis
internal import Text

/// Compares what other articles give for the same question: who agrees with the lead, and who
/// differs.
package struct SourceComparison {
  package let chooser: SpanChooser
  package let figures: FigureReader
  /// Of the same question; nil: values are compared by their kind alone.
  package let matcher: ClauseMatcher?

  /// A sentence of another article with its own answer.
  package struct Source {
    package let candidate: Candidate
    package let choice: SpanChooser.Choice

    package init(candidate: Candidate, choice: SpanChooser.Choice) {
      self.candidate = candidate
      self.choice = choice
    }
  }

  /// Other articles' answers, best first, one an article; empty lists where nothing comparable was
  /// found.
  package struct Result {
    package var agreeing: [Source] = []
    package var differing: [Source] = []

    package init(agreeing: [Source] = [], differing: [Source] = []) {
      self.agreeing = agreeing
      self.differing = differing
    }
  }

  /// Candidates looked at.
  package static let depth = 30
  /// A sentence is about the same thing when it covers this share of what the lead covers of the
  /// question.
  package static let minimumCoverage = 0.9
  /// And this share of the whole question, its rarest word included: two amounts are not two
  /// answers for both being amounts.
  package static let minimumShare = 0.7
  /// A differing answer must be this likely to be its sentence's answer.
  static let minimumProbability = 0.35
  /// Words of an answer beside the value or name in it.
  static let longestRest = 6
  /// Sources named on either side.
  package static let maximumSources = 3

  /// Compares the lead's answer with those of `candidates`, which come best first.
  package func compare(lead: Candidate, choice: SpanChooser.Choice, with candidates: [Candidate])
    -> Result
  {
    var result = Result()
    // "And in 2025?" names nothing on which sources could agree or differ.
    let namesSomething = chooser.asked.question.words.contains { !$0.isStopword && !$0.isNumber }
    guard namesSomething, let kind = kind(of: choice, in: lead) else { return result }
    let value = chooser.finder.value(of: choice.tokens, kind: kind, in: lead.article.tokenized)
    var seen: Set<ArticleID> = [lead.article.stored.summary.id]
    for candidate in candidates.prefix(Self.depth) {
      guard isAboutTheSame(candidate, lead), !seen.contains(candidate.article.stored.summary.id),
        let other = chooser.choices(in: candidate).first,
        other.probability >= Self.minimumProbability,
        let otherKind = self.kind(of: other, in: candidate), otherKind == kind,
        isAsAsked(other, candidate, like: choice, lead)
      else { continue }
      seen.insert(candidate.article.stored.summary.id)
      let source = Source(candidate: candidate, choice: other)
      let agrees = chooser.finder.value(
        of: other.tokens, kind: kind, in: candidate.article.tokenized
      )
      .agrees(with: value)
      if agrees {
        result.agreeing.append(source)
      } else if kind != .name, !isOfAnotherTime(other, candidate, than: choice, lead) {
        result.differing.append(source)
      }
    }
    result.agreeing = Array(result.agreeing.prefix(Self.maximumSources))
    result.differing = Array(result.differing.prefix(Self.maximumSources))
    return result
  }

  /// Whether both sentences say of what time their figure is, and these are two: revenue of one
  /// year does not differ from that of another.
  private func isOfAnotherTime(
    _ other: SpanChooser.Choice, _ candidate: Candidate, than choice: SpanChooser.Choice,
    _ lead: Candidate
  ) -> Bool {
    guard let own = figures.figure(choice.tokens, in: lead.sentenceSpans)?.period,
      let others = figures.figure(other.tokens, in: candidate.sentenceSpans)?.period
    else { return false }
    return own.days != others.days
  }

  /// Whether another article's value is of the party, the measure and the event that is asked for,
  /// as far as the lead's is: people in need are no people killed.
  private func isAsAsked(
    _ other: SpanChooser.Choice, _ candidate: Candidate, like choice: SpanChooser.Choice,
    _ lead: Candidate
  ) -> Bool {
    guard let matcher else { return true }
    let impossible = ImpossibleAnswer(
      question: chooser.asked.question, asked: chooser.asked, table: chooser.table)
    if impossible.isMet(by: other, in: candidate) || matcher.isOfOther(other.span, in: candidate) {
      return false
    }
    func figure(_ choice: SpanChooser.Choice, _ candidate: Candidate) -> FigureMatch? {
      matcher.figures(in: candidate).first { $0.figure.span.overlaps(choice.span) }
    }
    guard let own = figure(choice, lead) else { return hasVerb(candidate, like: lead, matcher) }
    guard let others = figure(other, candidate) else { return false }
    guard !own.predicate.isFound || others.predicate.isFound else { return false }
    return others.isPossible && !others.isOther && others.figure.unit == own.figure.unit
      && others.fit >= own.fit - Self.nearlyAsFit
  }

  /// How much worse another article's figure may fit.
  private static let nearlyAsFit = 0.2

  /// Where the lead's clause has the verb that is asked for, the other's has it too.
  private func hasVerb(
    _ candidate: Candidate, like lead: Candidate, _ matcher: ClauseMatcher
  ) -> Bool {
    !matcher.match(lead).hasPredicate(of: matcher.form)
      || matcher.match(candidate).hasPredicate(of: matcher.form)
  }

  /// The kind of value that the choice is or holds.
  private func kind(of choice: SpanChooser.Choice, in candidate: Candidate) -> FoundSpan.Kind? {
    // A clause that happens to hold a number is no figure.
    candidate.spans.first {
      $0.tokens.overlaps(choice.tokens)
        && choice.tokens.count <= $0.tokens.count + Self.longestRest
    }?.kind
  }

  /// Whether the sentence speaks of what the question asks as fully as the lead does.
  private func isAboutTheSame(_ candidate: Candidate, _ lead: Candidate) -> Bool {
    [candidate, lead].allSatisfy { sentence in
      sentence.features[.coverage] >= Self.minimumShare && sentence.features[.rarestTerm] > 0
    }
      && candidate.features[.coverage] >= Self.minimumCoverage * lead.features[.coverage]
      && candidate.features[.namesInSentence] >= lead.features[.namesInSentence]
      && candidate.features[.namesInContext] + candidate.features[.namesInSentence]
        >= lead.features[.namesInContext] + lead.features[.namesInSentence]
      && candidate.features[.namesAbsent] <= lead.features[.namesAbsent]
  }
}
