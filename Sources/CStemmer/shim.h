#ifndef FOOTNOTE_CSTEMMER_H
#define FOOTNOTE_CSTEMMER_H
#include <libstemmer.h>
#endif
