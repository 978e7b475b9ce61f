/* What a disk holds for certain, beside what was only written: contents that were never synced, and names that were made,
   moved or taken away since their folder was synced. */
#ifndef FOOTNOTE_LEDGER_H
#define FOOTNOTE_LEDGER_H

#include <stddef.h>
#include <stdint.h>

/* The contents of the file at `path`, or NULL for none. */
uint8_t *ledger_contents(const char *path, size_t *size);

/* Forgets everything. */
void ledger_reset(void);

/* Whether the file that `path` names is known. */
int ledger_knows(const char *path);

/* Takes over `bytes` as what the disk has of the file that `path` names. */
void ledger_synced(const char *path, uint8_t *bytes, size_t size);

/* Before a name is taken away, moved or given to a file a second time; afterwards, that it was done. */
void ledger_before(const char *path);
void ledger_removed(const char *path);
void ledger_moved(const char *from, const char *to);
void ledger_linked(const char *from, const char *to);

/* The names are on the disk as they are. */
void ledger_names_synced(void);

/* Puts what is left when the power goes: names as they were at some moment since they were synced, and of each file, sector by
   sector, what was synced or what was written. */
void ledger_lose(unsigned long long seed);

#endif
