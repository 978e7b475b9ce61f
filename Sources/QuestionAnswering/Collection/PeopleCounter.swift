internal import ArticleText
internal import PassageIndex
internal import Prompts

/// Finds the persons that most articles name in full, by reading every article.
///
/// Two to four capitalised words are a person's name where the first is a known given name, or the words beside them show one (an office, "said", "who").
/// Articles are then counted by the index. Cost: one pass over the texts, about a second for fifty megabytes.
struct PeopleCounter {
  private let store: any PassageReading
  private let words: NameWords
  private let tokenizer = Tokenizer()

  /// Candidates whose articles are counted exactly.
  private static let maximumCounted = 40
  /// Evidence below which a run of capitals is no person: "said" alone is not enough, banks say things too.
  private static let minimumEvidence = 2

  init(store: any PassageReading, prompts: Prompts) throws(PromptsError) {
    self.store = store
    words = try NameWords(prompts: prompts)
  }

  struct Person {
    let name: String
    let terms: [String]
    /// In order of id.
    let articles: [ArticleID]
  }

  /// Best first, equal ones in order of name; only articles of `ids` count.
  func mostMentioned(in ids: [ArticleID]) throws -> [Person] {
    var tallies: [String: NameTally] = [:]
    for id in ids {
      guard let text = try store.article(id)?.text else { continue }
      for (name, evidence) in names(in: Array(text.utf8)) {
        tallies[name, default: NameTally()].articles += 1
        tallies[name, default: NameTally()].evidence.formUnion(evidence)
      }
    }
    let likely = tallies.filter { $0.value.evidence.weight >= Self.minimumEvidence }
      .sorted { ($0.value.articles, $1.key) > ($1.value.articles, $0.key) }
    let wanted = Set(ids)
    return try likely.prefix(Self.maximumCounted).map { name, _ in
      let terms = tokenizer.tokens(in: name).filter { !$0.isColocated }.map(\.term)
      let articles = try store.mentions(of: terms).map(\.id).filter(wanted.contains)
      return Person(name: name, terms: terms, articles: articles)
    }.sorted { ($0.articles.count, $1.name) > ($1.articles.count, $0.name) }
  }

  private struct NameTally {
    var articles = 0
    var evidence: NameEvidence = []
  }

  /// The names of one text with what speaks for each being a person.
  private func names(in bytes: [UInt8]) -> [String: NameEvidence] {
    var found: [String: NameEvidence] = [:]
    var scanner = CapitalScanner(bytes: bytes)
    while let run = scanner.next() {
      guard let (name, evidence) = words.judge(run, in: bytes) else { continue }
      found[name, default: []].formUnion(evidence)
    }
    return found
  }
}

/// What speaks for a run of capitals being a person's name.
struct NameEvidence: OptionSet {
  let rawValue: UInt8

  static let givenName = NameEvidence(rawValue: 1)
  /// An office, trade or title stands before or behind.
  static let office = NameEvidence(rawValue: 2)
  /// "who" follows.
  static let who = NameEvidence(rawValue: 4)
  /// "said" stands beside it.
  static let speech = NameEvidence(rawValue: 8)

  /// 2 for each strong sign, 1 for a weak one.
  var weight: Int {
    (contains(.givenName) ? 2 : 0) + (contains(.office) ? 2 : 0) + (contains(.who) ? 1 : 0)
      + (contains(.speech) ? 1 : 0)
  }
}

/// The words that tell persons from other names.
private struct NameWords {
  private let givenNames: Set<String>
  private let offices: Set<String>
  private let speech: Set<String>
  private let honorifics: Set<String>
  private let organisations: Set<String>
  private let notNames: Set<String>
  private let lexicon: Lexicon?

  init(prompts: Prompts) throws(PromptsError) {
    let lists = try prompts.table("question-words")
    func words(_ name: String...) -> Set<String> {
      Set(
        lists.filter { name.contains($0["list"]) }.flatMap {
          $0["words"].split(separator: " ").map(String.init)
        })
    }
    let classes = try prompts.table("word-classes")
    func closed(_ name: String...) -> Set<String> {
      Set(
        classes.filter { name.contains($0["name"]) }.flatMap {
          $0["words"].split(separator: " ").map(String.init)
        })
    }
    givenNames = words("male-name", "female-name")
    offices = words("person")
    speech = closed("speech")
    honorifics = closed("honorific")
    organisations = closed("organisation-suffix").union(words("organisation", "outlet", "media"))
    notNames = Set(try prompts.words("stopwords")).union(words("month", "place"))
      .union(closed("month", "weekday"))
    lexicon = LexiconCache.installed
  }

