/// A part of speech as the Penn Treebank names it, or the edge of a sentence.
package enum PennTag: UInt8, CaseIterable, Sendable {
  /// What stands before the first and after the last word.
  case edge
  case noun, plural, properName, properPlural
  case preposition, determiner, predeterminer, adjective, comparative, superlative
  case adverb, adverbComparative, adverbSuperlative, particle
  case base, past, gerund, participle, present, thirdPerson, modal
  case to, conjunction, number, pronoun, possessivePronoun, possessiveEnding
  case existential, whDeterminer, whPronoun, whPossessive, whAdverb
  case interjection, foreign, symbol, listMark, dollar, hash
  case comma, period, colon, openQuote, closeQuote, openBracket, closeBracket

  /// How many there are; a constant where it is asked in loops.
  static var count: Int { Int(PennTag.closeBracket.rawValue) + 1 }

  private static let names = [
    "^",
    "NN", "NNS", "NNP", "NNPS",
    "IN", "DT", "PDT", "JJ", "JJR", "JJS",
    "RB", "RBR", "RBS", "RP",
    "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD",
    "TO", "CC", "CD", "PRP", "PRP$", "POS",
    "EX", "WDT", "WP", "WP$", "WRB",
    "UH", "FW", "SYM", "LS", "$", "#",
    ",", ".", ":", "``", "''", "(", ")",
  ]

  private static let byName = Dictionary(
    uniqueKeysWithValues: PennTag.allCases.map { (names[Int($0.rawValue)], $0) })

  /// The tag named `name` ("NNP"); brackets may be written `-LRB-` and `-RRB-`. Nil for no such
  /// tag.
  package init?(name: String) {
    switch name {
    case "-LRB-", "-LCB-": self = .openBracket
    case "-RRB-", "-RCB-": self = .closeBracket
    default:
      guard let tag = Self.byName[name] else { return nil }
      self = tag
    }
  }

  /// "NNP" for a proper name.
  package var name: String { Self.names[Int(rawValue)] }

  /// Nouns and proper names, one or more.
  package var isNoun: Bool {
    rawValue >= Self.noun.rawValue && rawValue <= Self.properPlural.rawValue
  }

  /// Proper names, one or more.
  package var isProperName: Bool { self == .properName || self == .properPlural }

  /// Every form of a verb but modals.
  package var isVerb: Bool {
    rawValue >= Self.base.rawValue && rawValue <= Self.thirdPerson.rawValue
  }

  /// Past and present forms and modals: what makes a clause finite.
  package var isFinite: Bool {
    self == .past || self == .present || self == .thirdPerson || self == .modal
  }

  /// Marks of punctuation, brackets and quotes included.
  package var isPunctuation: Bool { rawValue >= Self.comma.rawValue }
}
