internal import EvidenceRanking
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Mends the edges of a chosen answer by what single words cannot show: a quarter belongs to its
/// year, a reason begins at its "because".
struct AnswerBoundaries {
  let question: AnalyzedQuestion
  let table: TermTable
  private var dates: DateRecogniser { table.language.reading.dates }

  init(question: AnalyzedQuestion, table: TermTable) {
    self.question = question
    self.table = table
  }

  /// The choice with better edges; nil where it cannot be an answer: a list's number, a time for
  /// "how much?".
  func mended(_ choice: SpanChooser.Choice, in lead: Candidate) -> SpanChooser.Choice? {
    if isListNumber(choice, in: lead) || isTimeForMoney(choice, in: lead) { return nil }
    let choice = withoutVerb(
      withoutSource(contact(withoutDateline(choice, in: lead), in: lead), in: lead), in: lead)
    switch question.answerType {
    case .date where question.focus.isEmpty:
      return withQuarter(onlyTime(choice, in: lead), in: lead)
    case .reason: return fromReasonWord(choice, in: lead)
    case .manner: return withoutSpeaker(withoutPurpose(choice, in: lead), in: lead)
    case .thing, .quotation: return fromQuotation(withoutSpeaker(choice, in: lead), in: lead)
    case .person, .organisation: return withoutDay(choice, in: lead)
    case .place where question.focus.isEmpty: return onlyPlace(choice, in: lead)
    default: return choice
    }
  }

  /// "1." at the beginning of a list item.
  private func isListNumber(_ choice: SpanChooser.Choice, in lead: Candidate) -> Bool {
    guard choice.tokens == lead.tokens.prefix(1), let token = choice.tokens.first else {
      return false
    }
    let digits = lead.article.text(of: choice.span)
    return digits.count <= 2 && digits.allSatisfy(\.isNumber)
      && [0x2E, 0x29].contains(lead.article.byteAfter(token))
  }

  private func isTimeForMoney(_ choice: SpanChooser.Choice, in lead: Candidate) -> Bool {
    question.answerType == .money
      && lead.spans.contains {
        [.date, .duration].contains($0.kind) && $0.tokens.overlaps(choice.tokens)
      }
  }

  /// "2025" widened to "Q3 2025".
  private func withQuarter(_ choice: SpanChooser.Choice, in lead: Candidate) -> SpanChooser.Choice {
    let sentence = lead.span
    let found = dates.expressions(in: lead.article.text(of: sentence)).first { expression in
      let span = TextSpan(
        sentence.start + expression.span.start, sentence.start + expression.span.end)
      return [.quarter, .half, .season].contains(expression.precision) && span.contains(choice.span)
    }
    guard let found else { return choice }
    return moved(
      choice, to: TextSpan(sentence.start + found.span.start, sentence.start + found.span.end), lead
    )
  }

  /// Without the place and the dash with which an agency's report opens: "NARVIK — Halden Film" is
  /// "Halden Film".
  private func withoutDateline(_ choice: SpanChooser.Choice, in lead: Candidate)
    -> SpanChooser.Choice
  {
    let article = lead.article
    let first = lead.tokens.lowerBound
    guard choice.tokens.lowerBound - first < Self.dateline, Self.isCapitals(first, article),
      let dash = choice.tokens.dropLast().prefix(Self.dateline).last(where: {
        Self.dashes.contains(String(decoding: article.gap(after: $0), as: UTF8.self))
      })
    else { return choice }
    return moved(choice, to: dash + 1..<choice.tokens.upperBound, lead)
  }

  /// Words of a dateline at most.
  private static let dateline = 6
  private static let dashes: Set<String> = [
    " — ", " – ", " - ", "—", "–", ") — ", ") – ", ") - ", ")—",
  ]

  /// Whether the words are the place with which an agency's report opens: "NARVIK" of
  /// "NARVIK — Halden Film has …", where it was written, not where anything is.
  static func isDateline(_ tokens: Range<Int>, in lead: Candidate) -> Bool {
    let (first, article) = (lead.tokens.lowerBound, lead.article)
    guard tokens.lowerBound == first, isCapitals(first, article) else { return false }
    return lead.tokens.prefix(Self.dateline).contains {
      $0 >= tokens.upperBound - 1
        && dashes.contains(String(decoding: article.gap(after: $0), as: UTF8.self))
    }
  }

  private static func isCapitals(_ token: Int, _ article: TokenizedArticle) -> Bool {
    let span = TextSpan(Int(article.starts[token]), Int(article.ends[token]))
    let word = article.text(of: span)
    return word.count > 2 && word == word.uppercased() && word.allSatisfy(\.isLetter)
  }

  /// Kinds of answers that no clause follows.
  static let plainTypes: Set<AnswerType> = [
    .person, .organisation, .place, .date, .thing, .work, .product,
  ]

  /// Without ", according to Halden" and what follows; a name or a thing without ", but …" or
  /// ", while …".
  private func withoutSource(_ choice: SpanChooser.Choice, in lead: Candidate)
    -> SpanChooser.Choice
  {
    let article = lead.article
    let endsAtBut = Self.plainTypes.contains(question.answerType)
    let source = choice.tokens.dropFirst().first {
      let word = text($0, article).lowercased()
      return article.gap(after: $0 - 1).first == 0x2C
        && (table.holds(.according, word)
          || endsAtBut && (table.holds(.leftOut, word) || table.holds(.contrastOpening, word)))
    }
    return source.map { moved(choice, to: choice.tokens.lowerBound..<$0, lead) } ?? choice
  }

