internal import CPassageScoring

/// Owns the C side of scoring: row lengths and accumulators of one snapshot.
final class Scorer {
  let pointer: OpaquePointer

  init() throws {
    guard let pointer = passage_scorer_new() else { throw OutOfMemory() }
    self.pointer = pointer
  }

  deinit { passage_scorer_free(pointer) }

  func reset(rowCount: Int) throws {
    guard passage_scorer_reset(pointer, UInt32(clamping: rowCount)) == SQLITE_OK else {
      throw OutOfMemory()
    }
  }

  /// Takes the lengths of neighbouring rows, two bytes each.
  func load(_ lengths: UnsafeRawBufferPointer, first: Int) throws {
    guard let start = lengths.baseAddress, let row = UInt32(exactly: first) else { return }
    passage_scorer_load(
      pointer, row, start.assumingMemoryBound(to: UInt8.self), lengths.count / 2)
  }

  func finish(_ parameters: ScoringParameters) throws {
    guard passage_scorer_finish(pointer, parameters.values) == SQLITE_OK else {
      throw OutOfMemory()
    }
  }

  var statistics: IndexStatistics {
    IndexStatistics(
      articles: Int(passage_scorer_article_count(pointer)),
      passages: Int(passage_scorer_passage_count(pointer)),
      averagePassageLength: passage_scorer_mean_passage(pointer),
      averageArticleLength: passage_scorer_mean_article(pointer))
  }

  /// The article that a row belongs to; nil for rows not in use.
  func article(of row: Int64) -> ArticleID? {
    guard let row = UInt32(exactly: row) else { return nil }
    let first = passage_scorer_article_of(pointer, row)
    return first == 0 ? nil : ArticleID(first)
  }

  /// Begins a question whose terms count that much.
  func prepare(_ weights: [Double], wantsPassages: Bool, wantsArticles: Bool) throws {
    guard
      passage_scorer_prepare(
        pointer, weights, weights.count, wantsPassages ? 1 : 0, wantsArticles ? 1 : 0) == SQLITE_OK
    else { throw OutOfMemory() }
  }

  /// Scores one word; false when its blocks cannot be read, and nothing was added.
  func scan(_ term: String, at index: Int, from blocks: TermBlocks) -> Bool {
    var term = term
    return term.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        passage_scorer_scan_blocks(pointer, blocks.pointer, index, $0.baseAddress, $0.count)
      }
    } == SQLITE_OK
  }

  /// The rows of titles and of passages that hold one word, in order; nil when its blocks cannot be
  /// read.
  func rows(holding term: String, from blocks: TermBlocks) -> [Int64]? {
    var term = term
    var rows: UnsafePointer<UInt32>?
    var count = 0
    let result = term.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        passage_scorer_list_blocks(
          pointer, blocks.pointer, $0.baseAddress, $0.count, &rows, &count)
      }
    }
    guard result == SQLITE_OK else { return nil }
    return UnsafeBufferPointer(start: rows, count: count).map(Int64.init)
  }

  /// Says which term the next phrase of the coming scan is.
  func addPhrase(_ index: Int) { passage_scorer_add_phrase(pointer, index) }

  func term(at index: Int) -> passage_scorer_term { passage_scorer_term_at(pointer, index) }

  func bestPassages(_ limit: Int) -> [passage_scorer_hit] {
    hits(limit) { passage_scorer_best_passages(pointer, $0, limit) }
  }

  func bestArticles(_ limit: Int) -> [passage_scorer_hit] {
    hits(limit) { passage_scorer_best_articles(pointer, $0, limit) }
  }

  private func hits(
    _ limit: Int, _ fill: (UnsafeMutablePointer<passage_scorer_hit>?) -> Int
  ) -> [passage_scorer_hit] {
    Array(unsafeUninitializedCapacity: max(0, limit)) { buffer, count in
      count = limit > 0 ? fill(buffer.baseAddress) : 0
    }
  }
}
