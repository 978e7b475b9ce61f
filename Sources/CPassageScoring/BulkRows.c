#include "BulkRows.h"

/// One row's step; the statement is ready for the next afterwards.
static int run(sqlite3_stmt *statement) {
  sqlite3_step(statement);
  return sqlite3_reset(statement);
}

int bulk_rows_write_terms(sqlite3_stmt *statement, int64_t first, const uint8_t *terms,
                          const size_t *ends, size_t count) {
  int result = SQLITE_OK;
  size_t start = 0;
  for (size_t i = 0; i < count && result == SQLITE_OK; start = ends[i++]) {
    if (ends[i] == start) continue;
    sqlite3_bind_int64(statement, 1, first + (int64_t)i);
    result = sqlite3_bind_blob64(statement, 2, terms + start, ends[i] - start, SQLITE_STATIC);
    if (result == SQLITE_OK) result = run(statement);
  }
  // The terms must not be referred to once they may be gone.
  sqlite3_clear_bindings(statement);
  return result;
}

int bulk_rows_write_pairs(sqlite3_stmt *statement, const int64_t *pairs, size_t count) {
  int result = SQLITE_OK;
  for (size_t i = 0; i < count && result == SQLITE_OK; i++) {
    sqlite3_bind_int64(statement, 1, pairs[2 * i]);
    sqlite3_bind_int64(statement, 2, pairs[2 * i + 1]);
    result = run(statement);
  }
  return result;
}

int bulk_rows_write_words(sqlite3_stmt *statement, const uint8_t *letters, const size_t *ends,
                          const int64_t *numbers, size_t count) {
  int result = SQLITE_OK;
  size_t start = 0;
  for (size_t i = 0; i < count && result == SQLITE_OK; start = ends[i++]) {
    result = sqlite3_bind_text64(statement, 1, (const char *)letters + start, ends[i] - start,
                                 SQLITE_STATIC, SQLITE_UTF8);
    sqlite3_bind_int64(statement, 2, numbers[i]);
    if (result == SQLITE_OK) result = run(statement);
  }
  sqlite3_clear_bindings(statement);
  return result;
}

int64_t bulk_rows_read(sqlite3_stmt *statement, int64_t parameter, int64_t *values, size_t limit) {
  sqlite3_bind_int64(statement, 1, parameter);
  size_t count = 0;
  while (count < limit && sqlite3_step(statement) == SQLITE_ROW)
    values[count++] = sqlite3_column_int64(statement, 0);
  int result = sqlite3_reset(statement);
  return result == SQLITE_OK ? (int64_t)count : -(int64_t)result;
}

int64_t bulk_rows_read_on(sqlite3_stmt *statement, int64_t *values, size_t limit) {
  for (size_t count = 0; count < limit; count++) {
    int code = sqlite3_step(statement);
    if (code != SQLITE_ROW) {
      int reset = sqlite3_reset(statement);
      return code == SQLITE_DONE ? (int64_t)count : -(int64_t)(reset != SQLITE_OK ? reset : code);
    }
    values[count] = sqlite3_column_int64(statement, 0);
  }
  return (int64_t)limit;
}

int bulk_rows_write_entities(sqlite3_stmt *statement, int64_t article, const int64_t *numbers,
                             const uint8_t *letters, const size_t *ends, size_t count) {
  int result = sqlite3_bind_int64(statement, 1, article);
  size_t start = 0;
  for (size_t i = 0; i < count && result == SQLITE_OK; start = ends[i++]) {
    sqlite3_bind_int64(statement, 2, numbers[4 * i]);
    sqlite3_bind_int64(statement, 3, numbers[4 * i + 1]);
    result = sqlite3_bind_text64(statement, 4, (const char *)letters + start, ends[i] - start,
                                 SQLITE_STATIC, SQLITE_UTF8);
    sqlite3_bind_int64(statement, 5, numbers[4 * i + 2]);
    sqlite3_bind_int64(statement, 6, numbers[4 * i + 3]);
    if (result == SQLITE_OK) result = run(statement);
  }
  sqlite3_clear_bindings(statement);
  return result;
}
