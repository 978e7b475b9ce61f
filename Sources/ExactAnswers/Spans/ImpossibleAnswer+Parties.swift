internal import EvidenceRanking
internal import PassageIndex
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// What is another's than the question's: denied, told by somebody, or of another article's table.
extension ImpossibleAnswer {
  /// "not a bank" for "What is Halden?", "Ada Lind, not the mayor" for "Who …?"
  func isDenied(_ tokens: Range<Int>, _ lead: Candidate) -> Bool {
    guard !question.words.contains(where: { table.holds(.not, $0.token.folded) }) else {
      return false
    }
    let article = lead.article
    var place = tokens.lowerBound - 1
    while lead.tokens.contains(place), table.holds(.article, word(place, article)) { place -= 1 }
    return lead.tokens.contains(place) && article.isDirectlyFollowed(place)
      && table.holds(.not, word(place, article))
  }

  private static let measured: Set<AnswerType> = [.money, .quantity, .count, .percentage]

  /// A row of a table whose article, in its title, its beginning and the heading above, is of
  /// nobody whom the question names: what it gives is another's.
  func isRowOfAnother(_ lead: Candidate) -> Bool {
    let article = lead.article
    let sentences = article.stored.sentences
    let names = question.names.filter { !$0.isEmpty } + owners
    guard Self.measured.contains(question.answerType), !names.isEmpty,
      sentences[lead.sentence].kind == .tableRow
    else { return false }
    let heading = sentences[..<lead.sentence].lastIndex { $0.kind == .heading }
    let told = [lead.sentence, 0] + [heading].compactMap(\.self)
    let held = told.reduce(into: Set(article.titleTerms)) {
      $0.formUnion(article.terms[article.sentenceTokens[$1]])
    }
    return !names.contains { name in
      name.contains { held.contains(table.number(of: $0)) }
    }
  }

  private static let parties: Set<AnswerType> = [.person, .organisation, .product]

  /// "halden" of "halden's revenue", in whatever letters.
  private var owners: [[String]] {
    question.words.filter { word in
      let (start, end) = (word.token.span.start, word.token.span.end)
      // With nothing behind it, and with an ending of two or four bytes.
      let written = [0, 2, 4].compactMap {
        question.text[TextSpan(start, min(question.text.utf8.count, end + $0))]
      }
      return !word.isStopword && written.contains { table.ends($0.lowercased(), .genitive) }
    }.map { [$0.token.term] }
  }

  /// "Chapter", "midst of Chapter 11" or "Chapter 11, the bank" for "Which company?"
  func isNumberedPart(_ tokens: Range<Int>, _ article: TokenizedArticle) -> Bool {
    guard Self.parties.contains(question.answerType) else { return false }
    return tokens.contains { token in
      token + 1 < article.terms.count && isNumber(token + 1, article)
        && article.isCapitalised(token)
        && table.holds(.numberedPart, word(token, article))
    }
  }

  /// "the Coast Herald" of "…, the Coast Herald report notes", whether or not with the verb, where
  /// nobody is asked for who says something. A reason or a manner is cut at its comma later.
  func isTelling(_ tokens: Range<Int>, _ lead: Candidate) -> Bool {
    let article = lead.article
    guard question.answerType != .reason, question.answerType != .manner,
      let last = lead.tokens.last, !(question.mainVerb.map(isSaying) ?? false),
      table.isSaying(last, in: article.tokenized)
    else { return false }
    return lead.tokens.suffix(Self.longestTail).dropLast()
      .last { article.gap(after: $0).first == 0x2C }.map { $0 + 1 < tokens.upperBound } ?? false
  }

  /// Words behind a comma in which somebody tells it.
  private static let longestTail = 8

  private static let told: Set<AnswerType> = [.person, .organisation, .thing, .product, .place]

  /// "the Coast Herald" of "according to the Coast Herald" for "Which yard?": who tells what
  /// somebody else does is not who does it.
  func isTeller(_ tokens: Range<Int>, _ lead: Candidate) -> Bool {
    let article = lead.article
    guard Self.told.contains(question.answerType), let verb = question.mainVerb, !isSaying(verb)
    else { return false }
    let done = table.number(of: verb)
    let span = TextSpan(
      Int(article.starts[tokens.lowerBound]), Int(article.ends[tokens.upperBound - 1]))
    return article.facts.analysis.statements.contains { statement in
      guard statement.whole.overlaps(lead.span) || statement.speaker.overlaps(lead.span),
        !statement.whole.overlaps(span), !isCueAsked(statement, article),
        article.tokens(in: statement.whole).contains(where: { article.terms[$0] == done })
      else { return false }
      if statement.through?.overlaps(span) ?? false { return true }
      return statement.speaker.overlaps(span) && !isOfTeller(statement, article)
    }
  }

  /// "Who announced …?", "Which agency warned …?"
  private func isSaying(_ verb: String) -> Bool {
    table.classes(of: table.number(of: verb)).contains(.speech)
      || question.words.contains { table.holds(.speaking, $0.token.folded) }
  }

  private func isCueAsked(_ statement: Statement, _ article: TokenizedArticle) -> Bool {
    statement.cue.map { article.tokens(in: $0).contains { isAsked($0, article) } } ?? false
  }

  /// Whether the words may be of whoever says them: "it plans to …", "we saw …", or none is named.
  private func isOfTeller(_ statement: Statement, _ article: TokenizedArticle) -> Bool {
    let words = article.tokens(in: statement.words)
    return words.contains { table.holds(.tellerPronoun, word($0, article)) }
      || !words.contains { article.isCapitalised($0) }
  }
}
