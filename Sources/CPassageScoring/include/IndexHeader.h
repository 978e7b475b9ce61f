/// Reading the head of a database file without taking it for one.
#ifndef FOOTNOTE_INDEXHEADER_H
#define FOOTNOTE_INDEXHEADER_H

#include <stdint.h>

/// What a file begins with.
typedef struct {
  /// The number of the program that made it, and of its schema.
  uint32_t application, version;
  /// Bytes at the end of each page that are no content.
  int reserved;
} index_header;

/// Reads the head of the file that the URI names; 0 when it is a database's, another number when it is not or cannot be read.
///
/// It is read through SQLite's own handle: closing one of our own would lift the locks that other connections of this process have
/// on the file.
int index_header_read(const char *uri, index_header *header);

#endif
