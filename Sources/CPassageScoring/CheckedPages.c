#include "CheckedPages.h"

#include <stdlib.h>
#include <string.h>

enum {
  STAMP = CHECKED_PAGES_RESERVED,
  HEAD_BYTES = 100,
  SIZE_PLACE = 16,      // of the page size in the head
  RESERVED_PLACE = 20,  // of the number of bytes that a page reserves
  OWNER_PLACE = 68,     // of the number of the program that made the file
  REAL_FILE_BYTES = 1024,
};

/// An open database.
typedef struct {
  sqlite3_file base;
  sqlite3_file *real;
  size_t page_size;  // 0 for a file without stamps
  uint64_t salt;     // 0 as long as it is not known
  uint8_t *page;     // of `page_capacity` bytes
  size_t page_capacity;
  int is_readonly;
} checked_file;

/// The file system below; another one may have become the default since the last call.
static sqlite3_vfs *below(void) { return sqlite3_vfs_find(NULL); }

// Stamps.

static uint64_t rotated(uint64_t value, int bits) { return value << bits | value >> (64 - bits); }

static uint64_t mixed(uint64_t value) {
  value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9u;
  value = (value ^ value >> 27) * 0x94D049BB133111EBu;
  return value ^ value >> 31;
}

uint64_t checked_pages_sum(const uint8_t *bytes, size_t count, uint64_t number, uint64_t salt) {
  static const uint64_t odd = 0x9E3779B185EBCA87u;
  uint64_t lanes[4] = {mixed(salt + 1), mixed(number + 2), mixed(count + 3), 4};
  uint64_t words[4];
  size_t place = 0;
  for (; place + sizeof words <= count; place += sizeof words) {
    memcpy(words, bytes + place, sizeof words);
    for (int i = 0; i < 4; i++) lanes[i] = rotated(lanes[i] ^ words[i], 23) * odd;
  }
  memset(words, 0, sizeof words);
  if (place < count) memcpy(words, bytes + place, count - place);
  uint64_t sum = 0;
  for (int i = 0; i < 4; i++) sum = mixed(sum + (rotated(lanes[i] ^ words[i], 23) * odd));
  return sum;
}

static uint64_t number_of(const checked_file *f, sqlite3_int64 offset) {
  return (uint64_t)offset / f->page_size;
}

static void write_stamp(const checked_file *f, uint8_t *page, uint64_t number) {
  size_t content = f->page_size - STAMP;
  uint64_t sum = checked_pages_sum(page, content, number, f->salt);
  memcpy(page + content, &f->salt, sizeof sum);
  memcpy(page + content + sizeof sum, &sum, sizeof sum);
}

/// Compares a page with its stamp, and leaves zeros there.
static int check_stamp(checked_file *f, uint8_t *page, uint64_t number) {
  size_t content = f->page_size - STAMP;
  uint64_t salt, sum;
  memcpy(&salt, page + content, sizeof salt);
  memcpy(&sum, page + content + sizeof salt, sizeof sum);
  if (salt == 0 && sum == 0) return SQLITE_OK;
  memset(page + content, 0, STAMP);
  if (f->salt == 0) f->salt = salt;
  if (salt == f->salt && sum == checked_pages_sum(page, content, number, salt)) return SQLITE_OK;
  sqlite3_log(SQLITE_IOERR_DATA, "page %llu does not fit its checksum", (unsigned long long)number + 1);
  return SQLITE_IOERR_DATA;
}

/// Takes from the head of a file whether its pages have stamps.
static int note_head(checked_file *f, const uint8_t *head) {
  static const char magic[16] = "SQLite format 3";
  f->page_size = 0;
  if (memcmp(head, magic, sizeof magic) != 0 || head[RESERVED_PLACE] != STAMP) return SQLITE_OK;
  size_t size = (size_t)head[SIZE_PLACE] << 8 | head[SIZE_PLACE + 1];
  if (size == 1) size = 65536;
  if (size < 512 || (size & (size - 1)) != 0) return SQLITE_OK;
  if (size > f->page_capacity) {
    uint8_t *grown = realloc(f->page, size);
    if (!grown) return SQLITE_IOERR_NOMEM;
    f->page = grown;
    f->page_capacity = size;
  }
  f->page_size = size;
  return SQLITE_OK;
}

/// What the stamps of a file begin with: that of the first page which has one, else a new number.
static uint64_t find_salt(checked_file *f) {
  uint64_t salt = 0;
  sqlite3_int64 size = 0;
  if (f->real->pMethods->xFileSize(f->real, &size) != SQLITE_OK) size = 0;
  for (sqlite3_int64 end = (sqlite3_int64)f->page_size; end <= size && salt == 0;
       end += (sqlite3_int64)f->page_size)
    if (f->real->pMethods->xRead(f->real, &salt, sizeof salt, end - STAMP) != SQLITE_OK) salt = 0;
  while (salt == 0) sqlite3_randomness(sizeof salt, &salt);
  return salt;
}

