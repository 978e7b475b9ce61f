internal import Text

/// Follow-ups that put something of theirs in place of its like in the last question: "And
/// Halden?", "And in 2024?", "And injured?".
extension FollowUpRewriter {
  /// A question with one part exchanged.
  struct Exchange {
    var text: String
    /// What was put in.
    var part: String
  }

  /// "What about Halden?": the last question with the phrase of the same kind exchanged; nil when
  /// there is no phrase.
  func replacing(_ phrase: Range<Int>, memory: ConversationMemory) -> Exchange? {
    // "What about the mill does she like?" is a question of its own.
    guard let last = memory.lastQuestion, !phrase.isEmpty,
      !clause.words.indices[phrase.upperBound...].contains(where: clause.isAuxiliary)
    else { return nil }
    // "No, I meant the port": the article comes along.
    let isDefinite =
      phrase.lowerBound > 0 && clause.holds(.definiteArticle, phrase.lowerBound - 1)
    let isOwned = phrase.lowerBound > 0 && clause.holds(.possessive, phrase.lowerBound - 1)
    let rest = phrase.lowerBound - (isDefinite || isOwned ? 1 : 0)..<clause.words.count
    let span = TextSpan(
      clause.words[rest.lowerBound].token.span.start,
      clause.words[rest.upperBound - 1].token.span.end)
    guard let typed = question[span].map(String.init) else { return nil }
    if clause.words[rest.upperBound - 1].isPossessive, let owner = owner(in: last) {
      return Exchange(text: applying([(owner, typed)], to: last), part: typed)
    }
    let wanted = finder.fragment(phrase, of: question)
    // Behind a name nothing is kept, so that it may be put in as the article writes it.
    let isWhole = phrase.upperBound == clause.words.count
    let new =
      wanted.isName && wanted.isWhole && isWhole && !isOwned
      ? (isDefinite && wanted.words.count == phrase.count
        ? "\(ruleWords.first(.definiteArticle)) \(wanted.text)" : wanted.text) : typed
    let before = clause.words[..<phrase.lowerBound].indices.last {
      !clause.holds(.definiteArticle, $0)
    }
    let preposition = before.flatMap {
      clause.isPreposition($0) ? clause.words[$0].token.folded : nil
    }
    if let place = place(for: wanted, opening: phrase.lowerBound, preposition, in: last)
      .map({ withoutGerund($0, in: last) })
    {
      let text = applying([(place, Self.bare(new, at: place, in: last, finder))], to: last)
      return Exchange(text: text, part: new)
    }
    let link = preposition ?? ruleWords.first(.topicLink)
    return Exchange(text: adding("\(link) \(new)", to: last), part: new)
  }

  /// "labs" of "labs doing" in "What are labs doing?": the verb stays.
  private func withoutGerund(_ place: TextSpan, in text: String) -> TextSpan {
    let words = finder.words(of: text)
    let inside = words.indices.filter { place.contains(words[$0].token.span) }
    guard let first = inside.first, let last = inside.last, first < last, first > 0,
      last == words.count - 1, ruleWords.ends(words[last].token.folded, .gerund),
      QuestionClause(words: words, vocabulary: finder.vocabulary).isAuxiliary(first - 1)
    else { return place }
    return TextSpan(place.start, words[last - 1].token.span.end)
  }

  /// "Lund?", "The south?": the last question with the name or the place of the same kind
  /// exchanged; nil where either is none.
  func exchanging(_ phrase: Range<Int>, memory: ConversationMemory) -> Exchange? {
    guard let last = memory.lastQuestion, !phrase.isEmpty,
      phrase.upperBound == clause.words.count
    else { return nil }
    let wanted = finder.fragment(phrase, of: question)
    let isPlace = isDirection(phrase.upperBound - 1)
    guard wanted.isName && wanted.isWhole || isPlace else { return nil }
    let old = names(in: last).last {
      $0.words != wanted.words
        && ($0.kind == wanted.kind || !isPlace && $0.kind.isLike(wanted.kind) && $0.kind != .place)
    }
    let direction = isPlace ? directions(in: last).last : nil
    guard let span = direction ?? old?.span else { return nil }
    let isDefinite = wanted.isDefinite || phrase.lowerBound > 0
    let new =
      wanted.isName && !isPlace ? wanted.text : question[wanted.span].map(String.init) ?? ""
    let text = isDefinite && isPlace ? "\(ruleWords.first(.definiteArticle)) \(new)" : new
    return Exchange(
      text: applying([(span, Self.bare(text, at: span, in: last, finder))], to: last), part: new)
  }

