internal import Synchronization

/// What is known of the names asked for last: the same names stand in article after article. Safe
/// to use from several threads.
final class NameMemory: Sendable {
  /// Names kept; when there are more, all are forgotten.
  private static let most = 32_768
  /// Longer names, in bytes, are hardly asked for twice.
  private static let longest = 40

  private let known = Mutex<[String: KindSigns]>([:])

  /// What `find` gave for `name`, now or before.
  func signs(of name: String, _ find: () -> KindSigns) -> KindSigns {
    guard name.utf8.count <= Self.longest else { return find() }
    if let signs = known.withLock({ $0[name] }) { return signs }
    let signs = find()
    known.withLock {
      if $0.count >= Self.most { $0.removeAll(keepingCapacity: true) }
      $0[name] = signs
    }
    return signs
  }
}
