internal import Prompts
internal import Text
internal import WordNetLexicon

/// Finds what a text speaks of: names, and in questions noun phrases too.
struct PhraseFinder: Sendable {
  /// A phrase where it stands.
  struct Phrase: Sendable {
    var text: String
    var words: [String]
    var isName: Bool
    var kind: ConversationEntity.Kind
    /// Whether `kind` is what an article says, not a guess.
    var isKnown = false
    /// How often that article speaks of it, 0 to 1.
    var share = 0.0
    /// Whether a preposition stands before it.
    var isInside = false
    /// Whether the name is all of it.
    var isWhole = true
    /// Whether it begins with whose it is ("Halden's film").
    var isOwned = false
    var isPlural: Bool
    /// Whether it is what the question asks for, or only leads to the next phrase by "of": not what
    /// is talked about.
    var isAside = false
    /// Whether "the" stands right before it.
    var isDefinite = false
    /// UTF-8 span in the text that was searched.
    var span: TextSpan
  }

  let vocabulary: QuestionVocabulary
  let stopwords: Set<String>
  /// The names of the article that the replies were taken from.
  var known = KnownNames()
  private let dates: DateRecogniser
  private let tokenizer = Tokenizer()

  init(
    vocabulary: QuestionVocabulary, stopwords: Set<String>,
    dates: DateRecogniser
  ) {
    self.vocabulary = vocabulary
    self.stopwords = stopwords
    self.dates = dates
  }

  /// The UTF-8 spans of the words of `text` that name a time, in order.
  func times(in text: String) -> [TextSpan] { dates.expressions(in: text).map(\.span) }

  /// The words of `text` as the rules see them.
  func words(of text: String) -> [QuestionWord] {
    QuestionWord.words(
      of: tokenizer.tokens(in: text), in: text, vocabulary: vocabulary,
      quotations: QuestionSentence.quotations(in: text))
  }

  /// Names in order of appearance.
  func names(in text: String) -> [Phrase] {
    let words = words(of: text)
    if let bare = bareName(words) { return [phrase(bare, words, text, isName: true)] }
    return nameRuns(words).map { phrase($0[0]..<$0[$0.count - 1] + 1, words, text, isName: true) }
  }

  /// "Ingrid Solheim", "The Ledger": a text that is nothing but a name, whose capitals no other
  /// word shows to be telling; nil for others.
  private func bareName(_ words: [QuestionWord]) -> Range<Int>? {
    let first = isDefinite(words.first) ? 1 : 0
    let link = vocabulary.lists("name-link")
    guard first..<words.count ~= words.count - 1, words.count <= Self.maximumTitleWords,
      words.indices.dropFirst(first).allSatisfy({
        (words[$0].isCapitalised || words[$0].entry.lists & link != 0)
          && !words[$0].isSentenceStart || $0 == 0 && words[$0].isCapitalised
      }),
      words[first].isCapitalised, !isEmptyWord(words[first]),
      words.count - first > 1 || vocabulary.isCommonWord(words[first].token.folded) != true
    else { return nil }
    return first..<words.count
  }

  /// The one thing that a short text names, without "a" or "some"; nil when it names nothing,
  /// several things, or says more.
  func soleThing(in text: String) -> Phrase? {
    let words = words(of: text)
    let verbs = QuestionClause(words: words, vocabulary: vocabulary)
    guard 1...Self.maximumTitleWords ~= words.count,
      !words.indices.contains(where: { verbs.isAuxiliary($0) || isEmptyWord(words[$0]) }),
      !words.contains(where: \.hasDigit)
    else { return nil }
    let names = names(in: text)
    let found = names.isEmpty ? phrases(in: text) : names
    // "Up to a year": how long is nothing to speak of.
    guard found.count == 1, var thing = found.first, !isTime(thing.words) else { return nil }
    if !thing.isName { thing.isDefinite = true }
    return thing
  }

  private func isTime(_ words: [String]) -> Bool {
    words.last.map { vocabulary.isIn("date", $0) || vocabulary.isIn("duration", $0) } ?? false
  }

  /// "I'm", "Anything", "Yes": capitals that open a sentence, and name nothing.
  private func isEmptyWord(_ word: QuestionWord) -> Bool {
    let stem = word.token.folded.prefix { $0 != "'" && $0 != "’" }
    let pronouns = vocabulary.lists("pronoun", "det")
    return stem.count < word.token.folded.count
      && vocabulary.entry(String(stem)).lists & pronouns != 0
      || word.entry.lists & vocabulary.lists("indefinite", "pronoun", "follow-on", "verdict") != 0
  }