/// Looks at the head of a file that has just been opened, and refuses one that is not ours before SQLite looks at what it takes
/// for the log of it.
static int look(checked_file *f) {
  uint8_t head[HEAD_BYTES], owner[4];
  for (int i = 0; i < 4; i++) owner[i] = (uint8_t)(CHECKED_PAGES_OWNER >> (24 - 8 * i));
  sqlite3_int64 size = 0;
  int result = f->real->pMethods->xFileSize(f->real, &size);
  if (result != SQLITE_OK || size == 0) return result;
  result = f->real->pMethods->xRead(f->real, head, HEAD_BYTES, 0);
  if (result == SQLITE_IOERR_SHORT_READ) return SQLITE_NOTADB;
  if (result == SQLITE_OK && memcmp(head + OWNER_PLACE, owner, sizeof owner) != 0)
    return SQLITE_NOTADB;
  return result == SQLITE_OK ? note_head(f, head) : result;
}

// Reading and writing.

static int read_page(checked_file *f, uint8_t *page, sqlite3_int64 offset) {
  int result = f->real->pMethods->xRead(f->real, page, (int)f->page_size, offset);
  // A writer reads pages that it has not written yet; nobody else looks behind the end.
  if (result == SQLITE_IOERR_SHORT_READ && f->is_readonly) return SQLITE_IOERR_DATA;
  if (result == SQLITE_OK && offset == 0) {
    size_t before = f->page_size;
    result = note_head(f, page);
    if (f->page_size != before) return result;
  }
  return result == SQLITE_OK ? check_stamp(f, page, number_of(f, offset)) : result;
}

static int read_bytes(sqlite3_file *file, void *buffer, int count, sqlite3_int64 offset) {
  checked_file *f = (checked_file *)file;
  size_t size = f->page_size;
  if (size && (size_t)count == size && (size_t)offset % size == 0)
    return read_page(f, buffer, offset);
  size_t place = size ? (size_t)offset % size : 0;
  if (!size || count <= HEAD_BYTES || place + (size_t)count > size) {
    int result = f->real->pMethods->xRead(f->real, buffer, count, offset);
    if (result == SQLITE_OK && offset == 0 && count >= HEAD_BYTES) result = note_head(f, buffer);
    return result;
  }
  // Newer versions of SQLite read parts of pages too.
  int result = read_page(f, f->page, offset - (sqlite3_int64)place);
  if (result == SQLITE_OK) memcpy(buffer, f->page + place, (size_t)count);
  return result;
}

static int write_bytes(sqlite3_file *file, const void *buffer, int count, sqlite3_int64 offset) {
  checked_file *f = (checked_file *)file;
  if (offset == 0 && count >= HEAD_BYTES) {
    int result = note_head(f, buffer);
    if (result != SQLITE_OK) return result;
  }
  size_t size = f->page_size;
  if (!size || (size_t)count != size || (size_t)offset % size != 0)
    return f->real->pMethods->xWrite(f->real, buffer, count, offset);
  if (f->salt == 0) f->salt = find_salt(f);
  memcpy(f->page, buffer, size);
  write_stamp(f, f->page, number_of(f, offset));
  return f->real->pMethods->xWrite(f->real, f->page, count, offset);
}

// What the file below does.

static sqlite3_file *real(sqlite3_file *file) { return ((checked_file *)file)->real; }

