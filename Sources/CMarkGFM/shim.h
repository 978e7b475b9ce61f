#ifndef FOOTNOTE_CMARKGFM_H
#define FOOTNOTE_CMARKGFM_H
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#endif
