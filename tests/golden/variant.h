/* Variants of shipped scenarios: copies in a folder of their own, for a test to change. */
#ifndef PR_TESTS_VARIANT_H
#define PR_TESTS_VARIANT_H

#include "experiment/experiment.h"
#include "experiment/input.h"

#include "../quick-check.h"

typedef struct {
  char *root; /* holds a copy of quang-ninh and of quang-ninh-cutover */
} variant;

variant variant_new (void);
void variant_free (variant *v);

/* `file` from the root: "quang-ninh/rules.csv". Fails the test when there is none. */
void variant_drop (const variant *v, const char *file);
void variant_write (const variant *v, const char *file, const char *text);
/* Every occurrence; fails the test when there is none. */
void variant_replace (const variant *v, const char *file, const char *old, const char *new);

/* The first quarter without growth and leave. */
void variant_level (const variant *v);

/* The cut-over without its troubles: nothing is held up at the start, nothing fails, nobody is
 * away, everything is ready; nor is anybody away in the first quarter. */
void variant_calm (const variant *v);

/* Opens and runs one of the scenarios; fails the test when it is refused. */
pr_input *variant_open (const variant *v, const char *scenario, const char *until);
pr_outcome *variant_run (const pr_input *input, uint32_t replications);

/* Checks that the backlog of the province, as the mean over the replications, is within 5 % of its
 * mean on every working day of the window, and that there are this many working days. */
void expect_flat (const pr_outcome *o, int workdays);

#endif
