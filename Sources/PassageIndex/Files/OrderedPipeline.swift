internal import Foundation

/// Runs one kind of work on several threads over inputs that come one by one, and gives out the
/// results in the inputs' order.
///
/// Never more than `window` inputs are taken ahead of the results given out, so that memory stays
/// bounded. Inputs are asked for by one thread at a time. Threads end with the inputs, or with
/// `cancel()`.
final class OrderedPipeline<Input: Sendable, Output: Sendable>: @unchecked Sendable {
  // Everything that changes is guarded by `condition`.
  private let condition = NSCondition()
  private let window: Int
  private let source: () -> Input?
  private var results: [Int: Output] = [:]
  private var taken = 0
  private var delivered = 0
  private var isTaking = false
  private var hasEnded = false

  /// - Parameters:
  ///   - source: the next input, nil at the end; may wait for an earlier pipeline.
  ///   - makeWorker: called once on each thread, for state that must not be shared.
  init(
    threads: Int, window: Int, source: @escaping @Sendable () -> Input?,
    makeWorker: @escaping @Sendable () -> (Input) -> Output
  ) {
    self.window = window
    self.source = source
    for _ in 0..<threads {
      let thread = Thread { [self] in
        let work = makeWorker()
        while let (number, input) = take() { deliver(work(input), number: number) }
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
  }

  /// The next result; nil when all inputs are done. Waits as long as it takes.
  func next() -> Output? {
    condition.lock()
    defer { condition.unlock() }
    while results[delivered] == nil {
      if hasEnded && delivered >= taken { return nil }
      condition.wait()
    }
    defer {
      delivered += 1
      condition.broadcast()
    }
    return results.removeValue(forKey: delivered)
  }

  /// Takes no further inputs; `next()` gives out what is under way, then nil.
  func cancel() {
    condition.lock()
    hasEnded = true
    condition.broadcast()
    condition.unlock()
  }

  private func take() -> (Int, Input)? {
    condition.lock()
    while !hasEnded, isTaking || taken - delivered >= window { condition.wait() }
    guard !hasEnded else {
      condition.unlock()
      return nil
    }
    isTaking = true
    condition.unlock()
    let input = source()
    condition.lock()
    defer {
      isTaking = false
      condition.broadcast()
      condition.unlock()
    }
    guard let input else {
      hasEnded = true
      return nil
    }
    taken += 1
    return (taken - 1, input)
  }

  private func deliver(_ output: Output, number: Int) {
    condition.lock()
    results[number] = output
    condition.broadcast()
    condition.unlock()
  }
}

/// Gives out items; called by one thread at a time, as `OrderedPipeline` promises.
final class Feed<Item: Sendable>: @unchecked Sendable {
  private var items: IndexingIterator<[Item]>

  init(_ items: [Item]) { self.items = items.makeIterator() }

  func next() -> Item? { items.next() }
}
