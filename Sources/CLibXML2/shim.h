#ifndef FOOTNOTE_CLIBXML2_H
#define FOOTNOTE_CLIBXML2_H
// Debian's libxml2 is built with ICU, and its headers then include ICU's, which clash with the copy inside Foundation wherever both
// are imported. Only members at the end of a struct that nobody here touches depend on it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#endif
