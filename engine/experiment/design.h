/* Design: the points of a sweep, from a plan.
 *
 *   [sweep]                      [factor volume]
 *   base = quang-ninh            change = scale arrivals where stream=commune
 *   name = How full              key = rate
 *   design = grid                values = 90%; 100%; 110%
 *
 * A factor changes one key of one group of a what-if (scenario/overlay.h). It may have
 *
 *   values = 90%; 110%         one of these
 *   range = 80% .. 120%        anything between
 *   draw = triangular(min=80%, mode=100%, max=130%)
 *                              what the distribution gives, in the factor's own unit
 *
 * With `applies = 2025-07-09` in [sweep] the points are what-ifs that apply from that date on.
 *
 * The designs:
 *
 *   grid            all combinations
 *   one at a time   each factor's values, with all others as in the base
 *   latin           a Latin hypercube (McKay, Beckman and Conover, 1979) of `points` points,
 *                   every factor at an equal number of strata of its range or of its values
 *
 * The first two take the ends of a range, and the 5 % and 95 % quantiles of a distribution.
 */
#ifndef PR_EXPERIMENT_DESIGN_H
#define PR_EXPERIMENT_DESIGN_H

#include "kernel/dist.h"
#include "scenario/diag.h"

#include <stdint.h>

#define PR_MOST_POINTS 10000

typedef enum { PR_DESIGN_GRID, PR_DESIGN_ONE, PR_DESIGN_LATIN } pr_design_kind;

typedef struct {
  char *name, *change, *key;
  char **values;    /* NULL with a range or a distribution */
  double low, high; /* of a range */
  pr_dist *dist;    /* of a distribution: a minute stands for 1 */
  char *unit;       /* what follows its numbers */
  pr_pos pos;
} pr_factor;

typedef struct {
  char *base, *name, *of, *replications, *applies; /* all but the first two may be NULL */
  pr_design_kind kind;
  GArray *factors;   /* pr_factor */
  GPtrArray *points; /* char **: a value for each factor, NULL where it is as in the base */
} pr_design;

/* Problems go to `diag`; NULL after an error. seed: for the Latin hypercube. */
pr_design *pr_design_read (const char *data, gsize length, const char *file, uint64_t seed,
                           pr_diag *diag);
void pr_design_free (pr_design *d);
/* The what-if of a point, for messages called `name`. Free with g_free. */
char *pr_design_overlay (const pr_design *d, guint point, const char *name);
/* "volume = 90%, staff = 2". Free with g_free. */
char *pr_design_words (const pr_design *d, guint point);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (pr_design, pr_design_free)

#endif
