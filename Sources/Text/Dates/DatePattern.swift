internal import Prompts

/// One shape of a date, from a row of the table `date-patterns`, which explains the notation.
struct DatePattern: Sendable {
  /// What a pattern's element takes.
  enum Piece: Sendable, Equatable {
    case literal(Int)
    case sign(Int)
    case group(Group)
  }

  /// The classes of words and numbers patterns name in capitals.
  enum Group: UInt32, Sendable {
    case month, weekday, anchor, direction, season, unit, count, ordinal, day, number, year, recent,
      short
    case compact, plainMonth, plainDay, decadeName

    static let named: [Substring: Group] = [
      "MONTH": .month, "WEEKDAY": .weekday, "ANCHOR": .anchor, "DIRECTION": .direction,
      "SEASON": .season, "UNIT": .unit, "COUNT": .count, "ORDINAL": .ordinal, "DAY": .day,
      "NUMBER": .number, "YEAR": .year, "RECENT": .recent, "SHORT": .short, "COMPACT": .compact,
      "PLAINMONTH": .plainMonth, "PLAINDAY": .plainDay,
      "DECADENAME": .decadeName,
    ]
  }

  /// A set of groups.
  struct Groups: OptionSet, Sendable {
    let rawValue: UInt32

    init(rawValue: UInt32) { self.rawValue = rawValue }

    init(_ groups: [Group]) { rawValue = groups.reduce(0) { $0 | 1 << $1.rawValue } }

    func contains(_ group: Group) -> Bool { rawValue >> group.rawValue & 1 == 1 }

    /// Groups that may take a number.
    static let ofNumbers = Groups([
      .day, .ordinal, .number, .count, .year, .recent, .short, .compact,
    ])

    /// Groups that may take a word for the role it has; "twenty" opens days and ordinals too.
    init(takingWordOf role: DateRole) {
      switch role {
      case .month: self.init([.month, .plainMonth])
      case .weekday: self.init([.weekday, .plainDay])
      case .anchor: self.init([.anchor])
      case .direction: self.init([.direction])
      case .season: self.init([.season])
      case .decadeName: self.init([.decadeName])
      case .count: self.init([.count, .day, .ordinal])
      case .ordinal: self.init([.ordinal, .day])
      default: self.init(DateRole.units.contains(role) ? [.unit] : [])
      }
    }
  }

  /// What a match may begin with.
  private struct Openers {
    var groups: Groups = []
    var literals: Set<Int> = []
  }

  /// One position of a pattern.
  struct Element: Sendable {
    var pieces: [Piece]
    var isOptional = false
    var isJoined = false
  }

  /// How the pieces of a match make a value.
  enum Meaning: String, Sendable {
    case day, iso, numeric, monthDay, days, month, numericMonth, season, quarter, half, fiscalYear
    case year, yearPair, decade, century, anchor, dayAfterTomorrow, dayBeforeYesterday, ago, hence
    case weekday, weekdayOfWeek, unit, unitAfterNext, units, within, yearToDate, ordinalWeekday
    case ordinalWeek, weekOfDay, edge, weekend, numericDays
  }

  let name: String
  let meaning: Meaning
  let elements: [Element]
  /// Words of which one must stand before the match; empty for none.
  let context: [Int]
  private let openers: Openers
  /// What a stretch of words must hold for the pattern to stand in it.
  let gate: Gate

  /// - Throws: `PromptsError` naming file and line when the pattern or its meaning cannot be read.
  init(row: TableRow, vocabulary: DateVocabulary) throws(PromptsError) {
    guard let meaning = Meaning(rawValue: row["meaning"]) else {
      throw row.error("unknown meaning \"\(row["meaning"])\"")
    }
    name = row["name"]
    self.meaning = meaning
    var elements: [Element] = []
    var context: [Int] = []
    for text in row["pattern"].split(separator: " ") {
      if text.hasPrefix("("), text.hasSuffix(")") {
        let words = text.dropFirst().dropLast().split(separator: "|")
        context = words.compactMap { vocabulary.literal(String($0)) }
      } else if let element = Element(text, vocabulary: vocabulary) {
        elements.append(element)
      } else {
        throw row.error("\"\(text)\" is not an element of a pattern")
      }
    }
    guard elements.contains(where: { !$0.isOptional }) else {
      throw row.error("the pattern asks for nothing")
    }
    self.elements = elements
    self.context = context
    openers = Self.openers(of: elements)
    gate = Gate(elements)
  }

  /// Whether a match can begin with this word or number; false is certain, true only likely.
  func mayOpen(with lexeme: DateLexeme) -> Bool {
    if !openers.groups.isDisjoint(with: lexeme.groups) { return true }
    return lexeme.word.map { openers.literals.contains($0.literal) } ?? false
  }

  /// What the elements up to the first that must be there take.
  private static func openers(of elements: [Element]) -> Openers {
    var openers = Openers()
    for element in elements {
      for piece in element.pieces {
        switch piece {
        case .literal(let literal): openers.literals.insert(literal)
        case .group(let group): openers.groups.formUnion(Groups([group]))
        case .sign: break
        }
      }
      if !element.isOptional { break }
    }
    return openers
  }

  /// The words that stand for themselves in the pattern of `row`.
  static func words(of row: TableRow) -> [String] {
    row["pattern"].split { " |?~()".contains($0) }.map(String.init)
      .filter { $0.first?.isLowercase == true }
  }
}

extension DatePattern.Piece {
  /// Whether the piece can take this word, number or sign; false is certain, true only likely.
  func mayTake(_ lexeme: DateLexeme) -> Bool {
    switch self {
    case .sign(let sign): lexeme.kind == .sign && lexeme.value == sign
    case .literal(let literal): lexeme.word?.literal == literal
    case .group(let group): lexeme.groups.contains(group)
    }
  }
}

extension DateLexeme {
  /// The groups of patterns that may take this word or number.
  fileprivate var groups: DatePattern.Groups {
    kind == .number ? .ofNumbers : word?.groups ?? []
  }
}

extension DatePattern.Element {
  /// Nil when `text` is not written as an element.
  fileprivate init?(_ text: Substring, vocabulary: DateVocabulary) {
    var text = text
    isJoined = text.hasPrefix("~")
    if isJoined { text.removeFirst() }
    isOptional = text.hasSuffix("?")
    if isOptional { text.removeLast() }
    pieces = []
    for part in text.split(separator: "|") {
      if let group = DatePattern.Group.named[part] {
        pieces.append(.group(group))
      } else if let literal = vocabulary.literal(String(part)) {
        pieces.append(.literal(literal))
      } else if part.utf8.count == 1, let sign = part.utf8.first, !sign.isLetter {
        pieces.append(.sign(Int(sign)))
      } else {
        return nil
      }
    }
    if pieces.isEmpty { return nil }
  }
}
