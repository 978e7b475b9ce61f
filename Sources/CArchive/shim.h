#ifndef FOOTNOTE_CARCHIVE_H
#define FOOTNOTE_CARCHIVE_H
#include <archive.h>
#include <archive_entry.h>
#endif
