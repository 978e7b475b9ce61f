/* A disk that fails when it is told to, below SQLite's own file system and the calls beside it that sync files and change names;
   only files whose paths begin with a given text are on it. */
#ifndef FOOTNOTE_CTESTDISK_H
#define FOOTNOTE_CTESTDISK_H

enum test_disk_call {
  TEST_DISK_READ,
  TEST_DISK_WRITE,
  TEST_DISK_SYNC,
  TEST_DISK_TRUNCATE,
  TEST_DISK_LOCK,
  TEST_DISK_MEMORY,
  TEST_DISK_OPEN,
  TEST_DISK_DELETE,
  /* A name taken away, moved, or given to a file a second time, by SQLite or beside it. */
  TEST_DISK_NAME,
  TEST_DISK_CALLS,
};

/* Puts the disk below all databases that are opened from now on; once for the process. Returns an SQLite result code. */
int test_disk_install(void);

/* Counts calls on files whose paths begin with `prefix` from 0 again; none fails. */
void test_disk_watch(const char *prefix);

/* Has the `number`th call of a kind fail, from 1 on; 0: none. With `for_ever`, every call of any kind after it fails too, as if
   the machine had lost its power. */
void test_disk_fail(enum test_disk_call call, long number, int for_ever);

/* How many calls of a kind there were. */
long test_disk_count(enum test_disk_call call);

/* Takes back, of what was written and never synced, what chance wants: sector by sector; and names to what they were at some
   moment since their folder was synced. Every database must be closed. */
void test_disk_lose_unsynced(unsigned long long seed);

/* No file is on the disk any more. */
void test_disk_leave(void);

#endif
