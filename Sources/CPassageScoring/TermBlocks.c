/// Reads the occurrences of a term straight from the blocks that FTS5 stores, several times as fast as through its functions.
///
/// The format is described in the opening comments of `fts5_index.c` of SQLite, and files keep it (version 4 in the table
/// `config`; anything else is not read here). Every number is checked against the block it stands in; a block that is not
/// as expected ends the reading, and the caller asks FTS5 itself.
#include <stdlib.h>
#include <string.h>

#include "Postings.h"

enum {
  FORMAT_VERSION = 4,
  STRUCTURE_ROW = 10,
  /// Bits of a block's number that stand for its page within a segment.
  PAGE_BITS = 37,
  MAIN_INDEX = '0',
  HEADER_BYTES = 4,
  MOST_SEGMENTS = 2000,
  /// FTS5 numbers segments in 16 bits and their pages in 31.
  GREATEST_SEGMENT = 0xFFFF,
  GREATEST_PAGE = 0x7FFFFFFF,
};

/// One sorted run of terms: pages `first` to `last`.
typedef struct {
  int level;
  uint32_t number, first, last;
} segment;

struct term_blocks {
  sqlite3_stmt *structure, *seek, *pages;
  segment *segments;  // the oldest first, so that rows ascend
  size_t segment_count;
  uint8_t *key;  // the term wanted, after the mark of the main index
  size_t key_length, key_capacity;
};

/// Bytes that are being read; `failed` is set by reading beyond the end.
typedef struct {
  const uint8_t *bytes;
  size_t place, end;
  int failed;
} cursor;

/// Big-endian, seven bits a byte, the ninth byte whole.
static uint64_t long_varint(cursor *c) {
  uint64_t value = 0;
  for (int i = 0; i < 9; i++) {
    if (c->place >= c->end) break;
    uint8_t byte = c->bytes[c->place++];
    if (i == 8) return value << 8 | byte;
    value = value << 7 | (byte & 0x7F);
    if (byte < 0x80) return value;
  }
  c->failed = 1;
  return 0;
}

/// The same, without a loop for a number of one or two bytes, as most are.
__attribute__((always_inline)) static inline uint64_t varint(cursor *c) {
  const uint8_t *next = c->bytes + c->place;
  if (c->place < c->end && c->end - c->place >= 2 && (next[0] & next[1] & 0x80) == 0) {
    int is_short = next[0] < 0x80;
    c->place += is_short ? 1 : 2;
    return is_short ? next[0] : (uint64_t)(next[0] & 0x7F) << 7 | next[1];
  }
  return long_varint(c);
}

static size_t two_bytes(const uint8_t *bytes) { return (size_t)bytes[0] << 8 | bytes[1]; }

// Opening.

static int has_known_format(sqlite3 *database) {
  sqlite3_stmt *statement = NULL;
  int is_known =
      sqlite3_prepare_v2(database, "select v from passage_terms_config where k = 'version'", -1,
                         &statement, NULL) == SQLITE_OK &&
      sqlite3_step(statement) == SQLITE_ROW &&
      sqlite3_column_int(statement, 0) == FORMAT_VERSION;
  sqlite3_finalize(statement);
  return is_known;
}

static int prepare(sqlite3 *database, const char *sql, sqlite3_stmt **statement) {
  return sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL);
}

term_blocks *term_blocks_open(sqlite3 *database) {
  if (!has_known_format(database)) return NULL;
  term_blocks *blocks = calloc(1, sizeof *blocks);
  if (!blocks) return NULL;
  if (prepare(database, "select block from passage_terms_data where id = ?1",
              &blocks->structure) != SQLITE_OK ||
      prepare(database,
              "select pgno from passage_terms_idx where segid = ?1 and term <= ?2 "
              "order by term desc limit 1",
              &blocks->seek) != SQLITE_OK ||
      prepare(database,
              "select id, block from passage_terms_data where id between ?1 and ?2 order by id",
              &blocks->pages) != SQLITE_OK) {
    term_blocks_close(blocks);
    return NULL;
  }
  return blocks;
}

void term_blocks_close(term_blocks *blocks) {
  if (!blocks) return;
  sqlite3_finalize(blocks->structure);
  sqlite3_finalize(blocks->seek);
  sqlite3_finalize(blocks->pages);
  free(blocks->segments);
  free(blocks->key);
  free(blocks);
}

// Segments.

