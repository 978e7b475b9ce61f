/* Reads terms from blocks of which some bytes were altered, again and again: Scripts/sanitize-blocks builds it with sanitizers.
   usage: blocks INDEX SECONDS SEED */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "CPassageScoring.h"

static unsigned long long state;

static unsigned next(unsigned bound) {
  state = state * 6364136223846793005u + 1442695040888963407u;
  return bound ? (unsigned)(state >> 33) % bound : 0;
}

/* The index in memory, as a database without a log. */
static sqlite3 *load(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file || fseek(file, 0, SEEK_END) != 0) exit(2);
  long size = ftell(file);
  unsigned char *bytes = sqlite3_malloc64((sqlite3_uint64)size);
  rewind(file);
  if (!bytes || fread(bytes, 1, (size_t)size, file) != (size_t)size) exit(2);
  fclose(file);
  bytes[18] = bytes[19] = 1;
  sqlite3 *database = NULL;
  if (sqlite3_open(":memory:", &database) != SQLITE_OK ||
      sqlite3_deserialize(database, "main", bytes, size, size,
                          SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) != SQLITE_OK)
    exit(2);
  return database;
}

/* Reads some words, known and unknown, from the blocks as they are. */
static void read_words(sqlite3 *database, passage_scorer *scorer) {
  static const char *words[] = {"a", "film", "the", "ulvan", "2025", "zzz", "harbour", "million"};
  double weight = 1;
  term_blocks *blocks = term_blocks_open(database);
  if (!blocks) return;
  if (term_blocks_refresh(blocks) == SQLITE_OK)
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
      const uint32_t *rows;
      size_t count;
      if (passage_scorer_prepare(scorer, &weight, 1, 1, 1) != SQLITE_OK) break;
      passage_scorer_scan_blocks(scorer, blocks, 0, words[i], strlen(words[i]));
      passage_scorer_list_blocks(scorer, blocks, words[i], strlen(words[i]), &rows, &count);
    }
  term_blocks_close(blocks);
}

int main(int count, char **arguments) {
  if (count != 4) return 64;
  state = strtoull(arguments[3], NULL, 10);
  sqlite3 *database = load(arguments[1]);
  passage_scorer *scorer = passage_scorer_new();
  uint8_t lengths[2 * 512];
  for (int i = 0; i < 512; i++) {
    lengths[2 * i] = 40;
    lengths[2 * i + 1] = i % 5 == 1 ? 0x80 : 0;
  }
  passage_scorer_parameters parameters = {1.2, 0.75, 1.2, 0.4, 3, 2};
  if (passage_scorer_reset(scorer, 512) != SQLITE_OK) return 2;
  passage_scorer_load(scorer, 0, lengths, 512);
  if (passage_scorer_finish(scorer, parameters) != SQLITE_OK) return 2;
  sqlite3_stmt *pick, *write;
  if (sqlite3_prepare_v2(database, "select id, block from passage_terms_data order by id limit 1 offset ?", -1,
                         &pick, NULL) != SQLITE_OK ||
      sqlite3_prepare_v2(database, "update passage_terms_data set block = ? where id = ?", -1, &write, NULL) !=
          SQLITE_OK)
    return 2;
  sqlite3_stmt *total;
  sqlite3_prepare_v2(database, "select count(*) from passage_terms_data", -1, &total, NULL);
  unsigned blocks = sqlite3_step(total) == SQLITE_ROW ? (unsigned)sqlite3_column_int(total, 0) : 0;
  sqlite3_finalize(total);
  unsigned long rounds = 0;
  for (time_t end = time(NULL) + atol(arguments[2]); time(NULL) < end; rounds++) {
    sqlite3_bind_int(pick, 1, (int)next(blocks));
    if (sqlite3_step(pick) != SQLITE_ROW) return 2;
    sqlite3_int64 row = sqlite3_column_int64(pick, 0);
    int size = sqlite3_column_bytes(pick, 1);
    unsigned char *sound = malloc((size_t)size + 1), *altered = malloc((size_t)size + 1);
    if (size > 0) memcpy(sound, sqlite3_column_blob(pick, 1), (size_t)size);
    sqlite3_reset(pick);
    memcpy(altered, sound, (size_t)size);
    for (unsigned change = next(6); size > 0; change--) {
      static const unsigned char extremes[] = {0, 1, 0x7F, 0x80, 0xFF};
      altered[next((unsigned)size)] = next(2) ? (unsigned char)next(256) : extremes[next(5)];
      if (change == 0) break;
    }
    int cut = next(4) == 0 ? (int)next((unsigned)size + 1) : size;
    for (int turn = 0; turn < 2; turn++) {
      sqlite3_bind_blob(write, 1, turn == 0 ? altered : sound, turn == 0 ? cut : size, SQLITE_STATIC);
      sqlite3_bind_int64(write, 2, row);
      if (sqlite3_step(write) != SQLITE_DONE) return 2;
      sqlite3_reset(write);
      if (turn == 0) read_words(database, scorer);
    }
    free(sound);
    free(altered);
  }
  sqlite3_finalize(pick);
  sqlite3_finalize(write);
  passage_scorer_free(scorer);
  sqlite3_close(database);
  printf("%lu altered blocks read, seed %s\n", rounds, arguments[3]);
  return 0;
}
