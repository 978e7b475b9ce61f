internal import Text

/// Finds which names are one entity's.
///
/// The same words are the same entity. A name of fewer words belongs to a longer one that ends with
/// it ("Iversen"), begins with it ("Altsol" of "Altsol Holdings", "Tom") or has its initials. Where
/// several longer ones fit, each mention belongs to the one mentioned last.
final class NameLinker {
  static let mostTargets = 8

  let text: ArticleWords
  let lexicon: (String) -> KindSigns
  let bytes: UnsafeBufferPointer<UInt8>
  var records: [NameRecord] = []
  var drafts: [EntityDraft] = []
  /// The entity of each found name.
  var entities: [Int] = []

  init(
    text: ArticleWords, bytes: UnsafeBufferPointer<UInt8>, names: [FoundName],
    lexicon: @escaping (String) -> KindSigns
  ) {
    self.text = text
    self.bytes = bytes
    self.lexicon = lexicon
    let numbers = collect(names)
    for index in records.indices { records[index].settleContext() }
    locate(names, numbers)
    align(names, numbers)
    link()
    linkBrackets(names, numbers)
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

  private func collect(_ names: [FoundName]) -> [Int] {
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
        records[number].context.add(reader.beside(name))
        if !name.title.isEmpty { records[number].context.add(.person, 3) }
      }
      return number
    }
  }

  // MARK: Short names

  private func link() {
    var byWord: [UInt64: [Int]] = [:]
    var byInitials: [UInt64: [Int]] = [:]
    for (number, record) in records.enumerated() where record.words.count > 1 {
      byWord[text[record.words.lowerBound].hash, default: []].append(number)
      byWord[text[record.words.upperBound - 1].hash, default: []].append(number)
      byInitials[initials(record.words), default: []].append(number)
    }
    for (number, record) in records.enumerated() {
      guard let last = record.words.last, let first = record.words.first else { continue }
      var fitting: [Int] = []
      let ends = [text[first].hash, text[last].hash]
      for word in ends[0] == ends[1] ? ends.prefix(1) : ends[...] {
        for other in (byWord[word] ?? []).prefix(64) where !fitting.contains(other) {
          if isShort(record, number, for: records[other], other) { fitting.append(other) }
        }
      }
      if record.words.count == 1, text[first].isAllCapitals {
        fitting += (byInitials[text[first].hash] ?? []).filter { !fitting.contains($0) }
      }
      records[number].targets = Array(fitting.sorted().prefix(Self.mostTargets))
      guard record.words.count == 1 else { continue }
      for long in fitting { confirm(long, by: record) }
    }
  }

  /// "Halden Growth Investment Fund (Big Fund II)": a name in brackets right behind a longer one
  /// that shares a word with it is the same.
  private func linkBrackets(_ names: [FoundName], _ numbers: [Int]) {
    for (long, short) in zip(names.indices, names.indices.dropFirst()) {
      let (behind, end) = (names[long].words.upperBound, names[short].words.upperBound)
      guard names[short].words.lowerBound == behind + 1, end < text.count,
        text[behind].tag == .openBracket,
        text[end].tag == .closeBracket, names[short].words.count < names[long].words.count,
        numbers[short] != numbers[long], records[numbers[short]].targets.isEmpty,
        names[short].words.contains(where: { index in
          names[long].words.contains { text[$0].hash == text[index].hash && text[$0].isCapital }
        })
      else { continue }
      records[numbers[short]].targets = [numbers[long]]
    }
  }

  /// Whoever is called by the last word alone is a person, where nothing else tells.
  private func confirm(_ long: Int, by short: NameRecord) {
    let words = records[long].words
    guard records[long].signs.best == .other, words.count < 4,
      equal(short.words, words.suffix(1)), records[long].signs.points(.person) > 0
    else { return }
    records[long].signs.add(.person, 2)
  }

  /// The hash of the first letters, as a word of capitals would have it.
  private func initials(_ words: Range<Int>) -> UInt64 {
    var hash = WordHash()
    for index in words where text[index].isCapital {
      hash.add(bytes[text[index].span.start] | 0x20)
    }
    return hash.value
  }

  private func isShort(
    _ short: NameRecord, _ number: Int, for long: NameRecord, _ other: Int
  ) -> Bool {
    guard short.words.count < long.words.count else { return false }
    let isUnsure = long.signs.best == .other && long.signs.points(.person) > 0
    let kind = isUnsure ? .person : long.signs.best
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
      // "the Commission" of "Halden Fisheries Commission".
      let isBody =
        short.words.count == 1 && text[short.words.lowerBound].has(.bodyEnd) && (isStart || isEnd)
      return isFormLess && !isOtherPlace && !hasOf || isBody && other < number
        || isStart && !isOtherPlace && rest.allSatisfy { text[$0].has(.organisationEnd) }
    case .place:
      // "Halden" of "Halden County", not of "Halden Street".
      let isArea = short.signs.best == .place ? EntityWords.Classes.placeNoun : .placeEnd
      return isStart && !hasOf && long.words.last.map { text[$0].has(isArea) } == true
        && short.signs.best != .person
    default:
      return (isEnd || isStart) && short.words.count > 1 && !hasOf && other < number
        && short.signs.best != .place
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

  /// Lets what was read beside a name count for its entity.
  func update(_ draft: Int, _ change: (inout EntityDraft) -> Void) {
    change(&drafts[draft])
  }
}
