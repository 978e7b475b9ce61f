internal import EvidenceRanking
internal import QuestionAnalysis
package import SentenceAnalysis
package import Text

/// Spans that cannot be the answer whatever their weights say, because of what the question already
/// holds.
///
/// "Who founded Halden?" is not answered by "Halden in 1987", "What does the rule ask?" not by a
/// day, "How many boats?" not by the price of one.
struct ImpossibleAnswer {
  let question: AnalyzedQuestion
  let asked: SpanQuestion
  let table: TermTable

  func isMet(by choice: SpanChooser.Choice, in lead: Candidate) -> Bool {
    guard !choice.tokens.isEmpty else { return false }
    if isEcho(choice.tokens, lead.article) || isDayWord(choice.tokens, lead.article)
      || isNumberedPart(choice.tokens, lead.article) || isTeller(choice.tokens, lead)
      || isDenied(choice.tokens, lead) || isTelling(choice.tokens, lead)
      || isOfOtherKind(choice, lead) || isUndone(choice, lead)
    {
      return true
    }
    switch question.answerType {
    case .person:
      return isRestOfMention(choice.tokens, lead) || isDoneByPronoun(lead)
        || choice.tokens.allSatisfy { table.holds(.tellerPronoun, word($0, lead.article)) }
        || isAmount(choice.tokens, lead) || isBareFigure(choice, lead)
        || opensWithAsked(choice.tokens, lead.article)
        || isNobody(choice.tokens, lead.article) || isWhere(choice)
    case .organisation:
      return isRestOfMention(choice.tokens, lead) || isTime(choice.tokens, lead)
        || isBareFigure(choice, lead)
    case .duration:
      return isAmount(choice.tokens, lead)
        || question.isAsked(.how, .many, table) && !holdsNumber(choice.tokens, lead.article)
    case .date: return isNoTime(choice, lead)
    case .place:
      return AnswerBoundaries.isDateline(choice.tokens, in: lead)
        || question.focus.isEmpty && endsWithAskedNoun(choice.tokens, lead.article)
        || question.focus.isEmpty && isSubject(choice, lead)
    case .thing where question.focus.isEmpty:
      return isTime(choice.tokens, lead) || isDoer(choice.tokens, lead)
        || isNotBehindFor(choice.tokens, lead) || isRestOfName(choice.tokens, lead)
    case .count:
      return repeatsNumber(choice.tokens, lead) || isPriceOfCounted(choice.tokens, lead)
        || isLeftOut(choice.tokens, lead) || isPartOfMeasure(choice.tokens, lead)
        || isOtherMeasure(choice.tokens, lead) || isShareOfOther(choice.tokens, lead)
    case .money, .quantity, .percentage: return repeatsNumber(choice.tokens, lead)
    case .manner: return isBareFigure(choice, lead)
    default: return false
    }
  }

  static let echoes: Set<AnswerType> = [
    .person, .organisation, .place, .thing, .work, .product, .quantity, .money, .reason, .manner,
  ]

  /// "Today" of "Today's action" for "Which airline?"
  private func isDayWord(_ tokens: Range<Int>, _ article: TokenizedArticle) -> Bool {
    Self.echoes.contains(question.answerType) && tokens.allSatisfy { isDay($0, article) }
  }

  private func isDay(_ token: Int, _ article: TokenizedArticle) -> Bool {
    !table.classes(of: article.terms[token]).isDisjoint(with: [.dayWord, .weekday])
  }

  func word(_ token: Int, _ article: TokenizedArticle) -> String {
    article.word(token)
  }

  /// "a 500-acre fire" for "How many crews?"
  private func isPartOfMeasure(_ tokens: Range<Int>, _ lead: Candidate) -> Bool {
    let article = lead.article
    guard let number = tokens.first(where: { isNumber($0, article) }),
      article.byteAfter(number) == 0x2D, number + 1 < article.terms.count
    else { return false }
    return article.starts[number + 1] == article.ends[number] + 1
      && !isNumber(number + 1, article) && !isAsked(number + 1, article)
  }

