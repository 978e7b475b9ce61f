#ifndef FOOTNOTE_CREADLINE_H
#define FOOTNOTE_CREADLINE_H
#include <stdio.h>
#include <readline/readline.h>
#include <readline/history.h>

/* Swift 6 sees readline's globals as unsafe shared state; these few lines are the only place that touches them. */

/* The name for "$if footnote" sections of ~/.inputrc. `name` must live for ever. */
static inline void footnote_set_application_name(const char *name) { rl_readline_name = name; }

/* `function` returns matches for text[start..<end] of the line, as rl_completion_matches makes them. */
static inline void footnote_set_completer(char **(*function)(const char *text, int start, int end)) {
  rl_attempted_completion_function = function;
}

/* Words end at these characters only, so that ".open" is one word. `characters` must live for ever. */
static inline void footnote_set_word_breaks(const char *characters) {
  rl_basic_word_break_characters = characters;
}

/* Whether names of files are offered when the completer finds nothing; holds for the completion under way. */
static inline void footnote_allow_file_names(int allowed) { rl_attempted_completion_over = !allowed; }

/* Leaves out the space behind a completed word, for the completion under way. */
static inline void footnote_suppress_space(void) { rl_completion_suppress_append = 1; }

/* Where keys come from: `next` gives one byte, `available` says whether another follows at once. */
static inline void footnote_set_input(int (*next)(FILE *), int (*available)(void)) {
  rl_getc_function = next;
  rl_input_available_hook = available;
}

static inline const char *footnote_line(void) { return rl_line_buffer ? rl_line_buffer : ""; }

/* The newest line of the history; NULL when there is none. */
static inline const char *footnote_newest_history(void) {
  HIST_ENTRY *entry = history_length > 0 ? history_get(history_base + history_length - 1) : NULL;
  return entry ? entry->line : NULL;
}
#endif
