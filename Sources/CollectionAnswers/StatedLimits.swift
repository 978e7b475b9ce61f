package import Answers
package import PassageIndex
package import Prompts
package import QuestionAnalysis
internal import Text

/// Limits that a question states in passing: an outlet or an author ("according to the Ledger"), a
/// kind of file ("in my notes").
package struct StatedLimits: Sendable {
  /// Names that articles give their outlets and authors; empty: any.
  package var outlets: [String] = []
  package var authors: [String] = []
  /// Endings of files' names; empty: any.
  package var endings: [String] = []
  /// Names of folders for such files, which take the place of the endings where there are any.
  package var folders: [String] = []
  package var isFolderNamed = false
  /// As they are shown.
  package var shown = AnswerLimits()
  /// The question without the words that state them.
  package var rest = ""
  /// Whether the words can mean nothing but a source ("according to"), rather than what the
  /// question is about.
  package var isPlain = true

  package init() {}

  /// Whether the article is within the limits.
  package func admits(_ entry: CensusEntry) -> Bool {
    if !outlets.isEmpty, !outlets.contains(entry.outlet ?? "") { return false }
    if !authors.isEmpty, !authors.contains(entry.author ?? "") { return false }
    guard !endings.isEmpty else { return true }
    return isFolderNamed
      ? isInFolder(entry) : endings.contains { entry.path.lowercased().hasSuffix("." + $0) }
  }

  /// Whether a folder on the way to the article is called like the kind of file.
  func isInFolder(_ entry: CensusEntry) -> Bool {
    entry.path.lowercased().split(separator: "/").dropLast().contains {
      folders.contains(String($0))
    }
  }
}

/// Finds the limits that questions state, by the outlets and authors of the library and the rows of
/// `Prompts/languages/en/tables/file-kinds.tsv`.
package struct StatedLimitFinder {
  private let census: ArticleCensus
  private let ruleWords: RuleWords
  private let kinds: [Kind]

  private struct Kind: Sendable {
    let words: Set<String>
    let owned: Set<String>
    let endings: [String]
  }

  /// - Throws: `PromptsError` when the table cannot be used.
  package init(census: ArticleCensus, prompts: Prompts) throws(PromptsError) {
    self.census = census
    ruleWords = census.ruleWords
    kinds = try prompts.table("file-kinds").map {
      Kind(
        words: Set($0.words("words")), owned: Set($0.words("owned")),
        endings: $0.words("endings"))
    }
  }

  /// Nil where the question states none, or nothing else.
  package func limits(in question: AnalyzedQuestion) -> StatedLimits? {
    let words = question.words.map(\.token)
    var limits = StatedLimits()
    var cut: [TextSpan] = []
    var index = 0
    while index < words.count {
      let end = limit(at: index, words, question.text, into: &limits)
      if let end { cut.append(TextSpan(words[index].span.start, words[end - 1].span.end)) }
      index = end ?? index + 1
    }
    let isAsking = question.words.contains { word in
      !word.isStopword && !cut.contains { $0.contains(word.token.span) }
    }
    guard !cut.isEmpty, isAsking else { return nil }
    limits.rest = question.text(without: cut)
    return limits
  }

  /// What an outlet or an author wrote, where `name` is the whole name of one, or what stands in
  /// files of a kind ("my notes"); nil for another.
  package func source(called name: String) -> StatedLimits? {
    let words = Tokenizer().tokens(in: name).filter { !$0.isColocated }
    var limits = StatedLimits()
    if kind(from: 0, words, into: &limits) == words.count { return limits }
    return take(census.withoutArticle(words.map(\.folded)), into: &limits) ? limits : nil
  }

  // MARK: Reading

  /// The end of the words that state a limit from `start` on; nil where none do.
  private func limit(
    at start: Int, _ words: [Token], _ text: String, into limits: inout StatedLimits
  ) -> Int? {
    func holds(_ list: RuleWords.List, _ index: Int) -> Bool {
      words.indices.contains(index) && ruleWords.holds(list, words[index].folded)
    }
    if holds(.according, start), holds(.to, start + 1) {
      return source(from: start + 2, words, into: &limits)
    }
    guard holds(.limitLink, start) else { return nil }
    if let end = kind(from: start + 1, words, into: &limits) { return end }
    let isReported = start > 0 && holds(.reporting, start - 1)
    let mayStandAlone = !holds(.by, start) && !holds(.from, start) && !holds(.of, start)
    guard isReported || mayStandAlone else { return nil }
    var found = limits
    guard let end = source(from: start + 1, words, into: &found) else { return nil }
    guard isReported || isApart(start..<end, words, text) else { return nil }
    limits = found
    if !isReported { limits.isPlain = false }
    return end
  }

  /// Whether the words stand at the end of the question, or in front of its comma, and are a name:
  /// of several words, or with a capital.
  private func isApart(_ range: Range<Int>, _ words: [Token], _ text: String) -> Bool {
    let last = words[range.upperBound - 1].span.end
    let behind = text.utf8.dropFirst(last).first { $0 != 0x20 }
    let isEdge = range.upperBound == words.count || range.lowerBound == 0 && behind == 0x2C
    let name = words[(range.lowerBound + 1)..<range.upperBound]
      .filter { !ruleWords.holds(.definiteArticle, $0.folded) }
    let isCapitalised =
      name.first.flatMap { text[$0.span]?.first?.isUppercase } ?? false
    return isEdge && (isCapitalised || name.count > 1)
  }

  /// "my notes", "the PDFs".
  private func kind(from start: Int, _ words: [Token], into limits: inout StatedLimits) -> Int? {
    guard start + 1 < words.count, ruleWords.holds(.libraryDeterminer, words[start].folded) else {
      return nil
    }
    let isOwned = ruleWords.holds(.ownedDeterminer, words[start].folded)
    let word = words[start + 1].folded
    let found = kinds.first { $0.words.contains(word) || isOwned && $0.owned.contains(word) }
    guard let kind = found else { return nil }
    limits.endings += kind.endings
    limits.folders += kind.words.union(kind.owned)
    limits.isFolderNamed = ((try? census.entries.get()) ?? []).contains(where: limits.isInFolder)
    limits.shown.kind = word
    return start + 2
  }

  /// The end of the outlet's or author's name that begins at `start`, behind an article or not.
  private func source(from start: Int, _ words: [Token], into limits: inout StatedLimits) -> Int? {
    var start = start
    while start < words.count, ruleWords.holds(.definiteArticle, words[start].folded) { start += 1 }
    guard start < words.count else { return nil }
    for end in stride(from: min(words.count, start + 8), to: start, by: -1)
    where take(words[start..<end].map(\.folded), into: &limits) { return end }
    return nil
  }

  private func take(_ phrase: [String], into limits: inout StatedLimits) -> Bool {
    let outlets = census.outlet(called: phrase)
    if let first = outlets.first {
      limits.outlets += outlets
      limits.shown.outlets.append(census.outletNames.shown(first))
      return true
    }
    let authors = phrase.count > 1 ? census.authors(called: phrase) : []
    limits.authors += authors
    limits.shown.authors += authors
    return !authors.isEmpty
  }
}