  /// "And injured?": the last question with its verb exchanged; nil where either has none that its
  /// ending shows.
  func exchangingVerb(memory: ConversationMemory) -> Exchange? {
    guard let last = memory.lastQuestion, let new = clause.words.last, isParticiple(new),
      !new.isCapitalised, let typed = question[new.token.span]
    else { return nil }
    let words = finder.words(of: last)
    let before = QuestionClause(words: words, vocabulary: finder.vocabulary)
    let names = finder.names(in: last)
    let statement = before.statement(vocabulary: finder.vocabulary)
    let verb = words.indices.last { index in
      index >= statement && isParticiple(words[index]) && !before.isKnownNoun(index)
        && !names.contains { $0.span.overlaps(words[index].token.span) }
    }
    return verb.map {
      Exchange(
        text: applying([(words[$0].token.span, String(typed))], to: last), part: String(typed))
    }
  }

  /// "And four years earlier?": the last question for another year; nil where it has no year.
  func shiftingYear(memory: ConversationMemory) -> String? {
    guard let last = memory.lastQuestion,
      let word = finder.words(of: last).last(where: { Self.year($0) != nil }),
      let year = Self.year(word)
    else { return nil }
    let isEarlier = clause.words.indices.contains { clause.holds(.earlier, $0) }
    let count = clause.words.compactMap { word in
      ruleWords[.cardinal].firstIndex(of: word.token.folded) ?? Int(word.token.folded)
    }.first
    return applying(
      [(word.token.span, "\(year + (count ?? 1) * (isEarlier ? -1 : 1))")], to: last)
  }

  /// "In total?": the last question without what was exchanged in it.
  func askingForTotal(memory: ConversationMemory) -> String? {
    guard let last = memory.lastQuestion else { return nil }
    let total = ruleWords[.total].prefix(2).joined(separator: " ")
    guard let part = memory.exchanged, let range = last.firstRange(of: part) else {
      return appending(total, to: last)
    }
    var head = last[..<range.lowerBound].split(separator: " ", omittingEmptySubsequences: false)
    while head.last?.isEmpty == true { head.removeLast() }
    for list in [RuleWords.List.definiteArticle, .placePreposition] {
      if let word = head.last, ruleWords.holds(list, word.lowercased()) { head.removeLast() }
    }
    let tail = last[range.upperBound...]
    return appending(
      total, to: head.joined(separator: " ") + (tail.hasPrefix(" ") ? "" : " ") + tail)
  }

  /// "How much was that up?": "that" read as what the last question measured ("the revenue of
  /// Halden"); nil where it measured nothing that it names.
  func measured(memory: ConversationMemory) -> String? {
    guard let last = memory.lastQuestion,
      let that = clause.words.indices.first(where: { clause.holds(.that, $0) })
    else { return nil }
    let words = finder.words(of: last)
    let before = QuestionClause(words: words, vocabulary: finder.vocabulary)
    guard let asking = before.asking, before.holds(.what, asking) || before.holds(.which, asking),
      let end = words.indices[(asking + 1)...].first(where: { before.isBoundary($0) }),
      end > asking + 1, before.isAuxiliary(end),
      let measure = last[
        TextSpan(words[asking + 1].token.span.start, words[end - 1].token.span.end)]
    else { return nil }
    let owner = finder.names(in: last).first { $0.span.start > words[end].token.span.start }
    let article = ruleWords.first(.definiteArticle)
    let whole =
      "\(article) \(measure)" + (owner.map { " \(ruleWords.first(.of)) \($0.text)" } ?? "")
    return applying([(clause.words[that].token.span, whole)])
  }

  private static func year(_ word: QuestionWord) -> Int? {
    Int(word.token.folded).flatMap { 1000...2999 ~= $0 ? $0 : nil }
  }

  // MARK: Where it is put

