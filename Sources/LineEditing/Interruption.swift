internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Ctrl-C as a flag instead of the end of the program.
package enum Interruption {
  private static let isPending = Atomic<Bool>(false)

  /// From now on Ctrl-C sets the flag; a second one before `take` leaves the program as Ctrl-C
  /// usually does.
  package static func catchSignal() {
    _ = isPending.load(ordering: .relaxed)
    signal(SIGINT) { _ in
      if Interruption.isPending.exchange(true, ordering: .relaxed) { _exit(128 + SIGINT) }
    }
  }

  /// Ends slow work on a person's wish; the flag stays until `take`.
  ///
  /// - Throws: `CancellationError` when Ctrl-C was pressed.
  package static func check() throws {
    if isPending.load(ordering: .relaxed) { throw CancellationError() }
  }

  /// Whether Ctrl-C was pressed since the last call; clears the flag.
  package static func take() -> Bool {
    isPending.exchange(false, ordering: .relaxed)
  }
}

/// That the program goes on after Ctrl-Z, so that the line can be shown again.
enum Resumption {
  private static let isPending = Atomic<Bool>(false)

  /// From now on going on sets the flag.
  static func catchSignal() {
    _ = isPending.load(ordering: .relaxed)
    signal(SIGCONT) { _ in Resumption.isPending.store(true, ordering: .relaxed) }
  }

  /// Whether the program was stopped and went on since the last call; clears the flag.
  static func take() -> Bool {
    isPending.exchange(false, ordering: .relaxed)
  }
}
