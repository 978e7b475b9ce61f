package import Prompts
internal import Text

/// What words mean for entities, from the tables `entity-words` and `given-names`.
package struct EntityWords: Sendable {
  /// Classes of words, one bit each.
  package struct Classes: OptionSet, Sendable {
    package let rawValue: UInt64

    package init(rawValue: UInt64) { self.rawValue = rawValue }
  }

  private let table: HashTable

  /// - Throws: `PromptsError` naming the row of a class that no rule asks for.
  package init(prompts: Prompts) throws(PromptsError) {
    let tables = AnalysisTables(prompts: prompts)
    var classes: [UInt64: Classes] = [:]
    func add(_ words: [String], _ found: Classes) {
      for word in words {
        let bytes = word.utf8.filter { $0 != 0x2E }
        classes[WordHash.of(bytes), default: []].formUnion(found)
      }
    }
    for row in try tables.rows("entity-words") {
      guard let found = Classes.named[row["class"]] else { throw row.error("no such class") }
      add(row.words("words"), found)
    }
    for row in try tables.rows("given-names") {
      guard let found = Classes.given[row["gender"]] else { throw row.error("no such gender") }
      add(row.words("names"), found)
    }
    self.init(classes)
  }

  private let sets: [Classes]

  private init(_ classes: [UInt64: Classes]) {
    var table = HashTable(capacity: classes.count)
    var sets: [Classes] = []
    for (hash, found) in classes {
      table.set(hash, to: Int32(sets.count))
      sets.append(found)
    }
    self.table = table
    self.sets = sets
  }

  /// Classes of the word with this hash of its bytes in lower case, full stops left out; empty for
  /// a word of no table.
  func classes(of hash: UInt64) -> Classes {
    table.value(of: hash).map { sets[Int($0)] } ?? []
  }
}

extension EntityWords.Classes {
  private static func bit(_ place: UInt64) -> Self { Self(rawValue: 1 << place) }

  static let male = bit(0)
  static let female = bit(1)
  static let eitherGender = bit(2)
  static let he = bit(3)
  static let she = bit(4)
  static let it = bit(5)
  static let they = bit(6)
  static let possessive = bit(7)
  static let subjectPronoun = bit(8)
  static let reflexive = bit(9)
  static let who = bit(10)
  static let which = bit(11)
  static let definite = bit(12)
  /// Begins no name though it has a capital.
  static let noName = bit(13)
  static let month = bit(14)
  static let honorificMale = bit(15)
  static let honorificFemale = bit(16)
  static let honorific = bit(17)
  static let maleNoun = bit(18)
  static let femaleNoun = bit(19)
  static let kin = bit(20)
  static let office = bit(21)
  static let officeModifier = bit(22)
  static let former = bit(23)
  static let acting = bit(24)
  static let roleOf = bit(25)
  static let roleSince = bit(26)
  static let roleUntil = bit(27)
  static let copula = bit(28)
  static let organisationEnd = bit(29)
  static let bodyEnd = bit(30)
  static let placeEnd = bit(31)
  static let eventEnd = bit(32)
  static let lawEnd = bit(33)
  static let workEnd = bit(34)
  static let workNoun = bit(35)
  static let productNoun = bit(36)
  static let organisationNoun = bit(37)
  static let placeNoun = bit(38)
  static let eventNoun = bit(39)
  static let lawNoun = bit(40)
  static let personNoun = bit(41)
  static let companyAfter = bit(42)
  static let placeBefore = bit(43)
  static let speech = bit(44)
  static let nameInside = bit(45)
  static let of = bit(46)
  static let and = bit(47)
  static let ampersand = bit(48)
  static let the = bit(49)
  static let ordinalName = bit(50)
  static let demonym = bit(51)
  static let emptyIt = bit(52)
  static let companyVerb = bit(53)
  static let genericHead = bit(54)
  /// No name where it stands alone ("AI", "Q3"), but perhaps part of one.
  static let abbreviation = bit(55)
  /// What persons and organisations do, and hardly anything else.
  static let agentVerb = bit(56)
  static let exampleLink = bit(57)
  static let leadVerb = bit(58)
  static let according = bit(59)
  /// What organisations own; tells of one behind a possessive.
  static let ownedNoun = bit(60)
  /// Behind a hyphen it makes no name of a name ("Lund-based").
  static let derivedEnd = bit(61)
  /// What the one in office has: "the Lunde administration".
  static let reignNoun = bit(62)
  static let bodyBefore = bit(63)

  static let givenName: Self = [.male, .female, .eitherGender]
  static let honorifics: Self = [.honorific, .honorificMale, .honorificFemale]
  static let organisationEnds: Self = [.organisationEnd, .bodyEnd]
  /// Words that end names of a kind.
  static let ends: Self = [
    .organisationEnd, .bodyEnd, .placeEnd, .eventEnd, .lawEnd, .workEnd,
  ]
  static let nounKinds: Self = [
    .organisationNoun, .placeNoun, .eventNoun, .lawNoun, .workNoun, .productNoun,
  ]
  static let pronouns: Self = [.he, .she, .it, .they]

  /// By the genders of the table given-names.
  static let given: [String: Self] = [
    "male": male, "female": female, "either": eitherGender,
  ]

  /// By the classes of the table entity-words.
  static let named: [String: Self] = [
    "he": he, "she": she, "it": it, "they": they, "possessive-pronoun": possessive,
    "subject-pronoun": subjectPronoun, "reflexive": reflexive, "who": who, "which": which,
    "definite": definite, "no-name": noName, "month": month, "honorific-male": honorificMale,
    "honorific-female": honorificFemale, "honorific": honorific, "male-noun": maleNoun,
    "female-noun": femaleNoun, "kin": kin, "office": office, "office-modifier": officeModifier,
    "former": former, "acting": acting, "role-of": roleOf, "role-since": roleSince,
    "role-until": roleUntil, "copula": copula, "organisation-end": organisationEnd,
    "body-end": bodyEnd, "place-end": placeEnd, "event-end": eventEnd, "law-end": lawEnd,
    "work-end": workEnd, "work-noun": workNoun, "product-noun": productNoun,
    "organisation-noun": organisationNoun, "place-noun": placeNoun, "event-noun": eventNoun,
    "law-noun": lawNoun, "person-noun": personNoun, "company-after": companyAfter,
    "place-before": placeBefore, "speech": speech, "name-inside": nameInside, "of": of,
    "and": and, "ampersand": ampersand, "the": the, "ordinal-name": ordinalName,
    "demonym": demonym, "empty-it": emptyIt, "company-verb": companyVerb,
    "generic-head": genericHead, "abbreviation": abbreviation, "agent-verb": agentVerb,
    "example-link": exampleLink, "lead-verb": leadVerb, "according": according,
    "owned-noun": ownedNoun, "derived-end": derivedEnd, "reign-noun": reignNoun,
    "body-before": bodyBefore,
  ]
}
