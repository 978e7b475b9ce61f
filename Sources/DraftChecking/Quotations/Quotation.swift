internal import Text

/// Words that somebody quotes, with what an editor may have done to them.
///
/// | quoted | read as |
/// | --- | --- |
/// | `“[T]he yard … has outgrown [its basin]”` | `the yard`, a gap, `has outgrown`, a gap |
/// | `it clos[ed] on Monday` | `it`, a word that begins with `clos`, `on monday` |
package struct Quotation: Sendable {
  /// A piece of the quotation.
  enum Element: Equatable, Sendable {
    case word(String)
    /// A word of which only the beginning is the source's.
    case beginning(String)
    /// Up to so many words that are left out, or that an editor replaced.
    case gap(Int)
  }

  /// As it was typed, without marks around it.
  package let text: String
  let elements: [Element]
  /// Its words without those an editor put in.
  package let words: [String]
  /// Where these stand in `text`.
  let spans: [TextSpan]

  /// Words that an ellipsis, or a remark of an editor, may stand for.
  private static let mostLeftOut = 60
  private static let mostReplaced = 8
  /// Words of a quotation that are compared; further ones are not.
  package static let mostWords = 400

  package init(_ typed: String) {
    text = Self.withoutMarks(typed)
    var reader = Reader()
    reader.read(text)
    let elements = reader.elements.prefix(Self.mostWords)
    words = reader.words.prefix(Self.mostWords).map { $0 }
    spans = reader.spans.prefix(Self.mostWords).map { $0 }
    func isGap(_ element: Element) -> Bool {
      if case .gap = element { true } else { false }
    }
    let inner = elements.drop(while: isGap)
    self.elements = Array(
      inner[..<(inner.lastIndex { !isGap($0) }.map { $0 + 1 } ?? inner.startIndex)])
  }

  /// Runs of words without a gap, the longest first.
  var runs: [[String]] {
    var runs: [[String]] = [[]]
    for element in elements {
      if case .word(let word) = element {
        runs[runs.count - 1].append(word)
      } else {
        runs.append([])
      }
    }
    return runs.filter { !$0.isEmpty }.sorted { $0.count > $1.count }
  }

  private static let marks: Set<Character> = [
    "\"", "“", "”", "„", "«", "»", "‘", "’", "'", " ", "\n",
  ]

  private static func withoutMarks(_ text: String) -> String {
    var rest = text[...]
    while let first = rest.first, marks.contains(first) { rest.removeFirst() }
    while let last = rest.last, marks.contains(last) { rest.removeLast() }
    return String(rest)
  }

  /// Tells words, gaps and what stands in brackets apart.
  private struct Reader {
    var elements: [Element] = []
    var words: [String] = []
    var spans: [TextSpan] = []

    mutating func read(_ text: String) {
      let bytes = Array(text.utf8)
      var start = 0
      var index = 0
      while index < bytes.count {
        if let end = Self.ellipsis(bytes, at: index) {
          take(text, TextSpan(start, index))
          leaveOut(Quotation.mostLeftOut)
          (index, start) = (end, end)
        } else if bytes[index] == 0x5B, let close = bytes[index...].firstIndex(of: 0x5D) {
          let end = bracket(text, bytes, from: start, open: index, close: close)
          (index, start) = (end, end)
        } else {
          index += 1
        }
      }
      take(text, TextSpan(start, bytes.count))
    }

    /// The end of "…", "..." or ". . ." at `index`; nil where none stands there.
    private static func ellipsis(_ bytes: [UInt8], at index: Int) -> Int? {
      if bytes[index...].starts(with: "…".utf8) { return index + 3 }
      guard bytes[index] == 0x2E else { return nil }
      var (end, stops) = (index, 0)
      while end < bytes.count, bytes[end] == 0x2E || bytes[end] == 0x20 && stops > 0 {
        if bytes[end] == 0x2E { stops += 1 }
        end += 1
      }
      return stops > 2 ? end : nil
    }

    /// Reads what stands before a bracket and in it; returns where to go on.
    private mutating func bracket(
      _ text: String, _ bytes: [UInt8], from start: Int, open: Int, close: Int
    ) -> Int {
      let inner = TextSpan(open + 1, close)
      let isWordBefore = open > start && Self.isLetter(bytes[open - 1])
      let isWordBehind = close + 1 < bytes.count && Self.isLetter(bytes[close + 1])
      let isOneWord = ComparedWords(text, in: inner).words.count == 1
      if isOneWord, isWordBehind, !isWordBefore, inner.length < 3 {
        // "[T]he": one letter was changed.
        take(text, TextSpan(start, open))
        let end = bytes[(close + 1)...].firstIndex { !Self.isLetter($0) } ?? bytes.count
        let word = (text[inner].map(String.init) ?? "") + (text[TextSpan(close + 1, end)] ?? "")
        for word in ComparedWords(word).words { add(word, TextSpan(open, end)) }
        return end
      }
      take(text, TextSpan(start, open))
      if isWordBefore, let word = words.popLast(), !elements.isEmpty {
        elements[elements.count - 1] = .beginning(word)
        spans.removeLast()
        let end = bytes[(close + 1)...].firstIndex { !Self.isLetter($0) } ?? bytes.count
        return end
      }
      leaveOut(
        isOneWord || !ComparedWords(text, in: inner).words.isEmpty
          ? Quotation.mostReplaced : Quotation.mostLeftOut)
      return close + 1
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
      byte >= 0x80 || byte.isLetter
    }

    private mutating func take(_ text: String, _ part: TextSpan) {
      guard !part.isEmpty else { return }
      let found = ComparedWords(text, in: part)
      for (word, span) in zip(found.words, found.spans) { add(word, span) }
    }

    private mutating func add(_ word: String, _ span: TextSpan) {
      elements.append(.word(word))
      words.append(word)
      spans.append(span)
    }

    private mutating func leaveOut(_ count: Int) {
      if case .gap(let known) = elements.last {
        elements[elements.count - 1] = .gap(max(known, count))
      } else {
        elements.append(.gap(count))
      }
    }
  }
}

