/// A pattern over the folded words of a whole line.
///
/// Items are separated by spaces: `share|send` is one of these words, `this?` may be missing, `#`
/// is a number (also as one of several words), `*` is any run of up to `longestGap` words (also
/// none), `@set` is a run of one or more words of a named set. `share|send this|the article|story`
/// matches "Share this story" and nothing longer.
struct PhrasePattern: Sendable {
  private enum Item: Sendable {
    case words(Set<String>, isOptional: Bool)
    case number(isOptional: Bool)
    case run(Set<String>, isOptional: Bool)
    case gap
  }

  /// The most words a `*` stands for.
  static let longestGap = 12

  private let items: [Item]

  /// The words a match can begin with; nil when it can begin with anything.
  let firstWords: Set<String>?

  /// Nil for a pattern that would match the empty line, or that names a set which is not among
  /// `sets`.
  init?(_ pattern: String, sets: [String: Set<String>] = [:]) {
    let items = pattern.split(separator: " ").compactMap { Self.item($0, sets: sets) }
    self.items = items
    guard items.count == pattern.split(separator: " ").count,
      items.contains(where: { !Self.canBeEmpty($0) })
    else { return nil }
    var first: Set<String>? = []
    for item in items {
      switch item {
      case .words(let words, _) where words.contains("#"): first = nil
      case .words(let words, _), .run(let words, _): first?.formUnion(words)
      case .gap, .number: first = nil
      }
      if first == nil || !Self.canBeEmpty(item) { break }
    }
    firstWords = first
  }

  /// Words of which a match holds at least one: the smallest such set. Empty for a pattern of gaps
  /// and numbers only.
  var neededWords: Set<String> {
    let sets = items.compactMap { item -> Set<String>? in
      switch item {
      case .words(let words, false), .run(let words, false): words
      default: nil
      }
    }
    return sets.min { $0.count < $1.count } ?? []
  }

  /// Whether the pattern covers all of `words`.
  func matches(_ words: [String]) -> Bool {
    // A gap before a word that is not there would be tried at every length.
    for item in items {
      if case .words(let choices, false) = item,
        !words.contains(where: { Self.isAmong(choices, $0) })
      {
        return false
      }
    }
    return matches(words[...], items[...])
  }

  private func matches(_ words: ArraySlice<String>, _ items: ArraySlice<Item>) -> Bool {
    guard let item = items.first else { return words.isEmpty }
    let rest = items.dropFirst()
    switch item {
    case .gap:
      return (0...min(Self.longestGap, words.count)).contains { matches(words.dropFirst($0), rest) }
    case .run(let choices, let isOptional):
      let length = words.prefix { choices.contains($0) }.count
      return stride(from: length, through: isOptional ? 0 : 1, by: -1).contains {
        matches(words.dropFirst($0), rest)
      }
    case .number(let isOptional):
      if let word = words.first, Self.isNumber(word), matches(words.dropFirst(), rest) {
        return true
      }
      return isOptional && matches(words, rest)
    case .words(let choices, let isOptional):
      if let word = words.first, Self.isAmong(choices, word), matches(words.dropFirst(), rest) {
        return true
      }
      return isOptional && matches(words, rest)
    }
  }

  private static func isNumber(_ word: String) -> Bool {
    word.utf8.first.map { $0 <= 0x39 } == true
  }

  private static func isAmong(_ choices: Set<String>, _ word: String) -> Bool {
    choices.contains(word) || isNumber(word) && choices.contains("#")
  }

  private static func item(_ field: Substring, sets: [String: Set<String>]) -> Item? {
    let isOptional = field.hasSuffix("?")
    let body = isOptional ? field.dropLast() : field
    if body.hasPrefix("@") {
      return sets[String(body.dropFirst())].map { .run($0, isOptional: isOptional) }
    }
    if body == "*" { return .gap }
    if body == "#" { return .number(isOptional: isOptional) }
    return .words(Set(body.split(separator: "|").map(String.init)), isOptional: isOptional)
  }

  private static func canBeEmpty(_ item: Item) -> Bool {
    switch item {
    case .gap: true
    case .number(let isOptional), .words(_, let isOptional), .run(_, let isOptional): isOptional
    }
  }
}
