#ifndef FOOTNOTE_CZSTD_H
#define FOOTNOTE_CZSTD_H
#include <zstd.h>
#endif
