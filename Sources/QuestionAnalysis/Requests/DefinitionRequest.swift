/// Which definition may be the reply to a question; the column "reply" of
/// `Prompts/languages/en/tables/question-types.tsv`.
package enum DefinitionRequest: String, CaseIterable, Sendable {
  /// Of the words that the row captures: "What is kelp film?"
  case words = "is"
  /// The same, where a value is wanted rather than a definition unless the words are a name: "What
  /// is the price?"
  case wordsOrValue = "is-the"
  /// Of the question's name: "What is EMA?"
  case name
  /// Of the name that does it: "What does Halden do?"
  case doer = "does"
  /// Of initials, the words that they stand for: "What does EMA stand for?"
  case expansion = "stands-for"
}
