#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "Postings.h"

#define NO_ARTICLE UINT32_MAX

/// Scores by number, and the numbers whose score is not 0 so that only these are visited and cleared.
typedef struct {
  float *scores;
  uint32_t *touched;  // has room for one more than there are numbers: `add` writes before it knows whether to count
  size_t touched_count;
} accumulator;

struct passage_scorer {
  passage_scorer_parameters parameters;
  uint32_t row_count, article_count, passage_count;
  double mean_passage, mean_article;
  uint16_t *lengths;       // by row, as stored
  uint32_t *article_of;    // by row: number of its article, or NO_ARTICLE
  float *passage_norms;    // by row: k1 * (1 - b + b * length / mean); negative for rows that are no passage
  uint32_t *article_rows;  // by article: its first row
  float *article_norms;
  accumulator passages, articles;
  postings rows, sums;
  double *weights;
  passage_scorer_term *terms;
  size_t *phrase_terms;  // by phrase of the next `footnote_scan`: its term
  size_t term_count, term_capacity, phrase_count;
  int wants_passages, wants_articles;
};

passage_scorer *passage_scorer_new(void) { return calloc(1, sizeof(passage_scorer)); }

static void free_tables(passage_scorer *s) {
  void *tables[] = {s->lengths,      s->article_of,         s->passage_norms,
                    s->article_rows, s->article_norms,      s->passages.scores,
                    s->articles.scores, s->passages.touched, s->articles.touched};
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) free(tables[i]);
  s->lengths = NULL;
  s->article_of = s->article_rows = s->passages.touched = s->articles.touched = NULL;
  s->passage_norms = s->article_norms = s->passages.scores = s->articles.scores = NULL;
  s->passages.touched_count = s->articles.touched_count = 0;
  s->row_count = s->article_count = s->passage_count = 0;
}

void passage_scorer_free(passage_scorer *s) {
  if (!s) return;
  free_tables(s);
  void *lists[] = {s->rows.numbers, s->rows.frequencies, s->sums.numbers,
                   s->sums.frequencies, s->weights, s->terms, s->phrase_terms};
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) free(lists[i]);
  free(s);
}

// Lengths.

int passage_scorer_reset(passage_scorer *s, uint32_t row_count) {
  free_tables(s);
  size_t count = row_count ? row_count : 1;
  s->lengths = calloc(count, sizeof *s->lengths);
  s->article_of = malloc(count * sizeof *s->article_of);
  s->passage_norms = malloc(count * sizeof *s->passage_norms);
  s->passages.scores = calloc(count, sizeof *s->passages.scores);
  s->passages.touched = malloc((count + 1) * sizeof *s->passages.touched);
  if (!s->lengths || !s->article_of || !s->passage_norms || !s->passages.scores ||
      !s->passages.touched) {
    free_tables(s);
    return SQLITE_NOMEM;
  }
  s->row_count = row_count;
  return SQLITE_OK;
}

void passage_scorer_load(passage_scorer *s, uint32_t first, const uint8_t *lengths, size_t count) {
  for (size_t i = 0; i < count && first + i < s->row_count; i++)
    s->lengths[first + i] = (uint16_t)(lengths[2 * i] | lengths[2 * i + 1] << 8);
}

static int opens_article(const passage_scorer *s, uint32_t row) {
  return (s->lengths[row] & PASSAGE_SCORER_OPENS_ARTICLE) != 0;
}

static double length_of(const passage_scorer *s, uint32_t row) {
  return s->lengths[row] & PASSAGE_SCORER_LONGEST;
}

/// How often a word of `row` counts for the article whose first row is `first`.
static double row_weight(const passage_scorer *s, uint32_t row, uint32_t first) {
  if (row == first) return s->parameters.title_weight;
  return row == first + 1 ? s->parameters.opening_weight : 1.0;
}

static int allocate_articles(passage_scorer *s) {
  size_t count = s->article_count ? s->article_count : 1;
  s->article_rows = malloc(count * sizeof *s->article_rows);
  s->article_norms = calloc(count, sizeof *s->article_norms);
  s->articles.scores = calloc(count, sizeof *s->articles.scores);
  s->articles.touched = malloc((count + 1) * sizeof *s->articles.touched);
  return s->article_rows && s->article_norms && s->articles.scores && s->articles.touched
             ? SQLITE_OK
             : SQLITE_NOMEM;
}