  /// "20 minutes" for "How many nurses?"
  private func isOtherMeasure(_ tokens: Range<Int>, _ lead: Candidate) -> Bool {
    guard question.isAsked(.how, .many, table), asked.focusHead != nil else { return false }
    let measures = lead.spans.filter {
      ($0.kind == .duration || $0.kind == .date) && $0.tokens.overlaps(tokens)
    }
    return measures.contains { measure in
      !measure.tokens.contains { isAsked($0, lead.article) }
        && tokens.allSatisfy {
          measure.tokens.contains($0) || isSmall($0, lead.article)
        }
    }
  }

  /// "EUR 1.4 million for a dryer" for "Who?"
  private func isAmount(_ tokens: Range<Int>, _ lead: Candidate) -> Bool {
    lead.spans.contains {
      ($0.kind == .money || $0.kind == .percentage) && $0.tokens.lowerBound == tokens.lowerBound
    }
  }

  /// Nothing but words of the question: "Halden Film" for "halden film opening price", "Radio Halm
  /// on Monday".
  func isEcho(_ tokens: Range<Int>, _ article: TokenizedArticle) -> Bool {
    Self.echoes.contains(question.answerType)
      && !question.words.contains { table.holds(.or, $0.token.folded) }
      && tokens.allSatisfy {
        isAsked($0, article) || isSmall($0, article) || isDay($0, article)
      }
      && tokens.contains { isAsked($0, article) }
  }

  /// "all but one of the boats" for "How many boats?"
  private func isLeftOut(_ tokens: Range<Int>, _ lead: Candidate) -> Bool {
    let before = tokens.lowerBound - 1
    guard lead.tokens.contains(before) else { return false }
    let article = lead.article
    return table.holds(
      .leftOut,
      article.word(before))
  }

  /// "Halden in 1987", "Ada Lindqvist, who retires" where the question names her: all words of the
  /// first phrase are the question's.
  private func opensWithAsked(_ tokens: Range<Int>, _ article: TokenizedArticle) -> Bool {
    for token in tokens {
      if isSmall(token, article) { return token > tokens.lowerBound }
      if !isAsked(token, article) { return false }
      if [0x2C, 0x28].contains(article.gap(after: token).first { $0 != 0x20 }) { return true }
    }
    return true
  }

  /// "She founded Halden" for "Who founded Halden?": the name stands in another sentence.
  private func isDoneByPronoun(_ lead: Candidate) -> Bool {
    guard asked.gap == .subject, let verb = question.mainVerb else { return false }
    let number = table.number(of: verb)
    let article = lead.article
    return lead.tokens.dropFirst().contains { token in
      article.terms[token] == number
        && table.holds(
          .doerPronoun,
          article.word(token - 1))
    }
  }

  /// "the contract", "a takeover from the yard", "the Halden contract" for "Who runs Halden?":
  /// without a name but the question's, and what it speaks of is neither somebody nor anything made
  /// up of people.
  private func isNobody(_ tokens: Range<Int>, _ article: TokenizedArticle) -> Bool {
    guard question.focus.isEmpty,
      !tokens.contains(where: { article.isCapitalised($0) && !isAsked($0, article) }),
      let head = tokens.prefix(while: { !isSmall($0, article) && !isMainVerb($0, article) }).last
    else { return false }
    return asked.isNoDoer(
      article.text(of: TextSpan(Int(article.starts[head]), Int(article.ends[head]))))
  }

  private func isMainVerb(_ token: Int, _ article: TokenizedArticle) -> Bool {
    question.mainVerb.map { table.number(of: $0) == article.terms[token] } ?? false
  }

  /// "run in Narvik" for "Who runs the yard?"
  private func isWhere(_ choice: SpanChooser.Choice) -> Bool {
    choice.features[SpanFeature.behindIn.index] > 0 && asked.preposition == nil
  }