static int parse_structure(term_blocks *blocks, cursor c) {
  static const uint8_t newer[4] = {0xFF, 0, 0, 1};
  c.place = 4;  // a number that changes with each write
  if (c.end < 8 || memcmp(c.bytes + 4, newer, 4) == 0) return SQLITE_NOTFOUND;
  uint64_t levels = varint(&c), total = varint(&c);
  varint(&c);
  if (c.failed || levels > MOST_SEGMENTS || total > MOST_SEGMENTS) return SQLITE_NOTFOUND;
  segment *grown = realloc(blocks->segments, (total ? total : 1) * sizeof *grown);
  if (!grown) return SQLITE_NOMEM;
  blocks->segments = grown;
  for (int level = 0; level < (int)levels; level++) {
    varint(&c);
    for (uint64_t left = varint(&c); left > 0; left--) {
      segment found = {.level = level};
      uint64_t number = varint(&c), first = varint(&c), last = varint(&c);
      if (c.failed || blocks->segment_count >= total || number > GREATEST_SEGMENT ||
          first > GREATEST_PAGE || last > GREATEST_PAGE)
        return SQLITE_NOTFOUND;
      found.number = (uint32_t)number;
      found.first = (uint32_t)first;
      found.last = (uint32_t)last;
      blocks->segments[blocks->segment_count++] = found;
    }
  }
  return c.failed || blocks->segment_count != total ? SQLITE_NOTFOUND : SQLITE_OK;
}

int term_blocks_refresh(term_blocks *blocks) {
  blocks->segment_count = 0;
  sqlite3_bind_int(blocks->structure, 1, STRUCTURE_ROW);
  int result = SQLITE_NOTFOUND;
  if (sqlite3_step(blocks->structure) == SQLITE_ROW) {
    cursor c = {sqlite3_column_blob(blocks->structure, 0), 0,
                (size_t)sqlite3_column_bytes(blocks->structure, 0), 0};
    result = parse_structure(blocks, c);
  }
  sqlite3_reset(blocks->structure);
  if (result != SQLITE_OK) blocks->segment_count = 0;
  // The record has the newest level first, but within a level the oldest segment; insertion keeps that order.
  for (size_t i = 1; i < blocks->segment_count; i++)
    for (size_t j = i; j > 0 && blocks->segments[j].level > blocks->segments[j - 1].level; j--) {
      segment moved = blocks->segments[j];
      blocks->segments[j] = blocks->segments[j - 1];
      blocks->segments[j - 1] = moved;
    }
  return result;
}

// Pages.

/// One page of a segment.
typedef struct {
  const uint8_t *bytes;
  /// Where the page's content ends and its list of terms begins; where that ends.
  size_t content_end, size;
} leaf;

static int open_leaf(sqlite3_stmt *statement, leaf *page) {
  page->bytes = sqlite3_column_blob(statement, 1);
  page->size = (size_t)sqlite3_column_bytes(statement, 1);
  if (!page->bytes || page->size < HEADER_BYTES) return SQLITE_CORRUPT;
  page->content_end = two_bytes(page->bytes + 2);
  return page->content_end < HEADER_BYTES || page->content_end > page->size ? SQLITE_CORRUPT
                                                                              : SQLITE_OK;
}

/// Finds the wanted term on a page, and sets where its rows begin and end there. Returns SQLITE_DONE when it is not there.
static int find_term(const term_blocks *blocks, const leaf *page, size_t *begin, size_t *end) {
  cursor list = {page->bytes, page->content_end, page->size, 0};
  size_t place = 0, matched = 0;  // leading bytes that the term read last shares with the key
  for (int is_first = 1; list.place < list.end; is_first = 0) {
    place += varint(&list);
    cursor c = {page->bytes, place, page->content_end, 0};
    uint64_t shared = is_first ? 0 : varint(&c), rest = varint(&c);
    if (list.failed || c.failed || rest > c.end - c.place) return SQLITE_CORRUPT;
    const uint8_t *suffix = c.bytes + c.place;
    c.place += rest;
    if (shared > matched) continue;  // It goes on where the one before already differed.
    matched = shared;
    while (matched < blocks->key_length && matched - shared < rest &&
           suffix[matched - shared] == blocks->key[matched])
      matched++;
    size_t compared = matched - (size_t)shared;
    if (matched < blocks->key_length && compared < rest && suffix[compared] > blocks->key[matched])
      return SQLITE_DONE;  // Terms are sorted.
    if (matched < blocks->key_length || rest + shared != blocks->key_length) continue;
    *begin = c.place;
    *end = list.place < list.end ? place + varint(&list) : page->content_end;
    return list.failed || *end > page->content_end || *begin > *end ? SQLITE_CORRUPT : SQLITE_OK;
  }
  return SQLITE_DONE;
}

/// A list of rows that is being read, over as many pages as it takes.
typedef struct {
  postings *list;
  uint32_t row_count;
  int64_t row;
  int is_absolute;     // the next row stands there whole, not as the distance from the one before
  uint64_t pending;    // bytes of places still to come for `row`
  uint32_t frequency;  // places met so far
} row_reader;

static int emit(row_reader *r) {
  if (r->frequency == 0) return SQLITE_OK;  // a deletion
  if (r->row < 0 || r->row >= r->row_count) return SQLITE_OK;
  if (r->list->count && r->list->numbers[r->list->count - 1] >= r->row) return SQLITE_NOTFOUND;
  return postings_append(r->list, (uint32_t)r->row, (float)r->frequency);
}

