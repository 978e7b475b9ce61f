internal import Prompts
internal import Synchronization

/// The words of the language, as far as they were seen in tagged texts; read when first asked for,
/// which few files need.
final class KnownWords: Sendable {
  private let prompts: Prompts
  private let words = Mutex<Set<String>?>(nil)

  init(prompts: Prompts) { self.prompts = prompts }

  /// Whether `word`, in lower case, is among them; false for all where the table cannot be read.
  func contains(_ word: String) -> Bool {
    words.withLock { words in
      if words == nil { words = Self.words(of: prompts) }
      return words?.contains(word) ?? false
    }
  }

  private static func words(of prompts: Prompts) -> Set<String> {
    let rows = (try? prompts.table("analysis/words")) ?? []
    return Set(rows.flatMap { $0.words("words") })
  }
}