int passage_scorer_finish(passage_scorer *s, passage_scorer_parameters parameters) {
  s->parameters = parameters;
  for (uint32_t row = 0; row < s->row_count; row++) s->article_count += opens_article(s, row);
  if (allocate_articles(s) != SQLITE_OK) return SQLITE_NOMEM;
  // Rows in use but empty have length 0, like rows not in use: neither can hold a term, and both are counted as no passage.
  double passage_words = 0, weighted_words = 0;
  uint32_t article = NO_ARTICLE;
  for (uint32_t row = 0; row < s->row_count; row++) {
    double length = length_of(s, row);
    if (opens_article(s, row)) {
      article = article == NO_ARTICLE ? 0 : article + 1;
      s->article_rows[article] = row;
    } else if (length > 0) {
      s->passage_count++;
      passage_words += length;
    }
    s->article_of[row] = s->lengths[row] ? article : NO_ARTICLE;
    if (s->article_of[row] == NO_ARTICLE) continue;
    double weighted = length * row_weight(s, row, s->article_rows[article]);
    s->article_norms[article] += (float)weighted;
    weighted_words += weighted;
  }
  s->mean_passage = s->passage_count ? passage_words / s->passage_count : 1;
  s->mean_article = s->article_count ? passage_words / s->article_count : 1;
  double mean_weighted = s->article_count ? weighted_words / s->article_count : 1;
  for (uint32_t row = 0; row < s->row_count; row++)
    s->passage_norms[row] =
        !s->lengths[row] || opens_article(s, row)
            ? -1
            : (float)(parameters.passage_k1 *
                      (1 - parameters.passage_b +
                       parameters.passage_b * length_of(s, row) / s->mean_passage));
  for (uint32_t i = 0; i < s->article_count; i++)
    s->article_norms[i] =
        (float)(parameters.article_k1 * (1 - parameters.article_b +
                                         parameters.article_b * s->article_norms[i] / mean_weighted));
  return SQLITE_OK;
}

uint32_t passage_scorer_passage_count(const passage_scorer *s) { return s->passage_count; }
uint32_t passage_scorer_article_count(const passage_scorer *s) { return s->article_count; }
double passage_scorer_mean_passage(const passage_scorer *s) { return s->mean_passage; }
double passage_scorer_mean_article(const passage_scorer *s) { return s->mean_article; }

uint32_t passage_scorer_article_of(const passage_scorer *s, uint32_t row) {
  if (row >= s->row_count || s->article_of[row] == NO_ARTICLE) return 0;
  return s->article_rows[s->article_of[row]];
}

// Scanning.

int postings_grow(postings *list) {
  size_t capacity = list->capacity ? list->capacity * 2 : 4096;
  uint32_t *numbers = realloc(list->numbers, capacity * sizeof *numbers);
  if (numbers) list->numbers = numbers;
  float *frequencies = realloc(list->frequencies, capacity * sizeof *frequencies);
  if (frequencies) list->frequencies = frequencies;
  if (!numbers || !frequencies) return SQLITE_NOMEM;
  list->capacity = capacity;
  return SQLITE_OK;
}

/// Notes the current row of a phrase and how often the phrase stands in it.
static int collect(const Fts5ExtensionApi *api, Fts5Context *context, void *user) {
  passage_scorer *s = user;
  sqlite3_int64 row = api->xRowid(context);
  if (row < 0 || row >= s->row_count) return SQLITE_OK;
  Fts5PhraseIter places;
  int column, offset;
  int result = api->xPhraseFirst(context, 0, &places, &column, &offset);
  if (result != SQLITE_OK) return result;
  int frequency = 0;
  for (; column >= 0; api->xPhraseNext(context, &places, &column, &offset)) frequency++;
  return postings_append(&s->rows, (uint32_t)row, (float)frequency);
}

/// log(1 + (N - n + 0.5) / (n + 0.5)): positive however common the term is.
static double inverse_frequency(double total, double holding) {
  return log(1 + (total - holding + 0.5) / (holding + 0.5));
}

static void add(accumulator *scores, uint32_t number, float score) {
  // Written always and counted when new: cheaper than a branch that cannot be foreseen.
  scores->touched[scores->touched_count] = number;
  scores->touched_count += scores->scores[number] == 0;
  scores->scores[number] += score;
}

static void add_passages(passage_scorer *s, passage_scorer_term *term, double weight) {
  for (size_t i = 0; i < s->rows.count; i++)
    term->passages += s->passage_norms[s->rows.numbers[i]] >= 0;
  term->passage_idf = inverse_frequency(s->passage_count, term->passages);
  float factor = (float)(weight * term->passage_idf * (s->parameters.passage_k1 + 1));
  if (!s->wants_passages || !(factor > 0)) return;
  for (size_t i = 0; i < s->rows.count; i++) {
    uint32_t row = s->rows.numbers[i];
    float norm = s->passage_norms[row], frequency = s->rows.frequencies[i];
    if (norm >= 0) add(&s->passages, row, factor * frequency / (frequency + norm));
  }
}

