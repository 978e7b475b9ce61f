internal import Text

/// The names of a question: runs of capitalised words, told from words that merely open a sentence.
struct QuestionNames {
  /// Indices of the words of each name, in order.
  private(set) var runs: [[Int]] = []
  /// All indices of `runs`.
  private(set) var members: Set<Int> = []
  private var spans: [TextSpan] = []

  init(words: [QuestionWord], stopwords: Set<String>, vocabulary: QuestionVocabulary) {
    let clause = QuestionClause(words: words, vocabulary: vocabulary)
    guard clause.hasTellingCapitals else { return }
    let scan = Scan(words: words, stopwords: stopwords, vocabulary: vocabulary)
    var index = 0
    while index < words.count {
      let run = scan.run(from: index)
      if !run.isEmpty { add(run, words) }
      index = max(index + 1, (run.last ?? 0) + 1)
    }
  }

  /// Whether the word at `span` is part of a name.
  func contains(_ span: TextSpan) -> Bool { spans.contains(span) }

  private mutating func add(_ run: [Int], _ words: [QuestionWord]) {
    runs.append(run)
    members.formUnion(run)
    spans += run.map { words[$0].token.span }
  }

  /// Looks for one name at a time.
  private struct Scan {
    let words: [QuestionWord]
    let stopwords: Set<String>
    let vocabulary: QuestionVocabulary
    let link: QuestionVocabulary.Membership
    let calendar: QuestionVocabulary.Membership
    let common: QuestionVocabulary.Membership

    init(words: [QuestionWord], stopwords: Set<String>, vocabulary: QuestionVocabulary) {
      self.words = words
      self.stopwords = stopwords
      self.vocabulary = vocabulary
      link = vocabulary.lists("name-link")
      calendar = vocabulary.lists("month")
      common = vocabulary.lists(
        "person", "organisation", "place", "thing", "product", "work", "imperative", "verb",
        "adverb", "number", "conjunction", "preposition", "media", "date", "reason", "title")
    }

    /// The indices of the name that starts at `start`; empty when none does.
    func run(from start: Int) -> [Int] {
      guard opensName(start) else { return [] }
      var run = [start]
      var next = start + 1
      while next < words.count, !words[next].isAfterBreak, !words[next].isSentenceStart {
        if continuesName(next) {
          run.append(next)
        } else if next + 1 < words.count, words[next].entry.lists & link != 0,
          !words[next + 1].isAfterBreak, words[next + 1].isCapitalised, !isStopword(next + 1)
        {
          run += [next, next + 1]
          next += 1
        } else {
          break
        }
        next += 1
      }
      return isOnlyCalendar(run) ? [] : run
    }

    private func opensName(_ index: Int) -> Bool {
      let word = words[index]
      guard word.isCapitalised, !isStopword(index) else { return false }
      guard word.isSentenceStart || opensQuotation(index) else { return true }
      if word.isUpperCase { return true }
      guard word.entry.lists & common == 0 else { return false }
      if let isCommon = vocabulary.isCommonWord(word.token.folded), !isCommon { return true }
      guard index + 1 < words.count, !words[index + 1].isSentenceStart else { return false }
      let next = words[index + 1]
      return next.isCapitalised && !next.isAfterBreak || next.hasDigit
    }

    /// Capitals go on with a name, and so does a number right behind them ("Falcon 9").
    private func continuesName(_ index: Int) -> Bool {
      if words[index].isCapitalised { return !isStopword(index) || isNumeral(index) }
      return words[index].hasDigit && words[index - 1].isCapitalised
        && words[index - 1].entry.lists & calendar == 0
    }

    /// The numeral of "Halden Fund I", which is no pronoun right behind a name.
    private func isNumeral(_ index: Int) -> Bool {
      vocabulary.holds(.numeralOrPronoun, words[index].token.folded)
        && !words[index - 1].isSentenceStart
    }

    private func opensQuotation(_ index: Int) -> Bool {
      words[index].isQuoted && (index == 0 || !words[index - 1].isQuoted)
    }

    private func isStopword(_ index: Int) -> Bool {
      stopwords.contains(words[index].token.folded) && !words[index].isUpperCase
    }

    private func isOnlyCalendar(_ run: [Int]) -> Bool {
      run.allSatisfy { words[$0].entry.lists & calendar != 0 || words[$0].hasDigit }
    }
  }
}
