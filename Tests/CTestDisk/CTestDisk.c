#include "CTestDisk.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "Ledger.h"

enum { REAL_FILE_BYTES = 1024 };

typedef struct {
  sqlite3_file base;
  sqlite3_file *real;
  char *path; /* NULL: not on the disk */
} disk_file;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char *watched;
static long counts[TEST_DISK_CALLS], failing_number;
static enum test_disk_call failing_call;
static int fails_for_ever, is_dead;
static sqlite3_vfs *lower;

static int is_here(const char *path) {
  return path && watched && strncmp(path, watched, strlen(watched)) == 0;
}

/* Whether the call that is being made fails. */
static int fails(const char *path, enum test_disk_call call) {
  if (!path) return 0;
  pthread_mutex_lock(&lock);
  int result = 0;
  if (is_here(path)) {
    counts[call]++;
    if (call == failing_call && counts[call] == failing_number) {
      is_dead = fails_for_ever;
      result = 1;
    }
    if (is_dead) result = 1;
  }
  pthread_mutex_unlock(&lock);
  return result;
}

/* Reads a file through SQLite, so that no locks are lifted. */
static uint8_t *contents_of(sqlite3_file *file, size_t *size) {
  sqlite3_int64 length = 0;
  *size = 0;
  if (file->pMethods->xFileSize(file, &length) != SQLITE_OK || length <= 0) return NULL;
  uint8_t *bytes = malloc((size_t)length);
  if (file->pMethods->xRead(file, bytes, (int)length, 0) == SQLITE_OK) *size = (size_t)length;
  return bytes;
}

static void note_synced(disk_file *f, int is_new) {
  if (!f->path) return;
  pthread_mutex_lock(&lock);
  if (!(is_new && ledger_knows(f->path))) {
    size_t size;
    uint8_t *bytes = contents_of(f->real, &size);
    ledger_synced(f->path, bytes, size);
  }
  pthread_mutex_unlock(&lock);
}

#define REAL(f) (((disk_file *)(f))->real)
#define METHODS(f) (REAL(f)->pMethods)
#define PATH(f) (((disk_file *)(f))->path)

static int close_file(sqlite3_file *f) {
  int result = METHODS(f)->xClose(REAL(f));
  free(PATH(f));
  return result;
}
static int read_file(sqlite3_file *f, void *bytes, int count, sqlite3_int64 place) {
  if (fails(PATH(f), TEST_DISK_READ)) return SQLITE_IOERR_READ;
  return METHODS(f)->xRead(REAL(f), bytes, count, place);
}
static int write_file(sqlite3_file *f, const void *bytes, int count, sqlite3_int64 place) {
  if (fails(PATH(f), TEST_DISK_WRITE)) {
    if (!is_dead) METHODS(f)->xWrite(REAL(f), bytes, count / 2, place); /* half of it gets through */
    return SQLITE_FULL;
  }
  return METHODS(f)->xWrite(REAL(f), bytes, count, place);
}
static int truncate_file(sqlite3_file *f, sqlite3_int64 size) {
  if (fails(PATH(f), TEST_DISK_TRUNCATE)) return SQLITE_IOERR_TRUNCATE;
  return METHODS(f)->xTruncate(REAL(f), size);
}
static int sync_file(sqlite3_file *f, int flags) {
  if (fails(PATH(f), TEST_DISK_SYNC)) return SQLITE_IOERR_FSYNC;
  note_synced((disk_file *)f, 0); /* Nothing here outlives the test: no need to wait for a disk. */
  (void)flags;
  return SQLITE_OK;
}
static int file_size(sqlite3_file *f, sqlite3_int64 *size) {
  return METHODS(f)->xFileSize(REAL(f), size);
}
static int lock_file(sqlite3_file *f, int level) {
  if (fails(PATH(f), TEST_DISK_LOCK)) return SQLITE_IOERR_LOCK;
  return METHODS(f)->xLock(REAL(f), level);
}
static int unlock_file(sqlite3_file *f, int level) { return METHODS(f)->xUnlock(REAL(f), level); }
static int check_reserved(sqlite3_file *f, int *result) {
  return METHODS(f)->xCheckReservedLock(REAL(f), result);
}
static int control(sqlite3_file *f, int operation, void *argument) {
  return METHODS(f)->xFileControl(REAL(f), operation, argument);
}
static int sector_size(sqlite3_file *f) { return METHODS(f)->xSectorSize(REAL(f)); }
static int characteristics(sqlite3_file *f) { return METHODS(f)->xDeviceCharacteristics(REAL(f)); }
static int memory_map(sqlite3_file *f, int region, int size, int extends, void volatile **memory) {
  if (fails(PATH(f), TEST_DISK_MEMORY)) return SQLITE_IOERR_SHMMAP;
  return METHODS(f)->xShmMap ? METHODS(f)->xShmMap(REAL(f), region, size, extends, memory)
                             : SQLITE_IOERR_SHMMAP;
}
static int memory_lock(sqlite3_file *f, int offset, int count, int flags) {
  if (!(flags & SQLITE_SHM_UNLOCK) && fails(PATH(f), TEST_DISK_LOCK)) return SQLITE_IOERR_SHMLOCK;
  return METHODS(f)->xShmLock(REAL(f), offset, count, flags);
}
static void memory_barrier(sqlite3_file *f) { METHODS(f)->xShmBarrier(REAL(f)); }
static int memory_unmap(sqlite3_file *f, int deletes) {
  return METHODS(f)->xShmUnmap ? METHODS(f)->xShmUnmap(REAL(f), deletes) : SQLITE_OK;
}

