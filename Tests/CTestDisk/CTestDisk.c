#include "CTestDisk.h"

#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { REAL_FILE_BYTES = 1024, SECTOR = 512, MOST_FILES = 64 };

typedef struct {
  sqlite3_file base;
  sqlite3_file *real;
  char *path; /* NULL: not on the disk */
} disk_file;

/* A file as the disk has it for certain. */
typedef struct {
  char *path;
  uint8_t *bytes;
  size_t size;
} synced_file;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char *watched;
static long counts[TEST_DISK_CALLS], failing_number;
static enum test_disk_call failing_call;
static int fails_for_ever, is_dead;
static synced_file synced[MOST_FILES];
static sqlite3_vfs *lower;

/* Whether the call that is being made fails. */
static int fails(const char *path, enum test_disk_call call) {
  if (!path) return 0;
  pthread_mutex_lock(&lock);
  int result = 0;
  if (watched && strncmp(path, watched, strlen(watched)) == 0) {
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

static uint8_t *contents(const char *path, size_t *size) {
  struct stat status;
  int file = open(path, O_RDONLY);
  uint8_t *bytes = NULL;
  *size = 0;
  if (file >= 0 && fstat(file, &status) == 0 && status.st_size > 0) {
    bytes = malloc((size_t)status.st_size);
    ssize_t count = pread(file, bytes, (size_t)status.st_size, 0);
    *size = count > 0 ? (size_t)count : 0;
  }
  if (file >= 0) close(file);
  return bytes;
}

static synced_file *entry(const char *path) {
  for (int i = 0; i < MOST_FILES; i++)
    if (synced[i].path && strcmp(synced[i].path, path) == 0) return &synced[i];
  return NULL;
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
  synced_file *found = entry(f->path);
  if (!(is_new && found)) {
    for (int i = 0; !found && i < MOST_FILES; i++)
      if (!synced[i].path) {
        found = &synced[i];
        found->path = strdup(f->path);
      }
    if (found) {
      free(found->bytes);
      found->bytes = contents_of(f->real, &found->size);
    }
  }
  pthread_mutex_unlock(&lock);
}

static void forget(synced_file *file) {
  free(file->path);
  free(file->bytes);
  *file = (synced_file){NULL, NULL, 0};
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
  int is_here = name && watched && strncmp(name, watched, strlen(watched)) == 0;
  pthread_mutex_unlock(&lock);
  if (is_here) {
    f->path = strdup(name);
    note_synced(f, 1);
  }
  return result;
}
static int delete_file(sqlite3_vfs *vfs, const char *name, int syncs) {
  (void)vfs;
  if (fails(name, TEST_DISK_DELETE)) return SQLITE_IOERR_DELETE;
  int result = lower->xDelete(lower, name, syncs);
  pthread_mutex_lock(&lock);
  synced_file *found = entry(name);
  if (found) forget(found);
  pthread_mutex_unlock(&lock);
  return result;
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
  for (int i = 0; i < MOST_FILES; i++) forget(&synced[i]);
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
  for (int i = 0; i < MOST_FILES; i++) {
    synced_file *file = &synced[i];
    size_t size = 0;
    uint8_t *now = file->path ? contents(file->path, &size) : NULL;
    int descriptor = file->path ? open(file->path, O_WRONLY) : -1;
    if (descriptor >= 0) {
      static const uint8_t nothing[SECTOR];
      for (size_t place = 0; place < size || place < file->size; place += SECTOR) {
        const uint8_t *before = place < file->size ? file->bytes + place : nothing;
        size_t end = place < file->size ? file->size : size;
        size_t count = end - place < SECTOR ? end - place : SECTOR;
        int differs = place + count > size || memcmp(now + place, before, count) != 0;
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        if (differs && seed >> 63) (void)!pwrite(descriptor, before, count, (off_t)place);
      }
      seed = seed * 6364136223846793005u + 1442695040888963407u;
      if (size > file->size && seed >> 63) (void)!ftruncate(descriptor, (off_t)file->size);
      close(descriptor);
    }
    free(now);
  }
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
