internal import ArticleText

/// Writes the self-contained form of one follow-up.
struct FollowUpRewriter {
  let question: String
  let clause: QuestionClause
  let finder: PhraseFinder

  private var ownWords: Set<String> { Set(clause.words.map(\.token.folded)) }

  // MARK: Pronouns

  /// The question with its pronouns, and "the experiment" for "the Stanford Experiment", replaced by what they stand for; nil when it
  /// has none that can be.
  ///
  /// - Parameter link: where nothing was replaced, also add by this word what the conversation is about; nil: do not.
  /// - Returns: the reading, and whether all that was done is to add the topic: then the question may well stand alone.
  func withPronounsFilled(memory: inout ConversationMemory, link: String?)
    -> (text: String, isTopicAdded: Bool)?
  {
    var edits: [Edit] = []
    var filled: Set<Int> = []
    for index in clause.words.indices {
      guard let use = pronoun(at: index), !isExplained(use.pronoun, at: index),
        let antecedent = memory.antecedent(of: use.pronoun, not: ownWords)
      else { continue }
      // "Did McMahon say why he left?" says who he is.
      let isNamed = memory.entities[antecedent].isName
      if isNamed, memory.entities[antecedent].telling.contains(where: ownWords.contains) {
        continue
      }
      memory.bind(use.pronoun, to: antecedent)
      // The second mention of the same in one question stays a pronoun.
      guard filled.insert(antecedent).inserted else { continue }
      let text = memory.entities[antecedent].text
      let reading =
        use.isPossessive ? Self.possessive(text) : use.pronoun == .there ? "in \(text)" : text
      edits.append((clause.words[index].token.span, reading))
    }
    edits += shortForms(memory: memory, except: filled)
    edits += standIns(memory: &memory, except: filled, beside: edits)
    if edits.isEmpty {
      let isOpen = hasNoSubject || memory.hasSubject
      if let full = (link ?? (isOpen ? Self.looseLink : nil)).flatMap({
        withTopic(memory: &memory, link: $0)
      }) {
        return (full, true)
      }
    }
    edits += picks(memory: memory) + fullNames(memory: memory)
    guard !edits.isEmpty else { return nil }
    return (applying(edits.sorted { $0.span.start < $1.span.start }), false)
  }

  /// A place in the question and what is put there.
  typealias Edit = (span: TextSpan, text: String)

  /// "the experiment" → "the Stanford Experiment", where that was spoken of.
  private func shortForms(memory: ConversationMemory, except filled: Set<Int>) -> [Edit] {
    clause.words.indices.dropFirst().compactMap { index in
      let word = clause.words[index]
      guard ["the", "this", "that"].contains(clause.words[index - 1].token.folded),
        !word.isAfterBreak, endsPhrase(index), !word.isPossessive,
        let full = memory.fullForm(of: word.token.folded), !filled.contains(full),
        !memory.entities[full].words.allSatisfy(ownWords.contains)
      else { return nil }
      let text = memory.entities[full].text
      let span = TextSpan(clause.words[index - 1].token.span.start, word.token.span.end)
      return (span, text)
    }
  }

  /// "the company" → "Brightwave", "the woman" → "Ada Halden": what stands for the name that agrees with it.
  private func standIns(
    memory: inout ConversationMemory, except filled: Set<Int>, beside edits: [Edit]
  ) -> [Edit] {
    var taken = filled
    var found: [Edit] = []
    for index in clause.words.indices.dropFirst() {
      guard ["the", "this", "that"].contains(clause.words[index - 1].token.folded),
        !clause.words[index].isAfterBreak, endsPhrase(index),
        let pronoun = standIn(clause.words[index]),
        let antecedent = memory.named(by: pronoun, not: ownWords),
        taken.insert(antecedent).inserted
      else { continue }
      let word = clause.words[index].token.span
      let span = TextSpan(clause.words[index - 1].token.span.start, word.end)
      guard !edits.contains(where: { $0.span.overlaps(span) }) else { continue }
      memory.bind(pronoun, to: antecedent)
      let text = memory.entities[antecedent].text
      found.append((span, clause.words[index].isPossessive ? Self.possessive(text) : text))
    }
    return found
  }

  private func standIn(_ word: QuestionWord) -> FollowUpRules.Pronoun? {
    func has(_ list: String) -> Bool { word.entry.lists & finder.vocabulary.lists(list) != 0 }
    return has("for-it") ? .it : has("for-he") ? .he : has("for-she") ? .she : nil
  }

