#define _GNU_SOURCE
#include "CSafeMap.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { MOST_MAPS = 16 };

struct safe_map {
  _Atomic(uint8_t *) bytes;  // NULL: this place is free
  atomic_size_t count;
  atomic_int is_damaged;
};

static safe_map maps[MOST_MAPS];
static struct sigaction former;
static uintptr_t page_bytes;

/// Puts a page of zeros where the file has none any more; a signal of any other kind is left to who handled it before.
static void read_behind_end(int signal, siginfo_t *info, void *context) {
  (void)context;
  uintptr_t place = (uintptr_t)info->si_addr;
  for (int i = 0; i < MOST_MAPS; i++) {
    uintptr_t start = (uintptr_t)atomic_load(&maps[i].bytes);
    if (start == 0 || place < start || place - start >= atomic_load(&maps[i].count)) continue;
    void *page = (void *)(place & ~(page_bytes - 1));
    if (mmap(page, page_bytes, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == page) {
      atomic_store(&maps[i].is_damaged, 1);
      return;
    }
  }
  sigaction(signal, &former, NULL);  // The read is tried again, and then ends as it would have.
}

static void install(void) {
  page_bytes = (uintptr_t)sysconf(_SC_PAGESIZE);
  struct sigaction action = {.sa_sigaction = read_behind_end, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  sigaction(SIGBUS, &action, &former);
}

safe_map *safe_map_open(int file, size_t count) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
  pthread_once(&once, install);
  uint8_t *bytes = mmap(NULL, count, PROT_READ, MAP_PRIVATE, file, 0);
  if (bytes == MAP_FAILED) return NULL;
  safe_map *map = NULL;
  pthread_mutex_lock(&lock);
  for (int i = 0; i < MOST_MAPS && !map; i++)
    if (atomic_load(&maps[i].bytes) == NULL) map = &maps[i];
  if (map) {
    atomic_store(&map->count, count);
    atomic_store(&map->is_damaged, 0);
    atomic_store(&map->bytes, bytes);
  }
  pthread_mutex_unlock(&lock);
  if (!map) munmap(bytes, count);
  return map;
}

void safe_map_close(safe_map *map) {
  uint8_t *bytes = atomic_load(&map->bytes);
  size_t count = atomic_load(&map->count);
  munmap(bytes, count);
  atomic_store(&map->bytes, NULL);
}

const uint8_t *safe_map_bytes(const safe_map *map) { return atomic_load(&map->bytes); }

int safe_map_is_damaged(const safe_map *map) { return atomic_load(&map->is_damaged); }