static int sum_by_article(passage_scorer *s) {
  s->sums.count = 0;
  for (size_t i = 0; i < s->rows.count; i++) {
    uint32_t row = s->rows.numbers[i], article = s->article_of[row];
    if (article == NO_ARTICLE) continue;
    float frequency =
        s->rows.frequencies[i] * (float)row_weight(s, row, s->article_rows[article]);
    if (s->sums.count && s->sums.numbers[s->sums.count - 1] == article)
      s->sums.frequencies[s->sums.count - 1] += frequency;
    else if (postings_append(&s->sums, article, frequency) != SQLITE_OK)
      return SQLITE_NOMEM;
  }
  return SQLITE_OK;
}

static int add_articles(passage_scorer *s, passage_scorer_term *term, double weight) {
  if (sum_by_article(s) != SQLITE_OK) return SQLITE_NOMEM;
  term->articles = (uint32_t)s->sums.count;
  term->article_idf = inverse_frequency(s->article_count, term->articles);
  float factor = (float)(weight * term->article_idf * (s->parameters.article_k1 + 1));
  if (!(factor > 0)) return SQLITE_OK;
  for (size_t i = 0; i < s->sums.count; i++) {
    uint32_t article = s->sums.numbers[i];
    float frequency = s->sums.frequencies[i];
    add(&s->articles, article, factor * frequency / (frequency + s->article_norms[article]));
  }
  return SQLITE_OK;
}

/// Adds the shares of the term `index`, whose occurrences have just been listed.
static int add_term(passage_scorer *s, size_t index) {
  s->terms[index].passages = s->terms[index].articles = 0;
  add_passages(s, &s->terms[index], s->weights[index]);
  return s->wants_articles ? add_articles(s, &s->terms[index], s->weights[index]) : SQLITE_OK;
}

int passage_scorer_scan_blocks(passage_scorer *s, term_blocks *blocks, size_t index,
                               const char *term, size_t length) {
  s->rows.count = 0;
  int result = term_blocks_read(blocks, term, length, s->row_count, &s->rows);
  return result == SQLITE_OK ? add_term(s, index) : result;
}

int passage_scorer_list_blocks(passage_scorer *s, term_blocks *blocks, const char *term,
                               size_t length, const uint32_t **rows, size_t *count) {
  s->rows.count = 0;
  int result = term_blocks_read(blocks, term, length, s->row_count, &s->rows);
  *rows = s->rows.numbers;
  *count = s->rows.count;
  return result;
}

/// `footnote_scan(table)`: called for the first row that holds any phrase, it scans the postings of each phrase in turn.
static void scan(const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *result,
                 int argument_count, sqlite3_value **arguments) {
  (void)argument_count, (void)arguments;
  passage_scorer *s = api->xUserData(context);
  int count = api->xPhraseCount(context);
  for (int phrase = 0; phrase < count && (size_t)phrase < s->phrase_count; phrase++) {
    s->rows.count = 0;
    int code = api->xQueryPhrase(context, phrase, s, collect);
    if (code == SQLITE_OK) code = add_term(s, s->phrase_terms[phrase]);
    if (code != SQLITE_OK) {
      sqlite3_result_error_code(result, code);
      return;
    }
  }
  sqlite3_result_int(result, count);
}

static void clear(accumulator *scores) {
  for (size_t i = 0; i < scores->touched_count; i++) scores->scores[scores->touched[i]] = 0;
  scores->touched_count = 0;
}

int passage_scorer_prepare(passage_scorer *s, const double *weights, size_t count,
                           int wants_passages, int wants_articles) {
  clear(&s->passages);
  clear(&s->articles);
  if (count > s->term_capacity) {
    double *grown_weights = realloc(s->weights, count * sizeof *grown_weights);
    if (grown_weights) s->weights = grown_weights;
    passage_scorer_term *grown_terms = realloc(s->terms, count * sizeof *grown_terms);
    if (grown_terms) s->terms = grown_terms;
    size_t *grown_phrases = realloc(s->phrase_terms, count * sizeof *grown_phrases);
    if (grown_phrases) s->phrase_terms = grown_phrases;
    if (!grown_weights || !grown_terms || !grown_phrases) return SQLITE_NOMEM;
    s->term_capacity = count;
  }
  for (size_t i = 0; i < count; i++) {
    s->weights[i] = weights[i];
    s->terms[i] = (passage_scorer_term){0, 0, inverse_frequency(s->passage_count, 0),
                                        inverse_frequency(s->article_count, 0)};
  }
  s->term_count = count;
  s->phrase_count = 0;
  s->wants_passages = wants_passages;
  s->wants_articles = wants_articles;
  return SQLITE_OK;
}

