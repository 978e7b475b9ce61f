internal import Text

/// What stands around the figures of one sentence: phrases, clauses and their roles.
final class FigureContext {
  /// What a token is for a clause.
  struct Role: Equatable {
    enum Place: Equatable {
      case subject, object, apposition
      /// The last token of the preposition.
      case modifier(Int)
      /// Beside a verb without a place of its own.
      case loose
    }

    var clause: Int
    var place: Place
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let sentence: AnalyzedSentence
  let words: FigureWords
  private var roles: [Role?]
  private var chunkNumbers: [Int32]

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, sentence: AnalyzedSentence, words: FigureWords
  ) {
    self.bytes = bytes
    self.sentence = sentence
    self.words = words
    roles = Array(repeating: nil, count: sentence.tokens.count)
    chunkNumbers = Array(repeating: -1, count: sentence.tokens.count)
    for (index, chunk) in sentence.chunks.enumerated() {
      for token in chunk.tokens { chunkNumbers[token] = Int32(index) }
    }
    for index in sentence.clauses.indices { fill(index) }
  }

  private func fill(_ index: Int) {
    let clause = sentence.clauses[index]
    if let subject = clause.subject, !clause.sharesSubject, !clause.isElided {
      fill(subject, Role(clause: index, place: .subject))
    }
    for object in clause.objects { fill(object, Role(clause: index, place: .object)) }
    for modifier in clause.modifiers {
      fill(
        modifier.object,
        Role(clause: index, place: .modifier(modifier.preposition.upperBound - 1)))
    }
  }

  private func fill(_ group: NounGroup, _ role: Role) {
    set(group.tokens, role)
    for member in group.members { set(member.tokens, role) }
    for apposition in group.appositions {
      set(apposition.tokens, Role(clause: role.clause, place: .apposition))
    }
  }

  private func set(_ tokens: Range<Int>, _ role: Role) {
    for token in tokens where roles.indices.contains(token) { roles[token] = role }
  }

  func tag(_ token: Int) -> PennTag {
    sentence.tokens.indices.contains(token) ? sentence.tokens[token].tag : .edge
  }

  /// Nil outside of any phrase.
  func chunk(_ token: Int) -> Chunk? {
    guard chunkNumbers.indices.contains(token), chunkNumbers[token] >= 0 else { return nil }
    return sentence.chunks[Int(chunkNumbers[token])]
  }

  /// What the token is for its clause; without a place there, the clause whose verb stands before
  /// it, or else behind it.
  func role(_ token: Int) -> Role? {
    guard roles.indices.contains(token) else { return nil }
    if let role = roles[token] { return role }
    var best: Int?
    var main = -1
    for index in sentence.clauses.indices where !sentence.clauses[index].isElided {
      let own = sentence.clauses[index].verb.main
      if own < token, own > main {
        best = index
        main = own
      }
    }
    return best.map { Role(clause: $0, place: .loose) }
  }

  func clause(_ role: Role?) -> Clause? { role.map { sentence.clauses[$0.clause] } }

  func entry(_ token: Int) -> FigureWords.Entry? {
    guard sentence.tokens.indices.contains(token) else { return nil }
    return words.entries[hash(token)]
  }

  func has(_ token: Int, _ classes: FigureWords.Classes) -> Bool {
    entry(token).map { !$0.classes.isDisjoint(with: classes) } ?? false
  }

  private func hash(_ token: Int) -> UInt64 {
    let span = sentence.tokens[token].span
    return WordHash.of(bytes[span.start..<span.end].lazy.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 })
  }

  /// Bytes from the first to the last of some tokens.
  func span(_ tokens: Range<Int>) -> TextSpan {
    guard let first = tokens.first, let last = tokens.last else { return TextSpan(0, 0) }
    return TextSpan(sentence.tokens[first].span.start, sentence.tokens[last].span.end)
  }

  func text(_ span: TextSpan) -> String {
    String(decoding: bytes[span.start..<span.end], as: UTF8.self)
  }

  /// A noun phrase without its possessor, and the possessor ("Altsol" of "Altsol's revenue").
  struct Phrase: Equatable {
    var tokens: Range<Int>
    var head: Int
    var possessor: Range<Int>?
  }

  /// The noun phrase that holds `token`, with what it belongs to.
  func phrase(at token: Int) -> Phrase? {
    guard let chunk = chunk(token), chunk.kind == .noun else { return nil }
    return phrase(chunk.tokens, head: chunk.head)
  }

  /// "Altsol" of "Altsol's 5", "its" of "its 5"; also where the phrase of `token` begins with it.
  func possessor(before token: Int) -> Range<Int>? {
    if let own = phrase(at: token)?.possessor { return own }
    if tag(token - 1) == .possessiveEnding { return chunk(token - 2)?.tokens }
    return tag(token - 1) == .possessivePronoun ? token - 1..<token : nil
  }

  func phrase(_ group: NounGroup) -> Phrase { phrase(group.tokens, head: group.head) }

  func phrase(_ tokens: Range<Int>, head: Int) -> Phrase {
    if let mark = tokens.last(where: { tag($0) == .possessiveEnding }), mark < head {
      var owner = tokens.lowerBound..<mark
      if owner.isEmpty, let before = chunk(mark - 1), before.kind == .noun { owner = before.tokens }
      return Phrase(
        tokens: mark + 1..<tokens.upperBound, head: head, possessor: owner.isEmpty ? nil : owner)
    }
    let first = tokens.lowerBound
    if tag(first) == .possessivePronoun, tokens.count > 1 {
      return Phrase(
        tokens: first + 1..<tokens.upperBound, head: head, possessor: first..<first + 1)
    }
    return Phrase(tokens: tokens, head: head, possessor: nil)
  }

  /// The preposition and the noun phrase that follow at `token`: "at Altsol".
  func prepositionalPhrase(at token: Int) -> (preposition: Int, phrase: Phrase)? {
    guard tag(token) == .preposition || tag(token) == .to,
      let chunk = chunk(token + 1), chunk.kind == .noun
    else { return nil }
    let end = chunk.tokens.upperBound
    if tag(end) == .possessiveEnding, let rest = self.chunk(end), rest.kind == .noun {
      return (token, phrase(chunk.tokens.lowerBound..<rest.tokens.upperBound, head: rest.head))
    }
    return (token, phrase(chunk.tokens, head: chunk.head))
  }

  /// The noun phrase before the preposition that stands right before `token`: "revenue" of "revenue
  /// of EUR 5m".
  func governor(before token: Int) -> (preposition: Int, phrase: Phrase)? {
    guard tag(token - 1) == .preposition || tag(token - 1) == .to,
      let chunk = chunk(token - 2), chunk.kind == .noun
    else { return nil }
    return (token - 1, phrase(chunk.tokens, head: chunk.head))
  }
}
