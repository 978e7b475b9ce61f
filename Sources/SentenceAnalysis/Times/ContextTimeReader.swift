internal import Prompts
internal import Text

/// Finds times that are counted from a time said before: "a year earlier", "the same month", "that
/// day", "since then".
struct ContextTimeReader: Sendable {
  private let patterns: [ContextTimePattern]
  /// Words a pattern may begin with.
  private let openers: Set<UInt64>
  private let counts: [UInt64: Int]
  private let units: [UInt64: TimeUnit]

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
    self.counts = counts
    self.units = units
    var openers: Set<UInt64> = []
    for pattern in patterns {
      guard let first = pattern.elements.first else { continue }
      openers.formUnion(first.words)
      if first.isOptional { openers.formUnion(pattern.elements[1...].first?.words ?? []) }
    }
    self.openers = openers
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
    let hashes = sentence.tokens.map { Self.hash($0.span, bytes) }
    var index = 0
    while index < hashes.count {
      guard mayOpen(hashes[index], sentence.tokens[index], bytes) else {
        index += 1
        continue
      }
      let words = (index..<min(index + 8, hashes.count)).map {
        word(hashes[$0], sentence.tokens[$0], bytes)
      }
      let best = patterns.lazy.compactMap { $0.match(words, at: 0) }
        .max { $0.length < $1.length }
      guard let best else {
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

  private func mayOpen(
    _ hash: UInt64, _ token: AnalyzedToken, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    openers.contains(hash) || counts[hash] != nil || bytes[token.span.start] &- 0x30 < 10
  }

  private func word(
    _ hash: UInt64, _ token: AnalyzedToken, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> ContextTimeWord {
    let digits = bytes[token.span.start..<token.span.end]
    let isShort = digits.count <= 3 && digits.allSatisfy { $0 &- 0x30 < 10 }
    let number = isShort ? digits.reduce(0) { $0 * 10 + Int($1 - 0x30) } : nil
    return ContextTimeWord(hash: hash, count: counts[hash] ?? number, unit: units[hash])
  }

  private static func hash(_ span: TextSpan, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    WordHash.of(bytes[span.start..<span.end].lazy.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 })
  }
}
