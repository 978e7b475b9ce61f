internal import Text

/// A word or phrase that refers to an entity without naming it.
struct Anaphor {
  enum Kind: UInt8, CaseIterable {
    case he, she, it, they, relative, definite
  }

  var kind: Kind
  var words: Range<Int>
  /// The word that is a noun or pronoun.
  var head: Int
  var role: GrammarRole
  var clause: Int32
  var isPossessive = false
  var isReflexive = false

  /// Whether a person alone can be meant.
  var isPersonal: Bool { kind == .he || kind == .she }
}

/// Finds what may refer to entities: pronouns, and phrases such as "the company".
struct AnaphorFinder {
  let text: ArticleWords
  let nameAt: [Int32]
  /// The last words of names of several words, as hashes.
  let lastWords: Set<UInt64>

  init(text: ArticleWords, nameAt: [Int32], names: [FoundName]) {
    self.text = text
    self.nameAt = nameAt
    lastWords = Set(
      names.filter { $0.words.count > 1 }.map { text[$0.words.upperBound - 1].hash })
  }

  /// In the order of the text; linear.
  func find() -> [Anaphor] {
    var found: [Anaphor] = []
    let wanted = EntityWords.Classes.pronouns.union([.who, .which])
    for index in text.words.indices where text[index].has(wanted) {
      if let pronoun = pronoun(at: index) { found.append(pronoun) }
    }
    for chunk in text.chunks where chunk.kind == .noun {
      if let phrase = definite(chunk.words, head: chunk.head) { found.append(phrase) }
    }
    return found.sorted { $0.words.lowerBound < $1.words.lowerBound }
  }

  private func pronoun(at index: Int) -> Anaphor? {
    let word = text[index]
    var kind = Anaphor.Kind.relative
    if word.has(.he) {
      kind = .he
    } else if word.has(.she) {
      kind = .she
    } else if word.has(.it) {
      kind = .it
    } else if word.has(.they) {
      kind = .they
    }
    if word.isAllCapitals, word.span.length == 2, kind == .it { return nil }
    var anaphor = Anaphor(
      kind: kind, words: index..<index + 1, head: index, role: word.role, clause: word.clause)
    if word.has(.reflexive) { anaphor.isReflexive = true }
    let isOwner = word.tag == .possessivePronoun || word.tag == .whPossessive
    if isOwner, word.chunk >= 0 {
      let chunk = text.chunks[Int(word.chunk)]
      anaphor.isPossessive = true
      anaphor.role = .possessor
      anaphor.clause = text[chunk.head].clause
    } else if word.role == .other, word.has(.subjectPronoun) {
      anaphor.role = .subject
    }
    return kind == .it && isEmpty(index) ? nil : anaphor
  }

  /// "It is clear that …", "it rained".
  private func isEmpty(_ index: Int) -> Bool {
    guard !text[index].has(.possessive) else { return false }
    let end = min(index + 5, text.sentence(of: index).upperBound)
    return (index + 1..<max(index + 1, end)).contains { text[$0].has(.emptyIt) }
  }

  /// "the Finnish firm", "the mayor": a definite phrase of few words without a name, whose head
  /// says what it is.
  private func definite(_ words: Range<Int>, head: Int) -> Anaphor? {
    var words = words
    if text[words.lowerBound].tag == .possessiveEnding { return nil }
    guard text[words.lowerBound].has(.definite), 2...5 ~= words.count, head == words.upperBound - 1,
      text[head].tag.isNoun
    else { return nil }
    let wanted = EntityWords.Classes.nounKinds.union([.office, .personNoun])
    let isOfName = lastWords.contains(text[head].hash) && text[words.lowerBound].has(.the)
    guard text[head].has(wanted) || isOfName,
      text[head].tag != .plural, text[head].tag != .properPlural,
      words.allSatisfy({ nameAt[$0] < 0 || $0 == head })
    else { return nil }
    if nameAt[head] >= 0 { return nil }
    words = words.lowerBound..<head + 1
    return Anaphor(
      kind: .definite, words: words, head: head, role: text[head].role,
      clause: text[head].clause)
  }
}
