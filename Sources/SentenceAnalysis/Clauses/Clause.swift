/// A noun phrase with what is put beside it: further members of a list and appositions.
package struct NounGroup: Sendable, Equatable {
  /// Tokens of the phrase itself.
  package var tokens: Range<Int>
  /// The token it is about ("plant" of "the old steel plant").
  package var head: Int
  /// Further members ("B" and "C" of "A, B and C"), in order.
  package var members: [NounPhrase] = []
  /// Phrases that say what it is ("a maker of pumps" of "Altsol, a maker of pumps"), in order.
  package var appositions: [NounPhrase] = []
}

/// A noun phrase alone.
package struct NounPhrase: Sendable, Equatable {
  package var tokens: Range<Int>
  package var head: Int
}

/// A prepositional phrase that belongs to a verb.
package struct Modifier: Sendable, Equatable {
  /// Tokens of the preposition ("because of").
  package var preposition: Range<Int>
  package var object: NounGroup
}

/// When a verb's form says it happens.
package enum Tense: UInt8, Sendable {
  case past, present, future, none
}

/// How a clause stands to what is so.
package enum Standing: UInt8, Sendable, CaseIterable {
  /// It took place.
  case happened
  /// It holds.
  case isSo
  case planned, forecast, possible, conditional
  /// Someone says that it is not so.
  case denied
  /// It is asked.
  case asked

  /// The word used in tables.
  package var name: String {
    self == .isSo ? "is so" : "\(self)"
  }
}

/// What one verb says: who does what to whom.
package struct Clause: Sendable, Equatable {
  /// How it hangs together with the rest of its sentence.
  package enum Relation: UInt8, Sendable {
    case main, complement, relative, adverbial, participle, infinitive
  }

  /// Tokens from its auxiliaries to its verb; in a question the subject stands between them.
  package var verb: VerbGroup
  package var relation: Relation
  /// Who or what does it; of a passive, who did it ("by …"). Nil when not said.
  package var agent: NounGroup?
  /// What the form puts as subject: of a passive, who it is done to.
  package var subject: NounGroup?
  /// The subject stands at another verb ("bought A and sold B", "who …", "plans to …").
  package var sharesSubject = false
  /// The subject stands behind the verb ("said Iversen").
  package var isInverted = false
  /// Noun phrases behind the verb that are not times.
  package var objects: [NounGroup] = []
  package var modifiers: [Modifier] = []
  /// Noun phrases that say when ("last week").
  package var times: [NounGroup] = []
  /// The clause it depends on, by its place in the list; nil for none.
  package var governor: Int?
  /// The word that opens it ("if", "that").
  package var opener: Int?
  /// The verb is not written here but shared with the clause it was copied from ("B 20" of "A had
  /// 10 and B 20").
  package var isElided = false
  /// Its parties and figures belong together one by one; the elided clauses behind it say how.
  package var isDistributed = false
  /// Of an elided clause: what its figure counts, where the figure does not say ("ships").
  package var measure: Int?
  package var isNegated: Bool
  package var standing: Standing = .isSo

  /// Whom or what it is done to: the subject of a passive, else the first object.
  package var patient: NounGroup? { verb.isPassive ? subject : objects.first }
}
