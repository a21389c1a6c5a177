/* Deciding: what each place decides, and how it keeps the dates set for it, from which its verdict
 * is made.
 *
 * A dossier is decided by the place that its procedure names for its home and phase, or by the
 * place of filing. It counts there: in process, and when it is due. How soon filings are accepted
 * counts at the place of filing.
 *
 * Private to the room; functions of every event are in this header.
 */
#ifndef PR_MODEL_DECIDING_H
#define PR_MODEL_DECIDING_H

#include "model/state.h"

static inline uint16_t
pr_item_decider (const pr_model *m, const pr_item *it)
{
  pr_whereabouts at = pr_item_whereabouts (it, it->place);
  uint16_t place = pr_world_deciding (m->w, &m->w->procedures[it->procedure], at);
  return place < m->w->n_places ? place : it->filing;
}

/* A dossier begins (1) or ends (-1) to be in process. */
static inline void
pr_count_deciding (pr_model *m, const pr_item *it, int by)
{
  m->place[pr_item_decider (m, it)].deciding += by;
}

/* A dossier with a due day in the window was finished, or was not at the end. */
void pr_count_due_day (pr_model *m, const pr_item *it, bool on_time);
/* A dossier that was not filed at the counter is accepted now. */
void pr_count_accepted (pr_model *m, pr_item *it);
/* It is about to be handed over: a date that it has missed counts where it was until now. */
void pr_count_missed (pr_model *m, pr_item *it);

void pr_deciding_make (pr_model *m);
/* At the beginning of a replication. */
void pr_deciding_reset (pr_model *m);
/* At the end of the window: filings that should have been accepted and are not. */
void pr_deciding_end (pr_model *m);
void pr_deciding_free (pr_model *m);

#endif