void passage_scorer_add_phrase(passage_scorer *s, size_t index) {
  if (s->phrase_count < s->term_count && index < s->term_count)
    s->phrase_terms[s->phrase_count++] = index;
}

passage_scorer_term passage_scorer_term_at(const passage_scorer *s, size_t index) {
  return s->terms[index];
}

// The best.

static int is_worse(passage_scorer_hit left, passage_scorer_hit right) {
  return left.score < right.score || (left.score == right.score && left.row > right.row);
}

/// Restores the heap whose worst hit stands first.
static void sift_down(passage_scorer_hit *hits, size_t count, size_t parent) {
  for (size_t child; (child = 2 * parent + 1) < count; parent = child) {
    if (child + 1 < count && is_worse(hits[child + 1], hits[child])) child++;
    if (!is_worse(hits[child], hits[parent])) return;
    passage_scorer_hit moved = hits[child];
    hits[child] = hits[parent];
    hits[parent] = moved;
  }
}

/// Fills `hits` with the best scores; `rows` turns a number into its row, or is NULL when numbers are rows.
static size_t best(const accumulator *scores, const uint32_t *rows, passage_scorer_hit *hits,
                   size_t limit) {
  size_t count = 0;
  if (limit == 0) return 0;
  for (size_t i = 0; i < scores->touched_count; i++) {
    uint32_t number = scores->touched[i];
    passage_scorer_hit hit = {rows ? rows[number] : number, scores->scores[number]};
    if (count < limit) {
      hits[count++] = hit;
      if (count == limit)
        for (size_t parent = limit / 2; parent-- > 0;) sift_down(hits, limit, parent);
    } else if (is_worse(hits[0], hit)) {
      hits[0] = hit;
      sift_down(hits, limit, 0);
    }
  }
  if (count < limit)
    for (size_t parent = count / 2; parent-- > 0;) sift_down(hits, count, parent);
  for (size_t end = count; end-- > 1;) {
    passage_scorer_hit worst = hits[0];
    hits[0] = hits[end];
    hits[end] = worst;
    sift_down(hits, end, 0);
  }
  return count;
}

size_t passage_scorer_best_passages(passage_scorer *s, passage_scorer_hit *hits, size_t limit) {
  return best(&s->passages, NULL, hits, limit);
}

size_t passage_scorer_best_articles(passage_scorer *s, passage_scorer_hit *hits, size_t limit) {
  return best(&s->articles, s->article_rows, hits, limit);
}

// Registration.

static int create_tokenizer(void *context, const char **arguments, int count, Fts5Tokenizer **out) {
  (void)context, (void)arguments, (void)count;
  static char instance;  // The tokenizer has no state; any address that is not NULL will do.
  *out = (Fts5Tokenizer *)&instance;
  return SQLITE_OK;
}

static void delete_tokenizer(Fts5Tokenizer *tokenizer) { (void)tokenizer; }

static int is_separator(char byte) { return byte == ' ' || byte == 1; }

static int split_terms(Fts5Tokenizer *tokenizer, void *context, int flags, const char *text,
                       int length,
                       int (*found)(void *, int, const char *, int, int, int)) {
  (void)tokenizer, (void)flags;
  int index = 0;
  while (index < length) {
    int colocated = 0;
    while (index < length && is_separator(text[index])) colocated = text[index++] == 1;
    int start = index;
    while (index < length && !is_separator(text[index])) index++;
    if (index == start) break;
    int result = found(context, colocated ? FTS5_TOKEN_COLOCATED : 0, text + start, index - start,
                       start, index);
    if (result != SQLITE_OK) return result;
  }
  return SQLITE_OK;
}

/// FTS5's interface of this connection, or NULL: the documented way is a statement with a bound pointer.
static fts5_api *fts5_interface(sqlite3 *database) {
  fts5_api *api = NULL;
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v2(database, "select fts5(?1)", -1, &statement, NULL) != SQLITE_OK)
    return NULL;
  sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step(statement);
  sqlite3_finalize(statement);
  return api;
}

int passage_scorer_register(sqlite3 *database, passage_scorer *scorer) {
  fts5_api *api = fts5_interface(database);
  if (!api) return SQLITE_ERROR;
  fts5_tokenizer tokenizer = {create_tokenizer, delete_tokenizer, split_terms};
  int result = api->xCreateTokenizer(api, "footnote", NULL, &tokenizer, NULL);
  if (result != SQLITE_OK || !scorer) return result;
  return api->xCreateFunction(api, "footnote_scan", scorer, scan, NULL);
}
