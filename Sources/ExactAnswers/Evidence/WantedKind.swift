internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Whether the exact answer is of the kind that the question cannot do without: a time for "when?",
/// a figure for "how much?".
///
/// "When was that?" is not answered by "910C". Where this says no, the quotation is given without
/// an exact answer.
struct WantedKind {
  let question: AnalyzedQuestion
  let asked: SpanQuestion
  let table: TermTable

  /// The best of `choices` (which come best first) that is of the kind wanted; nil where none of
  /// the likeliest is.
  func first(of choices: [SpanChooser.Choice], in lead: Candidate) -> SpanChooser.Choice? {
    let impossible = ImpossibleAnswer(question: question, asked: asked, table: table)
    let possible = choices.prefix(Self.depth).filter {
      isMet(by: $0, in: lead) && !impossible.isMet(by: $0, in: lead)
    }
    if let whole = possible.first(where: { isOfAskedNoun($0, in: lead) }) { return whole }
    if let owned = possible.first.flatMap({ owned(by: $0, among: choices, in: lead) }) {
      return owned
    }
    guard let first = possible.first, question.answerType == .place, question.focus.isEmpty,
      isNoPlace(first, in: lead)
    else { return possible.first }
    return possible.first { !$0.span.overlaps(first.span) && isPlace($0, in: lead) } ?? first
  }

  /// "Lund Airport", not "Lund", for "At which airport …?"
  private func isOfAskedNoun(_ choice: SpanChooser.Choice, in lead: Candidate) -> Bool {
    guard question.answerType == .place, let head = question.focus.last else { return false }
    let noun = table.number(of: head)
    return choice.tokens.count > 1 && choice.tokens.allSatisfy(lead.article.isCapitalised)
      && choice.tokens.contains { lead.article.terms[$0] == noun }
  }

  /// "Consumer division" of "Halden's consumer division" for "Which division …?", where Halden was
  /// chosen.
  private func owned(
    by choice: SpanChooser.Choice, among choices: [SpanChooser.Choice], in lead: Candidate
  ) -> SpanChooser.Choice? {
    let article = lead.article
    guard let head = question.focus.last, !choice.tokens.isEmpty else { return nil }
    let noun = table.number(of: head)
    let last = choice.tokens.upperBound - 1
    let isOwner =
      article.gap(after: last).first == 0x27 || table.ends(article.word(last), .genitive)
    let behind = (last + 1..<last + 1 + Self.longestOwned).prefix { lead.tokens.contains($0) }
    guard isOwner, let end = behind.first(where: { article.terms[$0] == noun }), end > last + 1
    else { return nil }
    return choices.first { $0.tokens == last + 1..<end + 1 }
  }

  /// Words behind an owner in which the noun asked for is looked for.
  private static let longestOwned = 4

  /// Choices looked at: further ones are too unlikely to be the answer.
  private static let depth = 6

  func isMet(by choice: SpanChooser.Choice, in lead: Candidate) -> Bool {
    switch question.answerType {
    case .date where question.focus.isEmpty:
      isOfKind(choice) || isPlainNumber(choice, in: lead) || isCondition(choice)
    case .quantity where isAge(choice, in: lead): false
    case .quantity:
      !asksForMeasure || isOfKind(choice)
        || holdsNumber(choice, in: lead)
    case .person: !isNobodysName(choice, in: lead) && !isTime(choice, in: lead)
    case .place where asksForAddress: holdsNumber(choice, in: lead)
    case .organisation: isNamed(choice, in: lead)
    case .money: (isOfKind(choice) || holdsNumber(choice, in: lead)) && !isNoSum(choice, in: lead)
    case .duration: !isOnlyTime(choice, in: lead)
    case .percentage:
      (isOfKind(choice) || holdsNumber(choice, in: lead)) && !isBesideShare(choice, in: lead)
    default: true
    }
  }

  /// "8,400 hectares", "five times", or no number at all where a sum of money is asked for.
  private func isNoSum(_ choice: SpanChooser.Choice, in lead: Candidate) -> Bool {
    let figures = lead.article.facts.figures(in: lead.span).filter { $0.span.overlaps(choice.span) }
    if figures.isEmpty { return !holdsNumber(choice, in: lead) && !isOfKind(choice) }
    return figures.allSatisfy { [.quantity, .duration, .points].contains($0.kind) }
  }

  /// "January" for "How many years?": a point of time that tells no length.
  private func isOnlyTime(_ choice: SpanChooser.Choice, in lead: Candidate) -> Bool {
    let facts = lead.article.facts
    return !holdsNumber(choice, in: lead)
      && facts.times(in: lead.span).contains { $0.span.contains(choice.span) && $0.days != nil }
  }

