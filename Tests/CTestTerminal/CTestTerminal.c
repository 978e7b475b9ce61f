#define _GNU_SOURCE
#include "CTestTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
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

pid_t test_spawn(const char *path, char *const arguments[], char *const environment[], const char *folder,
                 const char *input, const char *output, const char *errors) {
  /* posix_spawn, not fork: a copy of a process with many threads may hang before it becomes another program. */
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_t actions;
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, input, O_RDWR, 0600);
  posix_spawn_file_actions_addopen(&actions, 1, output, O_RDWR | O_CREAT | O_APPEND, 0600);
  posix_spawn_file_actions_addopen(&actions, 2, errors, O_RDWR | O_CREAT | O_APPEND, 0600);
  posix_spawn_file_actions_addclosefrom_np(&actions, 3);
  posix_spawn_file_actions_addchdir_np(&actions, folder);
  pid_t child = -1;
  if (posix_spawn(&child, path, &actions, &attributes, arguments, environment) != 0) child = -1;
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return child;
}

int test_wait(pid_t process, int milliseconds, int *status) {
  struct timespec now, end;
  clock_gettime(CLOCK_MONOTONIC, &end);
  end.tv_sec += milliseconds / 1000;
  end.tv_nsec += milliseconds % 1000 * 1000000L;
  if (end.tv_nsec >= 1000000000L) end.tv_sec++, end.tv_nsec -= 1000000000L;
  for (long nap = 500000;; nap = nap < 5000000 ? nap * 2 : nap) {
    pid_t found = waitpid(process, status, WNOHANG);
    if (found == process) return 1;
    if (found < 0 && errno != EINTR) return 0;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (now.tv_sec > end.tv_sec || (now.tv_sec == end.tv_sec && now.tv_nsec >= end.tv_nsec)) return 0;
    struct timespec pause = {.tv_nsec = nap};
    nanosleep(&pause, NULL);
  }
}