static const sqlite3_io_methods methods = {
    2,           close_file,      read_file,     write_file,   truncate_file,  sync_file,
    file_size,   lock_file,       unlock_file,   check_reserved, control,      sector_size,
    characteristics, memory_map,  memory_lock,   memory_barrier, memory_unmap, NULL,
    NULL,
};

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out) {
  (void)vfs;
  file->pMethods = NULL;
  if (fails(name, TEST_DISK_OPEN)) return SQLITE_CANTOPEN;
  disk_file *f = (disk_file *)file;
  f->path = NULL;
  f->real = (sqlite3_file *)(f + 1);
  int result = lower->xOpen(lower, name, f->real, flags, out);
  if (!f->real->pMethods) return result;
  f->base.pMethods = &methods;
  pthread_mutex_lock(&lock);
  int is_watched = is_here(name);
  pthread_mutex_unlock(&lock);
  if (is_watched) {
    f->path = strdup(name);
    note_synced(f, 1);
  }
  return result;
}
static int delete_file(sqlite3_vfs *vfs, const char *name, int syncs) {
  (void)vfs;
  if (fails(name, TEST_DISK_DELETE)) return SQLITE_IOERR_DELETE;
  return lower->xDelete(lower, name, syncs);
}
static int access_file(sqlite3_vfs *vfs, const char *name, int flags, int *result) {
  (void)vfs;
  return lower->xAccess(lower, name, flags, result);
}
static int full_name(sqlite3_vfs *vfs, const char *name, int size, char *full) {
  (void)vfs;
  return lower->xFullPathname(lower, name, size, full);
}
static int randomness(sqlite3_vfs *vfs, int count, char *bytes) {
  (void)vfs;
  return lower->xRandomness(lower, count, bytes);
}
static int sleep_for(sqlite3_vfs *vfs, int microseconds) {
  (void)vfs;
  return lower->xSleep(lower, microseconds);
}
static int current_time(sqlite3_vfs *vfs, double *days) {
  (void)vfs;
  return lower->xCurrentTime(lower, days);
}
static int last_error(sqlite3_vfs *vfs, int size, char *text) {
  (void)vfs;
  return lower->xGetLastError(lower, size, text);
}
static int milliseconds(sqlite3_vfs *vfs, sqlite3_int64 *now) {
  (void)vfs;
  return lower->xCurrentTimeInt64(lower, now);
}

int test_disk_install(void) {
  static sqlite3_vfs disk = {.iVersion = 2,
                             .szOsFile = sizeof(disk_file) + REAL_FILE_BYTES - 256,
                             .zName = "test-disk",
                             .xOpen = open_file,
                             .xDelete = delete_file,
                             .xAccess = access_file,
                             .xFullPathname = full_name,
                             .xRandomness = randomness,
                             .xSleep = sleep_for,
                             .xCurrentTime = current_time,
                             .xGetLastError = last_error,
                             .xCurrentTimeInt64 = milliseconds};
  pthread_mutex_lock(&lock);
  int result = SQLITE_OK;
  if (!lower) {
    sqlite3_initialize();
    lower = sqlite3_vfs_find(NULL);
    disk.mxPathname = lower->mxPathname;
    result = sqlite3_vfs_register(&disk, 1);
  }
  pthread_mutex_unlock(&lock);
  return result;
}

