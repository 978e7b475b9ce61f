internal import Prompts
internal import Text

/// Finds times that are counted from a time said before: "a year earlier", "the same month", "that
/// day", "since then".
struct ContextTimeReader: Sendable {
  private let patterns: [ContextTimePattern]
  /// Words a pattern may begin with, counts among them.
  private let openers: WordSieve
  /// Words that may stand behind the first, and those that need none behind them.
  private let followers: WordSieve
  private let lone: WordSieve
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
    var numbers: [String] = []
    var lasting: [String] = []
    var units: [UInt64: TimeUnit] = [:]
    for row in try prompts.table("date-vocabulary") {
      guard let value = Int(row["value"]) else { continue }
      for word in row.words("words") {
        let hash = WordHash.of(word.utf8.filter { $0 != 0x2A })
        if row["role"] == "count" {
          counts[hash] = value
          numbers.append(word.filter { $0 != "*" })
        }
        guard let unit = Self.unit(row["role"], value) else { continue }
        units[hash] = unit
        lasting.append(word.filter { $0 != "*" })
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
    openers = WordSieve(numbers + patterns.flatMap(\.openers))
    followers = WordSieve(numbers + lasting + patterns.flatMap(\.followers))
    lone = WordSieve(patterns.flatMap(\.lone))
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
      guard mayOpen(index, sentence.tokens, bytes) else {
        index += 1
        continue
      }
      var words = ContextTimeWindow(sentence.tokens[index...]) { word($0, bytes) }
      guard let best = longest(&words) else {
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
  private func longest(_ words: inout ContextTimeWindow) -> ContextTimeMatch? {
    var best: ContextTimeMatch?
    for index in patterns.indices {
      guard let match = patterns[index].match(&words) else { continue }
      if match.length > best?.length ?? 0 { best = match }
    }
    return best
  }

  /// Whether a pattern may begin at `index`, as the word there and the next one tell.
  private func mayOpen(
    _ index: Int, _ tokens: [AnalyzedToken], _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard holds(openers, tokens[index], bytes) else { return false }
    return index + 1 < tokens.count && holds(followers, tokens[index + 1], bytes)
      || holds(lone, tokens[index], bytes)
  }

  /// Whether the token is a number or a word of `sieve`.
  private func holds(
    _ sieve: WordSieve, _ token: AnalyzedToken, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let first = bytes[token.span.start]
    if first &- 0x30 < 10 { return true }
    let letter = first &- 0x41 < 26 ? first | 0x20 : first
    return sieve.mayHold(length: token.span.end - token.span.start, first: letter)
      && sieve.holds(Self.hash(token.span, bytes))
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
