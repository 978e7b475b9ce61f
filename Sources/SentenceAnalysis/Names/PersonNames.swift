package import WordNetLexicon

/// Tells persons' names from other runs of capitalised words, by their shape and what the lexicon
/// knows of them.
package struct PersonNames {
  package let lexicon: Lexicon?

  package init(lexicon: Lexicon?) {
    self.lexicon = lexicon
  }

  /// A run read as a person's name.
  package struct Reading {
    /// Words before the name that are titles.
    package var titles: Int
    package var evidence: NameEvidence
  }

  /// Nil when the run has not the shape of one: not two or three words, or a word of an
  /// organisation.
  package func reading(of run: [NameWordKinds]) -> Reading? {
    let titles = run.prefix(while: isTitle).count
    let name = run.dropFirst(titles)
    guard 2...3 ~= name.count, let first = name.first, let last = name.last,
      // "Florida Gov": the title of whoever is named next.
      !isTitle(last),
      name.allSatisfy({ $0.isDisjoint(with: [.unnamed, .organisation]) })
    else { return nil }
    var evidence: NameEvidence = titles > 0 ? .office : []
    if first.contains(.givenName) { evidence.insert(.givenName) }
    return Reading(titles: titles, evidence: evidence)
  }

  /// Whether a word may stand before a name as its title: an honorific, or an office that is no
  /// given name too ("Dean").
  package func isTitle(_ kinds: NameWordKinds) -> Bool {
    kinds.contains(.honorific) || kinds.contains(.office) && !kinds.contains(.givenName)
  }

  /// Whether the lexicon knows a name without a given name as something else, or its first or last
  /// word as a common one.
  package func isOther(_ name: String, evidence: NameEvidence) -> Bool {
    guard !evidence.contains(.givenName), let lexicon else { return false }
    let folded = name.lowercased()
    let words = folded.split(separator: " ").map(String.init)
    guard let first = words.first, let last = words.last else { return false }
    if lexicon.isCommonWord(last) || lexicon.isCommonWord(first) { return true }
    return lexicon.categories(ofNoun: folded).first.map { $0 != .person } ?? false
  }
}
