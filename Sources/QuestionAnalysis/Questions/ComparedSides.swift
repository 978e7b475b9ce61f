internal import SentenceAnalysis
package import Text

/// The things that a question sets against each other or adds up, as it words them, whatever they
/// are measured by.
package struct ComparedSides {
  /// One of them.
  package struct Side {
    /// As the question writes it, and where.
    package let label: String
    package let span: TextSpan
    /// Terms that a text has to hold that speaks of it.
    package let terms: Set<Int32>
    /// The days that it names; nil for what is no time.
    package let days: DayRange?
  }

  /// What is wanted of their figures.
  package enum Wanted {
    /// The side with the larger or the smaller.
    case more, less
    /// By how much they differ.
    case difference
    /// By how many percent the later is more or less than the earlier.
    case growth
    /// How many times the second goes into the first.
    case ratio
    case sum
    /// Both, beside each other.
    case both
  }

  /// Two or three, in order.
  package let sides: [Side]
  package let wanted: Wanted
  /// Whether it is asked of more or fewer things, which are counted.
  package let areCounted: Bool
  /// Terms of what else the question says, for which the figures stand.
  package let rest: Set<Int32>
  /// Terms of the names among them.
  package let restNames: Set<Int32>
  /// The question with one side alone, by side.
  package let questions: [String]
}

/// Reads them by the word between two sides: "A or B", "than B", "A and B" of a comparison.
extension ComparisonReader {
  /// Most words of a side that is no name.
  private static let longestSide = 5
  /// Words that say what is wanted of the figures, not what they are of.
  private static let asking: [ReplyWords.List] = [
    .comparing, .adding, .changing, .percent, .multiple,
  ]

  /// Nil for a question that sets nothing against anything.
  package func sides(_ question: AnalyzedQuestion) -> ComparedSides? {
    let words = question.words.filter { question.questionSpan.contains($0.token.span) }
    let comparative = words.firstIndex {
      !$0.isName && comparatives.contains($0.token.folded)
        || !$0.isName && table.ends($0.token.folded, .comparative)
          && comparatives.contains($0.token.folded)
    }
    guard let wanted = wanted(question, words, comparative),
      let runs = runs(question, words, wanted, comparative)
    else { return nil }
    let sides = runs.compactMap { side($0, words, question) }
    guard sides.count == runs.count, Set(sides.map(\.terms)).count == sides.count else {
      return nil
    }
    let kept = words.enumerated().filter { index, word in
      !word.isStopword && index != comparative && !runs.contains { $0.contains(index) }
        && !Self.asking.contains { self.words[$0].contains(word.token.folded) }
        && !question.constraints.timeSpans.contains { $0.overlaps(word.token.span) }
    }.map(\.element)
    func terms(_ words: [AnalyzedQuestion.Word]) -> Set<Int32> {
      Set(words.map { table.number(of: $0.token.term) })
    }
    return ComparedSides(
      sides: sides, wanted: wanted, areCounted: areCounted(words, comparative), rest: terms(kept),
      restNames: terms(kept.filter(\.isName)),
      questions: runs.indices.map { alone($0, of: runs, words, question) })
  }

  /// "more buildings", "fewer people"
  private func areCounted(_ words: [AnalyzedQuestion.Word], _ comparative: Int?) -> Bool {
    guard let comparative, comparative + 1 < words.count,
      self.words[.counting].contains(words[comparative].token.folded)
    else { return false }
    let next = words[comparative + 1]
    return !next.isName && !next.isStopword && table.ends(next.token.folded, .plural)
  }

