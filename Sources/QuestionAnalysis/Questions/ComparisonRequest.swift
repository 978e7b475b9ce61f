package import Prompts
package import SentenceAnalysis
package import Text

/// A question that sets two things, or two times of one thing, against each other on one measure.
package struct ComparisonRequest {
  /// What is wanted of the comparison.
  package enum Form {
    /// "Compare the revenue of A and B": both are wanted.
    case both
    /// "Did A or B earn more?": one of them is wanted.
    case which
    /// "Is A larger than B?": yes or no is wanted.
    case whether
  }

  /// One of the two.
  package struct Side {
    /// As the question writes it.
    package let label: String
    /// Terms that the sentence or its title must hold.
    package let mustHold: [String]
    /// What is asked about, and when; the time is empty where the question gives none.
    package let name: String
    package let time: String
    /// The days of the time; nil where the question gives none.
    package let days: DayRange?
    /// Whether the sides are two times of one thing.
    package let isTime: Bool

    package init(
      label: String, mustHold: [String], name: String, time: String, days: DayRange?, isTime: Bool
    ) {
      self.label = label
      self.mustHold = mustHold
      self.name = name
      self.time = time
      self.days = days
      self.isTime = isTime
    }
  }

  /// What they are compared by.
  package struct Measure {
    /// Said in the reply where the question does not name it; nil where it does.
    package let label: String?
    /// Kinds of figure of which it is one; nil: any answer.
    package let kinds: [FoundSpan.Kind]?
    /// Terms of which the sentence must hold one; empty: any sentence.
    package let terms: Set<Int32>
    /// Ways to ask for one side, "{}" standing for it.
    package let questions: [String]

    /// `way` asked for one side, with its time before the question mark.
    package func question(_ way: String, for side: Side) -> String {
      let asked = way.replacing("{}", with: side.name)
      return side.time.isEmpty ? asked : asked.dropLast() + " \(side.time)?"
    }
  }

  package let form: Form
  package let sides: [Side]
  /// To be tried in order.
  package let measures: [Measure]
  /// Whether the larger figure is wanted, or said of the first side; nil where neither is.
  package let wantsMore: Bool?
}

