/// What the two ways of reading a term's occurrences share; not seen outside this target.
#ifndef FOOTNOTE_POSTINGS_H
#define FOOTNOTE_POSTINGS_H

#include "CPassageScoring.h"

/// Growing list of a term's occurrences: row and number of places, or article and weighted number.
typedef struct {
  uint32_t *numbers;
  float *frequencies;
  size_t count, capacity;
} postings;

/// Makes room for one more. Returns an SQLite result code.
int postings_grow(postings *list);

static inline int postings_append(postings *list, uint32_t number, float frequency) {
  if (list->count == list->capacity && postings_grow(list) != SQLITE_OK) return SQLITE_NOMEM;
  list->numbers[list->count] = number;
  list->frequencies[list->count++] = frequency;
  return SQLITE_OK;
}

/// Adds every row below `row_count` that holds `term`, ascending, with how often it does.
///
/// Returns SQLITE_OK, or another code when the blocks are not as expected; `list` then holds nothing of use, and the term has to
/// be looked up the documented way.
int term_blocks_read(term_blocks *blocks, const char *term, size_t length, uint32_t row_count,
                     postings *list);

#endif
