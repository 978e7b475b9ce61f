internal import Foundation
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
  private let analyzer: SharedAnalyzer

  /// - Parameter sentences: what reads its sentences, of the same `prompts`, where somebody has it
  ///   made already.
  /// - Throws: `PromptsError` naming file and line when a table of dates or sentences is missing or
  ///   damaged.
  package init(
    prompts: Prompts, lexicon: Lexicon?, sentences: SharedAnalyzer? = nil
  ) throws(PromptsError) {
    analyzer = sentences ?? SharedAnalyzer(prompts: prompts)
    self.prompts = prompts
    self.lexicon = lexicon
    reading = try ReadingRules(prompts: prompts)
    ruleWords = try RuleWords(prompts: prompts)
  }

  /// What reads its sentences; made when it is first asked for, some 50 ms, and shared from then
  /// on.
  ///
  /// - Throws: `PromptsError` naming file and line when a table is missing or damaged.
  package func sentenceAnalyzer() throws(PromptsError) -> SentenceAnalyzer {
    try analyzer.get()
  }
}

/// A sentence analyzer that is made once, whoever asks first.
package final class SharedAnalyzer: @unchecked Sendable {
  // Safe: what changes is used under the lock.
  private let lock = NSLock()
  private let prompts: Prompts
  private var made: Result<SentenceAnalyzer, PromptsError>?

  package init(prompts: Prompts) { self.prompts = prompts }

  /// Has it made on another thread, for who will ask for it soon.
  package func prepare() { Thread.detachNewThread { _ = try? self.get() } }

  func get() throws(PromptsError) -> SentenceAnalyzer {
    lock.lock()
    defer { lock.unlock() }
    if let made { return try made.get() }
    let result: Result<SentenceAnalyzer, PromptsError>
    do throws(PromptsError) {
      result = .success(try SentenceAnalyzer(prompts: prompts))
    } catch {
      result = .failure(error)
    }
    made = result
    return try result.get()
  }
}
