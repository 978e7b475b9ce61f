internal import Synchronization

/// Memories of sentence analysis that nobody uses right now, so that what one article taught serves
/// the next. Safe to use from several threads.
final class MemoryPool: Sendable {
  /// Memories kept.
  private static let most = 16
  private let free = Mutex<[SentenceAnalyzer.Memory]>([])

  /// Lends `body` a memory that is its alone.
  func lend<Result>(_ body: (inout SentenceAnalyzer.Memory) -> Result) -> Result {
    var memory = free.withLock { $0.popLast() } ?? SentenceAnalyzer.Memory()
    let result = body(&memory)
    if memory.words.isLarge { memory.words = WordBuffer() }
    let kept = memory
    free.withLock { if $0.count < Self.most { $0.append(kept) } }
    return result
  }
}