  /// "Halden" → "Ada Halden" once she was named in full; "in Halden" stays a place.
  private func fullNames(memory: ConversationMemory) -> [Edit] {
    finder.names(in: question).compactMap { name in
      guard name.words.count == 1, let full = memory.fullName(of: name.words),
        let index = clause.words.firstIndex(where: { $0.token.span.start == name.span.start }),
        index == 0 || !clause.isPlacePreposition(index - 1),
        !memory.entities[full].words.dropLast().contains(where: ownWords.contains)
      else { return nil }
      let text = memory.entities[full].text
      let isOwner = clause.words[index].isPossessive
      return (name.span, isOwner && !name.text.hasSuffix("s") ? Self.possessive(text) : text)
    }
  }

  private func endsPhrase(_ index: Int) -> Bool {
    index + 1 == clause.words.count || clause.words[index + 1].isAfterBreak
      || clause.isBoundary(index + 1) && clause.words[index + 1].token.folded != "of"
      || clause.isKnownVerb(index + 1) && !clause.isKnownNoun(index + 1)
  }

  /// Joins the topic to a question of which no row says how.
  private static let looseLink = "for"

  /// Whether it asks without speaking of anything: "Which plants survived?", "Who resigned?".
  private var hasNoSubject: Bool {
    clause.asking == 0 && finder.phrases(in: question).allSatisfy(\.isAside)
  }

  /// What the conversation is about, added to a question that names nothing; nil when it does.
  private func withTopic(memory: inout ConversationMemory, link: String) -> String? {
    guard !clause.words.indices.contains(where: { pronoun(at: $0) != nil }),
      finder.names(in: question).isEmpty, let topic = memory.topic(not: ownWords)
    else { return nil }
    memory.continueTopic(topic)
    let entity = memory.entities[topic]
    return appending("\(entity.kind == .place ? "in" : link) \(entity.text)")
  }

  private func pronoun(at index: Int) -> (pronoun: FollowUpRules.Pronoun, isPossessive: Bool)? {
    switch clause.words[index].token.folded {
    case "he", "him", "himself": (.he, false)
    case "his": (.he, true)
    case "she", "herself", "hers": (.she, false)
    case "her": (.she, hasNounAfter(index))
    case "it", "itself": isEmptyIt(index) ? nil : (.it, false)
    case "its": (.it, true)
    case "they", "them", "themselves": (.they, false)
    case "their": (.they, true)
    case "there": isExistential(index) ? nil : (.there, false)
    default: nil
    }
  }

  /// "What is kelp, and why is it harvested?": whether the same question named it before, in a clause of its own.
  private func isExplained(_ pronoun: FollowUpRules.Pronoun, at index: Int) -> Bool {
    guard let join = clause.words[..<index].lastIndex(where: { $0.token.folded == "and" }),
      join + 1 < index, clause.isAuxiliary(join + 1) || clause.isQuestionWord(join + 1),
      clause.words.indices.prefix(join).allSatisfy({ self.pronoun(at: $0) == nil })
    else { return false }
    let end = clause.words[join].token.span.start
    return finder.phrases(in: question).contains {
      $0.span.end <= end && !$0.isAside && $0.isPlural == (pronoun == .they)
    }
  }

  /// Whether a word of it points at something that the question does not name, or it names nothing.
  var pointsBack: Bool {
    clause.words.indices.contains { index in
      switch clause.words[index].token.folded {
      case "this", "these", "those", "one", "ones": true
      case "that":
        index + 1 == clause.words.count || index > 0 && clause.isAuxiliary(index - 1)
      default: pronoun(at: index).map { !isExplained($0.pronoun, at: index) } ?? false
      }
    } || finder.phrases(in: question).isEmpty && clause.words.count <= Self.fewWords
  }

  /// Words of a question that is too short to say what it is about.
  private static let fewWords = 4

  private func hasNounAfter(_ index: Int) -> Bool {
    index + 1 < clause.words.count && !clause.isBoundary(index + 1)
      && !clause.words[index + 1].isAfterBreak
  }

  /// "Is it true that", "does it take", "is it raining": nothing is meant by it.
  private func isEmptyIt(_ index: Int) -> Bool {
    let next = index + 1 < clause.words.count ? clause.words[index + 1].token.folded : ""
    return ["true", "possible", "take", "rain", "raining", "snow", "necessary", "that"].contains(
      next)
  }

  /// "Are there any …": says that something exists, not where.
  private func isExistential(_ index: Int) -> Bool {
    index > 0 && clause.isAuxiliary(index - 1)
      || index + 1 < clause.words.count && clause.isAuxiliary(index + 1)
  }

  // MARK: Ellipsis

