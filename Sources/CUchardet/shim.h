#ifndef FOOTNOTE_CUCHARDET_H
#define FOOTNOTE_CUCHARDET_H
#include <uchardet/uchardet.h>
#endif
