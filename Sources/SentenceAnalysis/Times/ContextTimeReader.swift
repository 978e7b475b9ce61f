internal import Prompts
internal import Text

/// Finds times that are counted from a time said before: "a year earlier", "the same month", "that
/// day", "since then".
struct ContextTimeReader: Sendable {
  private let patterns: [ContextTimePattern]
  /// Words a pattern may begin with, counts among them.
  private let openers: HashTable
  private let counts: HashTable
  /// Places in `lengths`.
  private let units: HashTable
  private let lengths: [TimeUnit]

  /// A time said further back, in bytes, is not meant.
  private static let reach = 400

  /// - Throws: `PromptsError` naming the row that cannot be used.
  init(prompts: Prompts) throws(PromptsError) {
    var patterns: [ContextTimePattern] = []
    for row in try AnalysisTables(prompts: prompts).rows("context-times") {
      patterns.append(try ContextTimePattern(row))
    }
    self.patterns = patterns
    var counts: [UInt64: Int] = [:]
    var units: [UInt64: TimeUnit] = [:]
    for row in try prompts.table("date-vocabulary") {
      guard let value = Int(row["value"]) else { continue }
      for word in row.words("words") {
        let hash = WordHash.of(word.utf8.filter { $0 != 0x2A })
        if row["role"] == "count" { counts[hash] = value }
        if let unit = Self.unit(row["role"], value) { units[hash] = unit }
      }
    }
    var table = HashTable(capacity: counts.count)
    for (hash, count) in counts { table.set(hash, to: Int32(clamping: count)) }
    self.counts = table
    var lengths: [TimeUnit] = []
    var places = HashTable(capacity: units.count)
    for (hash, unit) in units {
      places.set(hash, to: Int32(lengths.count))
      lengths.append(unit)
    }
    self.lengths = lengths
    self.units = places
    openers = Self.openers(patterns, counts)
  }

  private static func openers(
    _ patterns: [ContextTimePattern], _ counts: [UInt64: Int]
  ) -> HashTable {
    var openers = HashTable(capacity: 64)
    for hash in counts.keys { openers.set(hash, to: 1) }
    for pattern in patterns {
      guard let first = pattern.elements.first else { continue }
      for hash in first.words { openers.set(hash, to: 1) }
      guard first.isOptional, let second = pattern.elements.dropFirst().first else { continue }
      for hash in second.words { openers.set(hash, to: 1) }
    }
    return openers
  }

  private static func unit(_ role: String, _ value: Int) -> TimeUnit? {
    let days = ["day": 1, "week": 7]
    let months = ["month-unit": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200]
    if let length = days[role] { return TimeUnit(days: length * value) }
    return months[role].map { TimeUnit(months: $0 * value) }
  }

  /// `times` with those that depend on one of them, in order. Linear in the length of the text.
  func read(
    _ times: [TimeMention], in text: String, sentences: [AnalyzedSentence], published: CivilDay?
  ) -> [TimeMention] {
    var text = text
    return text.withUTF8 { bytes in
      var merged = ContextTimes(known: times, published: published)
      for sentence in sentences where (sentence.tokens.last?.span.end ?? 0) <= bytes.count {
        read(sentence, bytes, &merged)
      }
      return merged.finished()
    }
  }

  private func read(
    _ sentence: AnalyzedSentence, _ bytes: UnsafeBufferPointer<UInt8>,
    _ times: inout ContextTimes
  ) {
    var index = 0
    while index < sentence.tokens.count {
      guard mayOpen(sentence.tokens[index], bytes) else {
        index += 1
        continue
      }
      let words = sentence.tokens[index..<min(index + 8, sentence.tokens.count)].map {
        word($0, bytes)
      }
      guard let best = longest(words) else {
        index += 1
        continue
      }
      let tokens = sentence.tokens[index..<index + best.length]
      let span = TextSpan(
        sentence.tokens[index].span.start, tokens.last?.span.end ?? sentence.tokens[index].span.end)
      let isTaken = times.add(best, at: span, in: sentence, reach: Self.reach)
      index += isTaken ? best.length : 1
    }
  }

  /// The longest match of any pattern with the first of `words`; of equal ones the first.
  private func longest(_ words: [ContextTimeWord]) -> ContextTimeMatch? {
    var best: ContextTimeMatch?
    for index in patterns.indices {
      guard let match = patterns[index].match(words, at: 0) else { continue }
      if match.length > best?.length ?? 0 { best = match }
    }
    return best
  }

  private func mayOpen(_ token: AnalyzedToken, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes[token.span.start] &- 0x30 < 10 || openers.value(of: Self.hash(token.span, bytes)) != nil
  }

  private func word(
    _ token: AnalyzedToken, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> ContextTimeWord {
    let hash = Self.hash(token.span, bytes)
    let digits = bytes[token.span.start..<token.span.end]
    let isShort = digits.count <= 3 && digits.allSatisfy { $0 &- 0x30 < 10 }
    let number = isShort ? digits.reduce(0) { $0 * 10 + Int($1 - 0x30) } : nil
    return ContextTimeWord(
      hash: hash, count: counts.value(of: hash).map { Int($0) } ?? number,
      unit: units.value(of: hash).map { lengths[Int($0)] })
  }

  /// Of the word in lower case.
  private static func hash(_ span: TextSpan, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = WordHash()
    for place in span.start..<span.end {
      let byte = bytes[place]
      hash.add(byte &- 0x41 < 26 ? byte | 0x20 : byte)
    }
    return hash.value
  }
}
