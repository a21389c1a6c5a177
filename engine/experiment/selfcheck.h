/* Selfcheck: the scenarios with known answers, run and judged.
 *
 * Every row of expected.csv is simulated with the replications that its scenario states
 * (quick: a fifth of them, at least 30), always from the same seeds, and judged by the
 * interval of level 1 - 0.001 / (number of simulated rows in the file):
 *
 *   passed         |estimate - expected| <= half-width <= tolerance
 *   inconclusive   |estimate - expected| <= half-width, which is more than the tolerance
 *   failed         |estimate - expected| > half-width
 *
 * Where all are right, a wrong "failed" anywhere has a probability of about 0.001. Rows that
 * are computed have no half-width and pass within their tolerance. The order of the rows is
 * the file's, and no result depends on the number of jobs or on which rows are asked for.
 */
#ifndef PR_EXPERIMENT_SELFCHECK_H
#define PR_EXPERIMENT_SELFCHECK_H

#include "experiment/expected.h"

typedef enum { PR_PASSED, PR_INCONCLUSIVE, PR_FAILED } pr_verdict;

typedef struct {
  double value, half_width; /* half_width 0: computed */
  pr_verdict verdict;
} pr_checked;

typedef struct {
  const char *folder; /* with expected.csv and the scenarios; NULL: those compiled in */
  char **cases;       /* ids, case of letters ignored; NULL or empty: all */
  gboolean quick;
  uint32_t jobs; /* >= 1 */
  /* Both may be NULL. `row` is called in the order of the file, `progress` within a scenario. */
  void (*row) (void *self, const pr_expected_row *row, const pr_checked *checked);
  void (*progress) (void *self, uint32_t done, uint32_t of);
  void *self;
} pr_selfcheck_options;

typedef struct {
  uint32_t n[PR_FAILED + 1]; /* rows by verdict */
  uint64_t replications;
} pr_selfcheck_sum;

/* FALSE with error when a row cannot be judged at all: a scenario or expected.csv that is in
 * error (PR_INPUT_ERROR_SCENARIO), a case that is not there (PR_INPUT_ERROR_SETTING), memory. */
gboolean pr_selfcheck_run (const pr_selfcheck_options *options, pr_selfcheck_sum *sum,
                           GError **error);

/* The verdict over an estimate; half_width NaN is inconclusive. */
pr_verdict pr_selfcheck_judge (const pr_expected_row *row, double value, double half_width);

#endif
