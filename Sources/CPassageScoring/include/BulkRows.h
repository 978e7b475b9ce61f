/// Writing many rows with one statement: no value is copied before SQLite has it, and nothing is done between two rows.
#ifndef FOOTNOTE_BULKROWS_H
#define FOOTNOTE_BULKROWS_H

#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>

/// Runs `statement`, whose parameters are a row number and packed terms, for the rows from `first` on.
///
/// The terms of row `first + i` are the bytes of `terms` from `ends[i - 1]` (0 for the first) to `ends[i]`; a row without any is
/// left out. Returns an SQLite result code; after an error the rows before it are written.
int bulk_rows_write_terms(sqlite3_stmt *statement, int64_t first, const uint8_t *terms,
                          const size_t *ends, size_t count);

/// Runs `statement`, whose two parameters are whole numbers, for `count` pairs that lie one after the other.
/// Returns an SQLite result code.
int bulk_rows_write_pairs(sqlite3_stmt *statement, const int64_t *pairs, size_t count);

/// Runs `statement`, whose parameters are a text and a whole number, for `count` words: word `i` is the bytes of `letters` from
/// `ends[i - 1]` (0 for the first) to `ends[i]`. Returns an SQLite result code.
int bulk_rows_write_words(sqlite3_stmt *statement, const uint8_t *letters, const size_t *ends,
                          const int64_t *numbers, size_t count);

/// Runs `statement`, whose six parameters are `article`, a number, a kind, a text, and two counts, for `count` rows: the four numbers
/// of row `i` lie at `numbers + 4 * i`, its text is the bytes of `letters` from `ends[i - 1]` (0 for the first) to `ends[i]`. Returns
/// an SQLite result code.
int bulk_rows_write_entities(sqlite3_stmt *statement, int64_t article, const int64_t *numbers,
                             const uint8_t *letters, const size_t *ends, size_t count);

/// Runs `statement`, whose one parameter is a whole number and whose one column is another, and fills `values` with what it gives.
/// Returns the number of values, at most `limit`, or the negative of an SQLite result code.
int64_t bulk_rows_read(sqlite3_stmt *statement, int64_t parameter, int64_t *values, size_t limit);

/// Runs `statement`, whose parameters are set and whose first column is a whole number, from where it stands, and fills `values`
/// with what it gives. Returns the number of values, at most `limit`, or the negative of an SQLite result code; fewer than `limit`
/// mean that it is at its end and was reset.
int64_t bulk_rows_read_on(sqlite3_stmt *statement, int64_t *values, size_t limit);

#endif
