internal import Synchronization

/// What was looked up of the words asked for last: the same names and nouns stand in article after
/// article. Safe to use from several threads.
final class LexiconMemory<Value: Sendable>: Sendable {
  /// Words kept; when there are more, all are forgotten.
  private static var most: Int { 32_768 }
  /// Longer words are hardly asked for twice.
  private static var longest: Int { 40 }

  private let known = Mutex<[String: Value]>([:])

  /// What `find` gave for `word`, now or before.
  func value(of word: String, _ find: () -> Value) -> Value {
    guard word.utf8.count <= Self.longest else { return find() }
    if let value = known.withLock({ $0[word] }) { return value }
    let value = find()
    known.withLock {
      if $0.count >= Self.most { $0.removeAll(keepingCapacity: true) }
      $0[word] = value
    }
    return value
  }
}
