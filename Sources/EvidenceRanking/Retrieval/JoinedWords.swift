internal import PassageIndex
internal import QuestionAnalysis
internal import SentenceAnalysis
internal import Text

/// Words that a question writes apart and the articles as one ("health care", "healthcare"), and
/// the other way round; names too, and numbers ("2 400", "2,400").
struct JoinedWords {
  let store: any PassageReading
  let table: TermTable

  /// Letters of a half, and of both together.
  private static let shortestHalf = 3
  private static let shortest = 6
  /// Passages that a half stands in, at most.
  private static let mostPassages = 1_500
  /// Name of the row that `explain` gives.
  private static let row = "written-together"

  /// In the order of the question. Cost: a look-up for each two words in a row, several for each
  /// word that no article has.
  func found(in question: AnalyzedQuestion, plan: QueryPlan, retrieval: Retrieval) throws
    -> [Paraphrase]
  {
    let unknown = Set(
      zip(plan.terms, retrieval.terms).filter { $0.1.passages == 0 }.map(\.0.term))
    var found: [Paraphrase] = []
    for place in question.words.indices {
      if let both = try joined(place, question) { found.append(both) }
      let word = question.words[place]
      if let groups = try grouped(word, at: place, question) { found.append(groups) }
      if unknown.contains(word.token.term), let halves = try parted(word, at: place, question) {
        found.append(halves)
      }
    }
    return found
  }

  /// "health" and "care" where articles have "healthcare".
  private func joined(_ place: Int, _ question: AnalyzedQuestion) throws -> Paraphrase? {
    guard place + 1 < question.words.count else { return nil }
    let (left, right) = (question.words[place], question.words[place + 1])
    let whole = left.token.folded + right.token.folded
    let isWord = isPlain(left) && isPlain(right) && whole.utf8.count >= Self.shortest
    guard isWord || isHead(left) && isGroup(right),
      left.token.span.end + 1 == right.token.span.start,
      let term = Tokenizer().tokens(in: whole).first?.term,
      try store.passageFrequency(of: term) > 0
    else { return nil }
    return paraphrase(place..<place + 2, written: [term], text: whole, question)
  }

  /// "2,400" where articles have "2 400".
  private func grouped(
    _ word: AnalyzedQuestion.Word, at place: Int, _ question: AnalyzedQuestion
  ) throws -> Paraphrase? {
    let digits = word.token.folded
    guard Self.lengthsOfNumber.contains(digits.utf8.count), Self.isNumber(digits) else {
      return nil
    }
    let head = (digits.utf8.count - 1) % Self.group + 1
    let terms =
      [String(digits.prefix(head))]
      + stride(from: head, to: digits.utf8.count, by: Self.group).map {
        String(digits.dropFirst($0).prefix(Self.group))
      }
    let text = terms.joined(separator: " ")
    guard try isQuick(terms), try store.passageFrequency(of: text) > 0 else { return nil }
    return paraphrase(place..<place + 1, written: terms, text: text, question)
  }

  /// Digits of a group of thousands, and of a number that has one.
  private static let group = 3
  private static let lengthsOfNumber = 4...9

  private static func isNumber(_ text: String) -> Bool {
    text.utf8.allSatisfy { 0x30...0x39 ~= $0 }
  }

  private func isGroup(_ word: AnalyzedQuestion.Word) -> Bool {
    word.token.folded.utf8.count == Self.group && Self.isNumber(word.token.folded)
  }

  private func isHead(_ word: AnalyzedQuestion.Word) -> Bool {
    word.token.folded.utf8.count <= Self.group && Self.isNumber(word.token.folded)
  }

  /// "healthcare" where articles have "health care".
  private func parted(
    _ word: AnalyzedQuestion.Word, at place: Int, _ question: AnalyzedQuestion
  ) throws -> Paraphrase? {
    let letters = word.token.folded
    guard isPlain(word), letters.utf8.count >= Self.shortest else { return nil }
    for length in Self.shortestHalf...letters.count - Self.shortestHalf {
      let text = "\(letters.prefix(length)) \(letters.dropFirst(length))"
      let terms = Tokenizer().tokens(in: text).map(\.term)
      guard terms.count == 2,
        try isQuick(terms),
        try store.passageFrequency(of: terms.joined(separator: " ")) > 0
      else { continue }
      return paraphrase(place..<place + 1, written: terms, text: text, question)
    }
    return nil
  }

  /// Whether both halves stand in some passages, but not in so many that looking for both in a row
  /// takes long.
  private func isQuick(_ terms: [String]) throws -> Bool {
    let counts = try terms.map { try store.passageFrequency(of: $0) }
    return counts.allSatisfy { 1...Self.mostPassages ~= $0 }
  }

  /// Letters alone, and searched for.
  private func isPlain(_ word: AnalyzedQuestion.Word) -> Bool {
    !word.isStopword && word.token.folded.utf8.count >= Self.shortestHalf
      && word.token.folded.utf8.allSatisfy { 0x61...0x7A ~= $0 }
  }

  private func paraphrase(
    _ words: Range<Int>, written: [String], text: String, _ question: AnalyzedQuestion
  ) -> Paraphrase? {
    // With a capital or without.
    let wordings = [true, false].map {
      Paraphrases.Wording(
        text: text, terms: written.map { table.number(of: $0) },
        written: written.joined(separator: " "), part: nil, isName: $0)
    }
    var paraphrase = Paraphrase(
      row: Self.row, words: words, others: wordings, question, table)
    paraphrase?.isSpelling = true
    return paraphrase
  }
}
