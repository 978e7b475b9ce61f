package import Prompts
package import Text
package import WordNetLexicon

/// What is known of the language of articles and questions: its tables, how dates and sentences are
/// read, and its words.
///
/// Made once where the program is put together and passed down, so that a person's own tables hold
/// for everything.
package struct Language: Sendable {
  /// The tables, with the wording.
  package let prompts: Prompts
  package let reading: ReadingRules
  /// Classes of words that rules ask for by name.
  package let ruleWords: RuleWords
  /// Knowledge of words that no table holds; nil: without.
  package let lexicon: Lexicon?

  /// - Throws: `PromptsError` naming file and line when a table of dates or sentences is missing or
  ///   damaged.
  package init(prompts: Prompts, lexicon: Lexicon?) throws(PromptsError) {
    self.prompts = prompts
    self.lexicon = lexicon
    reading = try ReadingRules(prompts: prompts)
    ruleWords = try RuleWords(prompts: prompts)
  }
}
