// What Swift's own module of the C library leaves out.
#ifndef FOOTNOTE_CFILESYSTEM_H
#define FOOTNOTE_CFILESYSTEM_H
#include <sys/vfs.h>
#endif
