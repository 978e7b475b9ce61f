#ifndef FOOTNOTE_CLIBXML2_H
#define FOOTNOTE_CLIBXML2_H
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#endif
