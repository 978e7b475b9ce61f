internal import Text

/// One name of an article with all places where it stands.
struct NameRecord {
  var words: Range<Int>
  var key: UInt64
  var signs = KindSigns()
  var count = 0
  /// Longer names that it may be short for, by record; at most `NameLinker.mostTargets`.
  var targets: [Int] = []
}

/// An entity while its article is read.
struct EntityDraft {
  var names: [Range<Int>] = []
  var signs = KindSigns()
  /// Points for each gender.
  var male = 0
  var female = 0
  var isPlural = false
  var roles: [EntityRole] = []
  /// Hashes of nouns that it was said to be ("chain", "mayor").
  var nouns: Set<UInt64> = []

  /// It says or does something, and no sign tells what it is.
  var isActing = false

  /// What acts, and by no sign is anything else, is taken for an organisation.
  var kind: EntityKind {
    let best = signs.best
    return best == .other && isActing && male == 0 && female == 0 ? .organisation : best
  }

  var gender: Gender? {
    male == female ? nil : male > female ? .male : .female
  }
}

/// Finds which names are one entity's.
///
/// The same words are the same entity. A name of fewer words belongs to a longer one that ends with
/// it ("Iversen"), begins with it ("Altsol" of "Altsol Holdings", "Tom") or has its initials. Where
/// several longer ones fit, each mention belongs to the one mentioned last.
struct NameLinker {
  static let mostTargets = 8

  let text: ArticleWords
  let lexicon: (String) -> KindSigns
  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var records: [NameRecord] = []
  private(set) var drafts: [EntityDraft] = []
  /// The entity of each found name.
  private(set) var entities: [Int] = []

  init(
    text: ArticleWords, bytes: UnsafeBufferPointer<UInt8>, names: [FoundName],
    lexicon: @escaping (String) -> KindSigns
  ) {
    self.text = text
    self.bytes = bytes
    self.lexicon = lexicon
    let numbers = collect(names)
    link()
    resolve(names, numbers)
  }