/// How many places `count` bytes hold: each is one number, whose last byte alone is below 128.
static uint32_t places_in(const uint8_t *bytes, size_t count) {
  if (count == 1) return bytes[0] < 0x80;
  uint32_t places = 0;
  for (size_t i = 0; i < count; i++) places += bytes[i] < 0x80;
  return places;
}

/// Counts what is there of the places still to come.
static void count_places(row_reader *r, cursor *c) {
  size_t left = c->end - c->place, count = r->pending < left ? r->pending : left;
  r->frequency += places_in(c->bytes + c->place, count);
  c->place += count;
  r->pending -= count;
}

static int read_rows(row_reader *r, cursor c) {
  if (r->pending) {
    count_places(r, &c);
    if (r->pending) return SQLITE_OK;
    int result = emit(r);
    if (result != SQLITE_OK) return result;
  }
  while (c.place < c.end) {
    uint64_t step = varint(&c);
    r->row = (int64_t)(r->is_absolute ? step : (uint64_t)r->row + step);
    r->is_absolute = 0;
    r->pending = varint(&c) >> 1;
    if (c.failed) return SQLITE_CORRUPT;
    r->frequency = 0;
    count_places(r, &c);
    if (r->pending) return SQLITE_OK;
    int result = emit(r);
    if (result != SQLITE_OK) return result;
  }
  return SQLITE_OK;
}

/// Reads on where a list goes on at the top of a page. Returns SQLITE_DONE when it ends there.
static int read_continued(row_reader *r, const leaf *page) {
  cursor terms = {page->bytes, page->content_end, page->size, 0};
  int has_terms = page->size > page->content_end;
  size_t end = has_terms ? varint(&terms) : page->content_end;
  if (terms.failed || end < HEADER_BYTES || end > page->content_end) return SQLITE_CORRUPT;
  r->is_absolute = 1;
  int result = read_rows(r, (cursor){page->bytes, HEADER_BYTES, end, 0});
  return result == SQLITE_OK && has_terms ? SQLITE_DONE : result;
}

/// The page of a segment that would hold the key; 0 when it stands before all of them.
static uint32_t page_of_key(term_blocks *blocks, const segment *s) {
  sqlite3_bind_int64(blocks->seek, 1, s->number);
  sqlite3_bind_blob(blocks->seek, 2, blocks->key, (int)blocks->key_length, SQLITE_STATIC);
  uint32_t page = s->first;
  if (sqlite3_step(blocks->seek) == SQLITE_ROW) {
    int64_t found = sqlite3_column_int64(blocks->seek, 0) >> 1;
    if (found > page && found <= GREATEST_PAGE) page = (uint32_t)found;
  }
  sqlite3_reset(blocks->seek);
  return page;
}

static int read_segment(term_blocks *blocks, const segment *s, row_reader *r) {
  int64_t base = (int64_t)((uint64_t)s->number << PAGE_BITS), expected = base + page_of_key(blocks, s);
  sqlite3_bind_int64(blocks->pages, 1, expected);
  sqlite3_bind_int64(blocks->pages, 2, base + s->last);
  int result = SQLITE_OK, is_first = 1;
  while (result == SQLITE_OK && expected <= base + s->last) {
    leaf page;
    if (sqlite3_step(blocks->pages) != SQLITE_ROW ||
        sqlite3_column_int64(blocks->pages, 0) != expected++) {
      result = SQLITE_CORRUPT;
      break;
    }
    result = open_leaf(blocks->pages, &page);
    if (result != SQLITE_OK) break;
    size_t begin, end;
    if (!is_first) {
      result = read_continued(r, &page);
      continue;
    }
    is_first = 0;
    result = find_term(blocks, &page, &begin, &end);
    if (result != SQLITE_OK) break;
    r->is_absolute = 1;
    result = read_rows(r, (cursor){page.bytes, begin, end, 0});
    if (result == SQLITE_OK && end < page.content_end) result = SQLITE_DONE;
  }
  sqlite3_reset(blocks->pages);
  if (r->pending) return SQLITE_CORRUPT;
  return result == SQLITE_DONE ? SQLITE_OK : result;
}

static int set_key(term_blocks *blocks, const char *term, size_t length) {
  if (length + 1 > blocks->key_capacity) {
    uint8_t *grown = realloc(blocks->key, length + 1);
    if (!grown) return SQLITE_NOMEM;
    blocks->key = grown;
    blocks->key_capacity = length + 1;
  }
  blocks->key[0] = MAIN_INDEX;
  memcpy(blocks->key + 1, term, length);
  blocks->key_length = length + 1;
  return SQLITE_OK;
}

int term_blocks_read(term_blocks *blocks, const char *term, size_t length, uint32_t row_count,
                     postings *list) {
  int result = set_key(blocks, term, length);
  row_reader reader = {.list = list, .row_count = row_count};
  for (size_t i = 0; i < blocks->segment_count && result == SQLITE_OK; i++)
    result = read_segment(blocks, &blocks->segments[i], &reader);
  return result;
}