  /// "the old paint hall" for "Where was the hall built?"
  private func endsWithAskedNoun(_ tokens: Range<Int>, _ article: TokenizedArticle) -> Bool {
    let last = tokens.upperBound - 1
    return isAsked(last, article) && !article.isCapitalised(last) && !isNumber(last, article)
  }

  /// "from 1 July" for "What does the rule ask?"
  private func isTime(_ tokens: Range<Int>, _ lead: Candidate) -> Bool {
    let facts = lead.article.facts
    if facts.times(in: lead.span).contains(where: {
      let time = lead.article.tokens(in: $0.span)
      return tokens.allSatisfy { time.contains($0) || isSmall($0, lead.article) }
    }) {
      return true
    }
    let times = lead.spans.filter { $0.kind == .date && $0.tokens.overlaps(tokens) }
    return !times.isEmpty
      && tokens.allSatisfy { token in
        isSmall(token, lead.article) || times.contains { $0.tokens.contains(token) }
      }
  }

  /// "bought by Ostra" for "What did Halden buy?"
  private func isDoer(_ tokens: Range<Int>, _ lead: Candidate) -> Bool {
    let first = tokens.lowerBound
    guard asked.gap == .object, first - 2 >= lead.tokens.lowerBound, let verb = question.mainVerb
    else { return false }
    let terms = lead.article.terms
    return terms[first - 1] == asked.by && terms[first - 2] == table.number(of: verb)
  }

  /// "Cold Water" of "the Sund Institute for Cold Water" where the question names the institute.
  private func isRestOfName(_ tokens: Range<Int>, _ lead: Candidate) -> Bool {
    let article = lead.article
    let first = tokens.lowerBound
    guard first - 2 >= lead.tokens.lowerBound, article.isCapitalised(first) else { return false }
    return isSmall(first - 1, article) && article.isDirectlyFollowed(first - 1)
      && article.isDirectlyFollowed(first - 2) && article.isCapitalised(first - 2)
      && isAsked(first - 2, article) && article.ends[first - 1] - article.starts[first - 1] <= 3
  }

  /// Whether all its numbers are the question's ("the 2025 budget").
  private func repeatsNumber(_ tokens: Range<Int>, _ lead: Candidate) -> Bool {
    let numbers = tokens.filter { isNumber($0, lead.article) }
    return !numbers.isEmpty && numbers.allSatisfy { isAsked($0, lead.article) }
  }

  /// "a boat for EUR 3 million" for "How many boats?"
  private func isPriceOfCounted(_ tokens: Range<Int>, _ lead: Candidate) -> Bool {
    guard question.isAsked(.how, .many, table), let counted = asked.focusHead,
      lead.spans.contains(where: { $0.kind == .money && $0.tokens.overlaps(tokens) })
    else { return false }
    return lead.tokens.contains { !tokens.contains($0) && lead.article.terms[$0] == counted }
  }

  func isAsked(_ token: Int, _ article: TokenizedArticle) -> Bool {
    asked.terms.allNumbers.contains(article.terms[token])
  }

  func isSmall(_ token: Int, _ article: TokenizedArticle) -> Bool {
    table.classes(of: article.terms[token]).contains(.stopword)
  }

  /// In figures or in words: "tried in January" is no number of years.
  private func holdsNumber(_ tokens: Range<Int>, _ article: TokenizedArticle) -> Bool {
    tokens.contains {
      isNumber($0, article) || table.classes(of: article.terms[$0]).contains(.numberWord)
    }
  }

  func isNumber(_ token: Int, _ article: TokenizedArticle) -> Bool {
    (0x30...0x39).contains(article.bytes[Int(article.starts[token])])
  }
}

extension AnalyzedQuestion {
  /// Whether words of the two classes stand side by side in the question.
  package func isAsked(_ first: RuleWords.List, _ second: RuleWords.List, _ table: TermTable)
    -> Bool
  {
    zip(words, words.dropFirst()).contains {
      table.holds(first, $0.token.folded) && table.holds(second, $1.token.folded)
    }
  }
}