static int close_file(sqlite3_file *file) {
  checked_file *f = (checked_file *)file;
  free(f->page);
  f->page = NULL;
  return f->real->pMethods->xClose(f->real);
}
static int truncate_file(sqlite3_file *f, sqlite3_int64 size) {
  return real(f)->pMethods->xTruncate(real(f), size);
}
static int sync_file(sqlite3_file *f, int flags) { return real(f)->pMethods->xSync(real(f), flags); }
static int file_size(sqlite3_file *f, sqlite3_int64 *size) {
  return real(f)->pMethods->xFileSize(real(f), size);
}
static int lock_file(sqlite3_file *f, int level) { return real(f)->pMethods->xLock(real(f), level); }
static int unlock_file(sqlite3_file *f, int level) { return real(f)->pMethods->xUnlock(real(f), level); }
static int check_reserved(sqlite3_file *f, int *is_reserved) {
  return real(f)->pMethods->xCheckReservedLock(real(f), is_reserved);
}
static int file_control(sqlite3_file *f, int operation, void *argument) {
  // Unknown here, so that nothing is mapped below either.
  if (operation == SQLITE_FCNTL_MMAP_SIZE) return SQLITE_NOTFOUND;
  return real(f)->pMethods->xFileControl(real(f), operation, argument);
}
static int sector_size(sqlite3_file *f) { return real(f)->pMethods->xSectorSize(real(f)); }
static int characteristics(sqlite3_file *f) {
  return real(f)->pMethods->xDeviceCharacteristics(real(f));
}
static int shared_map(sqlite3_file *f, int region, int size, int extends, void volatile **memory) {
  if (!real(f)->pMethods->xShmMap) return SQLITE_IOERR_SHMMAP;
  return real(f)->pMethods->xShmMap(real(f), region, size, extends, memory);
}
static int shared_lock(sqlite3_file *f, int offset, int count, int flags) {
  return real(f)->pMethods->xShmLock(real(f), offset, count, flags);
}
static void shared_barrier(sqlite3_file *f) { real(f)->pMethods->xShmBarrier(real(f)); }
static int shared_unmap(sqlite3_file *f, int deletes) {
  if (!real(f)->pMethods->xShmUnmap) return SQLITE_OK;
  return real(f)->pMethods->xShmUnmap(real(f), deletes);
}

static const sqlite3_io_methods methods = {
    2,           close_file,    read_bytes,     write_bytes,  truncate_file,   sync_file,
    file_size,   lock_file,     unlock_file,    check_reserved, file_control,  sector_size,
    characteristics, shared_map, shared_lock,   shared_barrier, shared_unmap,  NULL,
    NULL,
};

// The file system.

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags,
                     int *flags_out) {
  (void)vfs;
  sqlite3_vfs *lower = below();
  file->pMethods = NULL;
  if (lower->szOsFile > REAL_FILE_BYTES) return SQLITE_CANTOPEN;
  if (!(flags & SQLITE_OPEN_MAIN_DB)) return lower->xOpen(lower, name, file, flags, flags_out);
  checked_file *f = (checked_file *)file;
  memset(f, 0, sizeof *f);
  f->real = (sqlite3_file *)(f + 1);
  int granted = flags;
  int result = lower->xOpen(lower, name, f->real, flags, &granted);
  if (flags_out) *flags_out = granted;
  f->is_readonly = (granted & SQLITE_OPEN_READONLY) != 0;
  if (result == SQLITE_OK) result = look(f);
  if (result == SQLITE_OK) {
    f->base.pMethods = &methods;
    return SQLITE_OK;
  }
  if (f->real->pMethods) f->real->pMethods->xClose(f->real);
  free(f->page);
  return result;
}

static int delete_file(sqlite3_vfs *v, const char *name, int syncs) {
  (void)v;
  return below()->xDelete(below(), name, syncs);
}
static int access_file(sqlite3_vfs *v, const char *name, int flags, int *result) {
  (void)v;
  return below()->xAccess(below(), name, flags, result);
}
static int full_name(sqlite3_vfs *v, const char *name, int size, char *full) {
  (void)v;
  return below()->xFullPathname(below(), name, size, full);
}
static int randomness(sqlite3_vfs *v, int count, char *bytes) {
  (void)v;
  return below()->xRandomness(below(), count, bytes);
}
static int sleep_for(sqlite3_vfs *v, int microseconds) {
  (void)v;
  return below()->xSleep(below(), microseconds);
}
static int current_time(sqlite3_vfs *v, double *days) {
  (void)v;
  return below()->xCurrentTime(below(), days);
}
static int last_error(sqlite3_vfs *v, int size, char *text) {
  (void)v;
  return below()->xGetLastError(below(), size, text);
}
static int current_milliseconds(sqlite3_vfs *v, sqlite3_int64 *milliseconds) {
  (void)v;
  return below()->xCurrentTimeInt64(below(), milliseconds);
}

int checked_pages_register(void) {
  static sqlite3_vfs layer = {.iVersion = 2,
                              .szOsFile = sizeof(checked_file) + REAL_FILE_BYTES,
                              .zName = CHECKED_PAGES_NAME,
                              .xOpen = open_file,
                              .xDelete = delete_file,
                              .xAccess = access_file,
                              .xFullPathname = full_name,
                              .xRandomness = randomness,
                              .xSleep = sleep_for,
                              .xCurrentTime = current_time,
                              .xGetLastError = last_error,
                              .xCurrentTimeInt64 = current_milliseconds};
  sqlite3_initialize();
  layer.mxPathname = below()->mxPathname;
  return sqlite3_vfs_register(&layer, 0);
}

int checked_pages_reserve(sqlite3 *database) {
  int count = STAMP;
  return sqlite3_file_control(database, "main", SQLITE_FCNTL_RESERVE_BYTES, &count);
}
