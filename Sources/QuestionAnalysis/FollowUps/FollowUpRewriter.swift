internal import Text

/// Writes the self-contained form of one follow-up.
struct FollowUpRewriter {
  let question: String
  let clause: QuestionClause
  let finder: PhraseFinder
  /// The article that the replies were taken from.
  let article: TalkedArticle

  var ruleWords: RuleWords { finder.vocabulary.ruleWords }

  var ownWords: Set<String> { Set(clause.words.map(\.token.folded)) }

  // MARK: Pronouns

  /// The question with its pronouns, and "the experiment" for "the Stanford Experiment", replaced
  /// by what they stand for; nil when it has none that can be.
  ///
  /// - Parameter topic: where nothing was replaced, also add what the conversation is about by the
  ///   link of this row, behind the phrase it captured; nil: do not.
  /// - Returns: the reading, and whether all that was done is to add the topic: then the question
  ///   may well stand alone.
  func withPronounsFilled(memory: inout ConversationMemory, topic: FollowUpRules.Decision?)
    -> (text: String, isTopicAdded: Bool)?
  {
    var edits: [Edit] = []
    var filled: Set<Int> = []
    for index in clause.words.indices {
      guard let use = pronoun(at: index), !isExplained(use.pronoun, at: index),
        let antecedent = speaker(of: use, at: index, memory)
          ?? memory.antecedent(
            of: use.pronoun, not: ownWords, kind: kindSaid(of: index),
            owner: use.pronoun != .it
              ? nil : use.isPossessive ? owner(at: index) : told(at: index))
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
    edits += definites(memory: &memory, except: filled)
    if edits.isEmpty, let full = withTopic(memory: &memory, topic) { return (full, true) }
    edits += picks(memory: memory) + fullNames(memory: memory)
    guard !edits.isEmpty else { return nil }
    return (applying(edits.sorted { $0.span.start < $1.span.start }), false)
  }

  /// A place in the question and what is put there.
  typealias Edit = (span: TextSpan, text: String)

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

  func possessive(_ text: String) -> String {
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
