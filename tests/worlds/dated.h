/* Tiny worlds with a what-if that applies from a date on. */
#ifndef PR_TESTS_DATED_H
#define PR_TESTS_DATED_H

#include "tiny.h"

/* The text with a what-if of these edits; date: "07-02", NULL: it has none. Free with g_free. */
char *dated_text (const char *text, const char *date, const char *edits);
/* Runs it, and checks that its log is the base's until then. */
tiny *dated_run (const char *text, const char *date, const char *edits, unsigned mask);
/* Runs it, and compares the log from then on with the expected lines. */
void dated_expect (const char *text, const char *date, const char *edits, unsigned mask,
                   const char *expected);

#endif
