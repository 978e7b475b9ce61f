internal import CPassageScoring
internal import GRDB

/// Reads words' occurrences from the blocks that FTS5 stores, as the snapshot of one connection has
/// them.
///
/// The format is SQLite's own and described only in its source; decision 15 says why it is read all
/// the same.
final class TermBlocks {
  let pointer: OpaquePointer

  /// Nil when the blocks are of a format that is not known.
  init?(_ database: Database) {
    guard let connection = database.sqliteConnection, let pointer = term_blocks_open(connection)
    else { return nil }
    guard term_blocks_refresh(pointer) == SQLITE_OK else {
      term_blocks_close(pointer)
      return nil
    }
    self.pointer = pointer
  }

  deinit { term_blocks_close(pointer) }

  /// Whether `term` is one word; phrases, and what the tokenizer never makes, are FTS5's to look
  /// up.
  func canRead(_ term: String) -> Bool {
    !term.isEmpty && term.utf8.allSatisfy { $0 > 0x20 }
  }
}
