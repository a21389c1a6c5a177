/* Conservation: nothing vanishes and nothing is counted twice. Every build checks this at every
 * sample.
 *
 *   arrived + taken over + taken in
 *     = returned + refused + withdrawn + handed over + in process       (each place)
 *   tests arrived = finished + closed + in process                      (each place)
 *   visits = filed + served + left + waiting                            (each place)
 *   accepted online + at the counter or by post + carried over + taken in - handed over
 *     = returned + refused + withdrawn + in process
 *     = early + on time + overdue + in process      (each place and group; accepted dossiers)
 *
 * The following needs a look at every item. It is checked at the window's end, and before that
 * whenever as many events have gone by as there are items, so that a long queue costs no more than
 * what happens to it:
 *
 *   handed over = returned + refused + withdrawn + handed over again since
 *                 + in process                        (each place that handed over)
 *   what is counted as in process, where filed and where decided, as waiting and by age is there
 *   in process past due is overdue                      (each place; by groups and in all)
 *   every live item is waiting, in an officer's hands, delayed, or forked
 *   nothing is due before it was received
 *
 * Private to the room; part of the model's state.
 */
#ifndef PR_MODEL_CONSERVATION_H
#define PR_MODEL_CONSERVATION_H

#include "model/model.h"

/* Counts of the items in the slab, against which the running counts are checked. */
typedef struct {
  int64_t in_process, waiting, tests, moved, deciding;
} pr_place_tally;

typedef struct {
  pr_place_tally *tally; /* [place] */
  int64_t looked;        /* as pr_model_looked() */
  uint32_t looked_at;    /* m->handled when all items were last looked through */
} pr_audit;

bool pr_check_conservation (pr_model *m);

void pr_audit_make (pr_model *m);
/* At the beginning of a replication. */
void pr_audit_reset (pr_model *m);
void pr_audit_free (pr_model *m);

#endif
