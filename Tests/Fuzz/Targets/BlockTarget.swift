internal import CPassageScoring
internal import Foundation
internal import GRDB

/// Blocks of terms, as FTS5 stores them, that hold any bytes.
///
/// An input is a list of records: a byte for the kind, two for the length (big-endian), and as many
/// bytes. Kind 0 is the record of segments; 0xF0 and above say at which page (the first byte) a
/// term (the others) of a segment is looked for; all others are pages, fifteen to a segment.
enum BlockTarget {
  private static let rows: UInt32 = 512
  private static let words = ["a", "harbour", "the", "tverrvik", "million", "zzz", "2025"]

  static func fault(of bytes: [UInt8]) -> String? {
    (try? DatabaseQueue()).flatMap { queue in
      try? queue.inDatabase { database -> String? in
        try write(bytes, into: database)
        guard let connection = database.sqliteConnection, let scorer = readyScorer() else {
          return nil
        }
        defer { passage_scorer_free(scorer) }
        guard let blocks = term_blocks_open(connection) else { return "the format is not known" }
        defer { term_blocks_close(blocks) }
        guard term_blocks_refresh(blocks) == SQLITE_OK else { return nil }
        return words.lazy.compactMap { fault(of: $0, in: blocks, scorer) }.first
      }
    }
  }

  private static func readyScorer() -> OpaquePointer? {
    guard let scorer = passage_scorer_new() else { return nil }
    let lengths = (0..<Int(rows)).flatMap { [40, $0 % 5 == 1 ? 0x80 : 0] as [UInt8] }
    let parameters = passage_scorer_parameters(
      passage_k1: 1.2, passage_b: 0.75, article_k1: 1.2, article_b: 0.4, title_weight: 3,
      opening_weight: 2)
    if passage_scorer_reset(scorer, rows) == SQLITE_OK {
      passage_scorer_load(scorer, 0, lengths, Int(rows))
      if passage_scorer_finish(scorer, parameters) == SQLITE_OK { return scorer }
    }
    passage_scorer_free(scorer)
    return nil
  }

  private static func fault(of word: String, in blocks: OpaquePointer, _ scorer: OpaquePointer)
    -> String?
  {
    var weight = 1.0
    guard passage_scorer_prepare(scorer, &weight, 1, 1, 1) == SQLITE_OK else { return nil }
    if passage_scorer_scan_blocks(scorer, blocks, 0, word, word.utf8.count) == SQLITE_OK {
      var hits = [passage_scorer_hit](repeating: passage_scorer_hit(), count: 10)
      let count = passage_scorer_best_passages(scorer, &hits, hits.count)
      for hit in hits.prefix(count) where hit.row >= rows || !hit.score.isFinite {
        return "a passage that is not there is found"
      }
    }
    var list: UnsafePointer<UInt32>?
    var count = 0
    let result = passage_scorer_list_blocks(
      scorer, blocks, word, word.utf8.count, &list, &count)
    guard result == SQLITE_OK else { return nil }
    let found = Array(UnsafeBufferPointer(start: list, count: count))
    return found.allSatisfy { $0 < rows } && zip(found, found.dropFirst()).allSatisfy(<)
      ? nil : "rows are out of order"
  }

  private static func write(_ bytes: [UInt8], into database: Database) throws {
    try database.execute(
      sql: """
        create table passage_terms_config (k primary key, v);
        insert into passage_terms_config values ('version', 4);
        create table passage_terms_data (id integer primary key, block blob);
        create table passage_terms_idx (segid, term, pgno, primary key (segid, term)) without rowid;
        """)
    var rest = bytes[...]
    while rest.count >= 3 {
      let kind = Int64(rest.removeFirst())
      let length = Int(rest.removeFirst()) << 8 | Int(rest.removeFirst())
      let record = rest.prefix(length)
      rest = rest.dropFirst(length)
      if kind >= 0xF0 {
        try database.execute(
          sql: "insert or replace into passage_terms_idx values (?, ?, ?)",
          arguments: [kind - 0xF0, Data(record.dropFirst()), Int64(record.first ?? 0) << 1])
      } else {
        let page = (1 + (kind - 1) / 15) << 37 | (1 + (kind - 1) % 15)
        try database.execute(
          sql: "insert or replace into passage_terms_data values (?, ?)",
          arguments: [kind == 0 ? 10 : page, Data(record)])
      }
    }
  }
}