static void reset(void) {
  ledger_reset();
  memset(counts, 0, sizeof counts);
  failing_number = fails_for_ever = is_dead = 0;
}

void test_disk_watch(const char *prefix) {
  pthread_mutex_lock(&lock);
  reset();
  free(watched);
  watched = strdup(prefix);
  pthread_mutex_unlock(&lock);
}

void test_disk_fail(enum test_disk_call call, long number, int for_ever) {
  pthread_mutex_lock(&lock);
  failing_call = call;
  failing_number = number;
  fails_for_ever = for_ever;
  pthread_mutex_unlock(&lock);
}

long test_disk_count(enum test_disk_call call) {
  pthread_mutex_lock(&lock);
  long count = counts[call];
  pthread_mutex_unlock(&lock);
  return count;
}

void test_disk_lose_unsynced(unsigned long long seed) {
  pthread_mutex_lock(&lock);
  ledger_lose(seed);
  reset();
  pthread_mutex_unlock(&lock);
}

void test_disk_leave(void) {
  pthread_mutex_lock(&lock);
  reset();
  free(watched);
  watched = NULL;
  pthread_mutex_unlock(&lock);
}

// Calls beside SQLite's, which stand before those of the C library in the program that tests.

/* Does with names at the watched place what `call` does, unless it is to fail. */
static int change_names(const char *from, const char *to, void (*note)(const char *, const char *), long call,
                        long flags) {
  pthread_mutex_lock(&lock);
  const char *path = is_here(from) ? from : to;
  pthread_mutex_unlock(&lock);
  if (fails(path, TEST_DISK_NAME)) {
    errno = EIO;
    return -1;
  }
  pthread_mutex_lock(&lock);
  int is_watched = is_here(path);
  if (is_watched) {
    ledger_before(from);
    if (to) ledger_before(to);
  }
  int result = to ? (int)syscall(call, AT_FDCWD, from, AT_FDCWD, to, flags)
                  : (int)syscall(call, AT_FDCWD, from, flags);
  int code = errno;
  if (is_watched && result == 0) note(from, to);
  pthread_mutex_unlock(&lock);
  errno = code;
  return result;
}

static void note_removed(const char *path, const char *unused) {
  (void)unused;
  ledger_removed(path);
}

int unlink(const char *path) { return change_names(path, NULL, note_removed, SYS_unlinkat, 0); }

int rename(const char *from, const char *to) {
  return change_names(from, to, ledger_moved, SYS_renameat2, 0);
}

int link(const char *from, const char *to) {
  return change_names(from, to, ledger_linked, SYS_linkat, 0);
}

/* Whether `path` is the folder of the watched place. */
static int is_folder(const char *path) {
  size_t length = strlen(path);
  return watched && strncmp(watched, path, length) == 0 && watched[length] == '/' &&
         !strchr(watched + length + 1, '/');
}

static int synchronise(int descriptor, long call) {
  char link_path[64], path[4096];
  snprintf(link_path, sizeof link_path, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link_path, path, sizeof path - 1);
  path[length > 0 ? length : 0] = 0;
  pthread_mutex_lock(&lock);
  int is_names = is_folder(path), is_watched = is_here(path);
  pthread_mutex_unlock(&lock);
  if ((is_names || is_watched) && fails(is_names ? watched : path, TEST_DISK_SYNC)) {
    errno = EIO;
    return -1;
  }
  pthread_mutex_lock(&lock);
  if (is_names) ledger_names_synced();
  if (is_watched) {
    size_t size;
    uint8_t *bytes = ledger_contents(path, &size);
    if (bytes) ledger_synced(path, bytes, size);
  }
  pthread_mutex_unlock(&lock);
  return is_names || is_watched ? 0 : (int)syscall(call, descriptor);
}

int fsync(int descriptor) { return synchronise(descriptor, SYS_fsync); }

int fdatasync(int descriptor) { return synchronise(descriptor, SYS_fdatasync); }
