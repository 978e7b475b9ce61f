internal import Prompts

/// A pattern over the words of a question, read once and matched by comparing numbers.
///
/// Elements are separated by spaces and match folded words in order: `word` that word; `@list` a
/// word of that list; `a/@b` either; `!a/@b` one word that is none of these; `*` any one word;
/// `...` any number of words; `{}` a noun phrase, which becomes the focus; `{a/b}` a noun phrase
/// whose head is in list `a` or `b`; `<>` takes one or more words, which become the topic; `<+>`
/// only a name (capitalised words, a determiner before them at most); `{*}` takes all words up to
/// the next function word, verbs too; `{+a}` only a definite one ("the largest port", "Norway's
/// port"; no names). `?` after an element makes it optional. `^` in front binds the pattern to the
/// start of the question (or of the clause after its opening comma), `$` at the end to its end.
/// `what/which {place}` matches "Which Norwegian city …".
struct QuestionPattern: Sendable {
  /// What one element matches.
  enum Element: Sendable {
    case words(numbers: [Int32], lists: QuestionVocabulary.Membership, isNegated: Bool)
    case anyWord
    case anyWords
    case topic(isName: Bool)
    case nounPhrase(lists: QuestionVocabulary.Membership, extent: Extent)
    case end
  }

  /// Which phrases an element takes, and how far.
  enum Extent: Sendable { case any, whole, definite }

  /// One element with its mark of being optional.
  struct Step: Sendable {
    var element: Element
    var isOptional: Bool
  }

  private(set) var steps: [Step] = []
  private(set) var isAnchored = false
  private var opensWithQuestionWord = false
  private var opensWithAuxiliary = false
  private var opensWithTopic = false

  /// Reads the `pattern` of `row`, giving numbers in `vocabulary` to the words it names.
  ///
  /// - Throws: `PromptsError.badRow` for an empty pattern or an unknown list.
  init(row: TableRow, vocabulary: inout QuestionVocabulary) throws(PromptsError) {
    let parts = row["pattern"].split(separator: " ")
    opensWithQuestionWord =
      parts.first { $0 != "^" }.map { first in
        first.split(separator: "/").allSatisfy { vocabulary.isIn("wh", $0) }
      } ?? false
    opensWithAuxiliary =
      parts.first { $0 != "^" }.map { first in
        first.split(separator: "/").allSatisfy { ["@be", "@do", "@have", "@modal"].contains($0) }
      } ?? false
    for part in parts {
      if part == "^" {
        isAnchored = true
        continue
      }
      steps.append(try Self.step(part, row: row, vocabulary: &vocabulary))
    }
    guard let first = steps.first else { throw row.error("the pattern is empty") }
    if case .topic = first.element { opensWithTopic = true }
  }

  private static func step(
    _ part: Substring, row: TableRow, vocabulary: inout QuestionVocabulary
  ) throws(PromptsError) -> Step {
    let isOptional = part.count > 1 && part.hasSuffix("?")
    let body = isOptional ? part.dropLast() : part
    switch body {
    case "...": return Step(element: .anyWords, isOptional: isOptional)
    case "<>": return Step(element: .topic(isName: false), isOptional: isOptional)
    case "<+>": return Step(element: .topic(isName: true), isOptional: isOptional)
    case "*": return Step(element: .anyWord, isOptional: isOptional)
    case "$": return Step(element: .end, isOptional: isOptional)
    default: break
    }
    if body.hasPrefix("{"), body.hasSuffix("}") {
      let extent: Extent = body.hasPrefix("{+") ? .definite : body.hasPrefix("{*") ? .whole : .any
      let names = body.dropFirst(extent == .any ? 1 : 2).dropLast().split(separator: "/")
      let lists = try Self.lists(names, row: row, vocabulary: vocabulary)
      return Step(element: .nounPhrase(lists: lists, extent: extent), isOptional: isOptional)
    }
    let isNegated = body.hasPrefix("!")
    let names = (isNegated ? body.dropFirst() : body).split(separator: "/")
    let lists = try Self.lists(
      names.filter { $0.hasPrefix("@") }.map { $0.dropFirst() }, row: row, vocabulary: vocabulary)
    let numbers = names.filter { !$0.hasPrefix("@") }.map { vocabulary.number(for: $0) }
    return Step(
      element: .words(numbers: numbers, lists: lists, isNegated: isNegated), isOptional: isOptional)
  }

  private static func lists(
    _ names: [Substring], row: TableRow, vocabulary: QuestionVocabulary
  ) throws(PromptsError) -> QuestionVocabulary.Membership {
    var lists: QuestionVocabulary.Membership = 0
    for name in names {
      guard let bit = vocabulary.list(name) else {
        throw row.error("no list called \(name) in question-words.tsv")
      }
      lists |= bit
    }
    return lists
  }
}

extension QuestionPattern {
  /// What a match found: the words of the noun phrase and those of each `<>`, empty when the
  /// pattern has none.
  struct Match: Sendable, Equatable {
    var focus: Range<Int> = 0..<0
    var topics: [Range<Int>] = []
  }

  /// The first match in `clause`; nil when there is none. Cost: words × elements, more with several
  /// `...`.
  func match(_ clause: QuestionClause) -> Match? {
    for start in starts(in: clause) {
      var match = Match()
      if matches(clause, word: start, step: 0, match: &match) { return match }
    }
    return nil
  }

  /// A pattern that opens with a question word starts at the word that asks, not at one of a
  /// relative clause; one that opens with an auxiliary not behind the word that asks ("Which
  /// architect, famous for towers, *is* …"); one that opens with a topic where nothing else asks.
  private func starts(in clause: QuestionClause) -> [Int] {
    let starts = isAnchored ? clause.starts : Array(clause.words.indices)
    if opensWithTopic, clause.asking != nil || clause.opensAsRequest { return [] }
    if opensWithAuxiliary, isAnchored, let asking = clause.asking {
      return starts.filter { $0 < asking }
    }
    guard opensWithQuestionWord else { return starts }
    return clause.asking.map { asking in starts.filter { $0 == asking } } ?? []
  }

  private func matches(
    _ clause: QuestionClause, word: Int, step: Int, match: inout Match
  ) -> Bool {
    guard step < steps.count else { return true }
    let current = steps[step]
    switch current.element {
    case .end:
      return word == clause.words.count
    case .anyWords:
      for next in word...clause.words.count
      where matches(clause, word: next, step: step + 1, match: &match) { return true }
      return false
    case .topic(let isName):
      if word < clause.words.count {
        for next in word + 1...clause.words.count
        where (!isName || clause.isName(word..<next))
          && matches(clause, word: next, step: step + 1, match: &match)
        {
          match.topics.insert(word..<next, at: 0)
          return true
        }
      }
    case .nounPhrase(let lists, let extent):
      if let phrase = clause.nounPhrase(from: word, lists: lists, extent: extent),
        matches(clause, word: phrase.upperBound, step: step + 1, match: &match)
      {
        match.focus = phrase
        return true
      }
    case .words, .anyWord:
      if word < clause.words.count, current.element.accepts(clause.words[word]),
        matches(clause, word: word + 1, step: step + 1, match: &match)
      {
        return true
      }
    }
    return current.isOptional && matches(clause, word: word, step: step + 1, match: &match)
  }
}

extension QuestionPattern.Element {
  /// Whether this element, one that stands for a single word, takes `word`.
  fileprivate func accepts(_ word: QuestionWord) -> Bool {
    guard case .words(let numbers, let lists, let isNegated) = self else { return true }
    let isIn = word.entry.lists & lists != 0 || numbers.contains(word.entry.number)
    return isIn != isNegated
  }
}
