package import Text

/// What an entity is.
package enum EntityKind: UInt8, Sendable, CaseIterable {
  case person, organisation, place, product, event, work, law, other

  /// The word used in JSON and tables.
  package var name: String { "\(self)" }
}

/// Of a person, where the text tells.
package enum Gender: UInt8, Sendable {
  case male, female
}

/// One or several.
package enum GrammaticalNumber: UInt8, Sendable {
  case singular, plural
}

/// An office or trade that a text gives an entity: "chief executive" of "Altsol chief executive Tom
/// Iversen".
package struct EntityRole: Sendable, Equatable {
  /// UTF-8 bytes of the document; without the entity it is of.
  package var span: TextSpan
  /// The entity it is held at; nil where the text does not say.
  package var of: Int?
  /// Since when, as written ("2019"); nil where not said.
  package var since: TextSpan?
  /// Until when, as written; nil where not said.
  package var until: TextSpan?
  /// "former", "then": it is not held any more.
  package var isFormer = false
}

/// Someone or something that an article names.
package struct Entity: Sendable, Equatable {
  /// Within the article, from 1 in the order of first mention.
  package var id: Int
  package var kind: EntityKind
  /// The names used, the one of most words first; never empty.
  package var names: [String]
  /// Nil where nothing tells.
  package var gender: Gender?
  package var number: GrammaticalNumber?
  /// In the order of the text.
  package var roles: [EntityRole] = []
}

/// A place where a text speaks of an entity.
package struct Mention: Sendable, Equatable {
  /// How it does so.
  package enum Form: UInt8, Sendable, CaseIterable {
    /// A name as long as any used in the article.
    case name
    /// A part of a name, or initials.
    case short
    /// "she", "its", "who".
    case pronoun
    /// "the company".
    case definite
    /// "the Altsol chief executive".
    case role
  }

  /// `Entity.id`.
  package var entity: Int
  package var form: Form
  /// UTF-8 bytes of the document.
  package var span: TextSpan
}