  /// Names, and noun phrases that hold none, in order of appearance.
  func phrases(in text: String) -> [Phrase] {
    let words = words(of: text)
    let clause = QuestionClause(words: words, vocabulary: vocabulary)
    let names = nameRuns(words)
    let taken = Set(names.flatMap(\.self))
    var phrases = names.map { ($0[0]..<$0[$0.count - 1] + 1, true) }
    phrases += clause.commonPhrases(stopwords: stopwords, names: taken).map { range in
      (range, range.contains(where: taken.contains))
    }
    // A noun phrase around a name ("the Bronze Age collapse") says more than the name alone.
    let widest = phrases.filter { phrase in
      !phrases.contains { $0.0 != phrase.0 && $0.0.contains(phrase.0) }
    }
    return widest.sorted { $0.0.lowerBound < $1.0.lowerBound }
      .reduce(into: [(Range<Int>, Bool)]()) { if $0.last?.0 != $1.0 { $0.append($1) } }
      .map { range, isName in
        var phrase = phrase(range, words, text, isName: isName)
        phrase.isAside = !isName && (clause.isAside(range) || clause.isOwned(range))
        phrase.isInside = clause.isBehindPreposition(range.lowerBound)
        return phrase
      }
  }

  /// Runs of capitals, without titles that stand alone ("Senator").
  private func nameRuns(_ words: [QuestionWord]) -> [[Int]] {
    let person = vocabulary.lists("person")
    let written = QuestionNames(words: words, stopwords: stopwords, vocabulary: vocabulary).runs
      .filter { run in
        !run.allSatisfy { words[$0].entry.lists & person != 0 || isEmptyWord(words[$0]) }
          && !isAmount(run, words)
      }
    return (written + smallRuns(words, besides: Set(written.joined())))
      .sorted { ($0.first ?? 0) < ($1.first ?? 0) }
  }

  /// "RMB 450": a currency and figures name nothing.
  private func isAmount(_ run: [Int], _ words: [QuestionWord]) -> Bool {
    let currency = vocabulary.lists("currency")
    return run.contains { words[$0].entry.lists & currency != 0 }
      && run.allSatisfy { words[$0].hasDigit || words[$0].entry.lists & currency != 0 }
  }

  /// Names that capitals do not show, as where everything has them or nothing: those that the
  /// article knows, of several words or of one that is no ordinary word.
  private func smallRuns(_ words: [QuestionWord], besides taken: Set<Int>) -> [[Int]] {
    let folded = words.map(\.token.folded)
    var runs: [[Int]] = []
    var start = 0
    while start < words.count {
      var length = known.length(at: start, of: folded)
      let isOrdinary = length == 1 && vocabulary.isCommonWord(folded[start]) != false
      if isOrdinary || (start..<start + length).contains(where: taken.contains) { length = 0 }
      if length > 0 { runs.append(Array(start..<start + length)) }
      start += max(1, length)
    }
    return runs
  }

  /// What a question speaks of that is hardly more than `range`: a name, in capitals or not, as the
  /// article or the lexicon knows it; else a noun phrase.
  func fragment(_ range: Range<Int>, of text: String) -> Phrase {
    let words = words(of: text)
    let folded = words[range].map(\.token.folded)
    var found = phrase(range, words, text, isName: false)
    let named = names(in: text).first { $0.span.overlaps(found.span) }
    if let entry = known.named(by: folded) {
      found.text = entry.text
      (found.words, found.kind) = (entry.words, entry.kind)
      (found.isName, found.isKnown) = (true, entry.kind != .name)
    } else if let named {
      let (span, isWhole) = (found.span, named.span == found.span)
      found = named
      found.span = span
      found.isWhole = isWhole
    } else if vocabulary.isCommonWord(folded.joined(separator: " ")) == false {
      let kind = nameKind(folded)
      if let kind {
        found.text = found.text.capitalisedWords
        (found.isName, found.kind) = (true, kind)
      }
    }
    return found
  }

  /// What the lexicon takes a name for; nil for one that it does not know.
  private func nameKind(_ words: [String]) -> ConversationEntity.Kind? {
    vocabulary.categories(ofName: words.joined(separator: " ")).first.map {
      switch $0 {
      case .person: .person
      case .location, .object: .place
      case .group: .organisation
      default: .thing
      }
    }
  }

  private func phrase(
    _ range: Range<Int>, _ words: [QuestionWord], _ text: String, isName: Bool
  ) -> Phrase {
    let span = TextSpan(
      words[range.lowerBound].token.span.start, words[range.upperBound - 1].token.span.end)
    let folded = words[range].map(\.token.folded)
    let head = words[range.upperBound - 1]
    let entry = isName ? known[folded] : nil
    let isSmall = entry != nil && !words[range].contains(where: \.isCapitalised)
    return Phrase(
      text: isSmall ? entry?.text ?? "" : text[span].map(String.init) ?? "", words: folded,
      isName: isName, kind: kind(words[range], isName: isName),
      isKnown: (entry?.kind ?? .name) != .name, share: known.share(of: folded),
      isOwned: words[range.lowerBound].isPossessive && range.count > 1,
      isPlural: isPlural(head.token.folded)
        && (!isName || (vocabulary.isCommonWord(head.token.folded) ?? (head.entry.lists != 0)))
        || head.entry.lists & vocabulary.lists("plural-noun") != 0
        || folded.contains { vocabulary.holds(.and, $0) },
      isDefinite: range.lowerBound > 0 && !words[range.lowerBound].isAfterBreak
        && isDefinite(words[range.lowerBound - 1]),
      span: span)
  }

