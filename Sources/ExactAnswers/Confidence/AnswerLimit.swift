package import EvidenceRanking
package import QuestionAnalysis
internal import SentenceAnalysis

/// What keeps a sentence from being the answer however well it fits: no sum of features could
/// outweigh these.
package enum AnswerLimit: String, CaseIterable {
  case nameUnknown = "a name of which no article holds a word"
  case nameElsewhere = "a name of which the article lacks a word"
  case figureOfOthers =
    "a figure, and no word of the name that was asked about beside it or around it"
  case noFigure = "how many is asked for, and the sentence has no number"
  case noAmount = "how much money is asked for, and what is quoted has no amount"
  case noAge = "how old somebody is, and what is quoted tells no age"
  case noPerson = "no person's name, and a word of the question that no article holds"
  case otherBearer =
    "who somebody is, and the name does not stand whole in the sentence or around it"

  case otherParty = "somebody else stands in the place of the one who is asked about"

  case noHolder =
    "the holder of an office, and the sentence has neither the office nor who holds it there"
  case noRelation = "who somebody is, and no word of what that somebody is asked to be"
  case onlyPlanned = "what came of it is asked for, and the sentence only tells a plan or a chance"
  case otherCount = "how many is asked for, and no figure of the sentence counts these"
  case nothingAsked = "a figure, and of what is asked the sentence has nothing but a name"
  case otherPlace = "a figure of another place than the one that is asked about"
  case otherAttribute =
    "of something else beside the same words, or with a prefix that denies it"
  case noCause = "what caused it, and no word of a cause"

  case nothingSaid =
    "a figure, and of several words that are no names none is said there, before it or in the title"
  case measureUnsaid = "a sum or a share of something named, which the sentence does not name"
  case denied = "the sentence denies what the question takes for granted, or only claims it"

  /// The limits that hold for the best candidate, in order.
  ///
  /// - Parameter isCompleted: whether names were added to the question that nobody typed: the
  ///   articles need not know them.
  package static func holding(
    _ question: AnalyzedQuestion, _ ranking: EvidenceRanker.Ranking, _ evidence: Evidence,
    _ features: [ConfidenceEstimator.Feature: Double], isCompleted: Bool
  ) -> [AnswerLimit] {
    allCases.filter { limit in
      switch limit {
      case .nameUnknown:
        !isCompleted && question.answerType != .yesNo && ranking.namesUnknown
      case .nameElsewhere:
        !isCompleted && question.answerType != .yesNo && (features[.namesUnheld] ?? 0) > 0
      case .figureOfOthers: !isCompleted && isFigureOfOthers(question, ranking)
      case .noFigure:
        [.count, .percentage].contains(question.answerType) && features[.wantedMissing] == 1
      case .noAmount: question.answerType == .money && features[.wantedMissing] == 1
      case .noAge: evidence.lacksAge
      case .noPerson: ranking.unknownMask != 0 && isNoPerson(question, ranking, evidence)
      case .otherParty:
        !isCompleted && question.answerType != .yesNo
          && (isOfAnother(question, ranking, evidence)
            || isToldOfOther(question, ranking, evidence))
      // The office is typed, whoever it is asked of.
      case .noHolder: limit.lacksWanted(question, ranking, evidence)
      case .otherAttribute:
        question.answerType != .yesNo && isOfOtherAttribute(question, ranking, evidence)
      case .nothingAsked:
        !isCompleted && (features[.coverage] ?? 1) < leastOfFigure
          && limit.lacksWanted(question, ranking, evidence)
      case .noRelation, .onlyPlanned, .otherCount, .otherPlace, .noCause:
        !isCompleted && limit.lacksWanted(question, ranking, evidence)
      case .nothingSaid, .measureUnsaid:
        !isCompleted && limit.leavesUnsaid(question, ranking, evidence)
      case .denied: question.answerType != .yesNo && isDenied(ranking, evidence)
      case .otherBearer:
        !isCompleted && asksWhoIs(question) && isNowhereWhole(evidence)
      }
    }
  }

  /// The share of the question that a sentence with its figure must hold at least.
  private static let leastOfFigure = 0.25

  private static let ofOne: Set<AnswerType> = told.union([.thing])

  /// "How much does the tax on sugar bring?" is not answered by what a tax on flights brings.
  private static func isOfOtherAttribute(
    _ question: AnalyzedQuestion, _ ranking: EvidenceRanker.Ranking, _ evidence: Evidence
  ) -> Bool {
    guard let lead = evidence.quoted.first?.candidate, let matcher = ranking.matcher,
      question.answerType.isFigure || ofOne.contains(question.answerType)
    else { return false }
    let attribute = AskedAttribute(question: question, table: matcher.table, lead: lead)
    return attribute.isDeniedByPrefix || attribute.isOwnedByOther
      || attribute.isReplaced && (question.answerType.isFigure || question.answerType == .date)
  }

  /// Whether the lead lacks what is wanted in the way that this limit names.
  private func lacksWanted(
    _ question: AnalyzedQuestion, _ ranking: EvidenceRanker.Ranking, _ evidence: Evidence
  ) -> Bool {
    guard let matcher = ranking.matcher, let lead = evidence.quoted.first?.candidate else {
      return false
    }
    let reading = WantedReading(question: question, matcher: matcher, lead: lead)
    switch self {
    case .noHolder: return question.focus.isEmpty && matcher.isWithoutOffice(lead)
    case .noRelation:
      return question.focus.isEmpty && matcher.lacksNoun(in: lead) && reading.isWithoutAnybody
    case .onlyPlanned: return matcher.isOnlyPlanned(lead)
    case .otherCount:
      return reading.isOtherCount || evidence.choice == nil && reading.countsOtherKind
    case .otherPlace: return question.answerType.isFigure && matcher.tellsOtherPlace(lead)
    case .nothingAsked: return question.answerType.isFigure && matcher.holdsOnlyNames(lead)
    case .noCause: return question.answerType == .thing && matcher.lacksCause(in: lead)
    default: return false
    }
  }

  private func leavesUnsaid(
    _ question: AnalyzedQuestion, _ ranking: EvidenceRanker.Ranking, _ evidence: Evidence
  ) -> Bool {
    guard let matcher = ranking.matcher, let lead = evidence.quoted.first?.candidate,
      question.answerType.isFigure || question.answerType == .duration, !lead.isAnswerToAsked,
      matcher.toldOwner(in: lead) == nil
    else { return false }
    let unsaid = UnsaidWords(question: question, ranking: ranking, matcher: matcher, lead: lead)
    return self == .nothingSaid ? unsaid.isEveryWord : unsaid.isMeasure
  }

  /// "How much did it pay to Halden?" is not answered by a figure with no word of Halden beside it
  /// or around it.
  private static func isFigureOfOthers(
    _ question: AnalyzedQuestion, _ ranking: EvidenceRanker.Ranking
  ) -> Bool {
    guard question.answerType.isFigure, ranking.terms.nameMask != 0,
      let lead = ranking.candidates.first
    else { return false }
    return lead.features[.namesAbsent] > 0.99 * ranking.terms.share(ranking.terms.nameMask)
  }

  /// "When did it open?" is not answered by "It did not open in May".
  private static func isDenied(_ ranking: EvidenceRanker.Ranking, _ evidence: Evidence) -> Bool {
    guard let matcher = ranking.matcher, !matcher.form.isNegated,
      let match = evidence.quoted.first.map({ matcher.match($0.candidate) })
    else { return false }
    return match.hasPredicate(of: matcher.form) && matcher.form.predicate?.terms.isEmpty == false
      && (match.polarity == .contradicted || match.isDisputed)
  }

  /// "When was Altsol founded?" is not answered by when another company was.
  private static func isOfAnother(
    _ question: AnalyzedQuestion, _ ranking: EvidenceRanker.Ranking, _ evidence: Evidence
  ) -> Bool {
    guard let matcher = ranking.matcher,
      let match = evidence.quoted.first.map({ matcher.match($0.candidate) })
    else { return false }
    if let lead = evidence.quoted.first?.candidate,
      matcher.holdsElsewhere(lead) || matcher.form.wanted == nil && matcher.tellsOfAnother(lead)
    {
      return true
    }
    return match.hasPredicate(of: matcher.form)
      && match.rows.contains {
        let part = matcher.form.parts[$0.part]
        return $0.verdict == .contradicted && part.isName && part.clause == 0
          && (part.role == .doer || part.role == .undergoer
            || part.role == .modifier && question.answerType.isFigure)
      }
  }

  private static let told: Set<AnswerType> = [.date, .place, .person, .organisation, .duration]

  /// "How much did Altsol offer?" is not answered by what another company offered.
  private static func isToldOfOther(
    _ question: AnalyzedQuestion, _ ranking: EvidenceRanker.Ranking, _ evidence: Evidence
  ) -> Bool {
    guard let matcher = ranking.matcher, let lead = evidence.quoted.first?.candidate else {
      return false
    }
    if question.answerType.isFigure {
      let figures = matcher.figures(in: lead)
      return !figures.isEmpty && figures.allSatisfy { $0.party == .contradicted }
    }
    return told.contains(question.answerType) && evidence.isToldOfOther
  }

  /// "Who is the mayor?" is not answered by what is no person's name where no article holds a word
  /// of the question.
  private static func isNoPerson(
    _ question: AnalyzedQuestion, _ ranking: EvidenceRanker.Ranking, _ evidence: Evidence
  ) -> Bool {
    guard question.answerType == .person, let choice = evidence.choice,
      let lead = evidence.quoted.first?.candidate, ranking.matcher?.toldOwner(in: lead) == nil
    else { return false }
    return !lead.spans.contains {
      $0.kind == .name && $0.personLikeness > 0.2 && $0.tokens.overlaps(choice.tokens)
    }
  }

  /// Whether no name of the question stands whole in the lead or around it.
  private static func isNowhereWhole(_ evidence: Evidence) -> Bool {
    guard let lead = evidence.quoted.first?.candidate else { return false }
    return lead.features[.namesInSentence] + lead.features[.namesInContext] < 0.01
  }

  /// "Who was Philip I?": nothing but a name.
  private static func asksWhoIs(_ question: AnalyzedQuestion) -> Bool {
    question.answerType == .person && question.names.count == 1
      && question.words.allSatisfy { $0.isStopword || $0.isName }
  }
}
