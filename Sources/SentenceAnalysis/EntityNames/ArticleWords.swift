internal import Text

/// What a noun phrase is to its verb.
enum GrammarRole: UInt8 {
  case other, subject, object, oblique, possessor
}

/// A word of an article with what the rules of entities ask of it.
struct ArticleWord {
  var span: TextSpan
  var tag: PennTag
  /// Of its bytes in lower case.
  var hash: UInt64
  var classes: EntityWords.Classes
  var isCapital: Bool
  var isAllCapitals: Bool
  /// Position of its sentence in the article.
  var sentence: Int32
  /// Position of its chunk in `ArticleWords.chunks`; −1 outside.
  var chunk: Int32 = -1
  var role = GrammarRole.other
  /// The clause it is an argument of, counted through the article; −1 for none.
  var clause: Int32 = -1
  var isQuoted = false
  /// One letter, with a full stop or without.
  var isLetter = false
  /// A capital stands inside it ("TrendForce"); not that of "McBride".
  var hasInnerCapital = false
  /// Made from a name, but none itself: "Lund-based".
  var isDerived = false
  var startsWithDigit = false

  func has(_ wanted: EntityWords.Classes) -> Bool { !classes.isDisjoint(with: wanted) }
}

/// The words of an article in one row; one for all who read them.
final class ArticleWords {
  private(set) var words: [ArticleWord] = []
  private(set) var sentences: [Range<Int>] = []
  /// Ranges of words, and the word each phrase is about.
  private(set) var chunks: [(words: Range<Int>, head: Int, kind: ChunkKind)] = []
  /// The heads of all clauses' subjects, shared ones too; those of clause `n` are
  /// `subjects[subjectStarts[n]..<subjectStarts[n + 1]]`.
  private var subjects: [Int32] = []
  private var subjectStarts: [Int32] = [0]
  /// Whether the clause with this number is a main one.
  private(set) var isMainClause: [Bool] = []
  /// Whether its subject does what only persons and organisations do.
  private(set) var isDeed: [Bool] = []

