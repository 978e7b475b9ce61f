#define _GNU_SOURCE
#include "CTestTerminal.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

int test_open_terminal(unsigned short columns, char *name, size_t length) {
  int descriptor = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (descriptor < 0) return -1;
  if (grantpt(descriptor) != 0 || unlockpt(descriptor) != 0 || ptsname_r(descriptor, name, length) != 0) {
    close(descriptor);
    return -1;
  }
  test_resize_terminal(descriptor, columns);
  return descriptor;
}

void test_resize_terminal(int descriptor, unsigned short columns) {
  struct winsize size = {.ws_row = 40, .ws_col = columns};
  ioctl(descriptor, TIOCSWINSZ, &size);
}

/* Puts the file at `path` in the place of `descriptor`. */
static int open_as(int descriptor, const char *path, int flags) {
  int opened = open(path, flags, 0600);
  return opened >= 0 && (opened == descriptor || dup2(opened, descriptor) >= 0);
}

pid_t test_spawn(const char *path, char *const arguments[], char *const environment[], const char *folder,
                 const char *input, const char *output, const char *errors) {
  pid_t child = fork();
  if (child != 0) return child;
  /* Between fork and exec only calls that are safe in a signal handler. */
  setsid();
  for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  for (int descriptor = 3; descriptor < 256; descriptor++) close(descriptor);
  close(0);
  if (open_as(0, input, O_RDWR) && open_as(1, output, O_RDWR | O_CREAT | O_APPEND) &&
      open_as(2, errors, O_RDWR | O_CREAT | O_APPEND) && chdir(folder) == 0)
    execve(path, arguments, environment);
  _exit(127);
}
