#include "Ledger.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { SECTOR = 512, MOST_NAMES = 32, MOST_FILES = 64, MOST_MOMENTS = 64, NO_FILE = -1 };

/* A file, whatever it is called. */
typedef struct {
  uint8_t *bytes; /* as the disk has it for certain */
  size_t size;
  uint8_t *last; /* as it was when its last name was taken away */
  size_t last_size;
  int is_synced; /* at least once */
} kept_file;

static char *names[MOST_NAMES];
static kept_file files[MOST_FILES];
static int name_count, file_count, moment_count;
/* Which file each name meant, at each moment since names were synced; the last one is now. */
static int moments[MOST_MOMENTS][MOST_NAMES];

uint8_t *ledger_contents(const char *path, size_t *size) {
  struct stat status;
  int file = open(path, O_RDONLY | O_CLOEXEC);
  uint8_t *bytes = NULL;
  *size = 0;
  if (file >= 0 && fstat(file, &status) == 0) {
    bytes = malloc((size_t)status.st_size + 1);
    ssize_t count = pread(file, bytes, (size_t)status.st_size, 0);
    *size = count > 0 ? (size_t)count : 0;
  }
  if (file >= 0) close(file);
  return bytes;
}

void ledger_reset(void) {
  for (int i = 0; i < name_count; i++) free(names[i]);
  for (int i = 0; i < file_count; i++) {
    free(files[i].bytes);
    free(files[i].last);
  }
  memset(files, 0, sizeof files);
  name_count = file_count = 0;
  moment_count = 1;
}

static int *now(void) { return moments[moment_count - 1]; }

static int number_of(const char *path) {
  for (int i = 0; i < name_count; i++)
    if (strcmp(names[i], path) == 0) return i;
  if (name_count == MOST_NAMES) abort();
  if (moment_count == 0) moment_count = 1;
  for (int i = 0; i < moment_count; i++) moments[i][name_count] = NO_FILE;
  names[name_count] = strdup(path);
  return name_count++;
}

int ledger_knows(const char *path) { return now()[number_of(path)] != NO_FILE; }

void ledger_synced(const char *path, uint8_t *bytes, size_t size) {
  int name = number_of(path), file = now()[name];
  int is_new = file == NO_FILE;
  if (is_new) {
    if (file_count == MOST_FILES) abort();
    file = file_count++;
    now()[name] = file;
    /* A file that was there before anybody looked has been there all the time. */
    for (int i = moment_count - 1; i > 0 && moments[i - 1][name] == NO_FILE; i--) moments[i - 1][name] = file;
  }
  free(files[file].bytes);
  files[file].bytes = bytes;
  files[file].size = size;
  files[file].is_synced = !is_new || size > 0;
}

void ledger_before(const char *path) {
  size_t size;
  uint8_t *bytes = ledger_contents(path, &size);
  if (!bytes) return;
  if (!ledger_knows(path)) {
    uint8_t *copy = malloc(size + 1);
    memcpy(copy, bytes, size);
    ledger_synced(path, copy, size);
  }
  kept_file *file = &files[now()[number_of(path)]];
  free(file->last);
  file->last = bytes;
  file->last_size = size;
}

static void begin_moment(void) {
  if (moment_count == MOST_MOMENTS) abort();
  memcpy(moments[moment_count], moments[moment_count - 1], sizeof moments[0]);
  moment_count++;
}

void ledger_removed(const char *path) {
  int name = number_of(path);
  begin_moment();
  now()[name] = NO_FILE;
}

void ledger_moved(const char *from, const char *to) {
  int source = number_of(from), target = number_of(to);
  begin_moment();
  now()[target] = now()[source];
  now()[source] = NO_FILE;
}

void ledger_linked(const char *from, const char *to) {
  int source = number_of(from), target = number_of(to);
  begin_moment();
  now()[target] = now()[source];
}

void ledger_names_synced(void) {
  memmove(moments[0], now(), sizeof moments[0]);
  moment_count = 1;
}

static unsigned long long next(unsigned long long *seed) {
  *seed = *seed * 6364136223846793005u + 1442695040888963407u;
  return *seed >> 33;
}

/* What a file holds once the power is back, put into its `last`. */
static void mix(kept_file *file, unsigned long long *seed) {
  size_t longest = file->size > file->last_size ? file->size : file->last_size;
  if (!file->is_synced) {
    /* A file system says that a file has grown only once the bytes are there. */
    file->last_size = longest ? next(seed) % (longest + 1) : 0;
    return;
  }
  uint8_t *bytes = calloc(longest + SECTOR, 1);
  if (file->last_size) memcpy(bytes, file->last, file->last_size);
  for (size_t place = 0; place < longest; place += SECTOR) {
    if (next(seed) & 1) continue;
    memset(bytes + place, 0, SECTOR);
    if (place < file->size)
      memcpy(bytes + place, file->bytes + place, file->size - place < SECTOR ? file->size - place : SECTOR);
  }
  size_t size = next(seed) & 1 ? file->size : file->last_size;
  free(file->last);
  file->last = bytes;
  file->last_size = size;
}

void ledger_lose(unsigned long long seed) {
  for (int name = 0; name < name_count; name++)
    if (now()[name] != NO_FILE) ledger_before(names[name]);
  for (int i = 0; i < file_count; i++) mix(&files[i], &seed);
  int moment = (int)(next(&seed) % (unsigned long long)moment_count);
  for (int name = 0; name < name_count; name++) {
    int file = moments[moment][name];
    syscall(SYS_unlinkat, AT_FDCWD, names[name], 0);
    if (file == NO_FILE) continue;
    int descriptor = open(names[name], O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor < 0) continue;
    if (pwrite(descriptor, files[file].last, files[file].last_size, 0) < 0) abort();
    close(descriptor);
  }
}
