#ifndef FOOTNOTE_CREADLINE_H
#define FOOTNOTE_CREADLINE_H
#include <stdio.h>
#include <readline/readline.h>
#include <readline/history.h>
#endif