  private func wanted(
    _ question: AnalyzedQuestion, _ words: [AnalyzedQuestion.Word], _ comparative: Int?
  ) -> ComparedSides.Wanted? {
    func holds(_ list: RuleWords.List) -> Bool {
      words.contains { table.holds(list, $0.token.folded) }
    }
    let how = words.prefix(2).firstIndex { table.holds(.how, $0.token.folded) }
    let asksAmount =
      how.map { how in
        words.indices.contains(how + 1) && table.holds(.amount, words[how + 1].token.folded)
      } ?? false
    // Times last: to look for them costs a reading of every word.
    if isChange(words, comparative), times(words, question) != nil {
      if question.answerType == .percentage || asksPercent(words) { return .growth }
      if asksAmount { return asksMultiple(words, comparative) ? .ratio : .difference }
    }
    if asksAmount, words.contains(where: { self.words[.adding].contains($0.token.folded) }) {
      return .sum
    }
    if let comparative {
      if asksAmount, holds(.than) {
        return asksMultiple(words, comparative) ? .ratio : .difference
      }
      guard holds(.or) || holds(.than) else { return nil }
      return self.words[.less].contains(words[comparative].token.folded) ? .less : .more
    }
    return question.answerType == .comparison ? .both : nil
  }

  /// "grow from … to …", "more in … than in …"
  private func isChange(_ words: [AnalyzedQuestion.Word], _ comparative: Int?) -> Bool {
    comparative != nil && words.contains { table.holds(.than, $0.token.folded) }
      || words.contains { self.words[.changing].contains($0.token.folded) }
  }

  /// "how many times more"
  private func asksMultiple(_ words: [AnalyzedQuestion.Word], _ comparative: Int?) -> Bool {
    words.prefix(comparative ?? 0).contains { self.words[.multiple].contains($0.token.folded) }
  }

  private func asksPercent(_ words: [AnalyzedQuestion.Word]) -> Bool {
    words.contains { self.words[.percent].contains($0.token.folded) }
  }

  /// The words of the two years or months that the question names; nil for more or fewer.
  private func times(
    _ words: [AnalyzedQuestion.Word], _ question: AnalyzedQuestion
  ) -> [Range<Int>]? {
    var found: [Range<Int>] = []
    var place = 0
    while place < words.count {
      let run = [2, 1].map { place..<place + $0 }.first { run in
        guard run.upperBound <= words.count, let last = run.last,
          let label = question.text[
            TextSpan(words[place].token.span.start, words[last].token.span.end)],
          let time = dates.expressions(in: String(label)).first
        else { return false }
        return time.precision >= .month && time.span.length == label.utf8.count
      }
      if let run { found.append(run) }
      place = run?.upperBound ?? place + 1
    }
    return found.count == 2 ? found : nil
  }

  /// The words of each side.
  private func runs(
    _ question: AnalyzedQuestion, _ words: [AnalyzedQuestion.Word],
    _ wanted: ComparedSides.Wanted, _ comparative: Int?
  ) -> [Range<Int>]? {
    if [.growth, .difference, .ratio].contains(wanted), let times = times(words, question) {
      return times
    }
    if wanted == .growth { return nil }
    func isJoin(_ index: Int, _ list: RuleWords.List) -> Bool {
      table.holds(list, words[index].token.folded)
        && question.text.utf8.prefix(words[index].token.span.start).last == 0x20
    }
    let joins = words.indices.filter { isJoin($0, .or) }
    if joins.count == 1, wanted != .sum { return offered(at: joins[0], words, question) }
    if [.more, .less, .difference, .ratio].contains(wanted) {
      guard let than = words.indices.last(where: { isJoin($0, .than) }) else { return nil }
      return named(before: than, words, after: than, words.count)
    }
    let links = words.indices.filter { self.words[.sideLink].contains(words[$0].token.folded) }
    return links.lazy.compactMap { self.named(before: $0, words, after: $0, words.count) }.first
  }

  /// The last name before a word and the first behind it; nil where one is missing.
  private func named(
    before first: Int, _ words: [AnalyzedQuestion.Word], after second: Int, _ end: Int
  ) -> [Range<Int>]? {
    guard let last = words.indices.prefix(first).last(where: { words[$0].isName }),
      let next = words.indices.suffix(from: second + 1).first(where: { words[$0].isName })
    else { return nil }
    return [nameRun(endingAt: last, words), nameRun(from: next, words)]
  }

