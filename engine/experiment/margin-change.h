/* What the steps of a margin change, as what-ifs, and what the rough cut says of them.
 *
 *   volume   everybody and everything that comes: the rates of arrivals; at one place where nobody
 *            files anything, of those that bring it something to decide
 *   effort   how long work takes: the effort of its steps; at one place a system of its own, slow
 *            throughout, which all its work needs
 *   staff    k officers of each place are missing, where they are missed most (margin-staff.h); a
 *            place that has fewer than k to spare lacks those
 */
#ifndef PR_EXPERIMENT_MARGIN_CHANGE_H
#define PR_EXPERIMENT_MARGIN_CHANGE_H

#include "experiment/margin-staff.h"

typedef enum {
  PR_MARGIN_VOLUME,
  PR_MARGIN_EFFORT,
  PR_MARGIN_STAFF,
  PR_N_MARGINS_OF
} pr_margin_what;
extern const char *const pr_margin_words[PR_N_MARGINS_OF + 1]; /* ended by NULL */

typedef struct {
  pr_margin_what of;
  const pr_world *world; /* the scenario as it is */
  uint32_t place;        /* where it changes; PR_NONE32: at all places */
  GArray *officers;      /* for staff, owned: pr_margin_officer, place by place */
  uint32_t *first;       /* [n_places + 1] where among them a place begins */
} pr_margin_change;

void pr_margin_change_init (pr_margin_change *c, pr_margin_what of, const pr_world *world,
                            uint32_t place);
void pr_margin_change_clear (pr_margin_change *c);
/* How many officers the place can spare. */
uint32_t pr_margin_spare (const pr_margin_change *c, uint32_t place);
/* Who is missing there at a step: "counter 1, leaders 2"; "" unless of staff. Free with
 * g_free. */
char *pr_margin_missing (const pr_margin_change *c, uint32_t place, uint32_t step);
/* Whether steps of work are done at the place, which can take more effort. */
bool pr_margin_works_at (const pr_world *world, uint32_t place);
/* Whether something is filed at the place, or comes to be decided there. */
bool pr_margin_comes_to (const pr_world *world, uint32_t place);
/* The what-if of a step > 0. Free with g_free. */
char *pr_margin_overlay (const pr_margin_change *c, uint32_t step);

/* By the rough cut: the pool of a place that is full first, and when. */
typedef struct {
  uint32_t pool; /* PR_NONE32: no pool of the place has work */
  double load;   /* now: work offered / work available */
  double full;   /* per cent more, or officers missing, at which its load reaches 1; 0 if it does
                    now; INFINITY: never */
} pr_margin_rough;

/* doubled: the world of the step of 100 per cent; of volume only. [n_places]; free with g_free. */
pr_margin_rough *pr_margin_rough_cut (const pr_margin_change *c, const pr_world *doubled);
/* The per cent more of all that comes at which the load reaches 1; 0 if it has. */
double pr_margin_until_full (const pr_load *load);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (pr_margin_change, pr_margin_change_clear)

#endif
