/* Expected: the answers that queues with known answers must give, row by row.
 *
 * One CSV file beside the scenarios, expected.csv. Its columns:
 *
 *   case        C01; rows of one case may belong to several scenarios
 *   scenario    folder beside expected.csv; blank for computed rows
 *   family      M/M/c, ...: the name of the formula that gives the value
 *   parameters  name=value;name=value,value: those of the formula, in the row's own unit of time
 *   quantity    what is compared: see figure/textbook.h
 *   place, of   where and of what, a code: see figure/textbook.h; blank: all
 *   unit        the unit of time of the value, a duration; blank when it has none
 *   expected    the value
 *   kind        steady, terminating or computed
 *   tolerance   the largest half-width accepted; blank: 2 % of the value
 *   source      who published it, or how it was computed
 */
#ifndef PR_EXPERIMENT_EXPECTED_H
#define PR_EXPERIMENT_EXPECTED_H

#include "scenario/table.h"

#define PR_EXPECTED_FILE "expected.csv"
#define PR_EXPECTED_TOLERANCE 0.02 /* of the value */

typedef enum { PR_ROW_STEADY, PR_ROW_TERMINATING, PR_ROW_COMPUTED } pr_row_kind;

/* Texts are never NULL. */
typedef struct {
  const char *id, *scenario, *family, *parameters, *quantity, *place, *of, *source;
  double unit; /* seconds; 0 without one */
  double value;
  double tolerance; /* absolute, > 0 */
  pr_row_kind kind;
  pr_pos pos; /* of the quantity */
} pr_expected_row;

typedef struct {
  size_t n, n_simulated;
  pr_expected_row *rows;
  pr_diag *diag; /* owns the file's name in the positions */
  GStringChunk *texts;
} pr_expected;

/* Fails with PR_INPUT_ERROR_SCENARIO, with all problems, one per line. */
pr_expected *pr_expected_read (const pr_source *source, GError **error);
void pr_expected_free (pr_expected *e);

/* The numbers of parameter `name` of the row, at most `max`; returns 0 if it has none of that
 * name. */
size_t pr_expected_parameter (const pr_expected_row *row, const char *name, double *values,
                              size_t max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_expected, pr_expected_free)

#endif
