/// Finds the values (amounts, percentages, dates, counts with their unit) and names of a sentence
/// by the classes of its words.
package struct SpanFinder {
  package let table: TermTable

  package init(table: TermTable) {
    self.table = table
  }

  /// In reading order; they do not overlap. O(tokens).
  package func spans(in article: TokenizedText, tokens: Range<Int>) -> [FoundSpan] {
    var spans: [FoundSpan] = []
    var token = tokens.lowerBound
    while token < tokens.upperBound {
      let found =
        value(article, at: token, in: tokens) ?? date(article, at: token, in: tokens)
        ?? name(article, at: token, in: tokens)
      if let found {
        spans.append(found)
        token = found.tokens.upperBound
      } else {
        token += 1
      }
    }
    return spans
  }

  private func classes(_ article: TokenizedText, _ token: Int) -> WordClasses {
    table.classes(of: article.terms[token])
  }

  private func isNumber(_ article: TokenizedText, _ token: Int) -> Bool {
    let first = article.bytes[Int(article.starts[token])]
    return 0x30...0x39 ~= first || classes(article, token).contains(.numberWord)
  }

  /// A number with its scale and unit, currency or percent sign.
  private func value(_ article: TokenizedText, at token: Int, in sentence: Range<Int>)
    -> FoundSpan?
  {
    if isAmountInOneWord(article, token) {
      var end = token + 1
      while end < sentence.upperBound, article.isDirectlyFollowed(end - 1),
        classes(article, end).contains(.scale)
      {
        end += 1
      }
      return FoundSpan(kind: .money, tokens: token..<end)
    }
    var first = token
    var hasCurrency = false
    if classes(article, token).contains(.currency), token + 1 < sentence.upperBound,
      isNumber(article, token + 1),
      article.ends[token] - article.starts[token] <= 3
        || article.isCapitalised(token)
    {
      hasCurrency = true
      first = token + 1
    }
    guard isNumber(article, first), !isDayBeforeMonth(article, first, in: sentence) else {
      return nil
    }
    if !hasCurrency, isYear(article, first) { return nil }
    var end = first + 1
    while end < sentence.upperBound, article.isDirectlyFollowed(end - 1),
      isNumber(article, end) || classes(article, end).contains(.scale)
    {
      end += 1
    }
    return unit(
      FoundSpan(kind: .count, tokens: token..<end), article: article, in: sentence,
      hasCurrency: hasCurrency || isCurrencySign(before: first, article))
  }

  /// "INR19": the code of a currency and a number with nothing between.
  private func isAmountInOneWord(_ article: TokenizedText, _ token: Int) -> Bool {
    let bytes = article.bytes[Int(article.starts[token])..<Int(article.ends[token])]
    let code = bytes.prefix { 0x41...0x5A ~= $0 }
    guard code.count == 3, let next = bytes.dropFirst(3).first, 0x30...0x39 ~= next else {
      return false
    }
    let term = table.number(of: String(decoding: code, as: UTF8.self).lowercased())
    return table.classes(of: term).contains(.currency)
  }

  /// The number with what follows it: a percent sign, a currency, a duration or another unit.
  private func unit(
    _ number: FoundSpan, article: TokenizedText, in sentence: Range<Int>, hasCurrency: Bool
  ) -> FoundSpan {
    var span = number
    let next = number.tokens.upperBound
    if hasCurrency {
      span.kind = .money
    } else if article.byteAfter(next - 1) == 0x25 {
      span.kind = .percentage
    }
    guard span.kind == .count, next < sentence.upperBound, article.isDirectlyFollowed(next - 1)
    else { return span }
    if classes(article, next).contains(.unitPrefix), next + 1 < sentence.upperBound,
      article.isDirectlyFollowed(next), classes(article, next + 1).contains(.unit)
    {
      span.kind = .quantity
      span.tokens = number.tokens.lowerBound..<next + 2
      return span
    }
    let following = classes(article, next)
    let kinds: [(WordClasses, FoundSpan.Kind)] = [
      (.percent, .percentage), (.currency, .money), (.duration, .duration), (.unit, .quantity),
    ]
    guard let kind = kinds.first(where: { following.contains($0.0) })?.1 else { return span }
    span.kind = kind
    span.tokens = number.tokens.lowerBound..<next + 1
    return span
  }

  private func isCurrencySign(before token: Int, _ article: TokenizedText) -> Bool {
    let start = Int(article.starts[token])
    let before = article.bytes[max(0, start - 3)..<start]
    if before.last == 0x24 { return true }
    return before.suffix(2) == [0xC2, 0xA3] || before.suffix(2) == [0xC2, 0xA5]
      || before == [0xE2, 0x82, 0xAC] || before == [0xE2, 0x82, 0xB9]
  }

  /// A four-digit number from 1000 to 2100 that no unit follows reads as a year.
  private func isYear(_ article: TokenizedText, _ token: Int) -> Bool {
    let span = Int(article.starts[token])..<Int(article.ends[token])
    guard span.count == 4 || (span.count == 5 && article.bytes[span.upperBound - 1] == 0x73),
      let year = Int(String(decoding: article.bytes[span].prefix(4), as: UTF8.self)),
      1000...2100 ~= year, !isCurrencySign(before: token, article)
    else { return false }
    guard token + 1 < article.terms.count else { return true }
    return classes(article, token + 1).isDisjoint(with: [.scale, .unit, .percent, .currency])
  }

  /// A month with its day and year, a weekday, or a year alone.
  private func date(_ article: TokenizedText, at token: Int, in sentence: Range<Int>)
    -> FoundSpan?
  {
    let isMonth = classes(article, token).contains(.month) && article.isCapitalised(token)
    let isWeekday = classes(article, token).contains(.weekday) && article.isCapitalised(token)
    let isDay = isDayBeforeMonth(article, token, in: sentence)
    guard isMonth || isWeekday || isDay || isYear(article, token) else { return nil }
    var end = token + 1
    while end < sentence.upperBound, end - token < 4,
      isYear(article, end) || isDayNumber(article, end)
        || classes(article, end).contains(.month) && article.isCapitalised(end)
    {
      end += 1
    }
    return FoundSpan(kind: .date, tokens: token..<end)
  }

  /// "4" in "4 November".
  private func isDayBeforeMonth(_ article: TokenizedText, _ token: Int, in sentence: Range<Int>)
    -> Bool
  {
    guard token + 1 < sentence.upperBound, isDayNumber(article, token) else { return false }
    return classes(article, token + 1).contains(.month) && article.isCapitalised(token + 1)
  }

  /// A day of a month: "4", "21", "3rd".
  private func isDayNumber(_ article: TokenizedText, _ token: Int) -> Bool {
    let bytes = article.bytes[Int(article.starts[token])..<Int(article.ends[token])]
    let digits = bytes.prefix { 0x30...0x39 ~= $0 }
    guard 1...2 ~= digits.count, bytes.count <= digits.count + 2 else { return false }
    return Int(String(decoding: digits, as: UTF8.self)).map { 1...31 ~= $0 } ?? false
  }

  /// A run of capitalised words; connectors stay inside ("Bank of Narvik").
  private func name(_ article: TokenizedText, at token: Int, in sentence: Range<Int>)
    -> FoundSpan?
  {
    guard isNameWord(article, token) else { return nil }
    let opensSentence = token == sentence.lowerBound
    if opensSentence, classes(article, token).contains(.stopword) { return nil }
    var end = token + 1
    while end < sentence.upperBound, continuesName(article, end, in: sentence) { end += 1 }
    if opensSentence, end == token + 1, !isKnownName(article, token) { return nil }
    var span = FoundSpan(kind: .name, tokens: token..<end)
    judge(&span, article: article, in: sentence)
    return span
  }

  private func isNameWord(_ article: TokenizedText, _ token: Int) -> Bool {
    article.isCapitalised(token) && classes(article, token).isDisjoint(with: [.stopword, .pronoun])
  }

  private func continuesName(_ article: TokenizedText, _ token: Int, in sentence: Range<Int>)
    -> Bool
  {
    guard article.isDirectlyFollowed(token - 1) || article.byteAfter(token - 1) == 0x2E else {
      return false
    }
    if opensAmount(article, token, in: sentence) { return false }
    if isNameWord(article, token) { return true }
    guard classes(article, token).contains(.nameConnector), token + 1 < sentence.upperBound,
      article.bytes[Int(article.starts[token])] != 0x61
    else { return false }
    return isNameWord(article, token + 1) && article.isDirectlyFollowed(token)
      && !opensAmount(article, token + 1, in: sentence)
  }

  /// Whether a currency's name stands before its number: "sold to Halden for EUR 52 million" does
  /// not name "Halden for EUR".
  private func opensAmount(_ article: TokenizedText, _ token: Int, in sentence: Range<Int>)
    -> Bool
  {
    value(article, at: token, in: sentence)?.kind == .money
  }

  /// A sentence's first word counts as a name only if the article also writes it with a capital
  /// inside a sentence.
  private func isKnownName(_ article: TokenizedText, _ token: Int) -> Bool {
    article.knownNames.contains(article.terms[token])
  }

  /// Guesses what a name stands for from its words and the words beside it.
  private func judge(_ span: inout FoundSpan, article: TokenizedText, in sentence: Range<Int>) {
    let words = span.tokens.map { classes(article, $0) }
    let isOrganisation = words.contains { $0.contains(.organisationSuffix) }
    let before = span.tokens.lowerBound - 1
    let preceding = before >= sentence.lowerBound ? classes(article, before) : []
    let follows = span.tokens.upperBound
    let following = follows < sentence.upperBound ? classes(article, follows) : []
    let isTitled = words.first?.contains(.honorific) ?? false || preceding.contains(.honorific)
    let isAfterPlace = preceding.contains(.placePreposition)
    let isTimeWord = words.allSatisfy { !$0.isDisjoint(with: [.month, .weekday]) }
    guard !isTimeWord else { return }
    let speaks = following.contains(.speech) || preceding.contains(.speech)
    let isPersonShape = 2...3 ~= span.tokens.count
    span.personLikeness =
      isOrganisation
      ? 0.1 : isTitled ? 1 : isPersonShape ? (isAfterPlace ? 0.6 : 0.9) : speaks ? 0.7 : 0.4
    span.organisationLikeness = isOrganisation ? 1 : isTitled ? 0.1 : isAfterPlace ? 0.4 : 0.7
    span.placeLikeness = isOrganisation || isTitled ? 0.2 : isAfterPlace ? 1 : 0.5
  }
}
