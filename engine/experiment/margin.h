/* Margin: how far places are from failing, as volume, effort or missing officers grow in steps.
 *
 * A step is a whole number: per cent more, or officers who are missing. At a step all places are
 * looked at in the same replications, paired by keyed draws with those of all other steps. A
 * place's margin lies between the largest step before the first that it fails (low) and that one
 * (high). It is taken that a place that is ready at a step is so at all smaller ones.
 *
 * The search climbs: step 0, then `start`, then by `fine` until so many places have failed as are
 * looked for (`first`), then by `far`, until none is left or `most` is reached. After that it
 * halves the brackets of those that may be among the first to fail, first to `fine`, then to 1. A
 * step serves all places whose brackets hold it; brackets of other places stay as they are. With a
 * list of steps, those alone are tried, in their order, and nothing is halved.
 */
#ifndef PR_EXPERIMENT_MARGIN_H
#define PR_EXPERIMENT_MARGIN_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#define PR_MARGIN_NONE UINT32_MAX /* no such step */

/* What is known of a place at a step. */
typedef struct {
  double share;       /* of replications in which it is ready */
  const char *missed; /* what it misses, translatable; NULL: nothing */
  bool ready;         /* that share is enough */
} pr_margin_state;

typedef struct {
  uint32_t step;
  pr_margin_state *state; /* [n], owned */
} pr_margin_step;

typedef struct {
  uint32_t n, first, start, fine, far, most;
  bool doubles;          /* instead of `far` more, twice as many */
  const uint32_t *limit; /* [n] more steps than this change nothing at the place; NULL: none */
  const uint32_t *only;  /* [n_only] ascending, from 0; NULL: as above */
  uint32_t n_only;
  GArray *tried; /* pr_margin_step, ascending */
} pr_margin_search;

/* The rest of the members is the caller's to set. */
void pr_margin_search_init (pr_margin_search *s, uint32_t n);
void pr_margin_search_clear (pr_margin_search *s);
/* The step to be tried next; PR_MARGIN_NONE: all is known. */
uint32_t pr_margin_next (const pr_margin_search *s);
/* Takes state[n]. */
void pr_margin_add (pr_margin_search *s, uint32_t step, pr_margin_state *state);

typedef struct {
  uint32_t low;                            /* PR_MARGIN_NONE: it fails at step 0 */
  uint32_t high;                           /* PR_MARGIN_NONE: it has not failed */
  const pr_margin_state *at_low, *at_high; /* NULL without the step */
} pr_margin;

pr_margin pr_margin_of (const pr_margin_search *s, uint32_t i);
const pr_margin_step *pr_margin_tried (const pr_margin_search *s, guint k);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_margin_search, pr_margin_search_clear)

#endif