  /// "What about Halden?": the last question with the phrase of the same kind exchanged; nil when there is no phrase.
  func replacing(_ phrase: Range<Int>, memory: ConversationMemory) -> String? {
    guard let last = memory.lastQuestion, !phrase.isEmpty else { return nil }
    // "No, I meant the port": the article comes along.
    let isDefinite =
      phrase.lowerBound > 0 && clause.words[phrase.lowerBound - 1].token.folded == "the"
    let rest = phrase.lowerBound - (isDefinite ? 1 : 0)..<clause.words.count
    let span = TextSpan(
      clause.words[rest.lowerBound].token.span.start,
      clause.words[rest.upperBound - 1].token.span.end)
    guard let new = question[span].map(String.init) else { return nil }
    let wanted = finder.phrases(in: question).first { span.overlaps($0.span) }
    let old = finder.phrases(in: last)
    let before = clause.words[..<phrase.lowerBound].lastIndex { $0.token.folded != "the" }
    let preposition = before.flatMap { clause.isPreposition($0) ? clause.words[$0] : nil }
    if clause.words[phrase.lowerBound].hasDigit,
      let year = finder.words(of: last).last(where: \.hasDigit)
    {
      return applying([(year.token.span, new)], to: last)
    }
    let place =
      old.last { $0.isName == (wanted?.isName ?? false) && $0.kind == wanted?.kind }
      ?? old.last { $0.isName == (wanted?.isName ?? false) }
      ?? (preposition == nil || preposition?.token.folded == "about"
        ? old.last { !$0.isAside } : nil)
    if let place { return applying([(place.span, new)], to: last) }
    return appending("\(preposition?.token.folded ?? "about") \(new)", to: last)
  }

  /// "Why?": the last question asked with this question word, its own taken out.
  func askingAgain(memory: ConversationMemory) -> String? {
    guard let last = memory.lastQuestion else { return nil }
    let words = finder.words(of: last)
    let before = QuestionClause(words: words, vocabulary: finder.vocabulary)
    guard let asking = wording else { return nil }
    let statement = before.statement(vocabulary: finder.vocabulary)
    guard statement < words.count,
      let rest = last[
        TextSpan(words[statement].token.span.start, words[words.count - 1].token.span.end)]
    else { return nil }
    if before.isAuxiliary(statement) { return "\(asking) \(Self.lowered(String(rest)))?" }
    let subject = memory.lastAnswer.flatMap { finder.names(in: $0).first?.text }
    return "\(asking) was it that \(subject ?? "someone") \(rest)?"
  }

  /// The question words of an elliptic question, capitalised: "Since when", "How much".
  private var wording: String? {
    let small = finder.vocabulary.lists("follow-on")
    let kept = clause.words.filter {
      $0.entry.lists & small == 0 || $0.entry.lists & clause.wh != 0
    }
    guard let first = kept.first, let end = kept.last else { return nil }
    return question[TextSpan(first.token.span.start, end.token.span.end)].map {
      $0.prefix(1).uppercased() + $0.dropFirst()
    }
  }

  /// "Anything else?": the question with the topic added.
  func askingForMore(memory: ConversationMemory) -> String? {
    memory.topic(not: ownWords).map { appending("about \(memory.entities[$0].text)") }
  }

  // MARK: Editing

  func appending(_ addition: String, to text: String? = nil) -> String {
    let text = text ?? question
    let body = text.reversed().drop { $0.isWhitespace || $0 == "?" || $0 == "." || $0 == "!" }
    let end = text.hasSuffix(".") ? "." : "?"
    return String(body.reversed()) + " " + addition + end
  }

  private func applying(_ edits: [(span: TextSpan, text: String)], to text: String? = nil) -> String
  {
    let text = text ?? question
    var result = ""
    var end = 0
    for edit in edits {
      result += text[TextSpan(end, edit.span.start)] ?? ""
      result += edit.span.start == 0 ? Self.raised(edit.text) : edit.text
      end = edit.span.end
    }
    return result + (text[TextSpan(end, text.utf8.count)] ?? "")
  }

  private static func possessive(_ text: String) -> String {
    text.hasSuffix("s") ? text + "’" : text + "’s"
  }

  private static func raised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  private static func lowered(_ text: String) -> String {
    text.prefix(1).lowercased() + text.dropFirst()
  }
}

extension QuestionClause {
  /// Index of the word where the statement inside the question starts: its auxiliary, or what follows the question word.
  ///
  /// "When did Halden close" → `did`; "Who founded Halden" → `founded`; "Did it close" → `Did`.
  func statement(vocabulary: QuestionVocabulary) -> Int {
    guard let asking else { return 0 }
    let auxiliary = words.indices[asking...].first(where: isAuxiliary)
    return auxiliary ?? asking + 1
  }
}
