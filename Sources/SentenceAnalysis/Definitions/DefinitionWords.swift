package import Prompts

/// The words that definitions are told by.
package struct DefinitionWords: Sendable {
  /// Nouns for persons by office, trade or related.
  package let persons: Set<String>
  let copulas: Set<String>
  let appointing: Set<String>
  package let possessives: Set<String>
  let determiners: Set<String>
  /// "known", "called": verbs before another name.
  package let otherNames: Set<String>

  /// - Throws: `PromptsError` when a table cannot be used.
  package init(prompts: Prompts) throws(PromptsError) {
    persons = Set(
      try prompts.table("question-words").filter { $0["list"] == "person" }
        .flatMap { $0.words("words") })
    let words = try ReplyWords(prompts: prompts)
    copulas = words[.copula]
    appointing = words[.appointing]
    possessives = words[.possessive]
    determiners = words[.determiner]
    otherNames = words[.otherName]
  }
}