extension Quotation {
  /// Where it stands among the words of `text`, from left to right, without overlaps.
  ///
  /// O(words of the text · words of the quotation) at worst.
  func matches(in text: ComparedWords) -> [Range<Int>] {
    var matcher = QuotationMatcher(elements: elements, words: text.words)
    var found: [Range<Int>] = []
    var start = 0
    while start < text.words.count {
      if let end = matcher.end(from: start), end > start {
        found.append(start..<end)
        start = end
      } else {
        start += 1
      }
    }
    return found
  }
}

/// Lays a quotation along words, gap for gap.
private struct QuotationMatcher {
  let elements: [Quotation.Element]
  let words: [String]
  /// Pairs of an element behind a gap and a word, from which nothing fits.
  private var failed: Set<Int> = []

  init(elements: [Quotation.Element], words: [String]) {
    self.elements = elements
    self.words = words
  }

  /// Behind the last word of the quotation that begins at the word `start`; nil where none does.
  mutating func end(from start: Int) -> Int? { end(of: 0, from: start) }

  private mutating func end(of first: Int, from start: Int) -> Int? {
    var place = start
    for index in first..<elements.count {
      switch elements[index] {
      case .word(let word):
        guard place < words.count, words[place] == word else { return nil }
        place += 1
      case .beginning(let word):
        guard place < words.count, words[place].hasPrefix(word) else { return nil }
        place += 1
      case .gap(let most): return end(behindGap: index, of: most, from: place)
      }
    }
    return place
  }

  private mutating func end(behindGap index: Int, of most: Int, from place: Int) -> Int? {
    for next in place...min(words.count, place + most) {
      let key = index * (words.count + 1) + next
      guard !failed.contains(key) else { continue }
      if let end = end(of: index + 1, from: next) { return end }
      failed.insert(key)
    }
    return nil
  }
}