  /// The words of `range`, one space between them.
  func string(_ range: Range<Int>) -> String {
    let span = text.span(range)
    let raw = String(decoding: bytes[span.start..<min(span.end, bytes.count)], as: UTF8.self)
    if Self.isPlain(raw) { return raw }
    return raw.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether nothing in it needs looking at twice: letters and marks with single spaces between.
  private static func isPlain(_ raw: String) -> Bool {
    var before: UInt8 = 0x20
    for byte in raw.utf8 {
      if byte >= 0x80 || byte < 0x20 || byte == 0x20 && before == 0x20 { return false }
      before = byte
    }
    return before != 0x20
  }

  private mutating func collect(_ names: [FoundName]) -> [Int] {
    var byKey: [UInt64: Int] = [:]
    let reader = KindSignReader(text: text)
    return names.map { name in
      let number: Int
      if let known = byKey[name.key] {
        number = known
      } else {
        number = records.count
        byKey[name.key] = number
        var record = NameRecord(words: name.words, key: name.key)
        record.signs = reader.ofWords(FoundName(words: name.words, key: name.key, title: 0..<0))
        record.signs.add(lexicon(string(name.words)))
        records.append(record)
      }
      records[number].count += 1
      if records[number].count <= 50 {
        records[number].signs.add(reader.beside(name))
        if !name.title.isEmpty { records[number].signs.add(.person, 3) }
      }
      return number
    }
  }

  // MARK: Short names

  private mutating func link() {
    var byWord: [UInt64: [Int]] = [:]
    var byInitials: [UInt64: [Int]] = [:]
    for (number, record) in records.enumerated() where record.words.count > 1 {
      for index in Set([record.words.lowerBound, record.words.upperBound - 1]) {
        byWord[text[index].hash, default: []].append(number)
      }
      byInitials[initials(record.words), default: []].append(number)
    }
    for (number, record) in records.enumerated() {
      guard let last = record.words.last, let first = record.words.first else { continue }
      var fitting: [Int] = []
      for word in Set([text[first].hash, text[last].hash]) {
        for other in (byWord[word] ?? []).prefix(64) where !fitting.contains(other) {
          if isShort(record, for: records[other]) { fitting.append(other) }
        }
      }
      if record.words.count == 1, text[first].isAllCapitals {
        fitting += (byInitials[text[first].hash] ?? []).filter { !fitting.contains($0) }
      }
      records[number].targets = Array(fitting.sorted().prefix(Self.mostTargets))
    }
  }

  /// The hash of the first letters, as a word of capitals would have it.
  private func initials(_ words: Range<Int>) -> UInt64 {
    var hash = WordHash()
    for index in words where text[index].isCapital {
      hash.add(bytes[text[index].span.start] | 0x20)
    }
    return hash.value
  }

  private func isShort(_ short: NameRecord, for long: NameRecord) -> Bool {
    guard short.words.count < long.words.count else { return false }
    let kind = long.signs.best
    let isEnd = equal(short.words, long.words.suffix(short.words.count))
    let isStart = equal(short.words, long.words.prefix(short.words.count))
    let hasOf = long.words.contains { text[$0].has(.of) }
    switch kind {
    case .person:
      let isPlace = short.signs.points(.place) > 2 && short.signs.best == .place
      return !isPlace && (isEnd || isStart || isMiddleLess(short.words, long.words))
    case .organisation:
      let rest = long.words.dropFirst(short.words.count)
      let isFormLess = isStart && rest.contains { text[$0].has(.organisationEnds) }
      let isOtherPlace = short.signs.best == .place
      return isFormLess && !isOtherPlace && !hasOf
        || isStart && rest.allSatisfy { text[$0].has(.organisationEnd) }
    case .place:
      return isStart && !hasOf && long.words.last.map { text[$0].has(.placeEnd) } == true
        && short.signs.best != .person
    default: return (isEnd || isStart) && short.words.count > 1 && !hasOf
    }
  }

  /// "Tom Iversen" of "Tom K. Iversen".
  private func isMiddleLess(_ short: Range<Int>, _ long: Range<Int>) -> Bool {
    short.count == 2 && long.count == 3 && text[short.lowerBound].hash == text[long.lowerBound].hash
      && text[short.upperBound - 1].hash == text[long.upperBound - 1].hash
  }

  private func equal(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    one.count == other.count && zip(one, other).allSatisfy { text[$0].hash == text[$1].hash }
  }

  // MARK: Entities

  private mutating func resolve(_ names: [FoundName], _ numbers: [Int]) {
    var roots = records.indices.map { $0 }
    // Longest first, so that a chain of short names ends at the longest.
    for number in records.indices.sorted(by: {
      (records[$1].words.count, $0) < (records[$0].words.count, $1)
    }) {
      guard let target = records[number].targets.first else { continue }
      let targetRoots = Set(records[number].targets.map { roots[$0] })
      roots[number] = targetRoots.count == 1 ? roots[target] : -1
    }
    var draftOf: [Int: Int] = [:]
    var lastPlace = Array(repeating: -1, count: records.count)
    for (place, number) in numbers.enumerated() {
      var root = roots[number]
      if root < 0 {
        let targets = records[number].targets.map { roots[$0] < 0 ? $0 : roots[$0] }
        let said = targets.filter { lastPlace[$0] >= 0 && agrees(names[place], $0, draftOf) }
        root = said.max { (lastPlace[$0], -$0) < (lastPlace[$1], -$1) } ?? number
      } else if root != number, !agrees(names[place], root, draftOf) {
        root = number
      }
      lastPlace[root] = place
      let draft: Int
      if let known = draftOf[root] {
        draft = known
      } else {
        draft = drafts.count
        draftOf[root] = draft
        drafts.append(EntityDraft())
      }
      entities.append(draft)
      add(names[place], records[number], to: draft)
    }
  }

  /// Whether the title before a short name may be that of the entity that `root` stands for: "Ms"
  /// not of "Odd Lunde".
  private func agrees(_ name: FoundName, _ root: Int, _ draftOf: [Int: Int]) -> Bool {
    guard let title = name.title.last else { return true }
    let first = records[root].words.lowerBound
    if text[title].has(.honorificFemale), text[first].has(.male) { return false }
    if text[title].has(.honorificMale), text[first].has(.female) { return false }
    guard let draft = draftOf[root].map({ drafts[$0] }), let gender = draft.gender else {
      return true
    }
    return !(text[title].has(.honorificFemale) && gender == .male)
      && !(text[title].has(.honorificMale) && gender == .female)
  }

  private mutating func add(_ name: FoundName, _ record: NameRecord, to draft: Int) {
    if !drafts[draft].names.contains(record.words) {
      drafts[draft].names.append(record.words)
      drafts[draft].signs.add(record.signs)
    }
    let end = name.words.upperBound
    if text.continues(end), text[end].has([.speech, .companyVerb]) {
      drafts[draft].isActing = true
    }
    for index in name.title where index < text.count {
      if text[index].has([.honorificMale, .maleNoun]) { drafts[draft].male += 4 }
      if text[index].has([.honorificFemale, .femaleNoun]) { drafts[draft].female += 4 }
    }
    guard let first = name.words.first, name.words.count > 1 || drafts[draft].names.count == 1
    else { return }
    if text[first].isAllCapitals { return }
    if text[first].has(.male) { drafts[draft].male += 2 }
    if text[first].has(.female) { drafts[draft].female += 2 }
  }

  /// Lets what was read beside a name count for its entity.
  mutating func update(_ draft: Int, _ change: (inout EntityDraft) -> Void) {
    change(&drafts[draft])
  }
}
