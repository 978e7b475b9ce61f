package import Prompts

/// What is known of a language when its texts are read: how dates are written and where sentences
/// end.
///
/// Made once where the program is put together; articles and questions are read by the same rules.
package struct ReadingRules: Sendable {
  package let dates: DateRecogniser
  package let sentences: SentenceSegmenter

  /// Reads five tables.
  ///
  /// - Throws: `PromptsError` naming file and line when a table is missing or damaged.
  package init(prompts: Prompts) throws(PromptsError) {
    dates = try DateRecogniser(prompts: prompts)
    sentences = try SentenceSegmenter(prompts: prompts)
  }
}
