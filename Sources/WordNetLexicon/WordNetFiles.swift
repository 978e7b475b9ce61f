#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Reads the database files of WordNet 3.x as installed by Debian's `wordnet-base`; the format is
/// that of wndb(5WN).
struct WordNetFiles {
  /// Parts of speech, in the order in which senses are kept.
  static let names = ["noun", "verb", "adj", "adv"]

  /// One synset.
  struct Synset {
    var partOfSpeech: Int
    /// Lexicographer file: 18 person, 14 group, 15 location … (lexnames(5WN)).
    var lexicographer: UInt32
    /// Words as spelt, underscores made spaces.
    var members: [String]
    /// Keys of more general synsets, instances included.
    var hypernyms: [UInt64]
    /// Related forms of single words.
    var related: [Relation]
    /// Antonyms of single words.
    var opposed: [Relation]
    /// What the words mean, in words, without the examples.
    var gloss = ""

    /// Index of the member here, key of the other synset, index of its member.
    typealias Relation = (member: Int, target: UInt64, targetMember: Int)
  }

  let folder: String

  /// A synset's identity across the four files.
  static func key(_ partOfSpeech: Int, _ offset: Int) -> UInt64 {
    UInt64(partOfSpeech) << 32 | UInt64(offset)
  }

  /// Calls `body` for every synset of the four data files.
  func forEachSynset(_ body: (UInt64, Synset) -> Void) throws(LexiconError) {
    for partOfSpeech in Self.names.indices {
      try forEachLine(of: "data." + Self.names[partOfSpeech]) { fields in
        let offset = fields.number()
        var synset = Synset(
          partOfSpeech: partOfSpeech, lexicographer: UInt32(fields.number()), members: [],
          hypernyms: [], related: [], opposed: [])
        fields.skip()
        for _ in 0..<fields.hexadecimal() {
          synset.members.append(fields.word())
          fields.skip()
        }
        Self.readPointers(&fields, into: &synset)
        synset.gloss = fields.gloss()
        body(Self.key(partOfSpeech, offset), synset)
      }
    }
  }

  private static func readPointers(_ fields: inout LineFields, into synset: inout Synset) {
    for _ in 0..<fields.number() {
      let symbol = fields.field()
      let offset = fields.number()
      let target = key(partOfSpeech(fields.field().first), offset)
      let ends = fields.hexadecimal()
      switch symbol.first {
      case UInt8(ascii: "@"): synset.hypernyms.append(target)
      // Derivations, and what an adjective pertains to ("Norwegian", "Norway").
      case UInt8(ascii: "+"), UInt8(ascii: "\\"):
        synset.related.append((max(0, ends >> 8 - 1), target, max(0, ends & 0xFF - 1)))
      case UInt8(ascii: "!"):
        synset.opposed.append((max(0, ends >> 8 - 1), target, max(0, ends & 0xFF - 1)))
      default: break
      }
    }
  }

  private static func partOfSpeech(_ symbol: UInt8?) -> Int {
    switch symbol {
    case UInt8(ascii: "n"): 0
    case UInt8(ascii: "v"): 1
    case UInt8(ascii: "r"): 3
    default: 2
    }
  }

  /// Calls `body` with each lemma, its part of speech and its synsets, most frequent sense first.
  func forEachLemma(_ body: (String, Int, [UInt64]) -> Void) throws(LexiconError) {
    for partOfSpeech in Self.names.indices {
      try forEachLine(of: "index." + Self.names[partOfSpeech]) { fields in
        let lemma = fields.word()
        fields.skip()
        let senses = fields.number()
        for _ in 0..<fields.number() { fields.skip() }
        fields.skip()
        fields.skip()
        body(lemma, partOfSpeech, (0..<senses).map { _ in Self.key(partOfSpeech, fields.number()) })
      }
    }
  }

  /// Calls `body` with each lemma, part of speech and how often one of its senses was seen in
  /// tagged text.
  func forEachCount(_ body: (String, Int, Int) -> Void) throws(LexiconError) {
    try forEachLine(of: "cntlist.rev") { fields in
      let key = fields.field()
      fields.skip()
      guard let percent = key.firstIndex(of: UInt8(ascii: "%")) else { return }
      let type = Int(key[key.index(after: percent)]) - 0x31
      body(LineFields.word(key[..<percent]), type == 4 ? 2 : min(max(type, 0), 3), fields.number())
    }
  }

  /// Calls `body` with each irregular form, its part of speech and its lemma.
  func forEachIrregularForm(_ body: (String, Int, String) -> Void) throws(LexiconError) {
    for partOfSpeech in Self.names.indices {
      try forEachLine(of: Self.names[partOfSpeech] + ".exc") { fields in
        body(fields.word(), partOfSpeech, fields.word())
      }
    }
  }

  /// Calls `body` for each line that is not part of the licence heading (those start with a space).
  private func forEachLine(of name: String, _ body: (inout LineFields) -> Void)
    throws(LexiconError)
  {
    let path = folder + "/" + name
    guard let file = MappedFile(path: path) else { throw .wordNetFileUnreadable(path) }
    var rest = file.bytes[...]
    while !rest.isEmpty {
      let line = rest.prefix { $0 != 0x0A }
      rest = rest.dropFirst(line.count + 1)
      if line.isEmpty || line.first == 0x20 { continue }
      var fields = LineFields(rest: line)
      body(&fields)
    }
  }
}

/// The fields of one line, separated by single spaces; missing ones read as empty or 0.
struct LineFields {
  typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  fileprivate var rest: Bytes

  mutating func field() -> Bytes {
    let field = rest.prefix { $0 != 0x20 }
    rest = rest.dropFirst(field.count + 1)
    return field
  }

  mutating func skip() { _ = field() }

  mutating func number() -> Int {
    field().reduce(0) { 0x30...0x39 ~= $1 ? $0 &* 10 &+ Int($1 & 0xF) : $0 }
  }

  mutating func hexadecimal() -> Int {
    field().reduce(0) { $0 &* 16 &+ Int($1 <= 0x39 ? $1 & 0xF : ($1 & 0xF) + 9) }
  }

  /// What stands behind the bar, up to the first example in quotation marks; empty without a bar.
  mutating func gloss() -> String {
    let text = rest.drop { $0 != UInt8(ascii: "|") }.dropFirst()
    return String(decoding: text.prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
  }

  /// A word: underscores made spaces, syntactic marks such as "(p)" cut off.
  mutating func word() -> String { Self.word(field()) }

  static func word(_ bytes: Bytes) -> String {
    String(
      decoding: bytes.prefix { $0 != UInt8(ascii: "(") }.map {
        $0 == UInt8(ascii: "_") ? 0x20 : $0
      },
      as: UTF8.self)
  }
}