  /// Linear in the number of words; at most `most` of them are read.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, sentences: [AnalyzedSentence], table: EntityWords,
    most: Int
  ) {
    words.reserveCapacity(min(most, sentences.reduce(0) { $0 + $1.tokens.count }))
    self.sentences.reserveCapacity(sentences.count)
    chunks.reserveCapacity(sentences.reduce(0) { $0 + $1.chunks.count })
    for sentence in sentences where words.count + sentence.tokens.count <= most {
      add(sentence, bytes, table)
    }
  }

  private func add(
    _ sentence: AnalyzedSentence, _ bytes: UnsafeBufferPointer<UInt8>, _ table: EntityWords
  ) {
    let start = words.count
    var isQuoted = false
    let number = Int32(sentences.count)
    for token in sentence.tokens {
      var word = Self.word(token, bytes, table)
      word.sentence = number
      if token.tag == .closeQuote { isQuoted = false }
      word.isQuoted = isQuoted
      if token.tag == .openQuote { isQuoted = true }
      words.append(word)
    }
    sentences.append(start..<words.count)
    for chunk in sentence.chunks {
      let range = start + chunk.tokens.lowerBound..<start + chunk.tokens.upperBound
      let number = Int32(chunks.count)
      words.withUnsafeMutableBufferPointer { words in
        for index in range { words[index].chunk = number }
      }
      chunks.append((range, start + chunk.head, chunk.kind))
    }
    for index in sentence.clauses.indices { add(index, of: sentence.clauses, from: start, table) }
  }

  private func add(_ index: Int, of clauses: [Clause], from start: Int, _ table: EntityWords) {
    let number = Int32(isMainClause.count)
    isMainClause.append(clauses[index].relation == .main)
    isDeed.append(
      !clauses[index].verb.isPassive
        && table.classes(of: WordHash.of(clauses[index].verb.lemma.utf8)).contains(.agentVerb))
    if let subject = clauses[index].subject {
      subjects.append(Int32(subject.head + start))
      for member in subject.members { subjects.append(Int32(member.head + start)) }
    }
    subjectStarts.append(Int32(subjects.count))
    // By their places: copies of what clauses hold would take longer than all else here.
    for place in clauses[index].modifiers.indices {
      set(clauses[index].modifiers[place].object, .oblique, number, start)
    }
    for place in clauses[index].objects.indices {
      set(clauses[index].objects[place], .object, number, start)
    }
    if let agent = clauses[index].agent, clauses[index].verb.isPassive {
      set(agent, .oblique, number, start)
    }
    if let subject = clauses[index].subject, !clauses[index].sharesSubject {
      set(subject, .subject, number, start)
    }
  }

  @inline(__always)
  private func set(_ group: borrowing NounGroup, _ role: GrammarRole, _ clause: Int32, _ start: Int)
  {
    set(start + group.head, role, clause)
    for place in group.members.indices { set(start + group.members[place].head, role, clause) }
  }

  private func set(_ head: Int, _ role: GrammarRole, _ clause: Int32) {
    guard head < words.count, words[head].role == .other || role == .subject else { return }
    words[head].role = role
    words[head].clause = clause
  }

  private static func word(
    _ token: AnalyzedToken, _ bytes: UnsafeBufferPointer<UInt8>, _ table: EntityWords
  ) -> ArticleWord {
    guard let hash = plainHash(token.span, bytes) else { return anyWord(token, bytes, table) }
    var word = ArticleWord(
      span: token.span, tag: token.tag, hash: hash, classes: table.classes(of: hash),
      isCapital: false, isAllCapitals: false, sentence: 0)
    word.isLetter = token.span.end - token.span.start == 1
    return word
  }

  /// The hash of a word of nothing but small letters from a to z, as most are; nil for any other.
  @inline(__always)
  private static func plainHash(_ span: TextSpan, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt64? {
    guard span.end <= bytes.count else { return nil }
    var hash = WordHash()
    for index in span.start..<span.end {
      guard bytes[index] &- 0x61 < 26 else { return nil }
      hash.add(bytes[index])
    }
    return hash.value
  }

  private static func anyWord(
    _ token: AnalyzedToken, _ bytes: UnsafeBufferPointer<UInt8>, _ table: EntityWords
  ) -> ArticleWord {
    var hash = WordHash()
    var capitals = 0
    var letters = 0
    var previous: UInt8 = 0
    var small = 0
    var hasInnerCapital = false
    var tail: (hash: WordHash, isSmall: Bool)?
    for index in token.span.start..<min(token.span.end, bytes.count) {
      var byte = bytes[index]
      let isLatinCapital = previous == 0xC3 && byte >= 0x80 && byte <= 0x9E
      if byte &- 0x41 < 26 || isLatinCapital {
        byte |= 0x20
        capitals += 1
        letters += 1
        if small > 2 { hasInnerCapital = true }
        small = 0
      } else if byte &- 0x61 < 26 || byte >= 0x80 && previous == 0xC3 {
        letters += 1
        small += 1
      } else {
        small = 0
      }
      // "U.S." and "US" are one name.
      if byte != 0x2E || token.span.length == 1 { hash.add(byte) }
      if byte == 0x2D {
        tail = (WordHash(), true)
      } else if tail != nil {
        tail?.hash.add(byte)
        if byte != bytes[index] { tail?.isSmall = false }
      }
      previous = bytes[index]
    }
    let first = token.span.start < bytes.count ? bytes[token.span.start] : 0
    let isOpening =
      first &- 0x41 < 26 || first == 0xC3 && capitals > 0 || first >= 0xC4 && token.tag.isProperName
      || capitals > 1 && first &- 0x61 < 26
    let isDerived =
      tail.map {
        $0.isSmall
          && (token.tag == .adjective || table.classes(of: $0.hash.value).contains(.derivedEnd))
      } ?? false
    var word = ArticleWord(
      span: token.span, tag: token.tag, hash: hash.value, classes: table.classes(of: hash.value),
      isCapital: isOpening && !isDerived, isAllCapitals: capitals > 1 && capitals == letters,
      sentence: 0)
    word.isLetter = letters == 1 && token.span.length < 3
    word.hasInnerCapital = hasInnerCapital
    word.startsWithDigit = first &- 0x30 < 10
    word.isDerived = isOpening && isDerived
    return word
  }

  subscript(index: Int) -> ArticleWord { words[index] }

  var count: Int { words.count }

  /// Whether the word at `index` is there, in the sentence of the word before it.
  func continues(_ index: Int) -> Bool {
    index < words.count && index > 0 && words[index].sentence == words[index - 1].sentence
  }

  /// Whether a head of the subjects of clause `clause` stands in `words`.
  func hasSubject(of clause: Int, in words: Range<Int>) -> Bool {
    for place in Int(subjectStarts[clause])..<Int(subjectStarts[clause + 1]) {
      if words.contains(Int(subjects[place])) { return true }
    }
    return false
  }

  func sentence(of index: Int) -> Range<Int> { sentences[Int(words[index].sentence)] }

  /// From the first to the last byte of `range`.
  func span(_ range: Range<Int>) -> TextSpan {
    TextSpan(words[range.lowerBound].span.start, words[range.upperBound - 1].span.end)
  }

  /// A number for the words of `range`, whatever their capitals.
  func key(_ range: Range<Int>) -> UInt64 {
    var key: UInt64 = 0x9e37_79b9_7f4a_7c15
    for index in range { key = (key ^ words[index].hash) &* 0x100_0000_01b3 &+ 0x9e37 }
    return key
  }
}
