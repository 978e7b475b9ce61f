#include "IndexHeader.h"

#include <sqlite3.h>
#include <string.h>

enum { HEADER_BYTES = 100, RESERVED_PLACE = 20, VERSION_PLACE = 60, APPLICATION_PLACE = 68 };

static uint32_t four_bytes(const uint8_t *bytes) {
  return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

int index_header_read(const char *uri, index_header *header) {
  static const char magic[16] = "SQLite format 3";
  sqlite3 *database = NULL;
  sqlite3_file *file = NULL;
  uint8_t bytes[HEADER_BYTES];
  int result = sqlite3_open_v2(uri, &database, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_file_control(database, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (result == SQLITE_OK && (!file || !file->pMethods)) result = SQLITE_CANTOPEN;
  if (result == SQLITE_OK) result = file->pMethods->xRead(file, bytes, HEADER_BYTES, 0);
  if (result == SQLITE_OK && memcmp(bytes, magic, sizeof magic) != 0) result = SQLITE_NOTADB;
  if (result == SQLITE_OK)
    *header = (index_header){four_bytes(bytes + APPLICATION_PLACE),
                             four_bytes(bytes + VERSION_PLACE), bytes[RESERVED_PLACE]};
  sqlite3_close(database);
  return result;
}