  private func nameRun(endingAt last: Int, _ words: [AnalyzedQuestion.Word]) -> Range<Int> {
    var start = last
    while start > 0, words[start - 1].isName { start -= 1 }
    return start..<last + 1
  }

  private func nameRun(from start: Int, _ words: [AnalyzedQuestion.Word]) -> Range<Int> {
    start..<(words.indices.suffix(from: start).first { !words[$0].isName } ?? words.count)
  }

  /// What "or" stands between: behind the last comma before which something is asked, or the names
  /// or words beside it.
  private func offered(
    at join: Int, _ words: [AnalyzedQuestion.Word], _ question: AnalyzedQuestion
  ) -> [Range<Int>]? {
    var parts: [Range<Int>] = []
    var start = 0
    for index in words.indices.dropLast()
    where hasComma(words[index].token.span.end, words[index + 1].token.span.start, question) {
      parts.append(start..<index + 1)
      start = index + 1
    }
    parts.append(start..<words.count)
    let asking = parts.lastIndex { part in
      part.contains { index in
        table.holds(.questionWord, words[index].token.folded)
          || table.holds(.askingAuxiliary, words[index].token.folded)
          || comparatives.contains(words[index].token.folded)
      }
    }
    if let asking, asking + 1 < parts.count,
      parts[(asking + 1)...].contains(where: { $0.contains(join) })
    {
      let listed = parts[(asking + 1)...].flatMap { part -> [Range<Int>] in
        guard part.contains(join) else { return [part] }
        return [part.lowerBound..<join, join + 1..<part.upperBound]
      }
      let offers = listed.map { trimmed($0, words) }.filter { !$0.isEmpty }
      return 2...3 ~= offers.count && offers.allSatisfy { $0.count <= Self.longestSide }
        ? offers : nil
    }
    guard let next = words.indices.suffix(from: join + 1).first(where: { !words[$0].isStopword }),
      let last = words.indices.prefix(join).last(where: { !words[$0].isStopword })
    else { return nil }
    return [
      words[last].isName ? nameRun(endingAt: last, words) : last..<last + 1,
      words[next].isName ? nameRun(from: next, words) : next..<next + 1,
    ]
  }

  private func hasComma(_ start: Int, _ end: Int, _ question: AnalyzedQuestion) -> Bool {
    question.text[TextSpan(start, max(start, end))]?.contains(",") ?? false
  }

  /// Without closed-class words at both ends.
  private func trimmed(_ run: Range<Int>, _ words: [AnalyzedQuestion.Word]) -> Range<Int> {
    guard let first = run.first(where: { !words[$0].isStopword }),
      let last = run.last(where: { !words[$0].isStopword })
    else { return run.lowerBound..<run.lowerBound }
    return first..<last + 1
  }

  private func side(
    _ run: Range<Int>, _ words: [AnalyzedQuestion.Word], _ question: AnalyzedQuestion
  ) -> ComparedSides.Side? {
    guard let first = run.first, let last = run.last else { return nil }
    let span = TextSpan(words[first].token.span.start, words[last].token.span.end)
    let terms = run.filter { !words[$0].isStopword }.map {
      table.number(of: words[$0].token.term)
    }
    guard !terms.isEmpty, let label = question.text[span] else { return nil }
    let time = dates.expressions(in: String(label)).first
    return ComparedSides.Side(
      label: String(label), span: span, terms: Set(terms),
      days: time.flatMap { $0.precision >= .month && run.count < 3 ? $0.value : nil })
  }

  /// The question without the other sides and the words between them.
  private func alone(
    _ index: Int, of runs: [Range<Int>], _ words: [AnalyzedQuestion.Word],
    _ question: AnalyzedQuestion
  ) -> String {
    var left = runs.enumerated().filter { $0.offset != index }.flatMap { Array($0.element) }
    if let first = runs.first, let last = runs.last, first.upperBound < last.lowerBound {
      left += (first.upperBound..<last.lowerBound).filter { place in
        words[place].isStopword || table.holds(.or, words[place].token.folded)
      }
    }
    return question.text(without: left.sorted().map { words[$0].token.span })
  }
}
