package import SentenceAnalysis

/// What follow-ups need to know of the article that the replies were taken from.
package struct TalkedArticle {
  /// Someone or something that it names.
  package struct Name {
    package var entity: Entity
    /// How often the article speaks of it, by name or otherwise.
    package var mentions: Int
    /// Folded nouns that it is spoken of by ("company" of "the company", "mayor" of an office), and
    /// how often.
    package var nouns: [String: Int]

    package init(_ entity: Entity, mentions: Int, nouns: [String: Int] = [:]) {
      self.entity = entity
      self.mentions = mentions
      self.nouns = nouns
    }
  }

  /// Nil when it is not known.
  package var title: String?
  package var names: [Name]
  /// Whether a folded noun stands in a sentence of a name, given by its folded words, or right
  /// behind one; nil where the article does not hold the noun at all.
  package var standsBeside: (_ noun: String, _ name: [String]) -> Bool?

  package init(
    title: String? = nil, names: [Name] = [],
    standsBeside: @escaping (_ noun: String, _ name: [String]) -> Bool? = { _, _ in nil }
  ) {
    self.title = title
    self.names = names
    self.standsBeside = standsBeside
  }
}
