internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Runs work that may take too long on a thread of its own, and waits for it no longer than until
/// it has taken so much processor time: what else runs on the machine changes nothing.
///
/// A thread cannot be ended from outside: work that is given up goes on without anybody waiting,
/// until it ends by itself.
struct TimeLimit {
  /// Of processor time.
  let seconds: Double
  /// Real time, which ends what waits for something else, as a multiple of it.
  private static let patience = 20.0

  /// What `work` gives; nil when it takes longer. Its stack is 16 MB, deep enough for deeply nested
  /// files.
  func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Value? {
    let box = ResultBox<Value>()
    let thread = Thread {
      box.begin()
      box.fill(work())
    }
    thread.stackSize = 16 << 20
    thread.start()
    return box.wait(
      forProcessorTime: seconds, until: Date(timeIntervalSinceNow: Self.patience * seconds))
  }
}

/// Hands one value from a thread to another.
private final class ResultBox<Value: Sendable>: @unchecked Sendable {
  // `value` and `clock` are guarded by `condition`.
  private let condition = NSCondition()
  private var value: Value?
  /// Counts the processor time of the thread that works; valid while that lives.
  private var clock: clockid_t?

  /// Called on the thread that works.
  func begin() {
    var clock = clockid_t()
    guard pthread_getcpuclockid(pthread_self(), &clock) == 0 else { return }
    condition.lock()
    self.clock = clock
    condition.unlock()
  }

  func fill(_ value: Value) {
    condition.lock()
    self.value = value
    clock = nil
    condition.signal()
    condition.unlock()
  }

  /// Nil when the work has taken that time, in seconds, or real time is up.
  func wait(forProcessorTime limit: Double, until deadline: Date) -> Value? {
    condition.lock()
    defer { condition.unlock() }
    while value == nil {
      let left = limit - used
      guard left > 0, deadline.timeIntervalSinceNow > 0 else { break }
      _ = condition.wait(until: min(deadline, Date(timeIntervalSinceNow: max(0.01, left))))
    }
    return value
  }

  /// Processor time that the work has taken, in seconds; 0 where that is not known.
  private var used: Double {
    var time = timespec()
    guard let clock, clock_gettime(clock, &time) == 0 else { return 0 }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
