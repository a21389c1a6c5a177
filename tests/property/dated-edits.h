/* Random what-ifs that apply from a date on, for random scenarios. */
#ifndef PR_TESTS_DATED_EDITS_H
#define PR_TESTS_DATED_EDITS_H

#include "random-scenario.h"

/* The scenario, with more leaders, some of whom may be taken away. Free with g_free. */
char *dated_base (const random_options *options);
/* The i-th of some dates within what is simulated. */
const char *dated_day (int i);
/* A what-if of a kind of its own for each seed, as text of tiny.h. Free with g_free. */
char *dated_what_if (guint32 seed, const char *date);

#endif