  /// "Ada Lind Thursday signed it" is "Ada Lind".
  private func withoutDay(_ choice: SpanChooser.Choice, in lead: Candidate) -> SpanChooser.Choice {
    let end = choice.tokens.upperBound - 1
    guard choice.tokens.count > 1,
      !table.classes(of: lead.article.terms[end]).isDisjoint(with: [.dayWord, .weekday])
    else { return choice }
    return moved(choice, to: choice.tokens.lowerBound..<end, lead)
  }

  /// "Sunday at her home in Lund" is "her home in Lund", "the Lund shop from May to July for EUR 5"
  /// the shop.
  private func onlyPlace(_ choice: SpanChooser.Choice, in lead: Candidate) -> SpanChooser.Choice {
    let (article, facts) = (lead.article, lead.article.facts)
    let sums = facts.figures(in: lead.span).filter { $0.kind == .money }.map(\.span)
    let others = facts.times(in: lead.span).map(\.span) + sums
    func isPreposition(_ token: Int) -> Bool { table.speech.isPreposition(article.word(token)) }
    func isOther(_ token: Int) -> Bool {
      let span = TextSpan(Int(article.starts[token]), Int(article.ends[token]))
      return others.contains { $0.overlaps(span) }
    }
    var (first, end) = (choice.tokens.lowerBound, choice.tokens.upperBound)
    while first < end - 1, isOther(first) { first += 1 }
    guard first == choice.tokens.lowerBound || isPreposition(first) else { return choice }
    if first > choice.tokens.lowerBound { first += 1 }
    if let cut = (first..<end).dropFirst().first(where: { isOther($0) && isPreposition($0 - 1) }) {
      end = cut
      while end - 1 > first, isPreposition(end - 1) { end -= 1 }
    }
    return first < end ? moved(choice, to: first..<end, lead) : choice
  }

  /// "555-0100, between 8 and 5" narrowed to the number.
  private func contact(_ choice: SpanChooser.Choice, in lead: Candidate) -> SpanChooser.Choice {
    let article = lead.article
    guard
      let comma = choice.tokens.dropLast().first(where: { article.gap(after: $0).first == 0x2C })
    else { return choice }
    let number = choice.tokens.lowerBound..<comma + 1
    let digits = number.reduce(0) { $0 + text($1, article).count(where: \.isNumber) }
    let isPlain = number.allSatisfy { text($0, article).allSatisfy(\.isNumber) }
    return isPlain && digits >= Self.contactDigits && number.count > 1
      ? moved(choice, to: number, lead) : choice
  }

  /// A telephone number has so many digits at least.
  private static let contactDigits = 7

  /// "the island of Sund on Tuesday" narrowed to "Tuesday".
  private func onlyTime(_ choice: SpanChooser.Choice, in lead: Candidate) -> SpanChooser.Choice {
    guard choice.features[SpanFeature.conditionClause.index] == 0,
      let time = lead.spans.first(where: {
        $0.kind == .date && $0.tokens.clamped(to: choice.tokens) == $0.tokens
      }), choice.tokens.count - time.tokens.count >= Self.besideTime
    else { return choice }
    return moved(choice, to: time.tokens, lead)
  }

  /// So many words beside a time are too many ("the morning of", "between … and" are not).
  private static let besideTime = 4

  /// "called the sum “a great deal”": begins at the quotation where all before it is the
  /// question's.
  private func fromQuotation(_ choice: SpanChooser.Choice, in lead: Candidate)
    -> SpanChooser.Choice
  {
    let article = lead.article
    let words = Set(question.words.map { table.number(of: $0.token.term) })
    // "a tax on fish" for "fish" of "called the levy “a tax on fish”".
    let before = lead.tokens.dropFirst().filter { $0 < choice.tokens.lowerBound }.suffix(4)
    if let opening = before.last(where: { opensQuotation($0, article) }),
      words.contains(article.terms[opening - 1]),
      !(opening..<choice.tokens.lowerBound).contains(where: {
        article.gap(after: $0).contains { $0 == 0x22 || $0 == 0x9D }
      })
    {
      return moved(choice, to: opening..<choice.tokens.upperBound, lead)
    }
    let start = choice.tokens.dropFirst().first { opensQuotation($0, article) }
    guard let start,
      (choice.tokens.lowerBound..<start).allSatisfy({ words.contains(article.terms[$0]) })
    else { return choice }
    return moved(choice, to: start..<choice.tokens.upperBound, lead)
  }

  private func opensQuotation(_ token: Int, _ article: TokenizedArticle) -> Bool {
    let gap = article.gap(after: token - 1)
    return gap.last == 0x22 || gap.suffix(3).elementsEqual([0xE2, 0x80, 0x9C])
  }

  func text(_ token: Int, _ article: TokenizedArticle) -> String {
    article.text(of: TextSpan(Int(article.starts[token]), Int(article.ends[token])))
  }

  func moved(_ choice: SpanChooser.Choice, to tokens: Range<Int>, _ lead: Candidate)
    -> SpanChooser.Choice
  {
    guard let first = tokens.first, let last = tokens.last, tokens != choice.tokens else {
      return choice
    }
    var moved = choice
    moved.tokens = tokens
    moved.span = TextSpan(Int(lead.article.starts[first]), Int(lead.article.ends[last]))
    return moved
  }

  private func moved(_ choice: SpanChooser.Choice, to span: TextSpan, _ lead: Candidate)
    -> SpanChooser.Choice
  {
    let article = lead.article
    let tokens = lead.tokens.filter {
      Int(article.starts[$0]) >= span.start && Int(article.ends[$0]) <= span.end
    }
    guard let first = tokens.first, let last = tokens.last else { return choice }
    var moved = choice
    moved.tokens = first..<last + 1
    moved.span = TextSpan(Int(article.starts[first]), Int(article.ends[last]))
    return moved
  }
}