/// Reads such questions; the rows of `Prompts/languages/en/tables/comparison-measures.tsv`.
package struct ComparisonReader {
  private struct Row {
    let name: String
    let words: [String]
    let comparatives: Set<String>
    let questions: [String]
    let kinds: [FoundSpan.Kind]
  }

  private let rows: [Row]
  let dates: DateRecogniser
  let comparatives: Set<String>
  private let comparativeTerms: Set<String>
  private let adjectives: Set<String>
  let table: TermTable
  let words: ReplyWords
  private let tokenizer = Tokenizer()
  /// Ways to ask for a side where no row names the measure, by name.
  private let ways: [String: String]

  /// - Throws: `PromptsError` when a table cannot be used.
  package init(prompts: Prompts, table: TermTable) throws(PromptsError) {
    self.table = table
    dates = table.language.reading.dates
    words = try ReplyWords(prompts: prompts)
    rows = try prompts.table("comparison-measures").map { row in
      Row(
        name: row["name"], words: row.words("words"), comparatives: Set(row.words("comparatives")),
        questions: row["questions"].split(separator: "|").map(String.init),
        kinds: row["kind"] == "money" ? [.money] : [.count, .quantity])
    }
    ways = Dictionary(
      try prompts.table("comparison-questions").map { ($0["name"], $0["question"]) },
      uniquingKeysWith: { first, _ in first })
    let lists = try prompts.table("question-words")
    comparatives = Set(lists.filter { $0["list"] == "compare" }.flatMap { $0.words("words") })
    comparativeTerms = Set(comparatives.flatMap { Tokenizer().tokens(in: $0) }.map(\.term))
    adjectives = Set(lists.filter { $0["list"] == "measure" }.flatMap { $0.words("words") })
  }

  /// Whether `term` is that of a word such as "larger".
  package func isComparative(_ term: String) -> Bool { comparativeTerms.contains(term) }

  /// Nil for questions that compare nothing, or more than two things.
  package func request(_ question: AnalyzedQuestion) -> ComparisonRequest? {
    let words = question.words.filter { question.questionSpan.contains($0.token.span) }
    let comparative = words.first {
      !$0.isName && comparatives.contains($0.token.folded)
        || question.answerType == .comparison && adjective(of: $0.token.folded) != nil
    }
    guard let form = form(question, words, comparative) else { return nil }
    let times = times(in: question.text)
    guard let sides = sides(question, times) else { return nil }
    let measures = measures(words, comparative, times.map(\.span), sides)
    guard form == .both || !measures.isEmpty else { return nil }
    let folded = comparative?.token.folded
    return ComparisonRequest(
      form: form, sides: sides, measures: measures,
      wantsMore: form == .both ? nil : folded.map { !self.words[.less].contains($0) })
  }

  private func form(
    _ question: AnalyzedQuestion, _ words: [AnalyzedQuestion.Word],
    _ comparative: AnalyzedQuestion.Word?
  ) -> ComparisonRequest.Form? {
    func holds(_ list: RuleWords.List) -> Bool {
      words.contains { table.holds(list, $0.token.folded) }
    }
    if comparative != nil, holds(.or) { return .which }
    if comparative != nil, holds(.than), question.answerType == .yesNo { return .whether }
    return question.answerType == .comparison ? .both : nil
  }

  /// The times of a text, in order.
  private func times(in text: String) -> [DateExpression] {
    dates.expressions(in: text).filter { $0.precision >= .month }
  }

  /// "The revenue of A" at two times.
  package func change(of topic: String, between times: [String]) -> ComparisonRequest {
    let measure = ComparisonRequest.Measure(
      label: nil, kinds: nil, terms: [], questions: way("change"))
    let sides = times.map {
      ComparisonRequest.Side(
        label: $0, mustHold: [], name: topic,
        time: "\(table.language.ruleWords.first(.insideLink)) \($0)",
        days: self.times(in: $0).first?.value, isTime: true)
    }
    return ComparisonRequest(form: .both, sides: sides, measures: [measure], wantsMore: nil)
  }

  /// Two names, or one name at two times; nil for any other number.
  private func sides(_ question: AnalyzedQuestion, _ times: [DateExpression])
    -> [ComparisonRequest.Side]?
  {
    let all = names(question).compactMap { name -> (terms: [String], span: TextSpan)? in
      span(of: name, in: question).map { (name, $0) }
    }.filter { name in !times.contains { $0.span.overlaps(name.span) } }
    let names = all.count > 2 ? offered(all, in: question) : all
    let phrases = times.map { phrase(of: $0.span, in: question.text) }
    func text(_ span: TextSpan) -> String { question.text[span].map(String.init) ?? "" }
    if names.count == 2, times.count < 2 {
      return names.map {
        ComparisonRequest.Side(
          label: text($0.span), mustHold: $0.terms, name: text($0.span),
          time: phrases.first ?? "", days: times.first?.value, isTime: false)
      }
    }
    guard names.count == 1, times.count == 2 else { return nil }
    return zip(times, phrases).map {
      ComparisonRequest.Side(
        label: text($0.span), mustHold: names[0].terms, name: text(names[0].span), time: $1,
        days: $0.value, isTime: true)
    }
  }

  /// The two names that "or" stands between, where there are more: "Which cost more in Lund, Halden
  /// or Brightwave?"; all of them where it stands between no two.
  private func offered(
    _ names: [(terms: [String], span: TextSpan)], in question: AnalyzedQuestion
  ) -> [(terms: [String], span: TextSpan)] {
    let joins = question.words.map(\.token).filter { table.holds(.or, $0.folded) }
    for join in joins {
      let first = names.first { join.span.start == $0.span.end + 1 }
      let second = names.first { $0.span.start == join.span.end + 1 }
      if let first, let second { return [first, second] }
    }
    return names
  }

  /// The names of the question; of a command such as "Compare Halden and Brightwave" its
  /// capitalised words.
  private func names(_ question: AnalyzedQuestion) -> [[String]] {
    guard question.names.count < 2, question.answerType == .comparison else {
      return question.names
    }
    var runs: [[String]] = []
    var last = -1
    for (index, word) in question.words.enumerated().dropFirst() {
      let isCapital = question.text[word.token.span]?.first?.isUppercase ?? false
      guard isCapital, !comparatives.contains(word.token.folded) else { continue }
      if last == index - 1, !runs.isEmpty {
        runs[runs.count - 1].append(word.token.term)
      } else {
        runs.append([word.token.term])
      }
      last = index
    }
    return runs.count == 2 ? runs : question.names
  }

  private func span(of name: [String], in question: AnalyzedQuestion) -> TextSpan? {
    let all = question.words.map(\.token)
    return all.map(\.term).firstRange(of: name).map {
      TextSpan(all[$0.lowerBound].span.start, all[$0.upperBound - 1].span.end)
    }
  }

  /// "in 2024": the time with the words before it that bind it.
  private func phrase(of time: TextSpan, in text: String) -> String {
    let before = (text[TextSpan(0, time.start)] ?? "").split(separator: " ").suffix(2)
      .map(String.init)
    let bound = Array(
      before.reversed().prefix { words[.timeLink].contains($0.lowercased()) }.reversed())
    let own = (text[time].map(String.init) ?? "")
    let inside = table.language.ruleWords.first(.insideLink)
    return ((bound.isEmpty ? [inside] : bound) + [own]).joined(separator: " ")
  }

  // MARK: Measures

  private func measures(
    _ words: [AnalyzedQuestion.Word], _ comparative: AnalyzedQuestion.Word?, _ times: [TextSpan],
    _ sides: [ComparisonRequest.Side]
  ) -> [ComparisonRequest.Measure] {
    func isNamed(_ word: AnalyzedQuestion.Word, in sides: [ComparisonRequest.Side]) -> Bool {
      sides.contains { $0.mustHold.contains(word.token.term) }
    }
    let rest = words.filter { word in
      !word.isStopword && !word.isName && !isNamed(word, in: sides) && !word.isNumber
        && word.token.span != comparative?.token.span
        && !self.words[.comparing].contains(word.token.folded)
        && !times.contains { $0.overlaps(word.token.span) }
    }.map(\.token.folded)
    let named = rows.filter { row in rest.contains(where: row.words.contains) }
    if let row = named.first { return [measure(row, isNamed: true)] }
    if let comparative, rest.isEmpty {
      let implied = rows.filter { $0.comparatives.contains(comparative.token.folded) }
      if !implied.isEmpty { return implied.map { measure($0, isNamed: false) } }
      return adjective(of: comparative.token.folded).map {
        [
          ComparisonRequest.Measure(
            label: nil, kinds: nil, terms: [], questions: way("degree", of: $0))
        ]
      } ?? []
    }
    // A noun phrase such as "market share"; a longer rest is a thought of its own.
    guard 1...3 ~= rest.count else { return [] }
    let noun = rest.joined(separator: " ")
    let isPlural = table.ends(noun, .plural)
    return [
      ComparisonRequest.Measure(
        label: nil, kinds: nil, terms: terms(rest),
        questions: (isPlural ? way("number", of: noun) : []) + way("amount", of: noun))
    ]
  }

  /// The question of that name about a measure; none without its row.
  private func way(_ name: String, of measure: String = "") -> [String] {
    ways[name].map { [$0.replacing("{measure}", with: measure)] } ?? []
  }

  private func measure(_ row: Row, isNamed: Bool) -> ComparisonRequest.Measure {
    ComparisonRequest.Measure(
      label: isNamed ? nil : row.name, kinds: row.kinds, terms: terms(row.words),
      questions: row.questions)
  }

  private func terms(_ words: [String]) -> Set<Int32> {
    Set(
      words.flatMap { tokenizer.tokens(in: $0) }.filter { !$0.isColocated }
        .map { table.number(of: $0.term) })
  }

  /// "high" of "higher"; nil for other words.
  private func adjective(of comparative: String) -> String? {
    guard table.ends(comparative, .comparative) else { return nil }
    return [2, 1, 3].map { String(comparative.dropLast($0)) }.first { adjectives.contains($0) }
  }
}
