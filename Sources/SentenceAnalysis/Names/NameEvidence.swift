/// What speaks for a name in one article being a person's, a company's, another organisation's or a
/// place's.
package struct NameEvidence: OptionSet, Sendable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  static let givenName = NameEvidence(rawValue: 1 << 0)
  /// An office, trade or title stands before or behind.
  static let office = NameEvidence(rawValue: 1 << 1)
  /// "who" follows.
  static let who = NameEvidence(rawValue: 1 << 2)
  /// "said" stands beside it.
  static let speech = NameEvidence(rawValue: 1 << 3)
  /// "Halden Ltd", "Halden, a maker of film", "the carmaker Halden".
  static let company = NameEvidence(rawValue: 1 << 4)
  /// "Halden shares", "a stake in Halden".
  static let companyLike = NameEvidence(rawValue: 1 << 5)
  /// "the Halden Institute", "Halden, an agency for the sea".
  static let body = NameEvidence(rawValue: 1 << 6)
  /// "the town of Halden", "Halden, a port in the north".
  static let place = NameEvidence(rawValue: 1 << 7)
  /// "in Halden".
  static let placeLike = NameEvidence(rawValue: 1 << 8)
  /// Its capital is not that of a sentence's first word.
  package static let inside = NameEvidence(rawValue: 1 << 9)

  /// How much speaks for a person: 2 for each strong sign, 1 for a weak one.
  package var personWeight: Int {
    (contains(.givenName) ? 2 : 0) + (contains(.office) ? 2 : 0) + (contains(.who) ? 1 : 0)
      + (contains(.speech) ? 1 : 0)
  }
}

/// What a word means for names that it is part of, or stands beside.
package struct NameWordKinds: OptionSet, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  static let givenName = NameWordKinds(rawValue: 1 << 0)
  /// A noun for a person by office or trade.
  static let office = NameWordKinds(rawValue: 1 << 1)
  package static let honorific = NameWordKinds(rawValue: 1 << 2)
  static let speech = NameWordKinds(rawValue: 1 << 3)
  /// Part of the name of an organisation, or of an outlet.
  static let organisation = NameWordKinds(rawValue: 1 << 4)
  /// No part of a name: a closed-class word, a day, a month, a common noun for a place.
  static let unnamed = NameWordKinds(rawValue: 1 << 5)
  /// Opens no name of an organisation or a place either: a closed-class word, a day, a month.
  static let small = NameWordKinds(rawValue: 1 << 6)
  static let legalForm = NameWordKinds(rawValue: 1 << 7)
  static let companyWord = NameWordKinds(rawValue: 1 << 8)
  static let bodyWord = NameWordKinds(rawValue: 1 << 9)
  static let companyNoun = NameWordKinds(rawValue: 1 << 10)
  static let bodyNoun = NameWordKinds(rawValue: 1 << 11)
  static let placeNoun = NameWordKinds(rawValue: 1 << 12)
  static let companyAfter = NameWordKinds(rawValue: 1 << 13)
  static let companyBefore = NameWordKinds(rawValue: 1 << 14)
  static let companyVerb = NameWordKinds(rawValue: 1 << 15)
  static let placeBefore = NameWordKinds(rawValue: 1 << 16)
  static let determiner = NameWordKinds(rawValue: 1 << 17)
  static let who = NameWordKinds(rawValue: 1 << 18)
  /// "of", "in": ends a noun phrase and its head stands before it.
  static let preposition = NameWordKinds(rawValue: 1 << 19)
  static let of = NameWordKinds(rawValue: 1 << 20)
  /// A number of two digits: an age.
  static let age = NameWordKinds(rawValue: 1 << 21)
  /// "EUR", "Dollar".
  static let currency = NameWordKinds(rawValue: 1 << 26)
  /// "&".
  static let ampersand = NameWordKinds(rawValue: 1 << 23)
  /// Its full stop ends no sentence: "St. Louis".
  static let abbreviation = NameWordKinds(rawValue: 1 << 24)
  /// "plc" behind a name.
  static let plainForm = NameWordKinds(rawValue: 1 << 22)

  static let title: NameWordKinds = [.honorific, .office]

  /// The rows of `Prompts/languages/en/tables/name-words.tsv`.
  static let byRow: [String: NameWordKinds] = [
    "legal-form": .legalForm, "company-word": .companyWord, "body-word": .bodyWord,
    "company-noun": .companyNoun, "body-noun": .bodyNoun, "place-noun": .placeNoun,
    "company-after": .companyAfter, "company-before": .companyBefore,
    "company-verb": .companyVerb, "place-before": .placeBefore,
  ]
}