  /// What in `text` gives way to `wanted`; nil where nothing is like it.
  private func place(
    for wanted: PhraseFinder.Phrase, opening: Int, _ preposition: String?, in text: String
  ) -> TextSpan? {
    if clause.words[opening].hasDigit {
      if let year = finder.words(of: text).last(where: \.hasDigit) { return year.token.span }
    }
    let times = finder.times(in: text)
    let old = finder.phrases(in: text).filter { phrase in
      !times.contains { $0.overlaps(phrase.span) }
    }
    let names = names(in: text)
    if wanted.isName, let name = sister(of: wanted, in: names) { return name.span }
    // "What about in the north?" says where, when or how, not of whom.
    let isPlaced = preposition.map { !ruleWords.holds(.topicLink, $0) } ?? false
    if let preposition, let object = object(of: preposition, in: text, among: old),
      !wanted.isName || object.kind.isLike(wanted.kind) || !object.isName
    {
      return object.span
    }
    if wanted.isName {
      if let name = names.last(where: { $0.kind == wanted.kind }) { return name.span }
      if isPlaced { return nil }
      if let name = names.last(where: { $0.kind.isLike(wanted.kind) }) { return name.span }
    }
    if isPlaced, isDirection(opening) { return directions(in: text).last }
    let same = old.last { $0.isName == wanted.isName && $0.kind == wanted.kind }
    if same != nil || isPlaced { return same?.span }
    return (old.last { $0.isName == wanted.isName } ?? old.last { !$0.isAside })?.span
  }

  /// Names that are no times, each by itself.
  private func names(in text: String) -> [PhraseFinder.Phrase] {
    let times = finder.times(in: text)
    return finder.names(in: text).filter { name in
      !times.contains { $0.overlaps(name.span) }
    }
  }

  /// "Senate" for "House": the name that the lexicon has beside this one.
  private func sister(
    of name: PhraseFinder.Phrase, in names: [PhraseFinder.Phrase]
  ) -> PhraseFinder.Phrase? {
    names.last { other in
      other.words != name.words && other.words.count == 1 && name.words.count == 1
        && finder.vocabulary.areSisters(other.words[0], name.words[0])
    }
  }

  private func isDirection(_ index: Int) -> Bool {
    clause.words[index].entry.lists & finder.vocabulary.lists("direction") != 0
  }

  private func directions(in text: String) -> [TextSpan] {
    let direction = finder.vocabulary.lists("direction")
    let words = finder.words(of: text)
    return words.indices.compactMap { index in
      guard words[index].entry.lists & direction != 0, index > 0,
        ruleWords.holds(.definiteArticle, words[index - 1].token.folded)
      else { return nil }
      return TextSpan(words[index - 1].token.span.start, words[index].token.span.end)
    }
  }

  /// What stands behind a preposition, as for "And on roads?"; nil where nothing does.
  private func object(
    of preposition: String, in text: String, among phrases: [PhraseFinder.Phrase]
  ) -> PhraseFinder.Phrase? {
    guard !ruleWords.holds(.topicLink, preposition) else { return nil }
    let words = finder.words(of: text)
    return phrases.last { phrase in
      let first = words.firstIndex { $0.token.span.start >= phrase.span.start } ?? 0
      let before = words[..<first].last {
        !ruleWords.holds(.definiteArticle, $0.token.folded)
      }
      return before?.token.folded == preposition
    }
  }

  /// `new` without "the" where that stands before the place already.
  private static func bare(
    _ new: String, at place: TextSpan, in text: String, _ finder: PhraseFinder
  ) -> String {
    let before = finder.words(of: text).last { $0.token.span.end <= place.start }
    let rules = finder.vocabulary.ruleWords
    let article = rules.first(.definiteArticle) + " "
    guard let before, rules.holds(.definiteArticle, before.token.folded),
      new.lowercased().hasPrefix(article)
    else { return new }
    return String(new.dropFirst(article.count))
  }

  /// `addition` at the end of the question, before what a comma sets apart there ("…, per the
  /// Ledger?").
  private func adding(_ addition: String, to text: String) -> String {
    let words = finder.words(of: text)
    guard let index = words.indices.last(where: { words[$0].isAfterBreak }), index > 2,
      words.count - index <= Self.apartWords,
      QuestionClause(words: words, vocabulary: finder.vocabulary).isPreposition(index)
    else { return appending(addition, to: text) }
    let end = words[index - 1].token.span.end
    return applying([(TextSpan(end, end), " " + addition)], to: text)
  }

  /// Words of what is set apart at a question's end, at most.
  private static let apartWords = 5

  /// "Ada Halden's" in "What is Ada Halden's salary?", without "the"; nil where nobody owns
  /// anything.
  private func owner(in text: String) -> TextSpan? {
    let words = finder.words(of: text)
    guard let last = words.lastIndex(where: \.isPossessive) else { return nil }
    var first = last
    while first > 1, !words[first].isAfterBreak, words[first].isCapitalised,
      words[first - 1].isCapitalised
    {
      first -= 1
    }
    return TextSpan(words[first].token.span.start, words[last].token.span.end)
  }
}
