internal import SentenceAnalysis

/// Other names of what a question names, as the articles give them in brackets: "the Kelp Growth
/// Facility (KGF)", "the National Reed Investment Fund (Reed Fund II)". A sentence that has one is
/// read as if it had the other.
///
/// What stands in brackets is taken for a name when its letters are the initials of the words
/// before, or when it shares a word with them: a place or an outlet in brackets does neither.
struct LearntNames {
  /// Words in a row, and the question terms they stand for.
  struct Name: Equatable {
    let words: [Int32]
    let mask: UInt64
  }

  /// In the order of the articles; empty when the question names nothing or nothing was learnt.
  private(set) var names: [Name] = []
  /// Initials that no article writes, and the names they were read as.
  private(set) var readings: [(typed: String, written: String)] = []
  /// The words of those names.
  private(set) var readWords: Set<Int32> = []
  /// The terms of those initials.
  private(set) var readMask: UInt64 = 0

  /// Words of a name in brackets at most, and of a name before them.
  private static let longestShort = 4
  private static let longestLong = 9

  /// - Parameter articles: where to learn from. O(tokens).
  init(_ terms: QuestionTerms, articles: [TokenizedArticle]) {
    guard !terms.nameMasks.isEmpty else { return }
    for article in articles {
      for sentence in article.sentenceTokens where Self.hasBracket(sentence, article) {
        read(sentence, of: article, terms)
      }
    }
  }

  /// Adds what initials that no article writes stand for. O(tokens) for each.
  mutating func read(
    _ initials: [Acronyms], in articles: [TokenizedArticle], _ table: TermTable
  ) {
    for unknown in initials {
      guard let reading = unknown.reading(in: articles, table) else { continue }
      add(Name(words: reading.words, mask: unknown.mask))
      readings.append((unknown.typed, reading.written))
      readWords.formUnion(reading.words)
      readMask |= unknown.mask
    }
  }

  /// Adds words that stand for a longer part of the question.
  mutating func add(_ wholes: [(words: [Int32], part: [Int32])], _ terms: QuestionTerms) {
    for whole in wholes { add(Name(words: whole.words, mask: terms.mask(of: whole.part))) }
  }

  /// The terms that the names in a sentence stand for.
  func mask(of sentence: Range<Int>, in article: TokenizedArticle) -> UInt64 {
    names.reduce(0) { mask, name in
      mask & name.mask == name.mask || !holds(name.words, sentence, article)
        ? mask : mask | name.mask
    }
  }

  private func holds(_ words: [Int32], _ sentence: Range<Int>, _ article: TokenizedArticle) -> Bool
  {
    guard sentence.count >= words.count else { return false }
    return (sentence.lowerBound...sentence.upperBound - words.count).contains { start in
      words.indices.allSatisfy { article.terms[start + $0] == words[$0] }
    }
  }

  private static func hasBracket(_ sentence: Range<Int>, _ article: TokenizedArticle) -> Bool {
    guard let last = sentence.last else { return false }
    let bytes = article.bytes[
      Int(article.starts[sentence.lowerBound])..<Int(article.starts[last])]
    return bytes.contains(UInt8(ascii: "("))
  }

  private mutating func read(
    _ sentence: Range<Int>, of article: TokenizedArticle, _ terms: QuestionTerms
  ) {
    for first in sentence.dropFirst() where gap(before: first, article).contains(UInt8(ascii: "("))
    {
      let furthest = min(sentence.upperBound, first + Self.longestShort)
      let end = (first + 1...max(first + 1, furthest)).first {
        gap(before: $0, article).contains(UInt8(ascii: ")"))
      }
      guard let end, isCapital(first, article) else { continue }
      let long = longName(before: first, in: sentence, article)
      guard long.count > 1, isShort(first..<end, of: long, article) else { continue }
      learn(first..<end, long, article, terms)
    }
  }

  private mutating func learn(
    _ short: Range<Int>, _ long: Range<Int>, _ article: TokenizedArticle, _ terms: QuestionTerms
  ) {
    let shortMask = terms.mask(of: article.terms[short])
    let longMask = terms.mask(of: article.terms[long])
    for name in terms.nameMasks {
      if longMask & name == name, name.nonzeroBitCount > 1 {
        add(Name(words: Array(article.terms[short]), mask: name))
      } else if shortMask & name == name, shortMask.nonzeroBitCount == short.count {
        add(Name(words: Array(article.terms[long]), mask: name))
      }
    }
  }

  private mutating func add(_ name: Name) {
    if !names.contains(name) { names.append(name) }
  }

  /// The capitalised words in a row before a bracket, with short small words between them ("of",
  /// "for the").
  private func longName(
    before bracket: Int, in sentence: Range<Int>, _ article: TokenizedArticle
  ) -> Range<Int> {
    var start = bracket
    var token = bracket - 1
    let earliest = max(sentence.lowerBound, bracket - Self.longestLong)
    while token >= earliest {
      if isCapital(token, article) {
        start = token
      } else if start == bracket || article.ends[token] - article.starts[token] > 3 {
        break
      }
      if gap(before: token, article) != [0x20] { break }
      token -= 1
    }
    return start..<bracket
  }

  /// Whether the letters of the one word are the initials of the other name, or the names share a
  /// word.
  private func isShort(_ short: Range<Int>, of long: Range<Int>, _ article: TokenizedArticle)
    -> Bool
  {
    guard short.count == 1 else {
      return short.contains { token in long.contains { article.terms[$0] == article.terms[token] } }
    }
    let letters = article.bytes[
      Int(article.starts[short.lowerBound])..<Int(article.ends[short.lowerBound])]
    let initials = long.filter { isCapital($0, article) }
      .map { article.bytes[Int(article.starts[$0])] }
    return letters.count > 1 && initials.count >= letters.count
      && initials.suffix(letters.count).elementsEqual(letters)
  }

  private func isCapital(_ token: Int, _ article: TokenizedArticle) -> Bool {
    0x41...0x5A ~= article.bytes[Int(article.starts[token])]
  }

  /// The first bytes between a token and the one before it; after the last token, the next bytes;
  /// none before the first token.
  private func gap(before token: Int, _ article: TokenizedArticle) -> ArraySlice<UInt8> {
    guard token > 0 else { return [] }
    let start = Int(article.ends[token - 1])
    let end = token < article.starts.count ? Int(article.starts[token]) : article.bytes.count
    return article.bytes[start..<max(start, min(end, start + 4))]
  }
}
