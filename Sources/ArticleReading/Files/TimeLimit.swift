internal import Foundation

/// Runs work that may take too long on a thread of its own, and waits for it no longer than the
/// limit.
///
/// A thread cannot be ended from outside: work that is given up goes on without anybody waiting,
/// until it ends by itself.
struct TimeLimit {
  let seconds: Double

  /// What `work` gives; nil when it takes longer. Its stack is 16 MB, deep enough for deeply nested
  /// files.
  func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Value? {
    let box = ResultBox<Value>()
    let thread = Thread { box.fill(work()) }
    thread.stackSize = 16 << 20
    thread.start()
    return box.wait(until: Date(timeIntervalSinceNow: seconds))
  }
}

/// Hands one value from a thread to another.
private final class ResultBox<Value: Sendable>: @unchecked Sendable {
  // `value` is guarded by `condition`.
  private let condition = NSCondition()
  private var value: Value?

  func fill(_ value: Value) {
    condition.lock()
    self.value = value
    condition.signal()
    condition.unlock()
  }

  func wait(until deadline: Date) -> Value? {
    condition.lock()
    defer { condition.unlock() }
    while value == nil, condition.wait(until: deadline) {}
    return value
  }
}
