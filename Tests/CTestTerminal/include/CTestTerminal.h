#ifndef FOOTNOTE_CTESTTERMINAL_H
#define FOOTNOTE_CTESTTERMINAL_H
#include <stddef.h>
#include <sys/types.h>

/* Opens a pseudo-terminal of the given width; writes the path of its other side to `name`. Returns a descriptor, or -1. */
int test_open_terminal(unsigned short columns, char *name, size_t length);

/* Tells the terminal's programs that it has another width. */
void test_resize_terminal(int descriptor, unsigned short columns);

/* Starts `path` in a session of its own, in `folder`, its standard streams opened from three paths; a terminal opened as
   standard input becomes its controlling terminal. Returns its process number, or -1. */
pid_t test_spawn(const char *path, char *const arguments[], char *const environment[], const char *folder,
                 const char *input, const char *output, const char *errors);

/* Waits for the end of `process`, no longer than the limit. Writes what waitpid tells of its end to `status`; returns 1 when
   it has ended, else 0. */
int test_wait(pid_t process, int milliseconds, int *status);
#endif