  /// The name without titles before it, and what speaks for a person; nil when it is surely something else.
  func judge(_ run: CapitalScanner.Run, in bytes: [UInt8]) -> (String, NameEvidence)? {
    var spans = run.words[...]
    var evidence: NameEvidence = []
    while let first = spans.first, isTitle(Self.lower(bytes, first)) {
      spans = spans.dropFirst()
      evidence.insert(.office)
    }
    guard 2...3 ~= spans.count, let first = spans.first, let last = spans.last else { return nil }
    let lower = spans.map { Self.lower(bytes, $0) }
    guard !lower.contains(where: { notNames.contains($0) || organisations.contains($0) }) else {
      return nil
    }
    // "Florida Gov": the title of whoever is named next.
    if let end = lower.last, isTitle(end) { return nil }
    let isGiven = givenNames.contains(lower[0])
    if isGiven { evidence.insert(.givenName) }
    if !isGiven, let lexicon {
      if lexicon.isCommonWord(lower[lower.count - 1]) || lexicon.isCommonWord(lower[0]) {
        return nil
      }
      if let kind = lexicon.categories(ofNoun: lower.joined(separator: " ")).first, kind != .person
      {
        return nil
      }
    }
    evidence.formUnion(surroundings(from: first.lowerBound, to: last.upperBound, bytes))
    let name = String(decoding: bytes[first.lowerBound..<last.upperBound], as: UTF8.self)
    return (name, evidence)
  }

  private func isTitle(_ word: String) -> Bool {
    honorifics.contains(word) || offices.contains(word) && !givenNames.contains(word)
  }

  /// What the words before and behind the name say.
  private func surroundings(from start: Int, to end: Int, _ bytes: [UInt8]) -> NameEvidence {
    var evidence: NameEvidence = []
    let before = Self.lastWord(bytes, before: start)
    if speech.contains(before) { evidence.insert(.speech) }
    if isTitle(before) { evidence.insert(.office) }
    let follows = Self.words(bytes, from: end, limit: 6)
    guard let next = follows.first else { return evidence }
    if speech.contains(next) { evidence.insert(.speech) }
    let isBehindComma = end < bytes.count && bytes[end] == 0x2C
    guard isBehindComma else { return evidence }
    if next == "who" || next == "whose" { evidence.insert(.who) }
    if follows.contains(where: offices.contains) || next.allSatisfy(\.isNumber) && next.count == 2 {
      evidence.insert(.office)
    }
    return evidence
  }

  private static func lower(_ bytes: [UInt8], _ span: Range<Int>) -> String {
    String(decoding: bytes[span], as: UTF8.self).lowercased()
  }

  /// The word that ends right before `start`, with one space between them; empty when there is none.
  private static func lastWord(_ bytes: [UInt8], before start: Int) -> String {
    guard start > 1, bytes[start - 1] == 0x20 else { return "" }
    var first = start - 1
    while first > 0, isLetter(bytes[first - 1]), start - first < 24 { first -= 1 }
    return lower(bytes, first..<start - 1)
  }

  /// The words behind `end` up to the next comma or stop, at most `limit`.
  private static func words(_ bytes: [UInt8], from end: Int, limit: Int) -> [String] {
    var words: [String] = []
    var index = end
    if index < bytes.count, bytes[index] == 0x2C { index += 1 }
    while index < bytes.count, words.count < limit, bytes[index] == 0x20 {
      let start = index + 1
      index = start
      while index < bytes.count, isLetter(bytes[index]) || 0x30...0x39 ~= bytes[index] {
        index += 1
      }
      guard index > start else { break }
      words.append(lower(bytes, start..<index))
    }
    return words
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    0x41...0x5A ~= byte & 0xDF || byte >= 0x80 || byte == 0x2D
  }
}
