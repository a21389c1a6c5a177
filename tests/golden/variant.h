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

/* The cut-over without what happens to it: nothing is held up at the start, nothing fails, nobody
 * is away, all is ready. */
void variant_calm (const variant *v);

/* Opens and runs one of the scenarios; fails the test when it is refused. */
pr_input *variant_open (const variant *v, const char *scenario, const char *until);
pr_outcome *variant_run (const pr_input *input, uint32_t replications);

/* The backlog of the province, mean over the replications, is within 5 % of its mean on every
 * working day of the window, of which there are so many. */
void expect_flat (const pr_outcome *o, int workdays);

#endif
