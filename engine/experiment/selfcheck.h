/* Selfcheck: the scenarios with known answers, run and judged.
 *
 * Every row of expected.csv is simulated with as many replications as its scenario states
 * (quick: a fifth of them, at least 30), always from the same seeds, and judged by the
 * interval of level 1 - 0.001 / (number of simulated rows in the file):
 *
 *   passed         |estimate - expected| <= half-width <= tolerance
 *   inconclusive   |estimate - expected| <= half-width, which is more than the tolerance
 *   failed         |estimate - expected| > half-width
 *
 * If all are right, the probability of a wrong "failed" anywhere is about 0.001. Computed rows
 * have no half-width and pass within their tolerance. The rows keep the order of the file, and
 * no result depends on the number of jobs or on which rows are asked for.
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
  char **cases;       /* ids, in capitals or small letters; NULL or empty: all */
  gboolean quick;
  uint32_t jobs; /* >= 1 */
  /* Both may be NULL. `row` is called in the order of the file, `progress` within a scenario. */
  void (*row) (void *self, const pr_expected_row *row, const pr_checked *checked);
  void (*progress) (void *self, uint32_t done, uint32_t of);
  void *self;
  gint *cancel; /* may be NULL; set to stop early */
} pr_selfcheck_options;

typedef struct {
  uint32_t n[PR_FAILED + 1]; /* rows by verdict */
  uint64_t replications;
} pr_selfcheck_sum;

/* FALSE with an error if a row cannot be judged at all: an error in a scenario or in expected.csv
 * (PR_INPUT_ERROR_SCENARIO), a case that is not there (PR_INPUT_ERROR_SETTING), or memory. */
gboolean pr_selfcheck_run (const pr_selfcheck_options *options, pr_selfcheck_sum *sum,
                           GError **error);

/* The verdict on an estimate; it is inconclusive if half_width is NaN. */
pr_verdict pr_selfcheck_judge (const pr_expected_row *row, double value, double half_width);

#endif