  /// "halden head office address".
  private var asksForAddress: Bool {
    question.words.contains { table.holds(.address, $0.token.folded) }
  }

  /// "23", or "Halden, 23", of "Ada Halden, 23, dries kelp": an age, and no measure.
  private func isAge(_ choice: SpanChooser.Choice, in lead: Candidate) -> Bool {
    let article = lead.article
    return choice.tokens.contains { token in
      lead.tokens.contains(token - 1) && article.isCapitalised(token - 1)
        && word(token, in: article).allSatisfy(\.isNumber)
        && article.gap(after: token - 1).first == 0x2C && article.gap(after: token).first == 0x2C
    }
  }

  /// A day or a year is nobody.
  private func isTime(_ choice: SpanChooser.Choice, in lead: Candidate) -> Bool {
    lead.article.facts.times(in: lead.span).contains { $0.span.contains(choice.span) }
  }

  /// The name of an event, a work or a law.
  private func isNobodysName(_ choice: SpanChooser.Choice, in lead: Candidate) -> Bool {
    let kinds = kinds(of: choice, in: lead)
    return !kinds.isEmpty && kinds.allSatisfy { [.event, .work, .law].contains($0) }
  }

  /// Not "Today", "Chapter": one word with a capital that names nothing.
  private func isNamed(_ choice: SpanChooser.Choice, in lead: Candidate) -> Bool {
    choice.tokens.count > 1 || !kinds(of: choice, in: lead).isEmpty
      || !choice.tokens.allSatisfy(lead.article.isCapitalised)
  }

  /// "27" of "27 (82%)" where a percentage is asked for.
  private func isBesideShare(_ choice: SpanChooser.Choice, in lead: Candidate) -> Bool {
    let shares = lead.spans.filter { $0.kind == .percentage }
    return !shares.isEmpty && !shares.contains { $0.tokens.overlaps(choice.tokens) }
  }

  /// A name of what is no place: "Halden Mill" where the sentence says that it is in Lund.
  func isNoPlace(_ choice: SpanChooser.Choice, in lead: Candidate) -> Bool {
    let kinds = kinds(of: choice, in: lead)
    return !kinds.isEmpty && !kinds.contains(.place)
  }

  private func isPlace(_ choice: SpanChooser.Choice, in lead: Candidate) -> Bool {
    kinds(of: choice, in: lead).contains(.place)
  }

  /// Of the names in a choice.
  private func kinds(of choice: SpanChooser.Choice, in lead: Candidate) -> [EntityKind] {
    let facts = lead.article.facts
    return facts.mentions(in: lead.span)
      .filter { ($0.form == .name || $0.form == .short) && $0.span.overlaps(choice.span) }
      .compactMap { facts.entity($0.entity)?.kind }
  }

  /// "How thick …?", not "How often …?", which "every spring" or "rarely" answers.
  private var asksForMeasure: Bool {
    zip(question.words, question.words.dropFirst()).contains {
      table.holds(.how, $0.token.folded) && !table.holds(.often, $1.token.folded)
    }
  }

  private func holdsNumber(_ choice: SpanChooser.Choice, in lead: Candidate) -> Bool {
    choice.tokens.contains { isNumber($0, in: lead.article) }
  }

  private func isOfKind(_ choice: SpanChooser.Choice) -> Bool {
    [SpanFeature.fitsKind, .holdsKind, .categoryFits].contains { choice.features[$0.index] > 0 }
  }

  /// "when both sign", "upon delivery".
  private func isCondition(_ choice: SpanChooser.Choice) -> Bool {
    choice.features[SpanFeature.conditionClause.index] > 0
  }

  /// "430 BC", "11th", "the 1980s": a number that is no part of a code.
  private func isPlainNumber(_ choice: SpanChooser.Choice, in lead: Candidate) -> Bool {
    choice.tokens.contains { token in
      let text = word(token, in: lead.article)
      return text.allSatisfy(\.isNumber)
        || table.language.ruleWords.ending(.ordinalOrDecade, of: text).map { ending in
          text.dropLast(ending.count).allSatisfy(\.isNumber) && text.count > ending.count
        } == true
    }
  }

  private func isNumber(_ token: Int, in article: TokenizedArticle) -> Bool {
    table.classes(of: article.terms[token]).contains(.numberWord)
      || word(token, in: article).first?.isNumber == true
  }

  private func word(_ token: Int, in article: TokenizedArticle) -> String {
    article.word(token)
  }
}
