package import Prompts
package import SentenceAnalysis
internal import Text
package import WordNetLexicon

/// Turns a question into an `AnalyzedQuestion` by the rows of
/// `Prompts/languages/en/tables/question-types.tsv`.
///
/// "Which Norwegian city hosts the fair?" → place, focus `norwegian citi`, main verb `host`. Cost:
/// linear in the question.
package struct QuestionAnalyzer: Sendable {
  /// Words of the asking sentence that the rules look at; a question is shorter, a pasted page is
  /// not one.
  private static let maximumClauseWords = 80

  private let tokenizer = Tokenizer()
  private let rules: QuestionTypeRules
  private let constraintFinder: QuestionConstraintFinder
  private let stopwords: Set<String>
  private let aliases: Aliases
  private let forms: QuestionFormReader
  private let segmenter: SentenceSegmenter
  private let languages: QuestionLanguages
  /// Told of every question before it is taken apart; nil: nobody is.
  package var observer: (@Sendable (String) -> Void)?

  /// Reads the tables `question-types`, `question-words`, `stopwords` and `question-wording`.
  ///
  /// - Parameter aliases: names that are taken for the same.
  /// - Throws: `PromptsError` naming file and line of a row that cannot be read.
  package init(language: Language, aliases: Aliases = .none) throws(PromptsError) {
    let prompts = language.prompts
    self.aliases = aliases
    rules = try QuestionTypeRules(language: language)
    constraintFinder = QuestionConstraintFinder(
      dates: language.reading.dates, ruleWords: language.ruleWords)
    segmenter = language.reading.sentences
    stopwords = Set(try prompts.words("stopwords") + prompts.words("question-wording"))
    languages = try QuestionLanguages(prompts: prompts, english: stopwords)
    forms = try QuestionFormReader(language: language, stopwords: stopwords)
  }

  /// An analyzer with a language of its own.
  package init(prompts: Prompts, lexicon: Lexicon? = nil, aliases: Aliases = .none)
    throws(PromptsError)
  {
    try self.init(language: Language(prompts: prompts, lexicon: lexicon), aliases: aliases)
  }

  /// Takes `question` apart; of names that are taken for the same, one stands for all in what is
  /// made of it.
  ///
  /// - Parameter asOf: the day of asking, ISO 8601, from which "last week" is counted.
  package func analyze(_ question: String, asOf: String) -> AnalyzedQuestion {
    observer?(question)
    let naming = aliases.naming(of: question)
    var analyzed = takeApart(naming.text, asOf: asOf)
    analyzed.aliases = naming.groups
    return analyzed
  }

  private func takeApart(_ question: String, asOf: String) -> AnalyzedQuestion {
    let quoted = QuestionSentence.quotations(in: question)
    let tokens = tokenizer.tokens(in: question)
    let words = QuestionWord.words(
      of: tokens, in: question, vocabulary: rules.vocabulary, quotations: quoted)
    if let language = languages.language(of: tokens, in: question) {
      return plain(question, words, quoted, in: language)
    }
    let span = QuestionSentence.span(
      of: words, in: question, vocabulary: rules.vocabulary, segmenter: segmenter)
    let clause = QuestionClause(
      words: Array(words.filter { span.contains($0.token.span) }.prefix(Self.maximumClauseWords)),
      vocabulary: rules.vocabulary)
    let decision = statement(clause, in: question, span) ?? rules.decide(clause)
    let names = QuestionNames(words: words, stopwords: stopwords, vocabulary: rules.vocabulary)
    let apart = apart(words)
    let inverted = forms.invertedVerb(of: question, clause)
    let views = views(words)
    var analyzed = AnalyzedQuestion(
      text: question, questionSpan: span,
      words: words.indices.filter { !words[$0].isContraction }.map {
        word(
          words[$0], isName: names.members.contains($0) && $0 < apart,
          isApart: $0 >= apart || views.contains($0))
      },
      answerType: decision?.type ?? .thing,
      alternativeTypes: decision?.alternatives ?? [],
      itemType: decision.flatMap { $0.type == .list ? itemType($0, in: clause) : nil },
      focus: clause.words[decision?.focus ?? 0..<0].map(\.token.term),
      names: names.runs.filter { ($0.first ?? 0) < apart }.map { $0.map { words[$0].token.term } },
      quotations: quotations(quoted, words),
      mainVerb: mainVerb(clause, inverted, after: decision?.focus, names),
      constraints: constraintFinder.constraints(in: question, asOf: asOf, clause: clause),
      matchedRules: decision.map { [$0.rule] } ?? [])
    let dates = constraintFinder.dates(in: question, asOf: asOf)
    let timed = TextSpan.positions(of: analyzed.words.map(\.token.span), inside: dates)
    analyzed.constraints.timeTerms = Set(timed.joined().map { analyzed.words[$0].token.term })
    let asked = analyzed.words.map(\.token)
    analyzed.constraints.timeSpans = dates.map { constraintFinder.bound($0, by: asked) }
    // "What share does it pay?" asks for a percentage, and says nothing more of it.
    if analyzed.answerType == .percentage, analyzed.focus.count == 1 {
      for index in analyzed.words.indices
      where rules.vocabulary.ruleWords.holds(.portion, analyzed.words[index].token.folded)
        && analyzed.focus.contains(analyzed.words[index].token.term)
      {
        analyzed.words[index].isStopword = true
      }
    }
    analyzed.collection = rules.collection.requests(clause, dates: dates)
    if !analyzed.collection.isEmpty {
      let period = constraintFinder.period(in: question, asOf: asOf)
      for index in analyzed.collection.indices {
        analyzed.collection[index].since = period.since
        analyzed.collection[index].until = period.until
      }
    }
    analyzed.reply = rules.replies.request(clause)
    analyzed.definition = decision?.definition
    analyzed.form = forms.form(
      of: question, in: span, clause: clause, mainVerb: analyzed.mainVerb,
      inverted: inverted, names: Set(analyzed.names.joined()),
      dates: { constraintFinder.dates(in: $0, asOf: asOf) })
    if let verb = verb(of: analyzed.form, analyzed.answerType) { analyzed.mainVerb = verb }
    return analyzed
  }

  /// Terms of the words in each quotation.
  private func quotations(_ spans: [TextSpan], _ words: [QuestionWord]) -> [[String]] {
    TextSpan.positions(of: words.map(\.token.span), inside: spans)
      .map { $0.map { words[$0].token.term } }
  }

  /// A question in another language: its words, names and quotations, and nothing that the rules of
  /// English read into it.
  private func plain(
    _ question: String, _ words: [QuestionWord], _ quoted: [TextSpan],
    in language: QuestionLanguages.Language
  ) -> AnalyzedQuestion {
    let names = QuestionNames(
      words: words, stopwords: language.words, vocabulary: rules.vocabulary)
    var plain = AnalyzedQuestion(
      text: question, questionSpan: TextSpan(0, question.utf8.count),
      words: words.indices.map { index in
        AnalyzedQuestion.Word(
          token: words[index].token,
          isStopword: language.words.contains(words[index].token.folded),
          isName: names.members.contains(index), isNumber: words[index].hasDigit)
      },
      answerType: .thing, names: names.runs.map { $0.map { words[$0].token.term } },
      quotations: quotations(quoted, words))
    plain.language = language.code
    return plain
  }

  /// The verb as the whole sentence shows it: "Which actor *voices* the fox, which won a prize?",
  /// "Why are clean mills being *built*?" Nil where that is a closed-class word, or nothing is
  /// asked for.
  private func verb(of form: QuestionForm, _ type: AnswerType) -> String? {
    let isAsked = form.wanted.map { $0.role == .doer && $0.clause == 0 } ?? (type == .reason)
    guard isAsked, let predicate = form.predicate, predicate.terms.count == 1 else { return nil }
    return predicate.head
  }

  /// The term of the main verb; nil where only words say it that are not searched for. What
  /// somebody wants, plans or agrees "to *do*" is it too.
  private func mainVerb(
    _ clause: QuestionClause, _ inverted: Int?, after focus: Range<Int>?, _ names: QuestionNames
  ) -> String? {
    func verb(after focus: Range<Int>?) -> String? {
      clause.mainVerb(
        after: focus, isStopword: { isStopword($0) },
        isName: { names.contains($0.token.span) })
    }
    guard let inverted else { return verb(after: focus) }
    if !isStopword(clause.words[inverted]) { return clause.words[inverted].token.term }
    let next = inverted + 1
    let opens = next < clause.words.count && clause.holds(.to, next)
    return opens ? verb(after: 0..<next + 1) : nil
  }

  /// Whether `word` is a verb of saying, which a question about what somebody said does not look
  /// for.
  package func isSaying(_ word: String) -> Bool { rules.vocabulary.isIn("say", word.lowercased()) }

  /// Where what a question sets apart at its end begins ("… besides Halden?"), which is not looked
  /// for; the number of words when nothing is. In front ("Besides Halden, who …") it says what the
  /// question is about.
  private func apart(_ words: [QuestionWord]) -> Int {
    guard
      let index = words.lastIndex(where: {
        rules.vocabulary.holds(.exception, $0.token.folded)
      }), index > 0,
      !words.dropFirst(index + 1).contains(where: \.isAfterBreak)
    else { return words.count }
    return index
  }

  /// Words that only say whose view is asked for: "in the mayor's opinion".
  private func views(_ words: [QuestionWord]) -> Set<Int> {
    let rules = rules.vocabulary.ruleWords
    return Set(
      words.indices.dropFirst().filter { index in
        rules.holds(.viewpoint, words[index].token.folded)
          && (words[index - 1].isPossessive
            || rules.holds(.possessiveAll, words[index - 1].token.folded))
          && words[max(0, index - Self.longestHolder)..<index].contains {
            rules.holds(.insideLink, $0.token.folded)
          }
      })
  }

  /// Words from "in" to "opinion" at most.
  private static let longestHolder = 6

  /// "Ulvane bought Marelgue?": a statement with a question mark asks whether it is so; nil for any
  /// other.
  private func statement(_ clause: QuestionClause, in question: String, _ span: TextSpan)
    -> QuestionTypeRules.Decision?
  {
    let opening = rules.vocabulary.lists(
      "wh", "be", "do", "have", "modal", "imperative", "ask", "preposition", "conjunction",
      "follow-on")
    guard question[span]?.last(where: { !$0.isWhitespace }) == "?",
      !clause.words.indices.contains(where: clause.isQuestionWord),
      clause.words.indices.last.map({ !clause.isPreposition($0) }) == true,
      let first = clause.words.first, first.entry.lists & opening == 0,
      clause.words.indices.dropFirst().contains(where: { index in
        clause.isAuxiliary(index) && !clause.words[index].isPossessive
          || clause.isKnownVerb(index) && !clause.isKnownNoun(index)
            && !clause.isBoundary(index - 1)
      })
    else { return nil }
    return QuestionTypeRules.Decision(
      rule: "statement", type: .yesNo, alternatives: [], focus: 0..<0)
  }

  /// Searching drops closed-class words, but not "US" or "WHO" in capitals, nor anything in
  /// quotation marks that is a name.
  private func isStopword(_ word: QuestionWord) -> Bool {
    stopwords.contains(word.token.folded)
  }

  private func word(_ word: QuestionWord, isName: Bool, isApart: Bool) -> AnalyzedQuestion.Word {
    AnalyzedQuestion.Word(
      token: word.token, isStopword: isApart || isStopword(word) && !isName, isName: isName,
      isNumber: word.hasDigit || word.entry.lists & rules.vocabulary.lists("number") != 0)
  }

  /// The kind of each item of a list, from the head of what is listed.
  private func itemType(_ decision: QuestionTypeRules.Decision, in clause: QuestionClause)
    -> AnswerType
  {
    guard let head = decision.focus.last else { return .thing }
    let kinds: [AnswerType] = [.person, .organisation, .place, .date, .work, .product]
    return kinds.first {
      clause.words[head].entry.lists & rules.vocabulary.lists($0.rawValue) != 0
    } ?? .thing
  }
}
