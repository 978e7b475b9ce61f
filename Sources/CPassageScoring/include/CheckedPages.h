/// A file system of SQLite's that carries a checksum on every page of a database.
///
/// A file whose head reserves CHECKED_PAGES_RESERVED bytes a page has a stamp at the end of each: eight bytes that are the same in
/// the whole file and in no other, and eight over the page, its number and those. A page that does not fit its stamp is an error
/// (SQLITE_IOERR_DATA), so is one that ends too early; one whose stamp is nothing but zeros was written by another program, without
/// this layer, and is taken as it is. SQLite itself sees zeros in the place of stamps. The write-ahead log has checksums of its own
/// and no stamps. Nothing is mapped into memory: a file that is cut while it is read is an error, not a signal.
#ifndef FOOTNOTE_CHECKEDPAGES_H
#define FOOTNOTE_CHECKEDPAGES_H

#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>

/// Bytes of a stamp.
#define CHECKED_PAGES_RESERVED 16
/// The only files opened are empty, or have this number in SQLite's `application_id`: "Fnte".
#define CHECKED_PAGES_OWNER 0x466E7465u
/// By this name a URI asks for the layer: `?vfs=checked-pages`.
#define CHECKED_PAGES_NAME "checked-pages"

/// Makes the layer known. Returns an SQLite result code.
int checked_pages_register(void);

/// Has a database that holds nothing yet keep room for stamps. Returns an SQLite result code.
int checked_pages_reserve(sqlite3 *database);

/// A number that a change of any of `bytes` changes, and all but one in 2^64 greater changes.
uint64_t checked_pages_sum(const uint8_t *bytes, size_t count, uint64_t number, uint64_t salt);

#endif