  /// What an article with this title is about, when the title is a name ("Ada Halden", "Brightwave
  /// | Ledger"); a headline, which tells what happened, names no subject: nil.
  func subject(ofTitle title: String) -> Phrase? {
    var words = words(of: title)
    let end = words.indices.dropFirst().first {
      words[$0].isAfterBreak || title.hasSeparator(before: words[$0].token.span.start)
    }
    words = Array(words[..<(end ?? words.count)])
    let clause = QuestionClause(words: words, vocabulary: vocabulary)
    let link = vocabulary.lists("name-link", "preposition", "det")
    guard 1...Self.maximumTitleWords ~= words.count,
      words.indices.allSatisfy({ index in
        let word = words[index]
        return !word.isCode(in: title)
          && (word.entry.lists & link != 0 || word.hasDigit
            || word.isCapitalised && (words.count < 3 || !clause.isInflectedVerb(index)))
      })
    else { return nil }
    let first = words.count > 1 && isDefinite(words[0]) ? 1 : 0
    let found = phrase(first..<words.count, words, title, isName: true)
    guard known[found.words] == nil else { return found }
    // "Budget of Ledbury" is about Ledbury where the article names that, and nothing else so.
    let behind = words.indices.dropFirst(first + 1).first { start in
      words[start - 1].entry.lists & link != 0
        && known[words[start...].map(\.token.folded)] != nil
    }
    return behind.map { phrase($0..<words.count, words, title, isName: true) } ?? found
  }

  private static let maximumTitleWords = 5

  private func kind(_ words: ArraySlice<QuestionWord>, isName: Bool)
    -> ConversationEntity.Kind
  {
    guard let first = words.first, let last = words.last else { return .thing }
    if isName, let entry = known[words.map(\.token.folded)], entry.kind != .name {
      return entry.kind
    }
    func has(_ word: QuestionWord, _ lists: String...) -> Bool {
      lists.contains { word.entry.lists & vocabulary.lists($0) != 0 }
    }
    if !isName && has(last, "male-noun") || isName && has(first, "male-name", "male-noun") {
      return .male
    }
    if !isName && has(last, "female-noun") || isName && has(first, "female-name", "female-noun") {
      return .female
    }
    guard isName else {
      return has(last, "person") ? .person : has(last, "place") ? .place : .thing
    }
    return nameKind(words.map(\.token.folded)) ?? unknownName(words)
  }

  /// Judges a name that nobody knows by its shape: two or three capitalised words that end in no
  /// ordinary word are a person more often than not.
  private func unknownName(_ words: ArraySlice<QuestionWord>) -> ConversationEntity.Kind {
    guard words.allSatisfy({ $0.isCapitalised && !$0.isUpperCase && !$0.hasDigit }),
      let last = words.last
    else { return .thing }
    if last.entry.lists & vocabulary.lists("person") != 0 { return .person }
    if last.entry.lists != 0 || vocabulary.isCommonWord(last.token.folded) == true { return .thing }
    return words.count == 1 ? .name : words.count <= 3 ? .person : .thing
  }

  private func isPlural(_ word: String) -> Bool {
    word.count > 3 && vocabulary.ends(word, .plainPlural)
  }

  private func isDefinite(_ word: QuestionWord?) -> Bool {
    word.map { vocabulary.holds(.definiteArticle, $0.token.folded) } ?? false
  }
}

extension QuestionWord {
  /// Letters and digits mixed, as in the names of files: no word that can be spoken of.
  fileprivate func isCode(in text: String) -> Bool {
    hasDigit && (text[token.span] ?? "").contains(where: \.isLetter)
  }
}

extension String {
  /// Whether a dash or a bar between spaces stands before the UTF-8 offset: what follows names the
  /// outlet.
  fileprivate func hasSeparator(before offset: Int) -> Bool {
    let gap = utf8.prefix(offset).reversed().prefix {
      $0 == 0x20 || $0 == 0x7C || $0 == 0x2D || $0 >= 0x80
    }
    return gap.contains { $0 != 0x20 } && gap.first == 0x20
  }
}

extension String {
  /// "North Sund" of "north sund".
  fileprivate var capitalisedWords: String {
    split(separator: " ", omittingEmptySubsequences: false)
      .map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }
}
