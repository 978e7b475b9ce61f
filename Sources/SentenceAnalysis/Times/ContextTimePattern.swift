internal import Prompts
internal import Text

/// A row of the table context-times.
struct ContextTimePattern: Sendable {
  /// How the days follow from those said before.
  enum Meaning: String, Sendable {
    case before, after, same, previous, next, then, since
    /// A year before.
    case beforeYear = "before-year"
    /// By the second length of time that is named.
    case beforeLast = "before-last"
  }

  /// What one word must be.
  struct Element: Sendable {
    /// Few.
    var written: [String]
    /// Hashes of the same.
    var words: [UInt64]
    var isCount: Bool
    var isUnit: Bool
    var isOptional: Bool
  }

  let name: String
  let elements: [Element]
  let meaning: Meaning

  init(_ row: TableRow) throws(PromptsError) {
    guard let meaning = Meaning(rawValue: row["meaning"]) else {
      throw row.error("no such meaning")
    }
    name = row["name"]
    self.meaning = meaning
    elements = row.words("pattern").map { written in
      let isOptional = written.hasSuffix("?")
      let parts = written.split(separator: "|").map { $0.filter { $0 != "?" } }
      return Element(
        written: parts, words: parts.map { WordHash.of($0.utf8) }, isCount: parts.contains("COUNT"),
        isUnit: parts.contains("UNIT"), isOptional: isOptional)
    }
  }
}

extension ContextTimePattern {
  /// The words that the pattern may begin with.
  var openers: [String] { reach(of: 1).flatMap(\.written) }

  /// Those that may stand behind the first.
  var followers: [String] { reach(of: 2).dropFirst().flatMap(\.written) }

  /// Those that may be all of it.
  var lone: [String] {
    let needed = elements.filter { !$0.isOptional }
    return needed.count > 1 ? [] : (needed.isEmpty ? elements : needed).flatMap(\.written)
  }

  /// The elements up to the one that at the latest takes word `count`, counted from 1.
  private func reach(of count: Int) -> ArraySlice<Element> {
    guard !elements.isEmpty else { return [] }
    var needed = 0
    let last = elements.firstIndex {
      needed += $0.isOptional ? 0 : 1
      return needed == count
    }
    return elements[...(last ?? elements.count - 1)]
  }
}

/// A length of time that words name.
struct TimeUnit: Sendable, Equatable {
  /// Of one unit; 0 where it counts in months.
  var days = 0
  var months = 0
}

/// What is known of a word that may stand in such a pattern.
struct ContextTimeWord {
  var hash: UInt64
  var count: Int?
  var unit: TimeUnit?
}

/// The words of a sentence from one on, each looked up when it is first asked for.
struct ContextTimeWindow {
  /// Words at most.
  private static let longest = 8
  private let tokens: ArraySlice<AnalyzedToken>
  private let look: (AnalyzedToken) -> ContextTimeWord
  private var known: [ContextTimeWord] = []

  /// - Parameter look: gives what is known of a word.
  init(
    _ tokens: ArraySlice<AnalyzedToken>, look: @escaping (AnalyzedToken) -> ContextTimeWord
  ) {
    self.tokens = tokens.prefix(Self.longest)
    self.look = look
  }

  /// The word at `place`, counted from the first; nil behind the last.
  mutating func word(at place: Int) -> ContextTimeWord? {
    while known.count <= place {
      guard known.count < tokens.count else { return nil }
      known.append(look(tokens[tokens.startIndex + known.count]))
    }
    return known[place]
  }
}

/// A pattern found among the words of a sentence.
struct ContextTimeMatch {
  var meaning: ContextTimePattern.Meaning
  /// Words it takes.
  var length: Int
  var count = 1
  /// The last unit named.
  var unit: TimeUnit?
}

extension ContextTimePattern {
  /// The longest way the pattern fits the first of `words`; nil where it does not.
  func match(_ words: inout ContextTimeWindow) -> ContextTimeMatch? {
    var match = ContextTimeMatch(meaning: meaning, length: 0)
    for element in elements.indices {
      guard let word = words.word(at: match.length), elements[element].takes(word, &match) else {
        if elements[element].isOptional { continue }
        return nil
      }
      match.length += 1
    }
    return match.length > 0 ? match : nil
  }
}

extension ContextTimePattern.Element {
  /// Whether the word fits; what it tells is noted.
  func takes(_ word: ContextTimeWord, _ match: inout ContextTimeMatch) -> Bool {
    if isUnit, let unit = word.unit {
      match.unit = unit
      return true
    }
    if isCount, let count = word.count {
      match.count = count
      return true
    }
    return words.contains(word.hash)
  }
}
