/// Files in memory that may be cut while they are read.
#ifndef FOOTNOTE_CSAFEMAP_H
#define FOOTNOTE_CSAFEMAP_H

#include <stddef.h>
#include <stdint.h>

typedef struct safe_map safe_map;

/// Maps the first `count` bytes of an open file, which may be closed then. NULL when that cannot be done.
///
/// What is read where the file no longer has anything is zeros instead of a signal that ends the program, and the map counts as
/// damaged from then on.
safe_map *safe_map_open(int file, size_t count);
void safe_map_close(safe_map *map);

const uint8_t *safe_map_bytes(const safe_map *map);
int safe_map_is_damaged(const safe_map *map);

#endif
