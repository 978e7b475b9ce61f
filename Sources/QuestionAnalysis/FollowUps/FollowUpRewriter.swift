internal import Text

/// Writes the self-contained form of one follow-up.
struct FollowUpRewriter {
  let question: String
  let clause: QuestionClause
  let finder: PhraseFinder

  var ruleWords: RuleWords { finder.vocabulary.ruleWords }

  var ownWords: Set<String> { Set(clause.words.map(\.token.folded)) }

  // MARK: Pronouns

  /// The question with its pronouns, and "the experiment" for "the Stanford Experiment", replaced
  /// by what they stand for; nil when it has none that can be.
  ///
  /// - Parameter link: where nothing was replaced, also add by this word what the conversation is
  ///   about; nil: do not.
  /// - Returns: the reading, and whether all that was done is to add the topic: then the question
  ///   may well stand alone.
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
        use.isPossessive
        ? possessive(text)
        : use.pronoun == .there
          ? "\(ruleWords.first(.insideLink)) \(text)" : text
      edits.append((clause.words[index].token.span, reading))
    }
    edits += shortForms(memory: memory, except: filled)
    edits += standIns(memory: &memory, except: filled, beside: edits)
    if edits.isEmpty {
      let isOpen = hasNoSubject || memory.hasSubject
      if let full = (link ?? (isOpen ? ruleWords.first(.looseLink) : nil)).flatMap({
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
      guard clause.holds(.pointingDeterminer, index - 1),
        !word.isAfterBreak, endsPhrase(index), !word.isPossessive,
        let full = memory.fullForm(of: word.token.folded), !filled.contains(full),
        !memory.entities[full].words.allSatisfy(ownWords.contains)
      else { return nil }
      let text = memory.entities[full].text
      let span = TextSpan(clause.words[index - 1].token.span.start, word.token.span.end)
      return (span, text)
    }
  }

  /// "the company" → "Brightwave", "the woman" → "Ada Halden": what stands for the name that agrees
  /// with it.
  private func standIns(
    memory: inout ConversationMemory, except filled: Set<Int>, beside edits: [Edit]
  ) -> [Edit] {
    var taken = filled
    var found: [Edit] = []
    for index in clause.words.indices.dropFirst() {
      guard clause.holds(.pointingDeterminer, index - 1),
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
      found.append((span, clause.words[index].isPossessive ? possessive(text) : text))
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
      return (name.span, isOwner && !ruleWords.ends(name.text, .s) ? possessive(text) : text)
    }
  }

  private func endsPhrase(_ index: Int) -> Bool {
    index + 1 == clause.words.count || clause.words[index + 1].isAfterBreak
      || clause.isBoundary(index + 1) && !clause.holds(.of, index + 1)
      || clause.isKnownVerb(index + 1) && !clause.isKnownNoun(index + 1)
  }

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
    return appending(
      "\(entity.kind == .place ? ruleWords.first(.insideLink) : link) \(entity.text)")
  }

  // MARK: Editing

  func appending(_ addition: String, to text: String? = nil) -> String {
    let text = text ?? question
    let body = text.reversed().drop { $0.isWhitespace || $0 == "?" || $0 == "." || $0 == "!" }
    let end = text.hasSuffix(".") ? "." : "?"
    return String(body.reversed()) + " " + addition + end
  }

  func applying(_ edits: [(span: TextSpan, text: String)], to text: String? = nil) -> String {
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

  private func possessive(_ text: String) -> String {
    ruleWords.ends(text, .s) ? text + "’" : text + "’s"
  }

  private static func raised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  static func lowered(_ text: String) -> String {
    text.prefix(1).lowercased() + text.dropFirst()
  }
}

extension QuestionClause {
  /// Index of the word where the statement inside the question starts: its auxiliary, or what
  /// follows the question word.
  ///
  /// "When did Halden close" → `did`; "Who founded Halden" → `founded`; "Did it close" → `Did`.
  func statement(vocabulary: QuestionVocabulary) -> Int {
    guard let asking else { return 0 }
    let auxiliary = words.indices[asking...].first(where: isAuxiliary)
    return auxiliary ?? asking + 1
  }
}
