/// Scoring of passages and articles through FTS5's documented extension API, term at a time.
///
/// One `passage_scorer` serves one connection and one thread at a time. Rows are FTS5 rowids; the rows of an article are
/// neighbours: first one that holds its title and description, then one for each passage.
#ifndef FOOTNOTE_CPASSAGESCORING_H
#define FOOTNOTE_CPASSAGESCORING_H

#include "BulkRows.h"
#include "CheckedPages.h"
#include "IndexHeader.h"
#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>

/// Marks, in the 16 bits kept for a row, that the row opens an article; the other bits hold its length in words.
#define PASSAGE_SCORER_OPENS_ARTICLE 0x8000u
/// The longest length kept; longer rows count as this long.
#define PASSAGE_SCORER_LONGEST 0x7FFFu

/// The numbers of BM25 for passages, and of BM25F for articles.
typedef struct {
  double passage_k1, passage_b;
  double article_k1, article_b;
  /// How often the title row and the first passage count in an article's term frequencies and length.
  double title_weight, opening_weight;
} passage_scorer_parameters;

/// What one scan found about one term.
typedef struct {
  uint32_t passages, articles;
  double passage_idf, article_idf;
} passage_scorer_term;

/// A row (of a passage, or the first of an article) and its score.
typedef struct {
  uint32_t row;
  float score;
} passage_scorer_hit;

typedef struct passage_scorer passage_scorer;

/// NULL when there is no memory.
passage_scorer *passage_scorer_new(void);
void passage_scorer_free(passage_scorer *scorer);

/// Registers the tokenizer `footnote` (terms packed by the caller: each preceded by a space, or by byte 1 when it stands at the
/// position of the one before) and, if `scorer` is not NULL, the auxiliary function `footnote_scan` that fills it.
/// Returns an SQLite result code.
int passage_scorer_register(sqlite3 *database, passage_scorer *scorer);

/// Makes room for rows below `row_count` and forgets all lengths. Returns an SQLite result code.
int passage_scorer_reset(passage_scorer *scorer, uint32_t row_count);
/// Takes the 16-bit little-endian values of `count` rows from `first` on; 0 for rows that are not in use.
void passage_scorer_load(passage_scorer *scorer, uint32_t first, const uint8_t *lengths, size_t count);
/// Ends loading: counts articles and prepares the length normalisation. Returns an SQLite result code.
int passage_scorer_finish(passage_scorer *scorer, passage_scorer_parameters parameters);

uint32_t passage_scorer_passage_count(const passage_scorer *scorer);
uint32_t passage_scorer_article_count(const passage_scorer *scorer);
/// Mean words of a passage, and of an article without its title.
double passage_scorer_mean_passage(const passage_scorer *scorer);
double passage_scorer_mean_article(const passage_scorer *scorer);
/// First row of the article that `row` belongs to; 0 for rows not in use.
uint32_t passage_scorer_article_of(const passage_scorer *scorer, uint32_t row);

/// Begins a question: sets the factors of its terms; one of factor 0 is only counted. Without `wants_passages`
/// passages are counted but not scored, without `wants_articles` articles are neither. Returns an SQLite result code.
int passage_scorer_prepare(passage_scorer *scorer, const double *weights, size_t count,
                           int wants_passages, int wants_articles);
/// Says that the next phrase of the coming `footnote_scan` is the term `index`.
void passage_scorer_add_phrase(passage_scorer *scorer, size_t index);

/// Reads terms from the blocks that FTS5 stores in `passage_terms`; belongs to one connection and has to go before it does.
typedef struct term_blocks term_blocks;

/// NULL when the blocks are of a format that is not known here; terms are then looked up with `footnote_scan`.
term_blocks *term_blocks_open(sqlite3 *database);
void term_blocks_close(term_blocks *blocks);
/// Takes note of the segments as the connection's snapshot has them. Anything but SQLITE_OK: they cannot be read.
int term_blocks_refresh(term_blocks *blocks);
/// Scores the term `index`, one word as the tokenizer gave it. Anything but SQLITE_OK: nothing was added, and the term has to be
/// scanned as a phrase.
int passage_scorer_scan_blocks(passage_scorer *scorer, term_blocks *blocks, size_t index,
                               const char *term, size_t length);
/// Lists the rows that hold a word, ascending; they are valid until the next call of the scorer. Anything but SQLITE_OK: the
/// word has to be looked up in FTS5.
int passage_scorer_list_blocks(passage_scorer *scorer, term_blocks *blocks, const char *term, size_t length,
                               const uint32_t **rows, size_t *count);

/// What was found about the term `index`.
passage_scorer_term passage_scorer_term_at(const passage_scorer *scorer, size_t index);
/// The best passages (or articles, by their first rows) of the last scan, best first, equal scores by row. Returns their number.
size_t passage_scorer_best_passages(passage_scorer *scorer, passage_scorer_hit *hits, size_t limit);
size_t passage_scorer_best_articles(passage_scorer *scorer, passage_scorer_hit *hits, size_t limit);

#endif
