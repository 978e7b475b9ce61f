internal import Text

/// "The second one": one of several things that the last reply listed.
extension FollowUpRewriter {
  /// "The second one?" → "Tell me about Halden."; nil when the last reply listed no such thing.
  ///
  /// - Parameter link: what is put before the thing picked.
  func picking(link: String, memory: ConversationMemory) -> String? {
    picks(memory: memory).first.map { "\(link) \($0.text)." }
  }

  /// Every "the second one", "the last one" of the question with what it stands for.
  func picks(memory: ConversationMemory) -> [Edit] {
    let items = memory.lastAnswer.map(items) ?? []
    guard items.count > 1 else { return [] }
    return clause.words.indices.dropFirst(2).compactMap { index in
      let words = clause.words[index - 2...index].map(\.token.folded)
      guard ruleWords.holds(.definiteArticle, words[0]), ruleWords.holds(.pickedNoun, words[2]),
        let item = item(words[1], of: items)
      else { return nil }
      let span = TextSpan(
        clause.words[index - 2].token.span.start, clause.words[index].token.span.end)
      return (span, item)
    } + bareOrdinal(of: items)
  }

  /// "the second" where nothing follows.
  private func bareOrdinal(of items: [String]) -> [Edit] {
    guard let last = clause.words.last, clause.words.count > 1 else { return [] }
    let article = clause.words[clause.words.count - 2]
    guard ruleWords.holds(.definiteArticle, article.token.folded),
      let item = item(last.token.folded, of: items)
    else { return [] }
    return [(TextSpan(article.token.span.start, last.token.span.end), item)]
  }

  private func item(_ ordinal: String, of items: [String]) -> String? {
    if ruleWords.holds(.last, ordinal) { return items.last }
    return ruleWords[.ordinal].firstIndex(of: ordinal).flatMap {
      items.indices.contains($0) ? items[$0] : nil
    }
  }

  /// The things that a reply lists: what commas, semicolons and "and" part, as long as each is
  /// short; empty for a sentence.
  private func items(of answer: String) -> [String] {
    // Where lines or semicolons part them, commas and "and" stand inside.
    let isParted = answer.contains { ";\n".contains($0) }
    let joined =
      isParted
      ? answer : ruleWords[.listJoiner].reduce(answer) { $0.replacing(" \($1) ", with: ", ") }
    let parts = joined.split { (isParted ? ";\n" : ",").contains($0) }
      .map { $0.drop(while: \.isWhitespace) }
      .map { String($0).trimmingStops }.filter { !$0.isEmpty }
    return parts.allSatisfy({ $0.split(separator: " ").count <= Self.maximumItemWords })
      ? parts : []
  }

  private static let maximumItemWords = 6
}

/// "Who else?": what was told already is not asked for again.
extension FollowUpRewriter {
  /// Whether something else than what was told is asked for.
  var asksForOthers: Bool {
    clause.words.contains { ruleWords.holds(.asksForOthers, $0.token.folded) }
  }

  /// `reading` with what the last reply named set apart, where the question asks for others: "What
  /// else did Brightwave buy besides Halden?"; nil where it does not, or the reply names nothing
  /// new.
  func besidesTold(_ reading: String, memory: ConversationMemory) -> String? {
    guard asksForOthers, !reading.contains(" \(ruleWords.first(.than)) "),
      let answer = memory.lastAnswer
    else {
      return nil
    }
    let said = Set(finder.words(of: reading).map(\.token.folded))
    // A place is only told of where something is, not what else there is.
    let told = finder.names(in: answer).first { name in
      !(name.isKnown && name.kind == .place) && !name.words.contains(where: said.contains)
        && name.words.contains { $0.utf8.count > 2 }
    }
    guard let told else { return nil }
    return appending(
      "\(ruleWords.first(.exception)) \(finder.vocabulary.withArticle(told))", to: reading)
  }
}
